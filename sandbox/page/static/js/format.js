/** Times, names and sizes in words. */

/** @import {Message} from "./messages.js" */
/** @import {Post} from "./types.js" */

import { state } from "./state.js";
import { language, w } from "./words.js";

const locale = () => (language() === "id" ? "id-ID" : "en-GB");
const DAY = 86_400_000;

/** @returns {Date} the sandbox's time */
export const now = () => new Date(Date.now() + state.ahead);

/**
 * @param {number} seconds
 * @returns {string} hours and minutes
 */
export function clock(seconds) {
  const date = new Date(seconds * 1000);
  // By hand: what belongs to a language takes long to load, and hours and minutes do not need it.
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/**
 * @param {number} seconds
 * @returns {string} the day as it stands between messages
 */
export function day(seconds) {
  const date = new Date(seconds * 1000);
  const ago = Math.round((new Date(now()).setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / DAY);
  if (ago === 0) return w("today");
  if (ago === 1) return w("yesterday");
  return date.toLocaleDateString(locale(), { day: "numeric", month: "long", year: "numeric" });
}

/**
 * @param {number} seconds
 * @returns {string} the time as a list of chats shows it
 */
export function when(seconds) {
  const date = new Date(seconds * 1000);
  if (date.toDateString() === now().toDateString()) return clock(seconds);
  return date.toLocaleDateString(locale(), { day: "numeric", month: "short" });
}

/** @returns {string} the sandbox's day and time in full */
export function moment() {
  return now().toLocaleString(locale(), { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
}

/**
 * @param {number} bytes
 * @returns {string}
 */
export function size(bytes) {
  const number = bytes < 1 << 20 ? Math.max(bytes / 1024, 0.1) : bytes / (1 << 20);
  return `${number.toLocaleString(locale(), { maximumFractionDigits: 1 })} ${bytes < 1 << 20 ? "kB" : "MB"}`;
}

/**
 * @param {{name?: string, first_name?: string, last_name?: string|null}} someone a person, a bot or a User object
 * @returns {string}
 */
export function fullName(someone) {
  return [someone.name ?? someone.first_name, someone.last_name].filter(Boolean).join(" ");
}

/**
 * @param {Pick<Post, "author"|"body">} post
 * @returns {{id: number, name: string}} who wrote it, as others see it: a person, a bot, or a group that speaks for an administrator
 */
export function senderOf({ author, body }) {
  const chat = body.sender_chat;
  return chat ? { id: chat.id, name: chat.title ?? "" } : { id: body.from?.id ?? author, name: fullName(body.from ?? {}) };
}

export const KINDS = /** @type {const} */ ([
  "animation", "photo", "document", "video", "voice", "video_note", "audio", "sticker", "venue", "location", "contact", "poll", "dice",
]);
/** @typedef {typeof KINDS[number]} Kind */

/**
 * @param {Message} body
 * @returns {Kind|"text"|"service"|"other"} what kind of message it is, by its main content
 */
export function kindOf(body) {
  return "text" in body ? "text" : (KINDS.find((kind) => kind in body) ?? (serviceWords(body) ? "service" : "other"));
}

/**
 * @param {Message} body
 * @returns {string} what a service message says; nothing for a message of another kind
 */
export function serviceWords(body) {
  const name = fullName(body.from ?? {});
  if (body.new_chat_members) {
    const came = body.new_chat_members;
    const alone = came.length === 1 && came[0]?.id === body.from?.id;
    return alone ? w("joined", { name }) : w("added", { name, who: came.map(fullName).join(", ") });
  }
  if (body.left_chat_member) {
    const alone = body.left_chat_member.id === body.from?.id;
    return alone ? w("left", { name }) : w("removed", { name, who: fullName(body.left_chat_member) });
  }
  if (body.pinned_message) return w("pinned_by", { name, words: preview(body.pinned_message).slice(0, 60) });
  if (body.new_chat_title) return w("renamed", { title: body.new_chat_title });
  return body.migrate_to_chat_id || body.migrate_from_chat_id ? w("upgraded") : "";
}

/**
 * @param {Message} body
 * @returns {string} the message in one line
 */
export function preview(body) {
  const kind = kindOf(body);
  if (kind === "text") return body.text ?? "";
  if (kind === "service") return serviceWords(body);
  const named = kind === "document" ? (body.document?.file_name ?? w("file")) : w(kind);
  /** @type {Partial<Record<Kind|"other", string>>} */
  const icons = { photo: "🖼", document: "📎", video: "🎬", voice: "🎤", location: "📍", venue: "📍", contact: "👤", sticker: body.sticker?.emoji ?? "" };
  const icon = icons[kind] ?? "";
  return `${icon} ${body.caption ?? named}`.trim();
}
