/** A person's phone: the list of chats, or one of them. */

/** @import {Chat, Person} from "./types.js" */

import { ChatView } from "./chat.js";
import { ChatList, chatsOf } from "./chatlist.js";
import { avatar, h, iconButton } from "./dom.js";
import { clock, fullName, now } from "./format.js";
import { addBot, isAlive, isIn } from "./groups.js";
import { botOf, deepLink } from "./links.js";
import { note } from "./sheets.js";
import { resynchronise, state, watch } from "./state.js";
import { w } from "./words.js";

export class Phone {
  /** @param {Person} person @param {() => void} hide */
  constructor(person, hide) {
    this.person = person;
    /** @type {ChatView|null} */ this.view = null;
    this.time = h("time", {}, "");
    this.screen = h("div", { class: "screen" });
    const name = fullName(person);
    this.element = h("section", { class: "phone", "aria-label": w("phone_of", { name }), "data-person": person.id },
      h("header", { class: "owner" }, avatar(person.id, name), h("strong", {}, name), this.time, iconButton("close", w("hide_phone"), hide, { class: "hide-phone" })),
      this.screen);
    this.chats = new ChatList(person, (chat) => this.open(chat), (address) => this.follow(address));
    const chats = chatsOf(person);
    // A phone that was put away heard nothing meanwhile.
    void resynchronise(chats.map(({ key }) => key));
    if (chats.length === 1) this.open(chats[0]);
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

  tick() {
    this.time.textContent = clock(now().getTime() / 1000);
  }

  /** Follow a group that became a supergroup. */
  moveOn() {
    const group = state.groups.get(this.view?.chat.group ?? 0);
    const next = group?.upgraded_to && state.groups.get(group.upgraded_to);
    if (next) this.open({ key: String(next.id), bot: null, group: next.id, title: next.title });
  }

  /** @param {Chat} chat @param {string|null} [payload] */
  open(chat, payload = null) {
    this.view?.close();
    this.view = new ChatView(chat, state.people.get(this.person.id) ?? this.person, {
      screen: this.screen, back: () => this.back(), open: (address) => this.follow(address),
      search: (word) => this.find(word), visible: () => this.element.offsetParent !== null,
    }, payload);
    this.screen.replaceChildren(this.view.element);
    this.view.view.toEnd();
  }

  back() {
    const key = this.view?.chat.key;
    this.view?.close();
    this.view = null;
    this.screen.replaceChildren(this.chats.element);
    this.chats.draw();
    const line = key && this.chats.list.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (line && this.element.contains(line)) /** @type {HTMLElement} */ (line).focus({ preventScroll: true });
  }

  /** @param {string} word */
  find(word) {
    const view = this.view?.view;
    const post = view?.log.sorted().reverse().find(({ body }) => (body.text ?? body.caption ?? "").includes(word));
    if (post) view?.jump(post.id);
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
      const groups = [...state.groups.values()].filter((group) => isAlive(group) && isIn(group, this.person.id) && !isIn(group, bot.id));
      addBot(this.screen, groups, this.person, bot.id, link.startgroup);
    } else {
      this.open({ key: `${bot.id}:${this.person.id}`, bot: bot.id, group: null, title: bot.first_name }, link.start);
    }
    return true;
  }
}
