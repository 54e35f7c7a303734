/** Files that were chosen: shown, sent in albums, and kept on the sheet until they are sent. */

/** @import {Item} from "./types.js" */

import { base64 } from "./control.js";
import { h, iconButton } from "./dom.js";
import { size } from "./format.js";
import { field, note, sheet, tick } from "./sheets.js";
import { w } from "./words.js";

const ALBUM = 10;
const LARGEST = 50 << 20; // of one request; Telegram's apps send more, which no bot can fetch
const FETCHED = 20 << 20; // what a bot can fetch
const CAPTION = 1024;
const SIDE = 1280; // what Telegram's apps shrink a photo to
const QUALITY = 0.87;
const RATIO = 20; // a photo's longer side to its shorter one

/** @typedef {{file: File, kind: string|null, number: number}} Chosen a file, and how it goes whatever is ticked */
/** @typedef {(items: [Item, ...Item[]], same: string) => Promise<unknown>} Deliver sends one message or album; `same` is what it is once */

let chosen = 0; // counts what was ever chosen on this page

export class Offer {
  /** @param {HTMLElement} over @param {File[]} files @param {{plain?: boolean, kind?: string}} how as documents, or all as one kind @param {Deliver} deliver */
  constructor(over, files, { plain = false, kind }, deliver) {
    this.deliver = deliver;
    /** @type {Chosen[]} */ this.items = files.filter((file) => !refusal(file)).map((file) => ({ file, kind: kind ?? null, number: (chosen += 1) }));
    this.caption = field(w("caption"), { name: "caption" });
    this.asFile = tick(w("as_file"), { checked: plain });
    this.list = h("ul", { class: "offered" });
    this.told = h("p", { class: "sheet-words told", role: "status" });
    this.button = h("button", { type: "submit", class: "primary" }, w("send"));
    this.close = () => {};
    const refused = files.map((file) => refusal(file)).filter(Boolean).join("\n");
    if (this.items.length > 0) this.open(over);
    else note(over, refused);
    this.draw(refused);
  }

  /** @param {HTMLElement} over */
  open(over) {
    this.close = sheet(over, w("send_files", { count: this.items.length }), () => [h("form", { class: "offer", onsubmit: (event) => { event.preventDefault(); void this.send(); } },
      this.list, this.told, this.items.some(({ file }) => isVisual(file)) ? this.asFile.row : null, this.caption.row, h("div", { class: "sheet-foot" }, this.button))]);
  }

  /** Show what is left to be sent, and say why it is. @param {string} words */
  draw(words) {
    this.told.textContent = words;
    this.told.hidden = !words;
    this.list.replaceChildren(...this.items.map((one) => shown(one, this.items.length > 1 ? () => {
      this.items = this.items.filter((other) => other !== one);
      this.draw("");
    } : null)));
  }

  /** @param {Chosen} one @returns {string} how it goes */
  kindOf({ file, kind }) {
    if (kind) return kind;
    if (this.asFile.input.checked || !isVisual(file)) return "document";
    return file.type.startsWith("video/") ? "video" : "photo";
  }

  async send() {
    const caption = this.caption.input.value.trim();
    if (this.button.disabled) return;
    if (caption.length > CAPTION) return this.draw(w("caption_long"));
    this.button.disabled = true;
    try {
      const photos = await this.shrunk();
      if (photos) await this.deliverAll(photos, caption);
    } catch (error) {
      this.draw(`${w("failed", { why: /** @type {Error} */ (error).message })} ${w("kept_files")}`);
    } finally {
      this.button.disabled = false;
    }
  }

  /** Shrink the photos; nothing where one cannot be a photo, which then is to go as a file. @returns {Promise<Map<Chosen, Blob>|null>} */
  async shrunk() {
    /** @type {Map<Chosen, Blob>} */ const photos = new Map();
    const bad = [];
    for (const one of this.items) {
      if (this.kindOf(one) !== "photo") continue;
      try {
        photos.set(one, await shrink(one.file));
      } catch (error) {
        one.kind = "document";
        bad.push(`${one.file.name}: ${/** @type {Error} */ (error).message}`);
      }
    }
    if (bad.length) this.draw(`${bad.join("\n")}\n${w("picture_as_file")}`);
    return bad.length ? null : photos;
  }

  /** Send album by album, so that what has gone is not sent again. @param {Map<Chosen, Blob>} photos @param {string} caption */
  async deliverAll(photos, caption) {
    let words = caption;
    for (const group of this.grouped()) {
      const [first, ...others] = await Promise.all(group.map((one) => ready(one, this.kindOf(one), photos.get(one))));
      if (!first) continue;
      if (words) first.caption = words;
      await this.deliver([first, ...others], JSON.stringify([group.map(({ number }) => number), group.map((one) => this.kindOf(one)), words]));
      this.items = this.items.filter((one) => !group.includes(one));
      words = this.caption.input.value = "";
    }
    this.close();
  }

  /** Put what is chosen into albums of up to ten and 50 MB; documents go only with documents. */
  grouped() {
    /** @type {[Chosen, ...Chosen[]][]} */ const groups = [];
    let weight = 0;
    for (const one of this.items) {
      const last = groups.at(-1);
      weight += one.file.size;
      if (last && last.length < ALBUM && weight <= LARGEST && (this.kindOf(last[0]) === "document") === (this.kindOf(one) === "document")) last.push(one);
      else {
        groups.push([one]);
        weight = one.file.size;
      }
    }
    return groups;
  }
}

/** @param {File} file @returns {string} why it cannot be sent, nothing where it can */
export function refusal(file) {
  if (file.size === 0) return `${file.name}: ${w("empty_file")}`;
  return file.size > LARGEST ? `${file.name}: ${w("too_big")}` : "";
}

/** @param {File} file */
const isVisual = (file) => /^(image\/(jpeg|png|gif|webp|avif|bmp)|video\/)/.test(file.type);

/** @param {Chosen} one @param {(() => void)|null} out takes it out of the list @returns {HTMLElement} */
function shown({ file, kind }, out) {
  const address = isVisual(file) && !file.type.startsWith("video/") && !kind ? URL.createObjectURL(file) : null;
  const done = () => { if (address) URL.revokeObjectURL(address); };
  const picture = address && h("img", { src: address, alt: "", onload: done, onerror: done });
  const words = [size(file.size), file.size > FETCHED && w("too_big_for_bots")].filter(Boolean).join(" · ");
  return h("li", {}, picture, h("span", { class: "file-words" }, h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, words)),
    out && iconButton("close", w("take_out", { name: file.name }), out));
}

/** @param {Chosen} one @param {string} kind @param {Blob} [photo] shrunk @returns {Promise<Item>} */
async function ready({ file }, kind, photo) {
  const fields = file.type && !photo ? { mime_type: file.type } : {};
  return { kind, data: await base64(photo ?? file), name: photo ? null : file.name, fields };
}

/** Shrink a photo as Telegram's apps do; nothing of the camera's notes survives. @param {File} file @returns {Promise<Blob>} */
async function shrink(file) {
  const picture = await createImageBitmap(file).catch(() => { throw new Error(w("bad_picture")); });
  const { width, height } = picture;
  if (Math.max(width, height) > RATIO * Math.min(width, height)) throw new Error(w("odd_picture"));
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.max(Math.round(width * scale), 1), Math.max(Math.round(height * scale), 1));
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}
