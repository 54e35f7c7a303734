/** A link into Telegram, tapped on one phone and opened on any: who makes an invitation is not who takes it. */

/** @import {Person} from "./types.js" */

import { avatar, h, icon } from "./dom.js";
import { fullName } from "./format.js";
import { newPerson } from "./groups.js";
import { note, sheet } from "./sheets.js";
import { state } from "./state.js";
import { w } from "./words.js";

/**
 * Ask on whose phone a link is to be opened.
 * @param {HTMLElement} over
 * @param {string} address
 * @param {Person} person who tapped it, and stands first
 * @param {(id: number) => void} open
 */
export function openAs(over, address, person, open) {
  const others = [...state.people.values()].filter(({ id, deactivated }) => id !== person.id && !deactivated);
  const row = (/** @type {Person} */ one, /** @type {() => void} */ close) => h("button", { type: "button", class: `member ${one.id === person.id ? "primary-row" : ""}`, onclick: () => { close(); open(one.id); } },
    avatar(one.id, fullName(one)), h("span", {}, fullName(one)), one.id === person.id ? h("small", {}, w("this_phone")) : null);
  sheet(over, w("open_as"), (close) => [
    h("div", { class: "link-line" }, h("code", {}, address), h("button", { type: "button", class: "plain", onclick: () => copy(over, address) }, w("copy_link"))),
    h("div", { class: "members" }, [person, ...others].map((one) => row(one, close)),
      h("button", { type: "button", class: "member", onclick: () => { close(); newPerson(over, ({ id }) => open(id)); } }, h("span", { class: "avatar plus" }, icon("plus")), h("span", {}, w("new_person")))),
  ]);
}

/**
 * Put words on the clipboard.
 * @param {HTMLElement} over
 * @param {string} text
 */
export function copy(over, text) {
  navigator.clipboard.writeText(text).then(() => note(over, w("copied")), () => note(over, w("not_copied")));
}
