/** One message, or one album, as a bubble. */

/** @import {InlineKeyboardButton, Message} from "./messages.js" */
/** @import {Person, Piece, Post} from "./types.js" */
/** @import {Taps} from "./text.js" */

import { avatar, h, iconButton } from "./dom.js";
import { clock, fullName, kindOf, preview, senderOf } from "./format.js";
import { inlineKeyboard } from "./keyboards.js";
import { album, medium } from "./media.js";
import { formatted } from "./text.js";
import { waits } from "./state.js";
import { w } from "./words.js";

/**
 * What the chat around a bubble offers to it.
 * @typedef {object} Around
 * @property {Person} person whose phone it is
 * @property {boolean} group
 * @property {Taps} taps
 * @property {(post: Post, button: InlineKeyboardButton) => void} press
 * @property {(post: Post, element: HTMLElement) => void} actions
 * @property {(post: Post) => void} reply
 * @property {() => void} write goes to the field for a message
 * @property {(id: number) => void} jump
 */

/**
 * Draw a bubble for messages that belong together.
 * @param {Piece} posts
 * @param {{first: boolean, last: boolean}} place whether it begins and ends a run of one sender
 * @param {Around} around
 * @returns {HTMLElement}
 */
export function bubble(posts, place, around) {
  const [post] = posts;
  const own = post.author === around.person.id;
  const kind = kindOf(post.body);
  const spoken = posts.find(({ body }) => body.text || body.caption) ?? post;
  const words = spoken.body.text ?? spoken.body.caption ?? "";
  const bare = ["sticker", "dice", "video_note"].includes(kind);
  const content = [
    named(post, own, place, around), forwarded(post.body), quote(post.body, around),
    posts.length > 1 ? album(posts.map(({ body }) => body)) : medium(post.body),
    h("div", { class: `words ${isBig(words) ? "big" : ""}` }, formatted(words, spoken.body.entities ?? spoken.body.caption_entities ?? [], around.taps), meta(posts, own)),
  ];
  const more = iconButton("dots", w("actions"), (event) => around.actions(post, /** @type {HTMLElement} */ (event.currentTarget)), { class: "bubble-more" });
  const look = ["bubble", `is-${kind}`, bare && "bare", words ? "has-words" : "no-words"].filter(Boolean).join(" ");
  const act = (/** @type {Event} */ event) => {
    event.preventDefault();
    around.actions(post, element);
  };
  const element = h("div", {
    class: look, role: "article", tabindex: -1, ondblclick: () => around.reply(post), oncontextmenu: act,
    onkeydown: (/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter" && event.target === element) act(event); },
  }, content, more);
  const column = h("div", { class: "column" }, element, inlineKeyboard(post, around.press, around.person));
  return h("div", { class: ["row", own ? "own" : "other", place.first && "first", place.last && "last"].filter(Boolean).join(" "), "data-message": post.id },
    around.group && !own ? face(post, place) : null, column);
}

const FEW = 3; // emoji that are drawn large when they stand alone
const EMOJI = /^(\p{Regional_Indicator}{2}|[#*\d]\uFE0F?\u20E3|\p{Emoji_Presentation}.*|\p{Extended_Pictographic}.*)$/u;

/** @param {string} words */
function isBig(words) {
  if (words.length === 0 || words.length > 60) return false;
  const signs = [...new Intl.Segmenter().segment(words.replace(/\s/g, ""))].map(({ segment }) => segment);
  return signs.length > 0 && signs.length <= FEW && signs.every((sign) => EMOJI.test(sign));
}

/** @param {Post} post @param {{last: boolean}} place */
function face(post, place) {
  const { id, name } = senderOf(post);
  return place.last ? avatar(id, name) : h("span", { class: "avatar none" });
}

/** @param {Post} post @param {boolean} own @param {{first: boolean}} place @param {Around} around */
function named(post, own, place, around) {
  if (own || !around.group || !place.first) return null;
  const { id, name } = senderOf(post);
  return h("div", { class: `sender ink-${Math.abs(id) % 7}` }, name);
}

/** @param {Message} body */
function forwarded({ forward_origin: origin }) {
  if (!origin) return null;
  const name = origin.type === "user" ? fullName(origin.sender_user) : origin.type === "hidden_user" ? origin.sender_user_name : ("chat" in origin ? origin.chat : origin.sender_chat).title ?? "";
  return h("div", { class: "forwarded" }, w("forwarded", { name }));
}

/** @param {Message} body @param {Around} around */
function quote(body, around) {
  const quoted = body.reply_to_message;
  if (!quoted) return null;
  const who = senderOf({ author: 0, body: quoted });
  const thumb = quoted.photo ? "🖼 " : "";
  const line = preview(quoted).split("\n").filter(Boolean).slice(0, 2).join(" ").slice(0, 140);
  return h("button", { type: "button", class: `quote ink-${Math.abs(who.id) % 7}`, onclick: () => around.jump(quoted.message_id) },
    h("strong", {}, who.name), h("span", {}, thumb && line.startsWith("🖼") ? line : thumb + line));
}

/** @param {Piece} posts @param {boolean} own */
function meta(posts, own) {
  const body = posts[0].body;
  const edited = posts.some((post) => post.body.edit_date);
  return h("span", { class: "meta" }, edited ? `${w("edited")} ` : "", h("time", { datetime: new Date(body.date * 1000).toISOString() }, clock(body.date)),
    own ? h("span", { class: "sent", role: "img", "aria-label": w(posts.some(waits) ? "sent" : "read") }, posts.some(waits) ? " ✓" : " ✓✓") : null);
}
