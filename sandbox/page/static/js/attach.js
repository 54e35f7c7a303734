/** Sending what is not text: pictures, files, places, people, sounds, stickers. */

/** @import {Chat, Item, Person} from "./types.js" */

import { act, base64 } from "./control.js";
import { h } from "./dom.js";
import { fullName } from "./format.js";
import { Offer } from "./offer.js";
import { chooser } from "./place.js";
import { SCENE_NAMES, sceneAddress, scenePhoto } from "./scenes.js";
import { field, menu, note, sheet } from "./sheets.js";
import { placeOf } from "./state.js";
import { w } from "./words.js";

const STICKERS = ["👍", "🙏", "😊", "😂", "😢", "😡", "❤️", "🎉"];

/** The attachment menu of one chat. */
export class Attachments {
  /** @param {HTMLElement} over @param {Chat} chat @param {Person} person @param {{about: () => number|null, done: () => void}} reply the message that is being answered, and that it is */
  constructor(over, chat, person, reply) {
    this.over = over;
    this.chat = chat;
    this.person = person;
    this.reply = reply;
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
      if (kind === "voice") void this.speak(files);
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
    return new Offer(this.over, files, { plain }, (items, same) => this.deliver(items, same));
  }

  /** Send a voice note at once; it is offered where it does not go. @param {File[]} files one, or none */
  async speak(files) {
    const offer = new Offer(this.over, files, { kind: "voice" }, (items, same) => this.deliver(items, same));
    await offer.send();
  }

  /** Send one, or an album; the message that it answers is answered then. @param {[Item, ...Item[]]} items @param {string} same */
  async deliver(items, same) {
    const body = { ...this.place, reply_to: this.reply.about() };
    await (items.length > 1 ? act("album", { ...body, items }, same) : act("send", { ...body, ...items[0] }, same));
    this.reply.done();
  }

  /** Send one thing that is quickly made anew, and say so where it did not go. @param {Item} item */
  told(item) {
    this.deliver([item], JSON.stringify([this.place, item])).catch((error) => note(this.over, w("failed", { why: error.message })));
  }

  chooseLocation() {
    sheet(this.over, w("location"), (close) => [chooser((point) => { close(); this.told({ kind: "location", fields: { ...point } }); })]);
  }

  chooseContact() {
    const name = field(w("name"), { required: true, name: "name" });
    const phone = field(w("phone"), { required: true, name: "phone", inputmode: "tel" });
    sheet(this.over, w("contact"), (close) => [
      h("button", { type: "button", class: "wide plain", onclick: () => { close(); this.told({ kind: "contact", fields: { own: true } }); } }, `${w("own_contact")} · ${fullName(this.person)}`),
      h("form", { onsubmit: (event) => { event.preventDefault(); close(); this.told({ kind: "contact", fields: { name: name.input.value, phone: phone.input.value } }); } },
        name.row, phone.row, h("div", { class: "sheet-foot" }, h("button", { type: "submit", class: "primary" }, w("send"))))]);
  }

  /** Offer pictures that are drawn, for who has none at hand. */
  chooseScene() {
    sheet(this.over, w("scene"), (close) => [h("div", { class: "scenes" }, SCENE_NAMES.map((name) => h("button", { type: "button", class: "scene", "aria-label": w(/** @type {const} */ (`scene_${name}`)), onclick: async () => {
      close();
      this.told(await scenePhoto(name));
    } }, h("img", { src: sceneAddress(name), alt: "" }))))]);
  }

  chooseSticker() {
    sheet(this.over, w("sticker"), (close) => [h("div", { class: "stickers" }, STICKERS.map((emoji) => h("button", { type: "button", class: "sticker-choice", onclick: async () => {
      close();
      this.told({ kind: "sticker", data: await base64(await drawnSticker(emoji)), fields: { emoji } });
    } }, emoji)))]);
  }
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
