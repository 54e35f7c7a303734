/** Passing a message on to another chat of the same person. */

/** @import {Chat, Person, Post} from "./types.js" */

import { chatsOf } from "./chatlist.js";
import { ask } from "./control.js";
import { avatar, h } from "./dom.js";
import { note, sheet } from "./sheets.js";
import { w } from "./words.js";

/**
 * Ask where a message goes, and send it there.
 * @param {HTMLElement} over
 * @param {Chat} chat where it stands
 * @param {Person} person
 * @param {Post} post
 */
export function forward(over, chat, person, post) {
  const send = (/** @type {Chat} */ target) => ask("forward", {
    person: person.id, chat: chat.group ?? person.id, message: post.id, to: target.group, bot: target.bot ?? chat.bot,
  }).then(() => note(over, w("forwarded_to", { title: target.title })), (error) => note(over, w("failed", { why: error.message })));
  sheet(over, w("forward_to"), (close) => [h("div", { class: "members" }, chatsOf(person).map((target) => h("button", { type: "button", class: "member", onclick: () => {
    close();
    void send(target);
  } }, avatar(target.group ?? target.bot ?? 0, target.title), h("span", {}, target.title))))]);
}
