/** What a message can hold beside words: pictures, files, sounds, places, people. */

/** @import {Body} from "./types.js" */

import { fileAddress } from "./control.js";
import { avatar, h, icon } from "./dom.js";
import { fullName, size } from "./format.js";
import { tile } from "./place.js";
import { lightbox } from "./sheets.js";
import { w } from "./words.js";

/** @type {Record<string, (body: Body) => HTMLElement>} */
const DRAWN = {
  photo: (body) => photo(body),
  video: (body) => film(body.video, "video"),
  animation: (body) => film(body.animation, "video moving"),
  video_note: (body) => film(body.video_note, "video note"),
  voice: (body) => sound(body.voice, w("voice")),
  audio: (body) => sound(body.audio, body.audio.title ?? body.audio.file_name ?? w("audio")),
  document: (body) => file(body.document),
  sticker: (body) => sticker(body.sticker),
  location: (body) => tile(body.location),
  venue: (body) => h("div", { class: "venue" }, tile(body.venue.location), h("strong", {}, body.venue.title), h("span", {}, body.venue.address)),
  contact: (body) => contact(body.contact),
  poll: (body) => h("div", { class: "poll" }, h("strong", {}, body.poll.question),
    h("ul", {}, body.poll.options.map((/** @type {{text: string}} */ option) => h("li", {}, option.text)))),
  dice: (body) => h("div", { class: "dice" }, h("span", { class: "huge" }, body.dice.emoji), h("span", {}, String(body.dice.value))),
};

/**
 * Draw what a message holds beside its words.
 * @param {string} kind
 * @param {Body} body
 * @returns {HTMLElement|null} nothing for plain text
 */
export function medium(kind, body) {
  if (kind in DRAWN) return DRAWN[kind](body);
  return kind === "text" ? null : h("em", { class: "unknown" }, w("other"));
}

/**
 * @param {Body} body
 * @returns {HTMLElement}
 */
function photo(body) {
  const best = body.photo.at(-1);
  const address = fileAddress(best.file_unique_id);
  const picture = h("img", { src: address, width: best.width, height: best.height, alt: body.caption ?? w("photo"), loading: "lazy", draggable: "false" });
  return h("button", { type: "button", class: "photo", "aria-label": w("open_photo"), onclick: () => lightbox(address, body.caption ?? w("photo")) }, picture);
}

/**
 * Draw an album: two or three pictures a row, the odd ones wide.
 * @param {Body[]} bodies
 * @returns {HTMLElement}
 */
export function album(bodies) {
  const visual = bodies.filter((body) => body.photo || body.video);
  if (visual.length < bodies.length) return h("div", { class: "stack" }, bodies.map((body) => medium("document" in body ? "document" : "audio" in body ? "audio" : "photo" in body ? "photo" : "video", body)));
  return h("div", { class: `album of-${Math.min(bodies.length, 10)}` }, bodies.map((body) => medium(body.photo ? "photo" : "video", body)));
}

/**
 * @param {Record<string, any>} about
 * @param {string} look
 * @returns {HTMLElement}
 */
function film(about, look) {
  const player = h("video", { src: fileAddress(about.file_unique_id), controls: true, preload: "metadata", playsinline: true, class: look });
  player.addEventListener("error", () => player.replaceWith(file({ ...about, file_name: about.file_name ?? w("video") })));
  return player;
}

/**
 * @param {Record<string, any>} about
 * @param {string} name
 * @returns {HTMLElement}
 */
function sound(about, name) {
  const player = h("audio", { src: fileAddress(about.file_unique_id), controls: true, preload: "metadata", "aria-label": name });
  player.addEventListener("error", () => player.replaceWith(file({ ...about, file_name: name }, "mic")));
  return h("div", { class: "sound" }, player);
}

/**
 * @param {Record<string, any>} about
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
 * @param {Record<string, any>} about
 * @returns {HTMLElement}
 */
function sticker(about) {
  const words = about.emoji ?? "🙂";
  const picture = h("img", { src: fileAddress(about.file_unique_id), width: 160, height: 160, alt: `${w("sticker")} ${words}`, class: "sticker" });
  picture.addEventListener("error", () => picture.replaceWith(h("span", { class: "huge" }, words)));
  return picture;
}

/**
 * @param {Record<string, any>} about
 * @returns {HTMLElement}
 */
function contact(about) {
  const name = fullName(about);
  return h("div", { class: "contact" }, avatar(about.user_id ?? 3, name),
    h("span", { class: "file-words" }, h("span", { class: "file-name" }, name), h("span", { class: "file-size" }, about.phone_number)));
}

