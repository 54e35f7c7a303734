/** Things that lie over a phone or the page for a moment: sheets, menus, notes, alerts, a picture in full. */

/** @import {Given} from "./dom.js" */

import { h, icon, iconButton } from "./dom.js";
import { w } from "./words.js";

const NOTE_STAYS = 4500;

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
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close();
    else if (step) items[(items.findIndex((item) => item === document.activeElement) + step + items.length) % items.length]?.focus();
    else return;
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
