/** What a message can hold beside words: pictures, files, sounds, places, people. */

/** @import {Kind} from "./format.js" */
/** @import {Audio, Contact, Document, Message, PhotoSize, Sticker, Video, Voice} from "./messages.js" */

import { fileAddress } from "./control.js";
import { avatar, h, icon } from "./dom.js";
import { fullName, kindOf, size } from "./format.js";
import { tile } from "./place.js";
import { lightbox } from "./sheets.js";
import { w } from "./words.js";

/** @typedef {{[K in Kind]: Required<Message>[K]}} Contents */

/** @type {{[K in Kind]: (content: Contents[K], caption?: string) => HTMLElement}} */
const DRAWN = {
  photo: (sizes, caption) => photo(sizes, caption),
  video: (content) => film(content, "video"),
  animation: (content) => film(content, "video moving"),
  video_note: (content) => film(content, "video note"),
  voice: (content) => sound(content, w("voice")),
  audio: (content) => sound(content, content.title ?? content.file_name ?? w("audio")),
  document: (content) => file(content),
  sticker: (content) => sticker(content),
  location: (content) => tile(content),
  venue: ({ location, title, address }) => h("div", { class: "venue" }, tile(location), h("strong", {}, title), h("span", {}, address)),
  contact: (content) => contact(content),
  poll: ({ question, options }) => h("div", { class: "poll" }, h("strong", {}, question), h("ul", {}, options.map(({ text }) => h("li", {}, text)))),
  dice: ({ emoji, value }) => h("div", { class: "dice" }, h("span", { class: "huge" }, emoji), h("span", {}, String(value))),
};

/**
 * Draw what a message holds beside its words.
 * @param {Message} body
 * @returns {HTMLElement|null} nothing for plain text
 */
export function medium(body) {
  const kind = kindOf(body);
  if (kind === "text") return null;
  return (kind === "service" || kind === "other" ? null : drawn(kind, body)) ?? h("em", { class: "unknown" }, w("other"));
}

/**
 * @template {Kind} K
 * @param {K} kind
 * @param {Message} body
 * @returns {HTMLElement|null}
 */
function drawn(kind, body) {
  const { [kind]: content } = /** @type {Partial<Contents>} */ (body);
  return content ? DRAWN[kind](content, body.caption) : null;
}

/**
 * @param {PhotoSize[]} sizes
 * @param {string} [caption]
 * @returns {HTMLElement}
 */
function photo(sizes, caption = w("photo")) {
  const best = sizes.at(-1);
  const address = fileAddress(best?.file_unique_id ?? "");
  const picture = h("img", { src: address, width: best?.width, height: best?.height, alt: caption, loading: "lazy", draggable: "false" });
  return h("button", { type: "button", class: "photo", "aria-label": w("open_photo"), onclick: () => lightbox(address, caption) }, picture);
}

/**
 * Draw an album: two or three pictures a row, the odd ones wide.
 * @param {Message[]} bodies
 * @returns {HTMLElement}
 */
export function album(bodies) {
  const visual = bodies.filter((body) => body.photo || body.video);
  if (visual.length < bodies.length) return h("div", { class: "stack" }, bodies.map(medium));
  return h("div", { class: `album of-${Math.min(bodies.length, 10)}` }, bodies.map(medium));
}

/**
 * @param {Pick<Video, "file_unique_id"|"file_name"|"file_size">} about
 * @param {string} look
 * @returns {HTMLElement}
 */
function film(about, look) {
  const player = h("video", { src: fileAddress(about.file_unique_id), controls: true, preload: "metadata", playsinline: true, class: look });
  player.addEventListener("error", () => player.replaceWith(file({ ...about, file_name: about.file_name ?? w("video") })));
  return player;
}

/**
 * @param {Audio|Voice} about
 * @param {string} name
 * @returns {HTMLElement}
 */
function sound(about, name) {
  const player = h("audio", { src: fileAddress(about.file_unique_id), controls: true, preload: "metadata", "aria-label": name });
  player.addEventListener("error", () => player.replaceWith(file({ ...about, file_name: name }, "mic")));
  return h("div", { class: "sound" }, player);
}

/**
 * @param {Document} about
 * @param {"file"|"mic"} sign
 * @returns {HTMLElement}
 */
function file(about, sign = "file") {
  const name = about.file_name ?? w("file");
  return h("a", { class: "file", href: fileAddress(about.file_unique_id), download: name, "aria-label": w("download", { name }) },
    h("span", { class: "file-sign" }, icon(sign)),
    h("span", { class: "file-words" }, h("span", { class: "file-name" }, name), h("span", { class: "file-size" }, size(about.file_size ?? 0))));
}

/**
 * @param {Sticker} about
 * @returns {HTMLElement}
 */
function sticker(about) {
  const words = about.emoji ?? "🙂";
  const picture = h("img", { src: fileAddress(about.file_unique_id), width: 160, height: 160, alt: `${w("sticker")} ${words}`, class: "sticker" });
  picture.addEventListener("error", () => picture.replaceWith(h("span", { class: "huge" }, words)));
  return picture;
}

/**
 * @param {Contact} about
 * @returns {HTMLElement}
 */
function contact(about) {
  const name = fullName(about);
  return h("div", { class: "contact" }, avatar(about.user_id ?? 3, name),
    h("span", { class: "file-words" }, h("span", { class: "file-name" }, name), h("span", { class: "file-size" }, about.phone_number)));
}

