/** Sending what is not text: pictures, files, places, people, sounds, stickers. */

/** @import {Chat, Item, Person} from "./types.js" */

import { ask, base64 } from "./control.js";
import { h } from "./dom.js";
import { fullName, size } from "./format.js";
import { chooser } from "./place.js";
import { SCENE_NAMES, sceneAddress, scenePhoto } from "./scenes.js";
import { field, menu, note, sheet, tick } from "./sheets.js";
import { placeOf } from "./state.js";
import { w } from "./words.js";

const ALBUM = 10;
const LARGEST = 40 << 20;
const SIDE = 1280; // what Telegram's apps shrink a photo to
const QUALITY = 0.87;
const STICKERS = ["👍", "🙏", "😊", "😂", "😢", "😡", "❤️", "🎉"];

/** The attachment menu of one chat. */
export class Attachments {
  /** @param {HTMLElement} over @param {Chat} chat @param {Person} person @param {() => number|null} replied takes the message that is being answered */
  constructor(over, chat, person, replied) {
    this.over = over;
    this.chat = chat;
    this.person = person;
    this.replied = replied;
    this.pickers = { visual: this.picker("image/*,video/*", true, "visual"), file: this.picker("", true, "file"), voice: this.picker("audio/*", false, "voice") };
    this.element = h("div", { hidden: true }, Object.values(this.pickers));
  }

  get place() {
    return placeOf(this.chat, this.person);
  }

  /** @param {string} accept @param {boolean} multiple @param {"visual"|"file"|"voice"} kind */
  picker(accept, multiple, kind) {
    const input = h("input", { type: "file", accept, multiple, "data-kind": kind, "aria-label": w("attach"), onchange: () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      if (kind === "voice") void this.send(files.map((file) => ({ kind, file })), "");
      else this.offer(files, kind === "file");
    } });
    return input;
  }

  open() {
    menu(this.over, w("attach"), [
      { label: w("photo"), sign: "photo", act: () => this.pickers.visual.click() },
      { label: w("file"), sign: "file", act: () => this.pickers.file.click() },
      { label: w("location"), sign: "pin", act: () => this.chooseLocation() },
      { label: w("contact"), sign: "person", act: () => this.chooseContact() },
      { label: w("voice"), sign: "mic", act: () => this.pickers.voice.click() },
      { label: w("sticker"), sign: "smile", act: () => this.chooseSticker() },
      { label: w("scene"), sign: "film", act: () => this.chooseScene() },
    ], "up");
  }

  /** Show what was chosen or dropped, and ask how it is to be sent. @param {File[]} files @param {boolean} plain as documents */
  offer(files, plain) {
    const large = files.find((file) => file.size > LARGEST);
    if (large) note(this.over, `${large.name}: ${w("too_big")}`);
    const fit = files.filter((file) => file.size <= LARGEST);
    if (fit.length === 0) return;
    const caption = field(w("caption"), { name: "caption" });
    const asFile = tick(w("as_file"), { checked: plain });
    const visual = fit.some(isVisual);
    const go = (/** @type {() => void} */ close) => {
      close();
      const items = fit.map((file) => ({ file, kind: asFile.input.checked || !isVisual(file) ? "document" : file.type.startsWith("video/") ? "video" : "photo" }));
      void this.send(items, caption.input.value.trim());
    };
    sheet(this.over, w("send_files", { count: fit.length }), (close) => [h("form", { class: "offer", onsubmit: (event) => { event.preventDefault(); go(close); } },
      h("ul", { class: "offered" }, fit.map(offered)), visual ? asFile.row : null, caption.row,
      h("div", { class: "sheet-foot" }, h("button", { type: "submit", class: "primary" }, w("send"))))]);
  }

  /** @param {{kind: string, file: File}[]} items @param {string} caption */
  async send(items, caption) {
    const reply = this.replied();
    try {
      const [first, ...others] = await Promise.all(items.map(prepared));
      if (!first) return;
      if (caption) first.caption = caption;
      for (const group of grouped([first, ...others])) {
        const body = { ...this.place, reply_to: reply };
        await (group.length > 1 ? ask("album", { ...body, items: group }) : ask("send", { ...body, ...group[0] }));
      }
    } catch (error) {
      note(this.over, w("failed", { why: /** @type {Error} */ (error).message }));
    }
  }

  /** @param {string} kind @param {Record<string, unknown>} fields */
  simple(kind, fields) {
    const body = { ...this.place, kind, fields, reply_to: this.replied() };
    ask("send", body).catch((error) => note(this.over, w("failed", { why: error.message })));
  }

  chooseLocation() {
    sheet(this.over, w("location"), (close) => [chooser((point) => { close(); this.simple("location", { ...point }); })]);
  }

  chooseContact() {
    const name = field(w("name"), { required: true, name: "name" });
    const phone = field(w("phone"), { required: true, name: "phone", inputmode: "tel" });
    sheet(this.over, w("contact"), (close) => [
      h("button", { type: "button", class: "wide plain", onclick: () => { close(); this.simple("contact", { own: true }); } }, `${w("own_contact")} · ${fullName(this.person)}`),
      h("form", { onsubmit: (event) => { event.preventDefault(); close(); this.simple("contact", { name: name.input.value, phone: phone.input.value }); } },
        name.row, phone.row, h("div", { class: "sheet-foot" }, h("button", { type: "submit", class: "primary" }, w("send"))))]);
  }

  /** Offer pictures that are drawn, for who has none at hand. */
  chooseScene() {
    sheet(this.over, w("scene"), (close) => [h("div", { class: "scenes" }, SCENE_NAMES.map((name) => h("button", { type: "button", class: "scene", "aria-label": w(/** @type {const} */ (`scene_${name}`)), onclick: async () => {
      close();
      ask("send", { ...this.place, ...(await scenePhoto(name)), reply_to: this.replied() }).catch((error) => note(this.over, w("failed", { why: error.message })));
    } }, h("img", { src: sceneAddress(name), alt: "" }))))]);
  }

  chooseSticker() {
    sheet(this.over, w("sticker"), (close) => [h("div", { class: "stickers" }, STICKERS.map((emoji) => h("button", { type: "button", class: "sticker-choice", onclick: async () => {
      close();
      const data = await base64(await drawnSticker(emoji));
      ask("send", { ...this.place, kind: "sticker", data, fields: { emoji } }).catch((error) => note(this.over, error.message));
    } }, emoji)))]);
  }
}

