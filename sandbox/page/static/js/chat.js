/** An open chat on a phone: its head, its messages, and what is under them. */

/** @import {InlineKeyboardButton} from "./messages.js" */
/** @import {Chat, Person, Post} from "./types.js" */

import { unreadOf } from "./chatlist.js";
import { Composer } from "./composer.js";
import { act, ask } from "./control.js";
import { avatar, h, holds, iconButton, refill } from "./dom.js";
import { preview } from "./format.js";
import { forward } from "./forward.js";
import { groupChoices } from "./groups.js";
import { copy } from "./invite.js";
import { pressInline } from "./keyboards.js";
import { LogView } from "./log.js";
import { logOf } from "./logbook.js";
import { menu, note } from "./sheets.js";
import { placeOf, state, watch } from "./state.js";
import { w } from "./words.js";

/**
 * What a phone offers to its chat.
 * @typedef {object} Home
 * @property {HTMLElement} screen
 * @property {() => void} back
 * @property {(address: string) => boolean} open opens a deep link as this person; false for any other
 * @property {(address: string) => boolean} tapped asks for whom a deep link is; false for any other
 * @property {(word: string) => void} search
 * @property {() => boolean} visible
 */

export class ChatView {
  /** @param {Chat} chat @param {Person} person @param {Home} home @param {string|null} payload of a deep link that was followed */
  constructor(chat, person, home, payload) {
    this.chat = chat;
    this.person = person;
    this.home = home;
    this.payload = payload;
    this.pressed = false; // whether the button below has been pressed, and stands there yet
    this.place = placeOf(chat, person);
    /** @type {ReturnType<ChatView["footing"]>|null} */ this.standing = null;
    this.log = logOf(chat, person);
    this.view = new LogView(this.log, {
      person, group: chat.group !== null, taps: this.taps(),
      press: (post, button) => this.press(post, button),
      actions: (post) => this.actions(post),
      reply: (post) => this.composer.about(post, null),
      write: () => this.write(),
      jump: (id) => this.view.jump(id),
    });
    this.composer = new Composer(home.screen, chat, person, home.open);
    this.foot = h("footer", { class: "foot" });
    this.head = h("header", { class: "head" });
    this.subtitle = h("span", {});
    this.pinned = h("button", { type: "button", class: "pinned", hidden: true, onclick: () => this.view.jump(state.rooms.get(chat.key)?.pinned?.id ?? 0) });
    this.elsewhere = h("span", { class: "badge elsewhere" });
    this.element = h("div", { class: "chat", role: "group", "aria-label": chat.title }, this.head, this.pinned, this.view.element, this.foot);
    this.acceptDrops();
    this.stops = [
      watch(`posts:${chat.key}`, () => { this.view.update(); this.update(); }),
      watch(`room:${chat.key}`, () => this.update()),
      watch("rooms", () => this.countElsewhere()),
      watch("world", () => { this.refresh(); void this.composer.loadCommands(); }),
    ];
    this.view.update();
    this.refresh();
    void this.composer.loadCommands();
  }

  close() {
    this.view.close();
    for (const stop of this.stops) stop();
  }

  taps() {
    return {
      link: (/** @type {string} */ address, /** @type {Event} */ event) => { if (this.home.tapped(address)) event.preventDefault(); },
      command: (/** @type {string} */ command) => void this.composer.say(command),
      search: this.home.search,
      copy: (/** @type {string} */ words) => copy(this.home.screen, words),
    };
  }

  /** Take over what the world says about this person and chat. */
  refresh() {
    this.person = state.people.get(this.person.id) ?? this.person;
    const group = state.groups.get(this.chat.group ?? 0);
    refill(this.head, [
      iconButton("back", w("back"), this.home.back, { class: "back", "data-key": "back" }), this.elsewhere, avatar(this.chat.group ?? this.chat.bot ?? 0, group?.title ?? this.chat.title),
      h("div", { class: "head-words" }, h("h2", {}, group?.title ?? this.chat.title), this.subtitle),
      iconButton("more", w("more"), () => this.options(), { "data-key": "more" })]);
    this.countElsewhere();
    this.update();
  }

  /** Say under the title what is there, or that the bot is busy. */
  subtitled() {
    const group = state.groups.get(this.chat.group ?? 0);
    const count = Object.values(group?.members ?? {}).filter((status) => !["left", "kicked"].includes(status)).length;
    const busy = (state.busy.get(this.chat.key) ?? 0) > Date.now();
    this.subtitle.textContent = busy ? w("busy") : group ? w("member_count", { count }) : w("bot");
  }

  /** Keep in sight what the bot has pinned. */
  showPinned() {
    const post = state.rooms.get(this.chat.key)?.pinned;
    this.pinned.hidden = !post;
    if (post) this.pinned.replaceChildren(h("strong", {}, w("pinned")), h("span", {}, preview(post.body).slice(0, 120)));
  }

  /** Show beside the way back how much waits in other chats. */
  countElsewhere() {
    const here = state.rooms.get(this.chat.key)?.unread[this.person.id] ?? 0;
    const count = unreadOf(this.person) - here;
    this.elsewhere.textContent = String(count);
    this.elsewhere.setAttribute("aria-label", w("unread", { count }));
    this.elsewhere.hidden = count === 0;
  }

