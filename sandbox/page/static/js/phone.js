/** A person's phone: the list of chats, or one of them. */

/** @import {Chat, Person} from "./types.js" */

import { ChatView } from "./chat.js";
import { ChatList, chatsOf } from "./chatlist.js";
import { avatar, h, holds, iconButton } from "./dom.js";
import { clock, fullName, now } from "./format.js";
import { addBot, isAlive, isIn } from "./groups.js";
import { openAs } from "./invite.js";
import { LIST, firstChat } from "./layout.js";
import { botOf, deepLink } from "./links.js";
import { note } from "./sheets.js";
import { state, watch } from "./state.js";
import { w } from "./words.js";

/**
 * What the desk offers to a phone.
 * @typedef {object} Around
 * @property {() => void} hide
 * @property {() => void} moved another chat is open
 * @property {(person: number, address: string) => void} openOn opens a link on somebody's phone
 */

export class Phone {
  /** @param {Person} person @param {Around} around @param {string} [first] the chat that is open at first */
  constructor(person, around, first) {
    this.person = person;
    this.around = around;
    /** @type {ChatView|null} */ this.view = null;
    this.time = h("time", {}, "");
    this.screen = h("div", { class: "screen" });
    const name = fullName(person);
    this.element = h("section", { class: "phone", "aria-label": w("phone_of", { name }), "data-person": person.id },
      h("header", { class: "owner" }, avatar(person.id, name), h("strong", {}, name), this.time, iconButton("close", w("hide_phone"), around.hide, { class: "hide-phone" })),
      this.screen);
    this.chats = new ChatList(person, (chat) => this.open(chat), (address) => this.follow(address));
    const chats = chatsOf(person);
    const chat = firstChat(chats, first);
    if (chat) this.open(chat);
    else this.back();
    this.tick();
    this.stops = [...this.chats.stops, watch("world", () => { this.tick(); this.moveOn(); })];
  }

  /** Leave the desk. */
  dispose() {
    this.view?.close();
    for (const stop of this.stops) stop();
    this.element.remove();
  }

  /** @returns {string} the open chat as the page's address names it */
  get shown() {
    if (this.view?.chat.bot && state.bots.size === 1) return "";
    return String(this.view?.chat.group ?? this.view?.chat.bot ?? LIST);
  }

  tick() {
    this.time.textContent = clock(now().getTime() / 1000);
  }

  /** Show a chat, unless it is shown already. @param {Chat} chat */
  openChat(chat) {
    if (this.view?.chat.key !== chat.key) this.open(chat);
  }

  /** @param {{id: number, title: string}} group */
  openGroup({ id, title }) {
    this.open({ key: String(id), bot: null, group: id, title });
  }

  /** Follow a group that became a supergroup. */
  moveOn() {
    const group = state.groups.get(this.view?.chat.group ?? 0);
    const next = group?.upgraded_to && state.groups.get(group.upgraded_to);
    if (next) this.openGroup(next);
  }

  /** @param {Chat} chat @param {string|null} [payload] */
  open(chat, payload = null) {
    const held = holds(this.screen);
    this.view?.close();
    this.view = new ChatView(chat, state.people.get(this.person.id) ?? this.person, {
      screen: this.screen, back: () => this.back(), open: (address) => this.follow(address), tapped: (address) => this.tapped(address),
      search: (word) => this.find(word), visible: () => this.element.offsetParent !== null,
    }, payload);
    this.screen.replaceChildren(this.view.element);
    this.view.view.toEnd();
    if (held) this.view.write();
    this.around.moved();
  }

  back() {
    const key = this.view?.chat.key;
    const held = holds(this.screen);
    this.view?.close();
    this.view = null;
    this.screen.replaceChildren(this.chats.element);
    this.chats.draw();
    const line = (key && this.chats.list.querySelector(`[data-key="${CSS.escape(key)}"]`)) || (held && this.chats.list.querySelector("button"));
    if (line && this.element.contains(line)) /** @type {HTMLElement} */ (line).focus({ preventScroll: true });
    this.around.moved();
  }

  /** @param {string} word */
  find(word) {
    const view = this.view?.view;
    const post = view?.log.sorted().reverse().find(({ body }) => (body.text ?? body.caption ?? "").includes(word));
    if (post) view?.jump(post.id);
  }

  /** Ask for whom a link of a bot is that was tapped here. @param {string} address @returns {boolean} false for any other address */
  tapped(address) {
    const link = deepLink(address);
    if (!link || !botOf(link) || (link.start ?? link.startgroup) === null) return this.follow(address);
    openAs(this.screen, address, this.person, (id) => this.around.openOn(id, address));
    return true;
  }

  /** Open a link into Telegram as this person. @param {string} address @returns {boolean} false for any other address */
  follow(address) {
    const link = deepLink(address);
    if (!link) return false;
    const bot = botOf(link);
    if (!bot) {
      note(this.screen, w("no_bot", { name: link.username }));
      return true;
    }
    if (link.startgroup !== null) {
      const groups = [...state.groups.values()].filter((group) => isAlive(group) && isIn(group, this.person.id));
      addBot(this.screen, groups, this.person, bot.id, link.startgroup, (group) => this.openGroup(group));
    } else {
      this.open({ key: `${bot.id}:${this.person.id}`, bot: bot.id, group: null, title: bot.first_name }, link.start);
    }
    return true;
  }
}
