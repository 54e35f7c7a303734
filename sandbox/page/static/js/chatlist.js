/** The list of a person's chats: the bots, and the groups the person is in. */

/** @import {Chat, Person, Room} from "./types.js" */

import { avatar, h, icon, refill } from "./dom.js";
import { kindOf, preview, senderOf, when } from "./format.js";
import { isAlive, isIn } from "./groups.js";
import { botOf, deepLink } from "./links.js";
import { state, watch } from "./state.js";
import { w } from "./words.js";

/**
 * Give the chats of a person, the newest first.
 * @param {Person} person
 * @returns {Chat[]}
 */
export function chatsOf(person) {
  const bots = [...state.bots.values()].map((bot) => ({ key: `${bot.id}:${person.id}`, bot: bot.id, group: null, title: bot.first_name }));
  const groups = [...state.groups.values()].filter((group) => isAlive(group) && isIn(group, person.id))
    .map((group) => ({ key: String(group.id), bot: null, group: group.id, title: group.title }));
  const newest = (/** @type {Chat} */ chat) => state.rooms.get(chat.key)?.last?.body.date ?? 0;
  return [...bots, ...groups].sort((one, other) => newest(other) - newest(one));
}

/**
 * Count what a person has not read.
 * @param {Person} person
 * @returns {number}
 */
export function unreadOf(person) {
  return chatsOf(person).reduce((sum, chat) => sum + (state.rooms.get(chat.key)?.unread[person.id] ?? 0), 0);
}

export class ChatList {
  /** @param {Person} person @param {(chat: Chat) => void} open @param {(address: string) => boolean} follow opens a deep link */
  constructor(person, open, follow) {
    this.person = person;
    this.open = open;
    this.follow = follow;
    this.search = h("input", { type: "search", placeholder: w("search"), "aria-label": w("search"), autocomplete: "off", oninput: () => this.draw() });
    this.list = h("ul", { class: "chat-list" });
    const form = h("form", { class: "search", role: "search", onsubmit: (event) => {
      event.preventDefault();
      if (this.follow(this.search.value)) this.search.value = "";
      this.draw();
    } }, this.search);
    this.element = h("div", { class: "chats", role: "group", "aria-label": w("chats") }, h("header", { class: "head" }, h("h2", {}, w("chats"))), form, this.list);
    this.stops = [watch("rooms", () => this.draw()), watch("world", () => this.draw())];
    this.draw();
  }

  draw() {
    const wanted = this.search.value.trim().toLowerCase();
    const link = deepLink(wanted);
    const bot = link && botOf(link);
    const found = chatsOf(this.person).filter((chat) => chat.title.toLowerCase().includes(bot ? bot.first_name.toLowerCase() : wanted));
    const lines = found.map((chat) => h("li", {}, this.line(chat)));
    if (bot) lines.unshift(h("li", {}, h("button", { type: "button", class: "chat-line follow", onclick: () => { this.follow(this.search.value); this.search.value = ""; this.draw(); } }, icon("send"), h("span", {}, `@${bot.username}`))));
    refill(this.list, lines.length > 0 ? lines : [h("li", { class: "none-found" }, w("no_chats"))]);
  }

  /** @param {Chat} chat */
  line(chat) {
    const room = state.rooms.get(chat.key);
    const unread = room?.unread[this.person.id] ?? 0;
    return h("button", { type: "button", class: "chat-line", "data-key": chat.key, onclick: () => this.open(chat) },
      avatar(chat.group ?? chat.bot ?? 0, chat.title),
      h("span", { class: "line-words" },
        h("span", { class: "line-top" }, h("strong", {}, chat.title), h("time", {}, room?.last ? when(room.last.body.date) : "")),
        h("span", { class: "line-bottom" }, h("span", { class: "line-text" }, this.lastWords(chat, room)), unread ? h("span", { class: "badge", "aria-label": w("unread", { count: unread }) }, String(unread)) : null)));
  }

  /** @param {Chat} chat @param {Room|undefined} room */
  lastWords(chat, room) {
    const last = room?.last;
    if (!last) return w("empty");
    const words = preview(last.body).replace(/\s+/g, " ").slice(0, 120);
    if (kindOf(last.body) === "service") return words;
    if (last.author === this.person.id) return `${w("you")}: ${words}`;
    return chat.group ? `${senderOf(last).name}: ${words}` : words;
  }
}