  /** Show the foot that fits, and mark what is seen as read. */
  update() {
    this.composer.update();
    this.subtitled();
    this.showPinned();
    const wanted = this.footing();
    if (wanted !== this.standing) {
      const held = holds(this.foot);
      this.standing = wanted;
      this.pressed = false;
      this.foot.replaceChildren(this.drawFoot(wanted));
      if (held) this.write();
    }
    const unread = state.rooms.get(this.chat.key)?.unread[this.person.id];
    if (unread && this.home.visible() && document.visibilityState === "visible") void ask("read", this.place).catch(() => {});
  }

  /** Go to where one writes, or to the button that stands there instead. */
  write() {
    if (this.standing === "composer") this.composer.input.focus();
    else this.foot.querySelector("button")?.focus();
  }

  /** @returns {"start"|"unblock"|"stranger"|"composer"} */
  footing() {
    const { chat, person } = this;
    if (chat.group) {
      const status = state.groups.get(chat.group)?.members[person.id] ?? "left";
      return ["left", "kicked"].includes(status) ? "stranger" : "composer";
    }
    if (this.payload !== null || (!person.started.includes(chat.bot ?? 0) && this.log.posts.size === 0)) return "start";
    return person.blocked.includes(chat.bot ?? 0) ? "unblock" : "composer";
  }

  /** @param {ReturnType<ChatView["footing"]>} kind @returns {HTMLElement} */
  drawFoot(kind) {
    if (kind === "composer") return this.composer.element;
    if (kind === "stranger") return h("button", { type: "button", class: "foot-button", onclick: () => this.once(() => this.attempt(ask("join", this.place))) }, `${w("not_member")} ${w("join")}`);
    const hello = kind === "start" && !this.person.started.includes(this.chat.bot ?? 0) ? this.hello() : null;
    const label = kind === "start" ? w("start") : w("unblock");
    return h("div", {}, hello, h("button", { type: "button", class: "foot-button", onclick: () => this.once(() => (kind === "start" ? this.start() : this.attempt(ask("unblock", this.place)))) }, label));
  }

  /** @returns {HTMLElement} what a bot says of itself to who does not know it */
  hello() {
    const texts = state.bots.get(this.chat.bot ?? 0)?.descriptions ?? {};
    const words = texts[this.person.language] ?? texts[""];
    return h("div", { class: "hello" }, words ? [h("strong", {}, w("greeting")), h("p", {}, words)] : h("p", {}, w("hello")));
  }

  start() {
    const { payload } = this;
    this.payload = null;
    this.view.atEnd = true;
    return this.attempt(act("start", payload === null ? this.place : { ...this.place, payload }), () => { this.payload = payload; });
  }

  /** Take one press of the button below until another stands there; it keeps the focus meanwhile. @param {() => Promise<void>} what */
  once(what) {
    if (this.pressed) return;
    this.pressed = true;
    void what();
  }

  /** @param {Promise<unknown>} done @param {() => void} [undo] where it was not done */
  attempt(done, undo) {
    return done.then(() => {}, (error) => { undo?.(); this.pressed = false; note(this.home.screen, error.message); }).finally(() => this.update());
  }

  /** @param {Post} post @param {InlineKeyboardButton} button */
  press(post, button) {
    const out = (/** @type {string} */ address) => void window.open(address, "_blank", "noopener,noreferrer");
    const open = (/** @type {string} */ address) => { if (!this.home.open(address)) out(address); };
    if (button.url) this.home.tapped(button.url) || out(button.url);
    else if (button.copy_text) copy(this.home.screen, button.copy_text.text);
    else if ("callback_data" in button) void pressInline(this.home.screen, this.place, post, button.text, { title: this.chat.title, open });
    else note(this.home.screen, w("not_here"));
  }

  /** Offer what can be done with a message. @param {Post} post */
  actions(post) {
    const own = post.author === this.person.id;
    const text = post.body.text ?? post.body.caption;
    const choices = [{ label: w("reply"), act: () => this.composer.about(post, null) }];
    if (text) choices.push({ label: w("copy"), act: () => copy(this.home.screen, text) });
    if (!post.body.has_protected_content) choices.push({ label: w("forward"), act: () => forward(this.home.screen, this.chat, this.person, post) });
    if (own && (text || post.body.photo)) choices.push({ label: w("edit"), act: () => this.composer.about(null, post) });
    if (own || !this.chat.group) choices.push({ label: w("delete"), act: () => this.attempt(ask("delete", { ...this.place, chat: this.chat.group ?? this.person.id, message: post.id })) });
    menu(this.home.screen, w("actions"), choices, "middle");
  }

  /** Offer what can be done with the chat. */
  options() {
    const group = state.groups.get(this.chat.group ?? 0);
    const blocked = this.person.blocked.includes(this.chat.bot ?? 0);
    const choices = group ? groupChoices(this.home.screen, group, this.person)
      : [{ label: blocked ? w("unblock") : w("block"), act: () => this.attempt(ask(blocked ? "unblock" : "block", this.place)) }];
    menu(this.home.screen, w("more"), choices, "down");
  }

  acceptDrops() {
    const over = (/** @type {DragEvent} */ event) => {
      event.preventDefault();
      this.element.classList.add("dropping");
    };
    this.element.dataset.drop = w("drop");
    this.element.addEventListener("dragover", over);
    this.element.addEventListener("dragleave", () => this.element.classList.remove("dropping"));
    this.element.addEventListener("drop", (event) => {
      event.preventDefault();
      this.element.classList.remove("dropping");
      if (this.standing === "composer") this.composer.attachments.offer([...(event.dataTransfer?.files ?? [])], false);
    });
  }
}
