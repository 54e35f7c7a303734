/** Formatted text: entities become elements, words stay words. */

/** @import {MessageEntity} from "./messages.js" */

import { h } from "./dom.js";
import { w } from "./words.js";

/**
 * What a tap on a part of a text does.
 * @typedef {object} Taps
 * @property {(address: string, event: Event) => void} link
 * @property {(command: string) => void} command
 * @property {(word: string) => void} search
 * @property {(words: string) => void} copy
 */

/** @type {Partial<Record<string, keyof HTMLElementTagNameMap>>} */
const SIMPLE = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];

/**
 * Draw a text with its entities.
 * @param {string} text
 * @param {MessageEntity[]} entities
 * @param {Taps} taps
 * @returns {(Node|string)[]}
 */
export function formatted(text, entities, taps) {
  const sorted = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return inside(text, sorted, 0, text.length, taps);
}

/**
 * @param {string} text
 * @param {MessageEntity[]} entities sorted, outer before inner; those of this stretch are taken out
 * @param {number} from
 * @param {number} to
 * @param {Taps} taps
 * @returns {(Node|string)[]}
 */
function inside(text, entities, from, to, taps) {
  const found = [];
  let place = from;
  for (let entity = entities[0]; entity && entity.offset < to; entity = entities[0]) {
    entities.shift();
    const start = Math.max(entity.offset, place);
    const end = Math.min(entity.offset + entity.length, to);
    if (start >= end) continue;
    found.push(text.slice(place, start));
    found.push(element(entity, text.slice(start, end), inside(text, entities, start, end, taps), taps));
    place = end;
    // A block stands in lines of its own already.
    if (BLOCKS.includes(entity.type) && text[place] === "\n") place += 1;
  }
  if (place < to) found.push(text.slice(place, to));
  return found.filter((part) => part !== "");
}

/**
 * @param {MessageEntity} entity
 * @param {string} words
 * @param {(Node|string)[]} content
 * @param {Taps} taps
 * @returns {Node}
 */
function element(entity, words, content, taps) {
  if (entity.type === "code") return tappable(h("code", { title: w("copy") }, content), () => taps.copy(words));
  const tag = SIMPLE[entity.type];
  if (tag) return h(tag, {}, content);
  switch (entity.type) {
    case "spoiler": return spoiler(content);
    case "text_link": return link(entity.url ?? "", content, taps);
    case "url": return link(/^[a-z]+:/i.test(words) ? words : `https://${words}`, content, taps);
    case "email": return link(`mailto:${words}`, content, taps);
    case "phone_number": return link(`tel:${words.replace(/[^+\d]/g, "")}`, content, taps);
    case "mention": return link(`https://t.me/${words.slice(1)}`, content, taps);
    case "bot_command": return tappable(content, () => taps.command(words));
    case "hashtag": case "cashtag": return tappable(content, () => taps.search(words));
    default: return h("span", {}, content);
  }
}

/**
 * @param {(Node|string)[]} content
 * @returns {HTMLElement}
 */
function spoiler(content) {
  const cover = h("button", { type: "button", class: "spoiler", "aria-label": w("spoiler"), onclick: () => {
    const open = h("span", { class: "spoiler-open", tabindex: -1 }, [...cover.childNodes].flatMap((child) => [...child.childNodes]));
    cover.replaceWith(open);
    open.focus({ preventScroll: true });
  } }, h("span", { "aria-hidden": "true" }, content));
  return cover;
}

/**
 * @param {string} address
 * @param {(Node|string)[]} content
 * @param {Taps} taps
 * @returns {HTMLElement}
 */
function link(address, content, taps) {
  // Only these schemes can do no harm; anything else is words.
  if (!/^(https?|mailto|tel|tg):/i.test(address)) return h("span", {}, content);
  return h("a", {
    href: address, target: "_blank", rel: "noopener noreferrer",
    onclick: (event) => taps.link(address, event),
  }, content);
}

/**
 * Words that do something here; a link, for a button would be a box that no line runs through.
 * @param {Node|(Node|string)[]} content
 * @param {() => void} act
 * @returns {HTMLElement}
 */
function tappable(content, act) {
  const tap = (/** @type {Event} */ event) => { event.preventDefault(); act(); };
  return h("a", { href: "#", onclick: tap }, content);
}
