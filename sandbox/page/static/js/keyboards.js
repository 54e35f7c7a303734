/** Buttons under a message, and the keyboard under the input field. */

/** @import {InlineKeyboardButton, KeyboardButton} from "./messages.js" */
/** @import {Answer, Chat, Person, Place, Post, Room} from "./types.js" */

import { act, ask } from "./control.js";
import { h } from "./dom.js";
import { chooser } from "./place.js";
import { alertBox, note, sheet } from "./sheets.js";
import { placeOf, state, watch } from "./state.js";
import { w } from "./words.js";

const PATIENCE = 16_000;
/** @type {Set<string>} */
const waiting = new Set(); // presses that are not answered yet: a button turns though its message is drawn anew

/**
 * Draw the inline keyboard of a message.
 * @param {Post} post
 * @param {(post: Post, button: InlineKeyboardButton) => void} press
 * @param {Person} person whose phone it is
 * @returns {HTMLElement|null}
 */
export function inlineKeyboard(post, press, person) {
  const rows = post.body.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  return h("div", { class: "inline-keys" }, rows.map((row) => h("div", { class: "inline-row" },
    row.map((button) => {
      const element = h("button", { type: "button", class: `inline-key ${button.url ? "outward" : ""}`, "data-press": pressOf(person.id, post, button.text), onclick: () => press(post, button) }, button.text);
      turn(element);
      return element;
    }))));
}

/** @param {number} person @param {Post} post @param {string} label */
const pressOf = (person, post, label) => JSON.stringify([person, post.room, post.id, post.revision, label]);

/** Let a button turn while its press is not answered. @param {HTMLElement} element */
function turn(element) {
  const busy = waiting.has(element.dataset.press ?? "");
  element.classList.toggle("waiting", busy);
  if (busy) element.setAttribute("aria-busy", "true");
  else element.removeAttribute("aria-busy");
}

/** @param {string} press @param {HTMLElement} over */
function turnAll(press, over) {
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (over.querySelectorAll("[data-press]"))) if (one.dataset.press === press) turn(one);
}

/**
 * Press a button that calls the bot, and show its answer.
 * @param {HTMLElement} over the phone's screen
 * @param {Place} place
 * @param {Post} post
 * @param {string} label
 * @param {{title: string, open: (address: string) => void}} chat
 */
export async function pressInline(over, place, post, label, chat) {
  const press = pressOf(place.person, post, label);
  if (waiting.has(press)) return;
  waiting.add(press);
  turnAll(press, over);
  try {
    const { query } = await ask("tap", { ...place, label, message: post.id });
    const answer = await answerTo(query);
    if (answer?.url) chat.open(answer.url);
    else if (answer?.text && answer.alert) alertBox(over, chat.title, answer.text);
    else if (answer?.text) note(over, answer.text);
  } catch (error) {
    note(over, /** @type {Error} */ (error).message);
  } finally {
    waiting.delete(press);
    turnAll(press, over);
  }
}

/**
 * Wait for the bot's answer to a press.
 * @param {string} query
 * @returns {Promise<Answer|null>} nothing when it takes too long
 */
function answerTo(query) {
  return new Promise((done) => {
    const look = () => {
      const answer = state.answers.get(query);
      if (answer) end(answer);
    };
    const end = (/** @type {Answer|null} */ answer) => {
      stop();
      clearTimeout(timer);
      done(answer);
    };
    const stop = watch("answers", look);
    // The answer may have come while the line was down.
    const timer = setTimeout(() => ask("toast", { query }).then((given) => end(given.answer), () => end(null)), PATIENCE);
    look();
  });
}

/**
 * Draw the reply keyboard of a room.
 * @param {Room} room
 * @param {(key: KeyboardButton) => void} press
 * @returns {HTMLElement}
 */
export function replyKeyboard(room, press) {
  const rows = room.keyboard?.keyboard ?? [];
  return h("div", { class: `reply-keys ${room.keyboard?.resize_keyboard ? "" : "tall"}`, role: "group", "aria-label": w("keyboard") },
    rows.map((row) => h("div", { class: "reply-row" }, row.map((given) => {
      const key = typeof given === "string" ? { text: given } : given;
      const sign = key.request_location ? "📍 " : key.request_contact ? "👤 " : "";
      return h("button", { type: "button", class: "reply-key", onclick: () => press(key) }, /^\p{Extended_Pictographic}/u.test(key.text) ? key.text : sign + key.text);
    }))));
}

/**
 * Press a key of the reply keyboard; one that asks for a place or a number asks the person first.
 * @param {HTMLElement} over
 * @param {Chat} chat
 * @param {Person} person
 * @param {KeyboardButton} key
 * @returns {Promise<boolean>} whether it went; not yet where the person is asked
 */
export async function pressKey(over, chat, person, key) {
  const press = (/** @type {Record<string, unknown>} */ fields) =>
    act("press", { ...placeOf(chat, person), label: key.text, fields }).then(() => true, (error) => { note(over, error.message); return false; });
  if (key.request_location) {
    sheet(over, w("location"), (close) => [chooser((point) => { close(); void press({ ...point }); })]);
  } else if (key.request_contact) {
    sheet(over, w("contact"), (close) => [h("p", { class: "sheet-words" }, w("share_contact", { phone: person.phone })), h("div", { class: "sheet-foot" },
      h("button", { type: "button", class: "plain", onclick: close }, w("cancel")),
      h("button", { type: "button", class: "primary", onclick: () => { close(); void press({}); } }, w("share")))]);
  } else {
    return press({});
  }
  return false;
}