/** @param {File} file */
const isVisual = (file) => /^(image\/(jpeg|png|gif|webp|avif|bmp)|video\/)/.test(file.type);

/** @param {File} file @returns {HTMLElement} */
function offered(file) {
  const address = isVisual(file) && !file.type.startsWith("video/") ? URL.createObjectURL(file) : null;
  const picture = address && h("img", { src: address, alt: "", onload: () => URL.revokeObjectURL(address) });
  return h("li", {}, picture, h("span", { class: "file-words" }, h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, size(file.size))));
}

/** @param {{kind: string, file: File}} item @returns {Promise<Item>} */
async function prepared({ kind, file }) {
  const data = kind === "photo" ? await shrunk(file) : file;
  const fields = file.type && kind !== "photo" ? { mime_type: file.type } : {};
  return { kind, data: await base64(data), name: kind === "photo" ? null : file.name, fields };
}

/** Shrink a photo as Telegram's apps do; nothing of the camera's notes survives. @param {File} file @returns {Promise<Blob>} */
async function shrunk(file) {
  const picture = await createImageBitmap(file).catch(() => { throw new Error(w("bad_picture")); });
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.max(Math.round(picture.width * scale), 1), Math.max(Math.round(picture.height * scale), 1));
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}

/** @param {string} emoji @returns {Promise<Blob>} */
async function drawnSticker(emoji) {
  const canvas = new OffscreenCanvas(512, 512);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.font = "380px sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(emoji, 256, 276);
  return canvas.convertToBlob({ type: "image/webp" });
}

/** Put items into albums of up to ten; documents go only with documents. @param {Item[]} items */
function grouped(items) {
  /** @type {[Item, ...Item[]][]} */ const groups = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && last.length < ALBUM && (last[0].kind === "document") === (item.kind === "document")) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
