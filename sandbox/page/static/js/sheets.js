/** Things that lie over a phone or the page for a moment: sheets, menus, notes, alerts, a picture in full. */

/** @import {Given} from "./dom.js" */

import { h, icon, iconButton } from "./dom.js";
import { w } from "./words.js";

const NOTE_STAYS = 4500;
const REACHED = "a[href], button, input:not([hidden]), textarea, select, [tabindex='0']"; // what Tab stops at

/**
 * Walk from one item to the next by the arrow keys, round at both ends.
 * @param {HTMLElement[]} items
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was one of those
 */
export function walked(items, { key }) {
  const place = items.findIndex((item) => item === document.activeElement);
  const to = { ArrowDown: place + 1, ArrowUp: place < 0 ? -1 : place - 1, Home: 0, End: -1 }[key];
  if (to === undefined || items.length === 0) return false;
  items.at(to % items.length)?.focus();
  return true;
}

/** Lead Tab round in a sheet, from its end to its beginning and back. @param {HTMLElement} paper @param {KeyboardEvent} event */
function tabbed(paper, event) {
  const stops = /** @type {HTMLElement[]} */ ([...paper.querySelectorAll(REACHED)]).filter((stop) => stop.offsetParent && !stop.matches(":disabled"));
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}

/**
 * Lay a sheet over a place; what is under it cannot be reached until it is closed.
 * @param {HTMLElement} over
 * @param {string} title
 * @param {(close: () => void) => (Node|string)[]} fill
 * @returns {() => void} closes it
 */
export function sheet(over, title, fill) {
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  const under = [...over.children].filter((child) => !child.hasAttribute("inert"));
  const close = () => {
    cover.remove();
    for (const child of under) child.removeAttribute("inert");
    if (before?.isConnected) before.focus();
  };
  const head = h("header", { class: "sheet-head" }, h("h2", {}, title), iconButton("close", w("close"), close));
  const paper = h("div", { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": title }, head, fill(close));
  const cover = h("div", { class: "cover", onclick: ({ target }) => { if (target === cover) close(); } }, paper);
  cover.addEventListener("keydown", (event) => {
    if (event.key === "Tab") return tabbed(paper, event);
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  for (const child of under) child.setAttribute("inert", "");
  over.append(cover);
  const first = paper.querySelector("input:not([type=hidden]):not([type=file]), textarea, .primary") ?? paper.querySelector("button");
  /** @type {HTMLElement|null} */ (first)?.focus();
  return close;
}

/**
 * One line of a menu.
 * @typedef {{label: string, sign?: Parameters<typeof icon>[0], act: () => void}} Choice
 */

/**
 * Open a small menu in a place.
 * @param {HTMLElement} over
 * @param {string} label
 * @param {Choice[]} choices
 * @param {string} look where it opens: down, middle, or up above the button that opened it
 */
export function menu(over, label, choices, look = "down") {
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  const close = () => {
    cover.remove();
    if (before?.isConnected) before.focus();
  };
  const items = choices.map((choice) => h("button", { type: "button", role: "menuitem", onclick: () => { close(); choice.act(); } },
    choice.sign ? icon(choice.sign) : null, h("span", {}, choice.label)));
  const list = h("div", { class: `menu ${look}`, role: "menu", "aria-label": label }, items);
  const cover = h("div", { class: "cover clear", onclick: ({ target }) => { if (target === cover) close(); } }, list);
  cover.addEventListener("keydown", (event) => {
    // Tab goes on from the button that opened the menu.
    if (event.key === "Tab") return close();
    if (event.key === "Escape") close();
    else if (!walked(items, event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  if (look === "up" && before) list.style.bottom = `${over.getBoundingClientRect().bottom - before.getBoundingClientRect().top + 6}px`;
  over.append(cover);
  items[0]?.focus();
}

/**
 * Show a note that goes by itself, as Telegram shows the answer to a button.
 * @param {HTMLElement} over
 * @param {string} words
 */
export function note(over, words) {
  over.querySelector(":scope > .note")?.remove();
  const shown = h("div", { class: "note", role: "status" }, words);
  over.append(shown);
  setTimeout(() => shown.remove(), NOTE_STAYS);
}

/**
 * Show words that must be closed.
 * @param {HTMLElement} over
 * @param {string} title
 * @param {string} words
 */
export function alertBox(over, title, words) {
  sheet(over, title, (close) => [h("p", { class: "sheet-words" }, words), h("div", { class: "sheet-foot" }, h("button", { type: "button", class: "primary", onclick: close }, "OK"))]);
}

/**
 * Show a picture over the whole page.
 * @param {string} address
 * @param {string} words
 */
export function lightbox(address, words) {
  const dialog = h("dialog", { class: "lightbox", "aria-label": words, onclick: () => { dialog.close(); }, onclose: () => { dialog.remove(); } },
    h("img", { src: address, alt: words }), iconButton("close", w("close"), () => dialog.close()));
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * Make a labelled field of a form.
 * @param {string} label
 * @param {Given} [given]
 * @returns {{row: HTMLElement, input: HTMLInputElement}}
 */
export function field(label, given = {}) {
  const input = h("input", { type: "text", autocomplete: "off", ...given });
  return { input, row: h("label", { class: "field" }, h("span", {}, label), input) };
}

/**
 * Make a labelled box to tick.
 * @param {string} label
 * @param {Given} [given]
 * @returns {{row: HTMLElement, input: HTMLInputElement}}
 */
export function tick(label, given = {}) {
  const input = h("input", { type: "checkbox", ...given });
  return { input, row: h("label", { class: "tick" }, input, h("span", {}, label)) };
}
