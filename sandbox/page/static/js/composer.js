/** The input field with all that belongs to it: what is being answered or edited, the menu, both keyboards. */

/** @import {BotCommand, KeyboardButton} from "./messages.js" */
/** @import {Refused} from "./control.js" */
/** @import {Chat, Person, Post, Room} from "./types.js" */

import { Attachments } from "./attach.js";
import { act, ask } from "./control.js";
import { h, holds, icon, iconButton } from "./dom.js";
import { preview, senderOf } from "./format.js";
import { pressKey, replyKeyboard } from "./keyboards.js";
import { deepLink, botOf } from "./links.js";
import { note, walked } from "./sheets.js";
import { isHidden, placeOf, state } from "./state.js";
import { w } from "./words.js";

const TALLEST = 160;
const SAME = 500; // a second tap within this time is the same one
const GONE = "no_message";

/** What somebody has typed and not sent, kept while other chats are open and over a reload. */
const drafts = {
  /** @param {Chat} chat @param {Person} person */
  key: (chat, person) => `draft ${person.id} ${chat.key}`,
  /** @param {string} key @returns {string} */
  get: (key) => sessionStorage.getItem(key) ?? "",
  /** @param {string} key @param {string} words */
  set: (key, words) => (words ? sessionStorage.setItem(key, words) : sessionStorage.removeItem(key)),
};

export class Composer {
  /** @param {HTMLElement} over @param {Chat} chat @param {Person} person @param {(address: string) => boolean} open opens a deep link */
  constructor(over, chat, person, open) {
    this.over = over;
    this.chat = chat;
    this.person = person;
    this.open = open;
    /** @type {Post|null} */ this.answered = null;
    /** @type {Post|null} */ this.edited = null;
    /** @type {BotCommand[]} */ this.commands = [];
    this.keysShown = true;
    this.keysSign = "";
    this.pressed = false; // whether a key of a keyboard for one use is pressed
    this.asked = 0; // the forced reply that this field has turned to
    this.draft = drafts.key(chat, person);
    this.attachments = new Attachments(over, chat, person, { about: () => this.answered?.id ?? null, done: () => { if (this.answered) this.about(null, null); } });
    this.input = h("textarea", {
      rows: 1, placeholder: w("message"), "aria-label": w("message"), enterkeyhint: "send", autocomplete: "off",
      oninput: () => this.changed(), onkeydown: (event) => this.key(event),
      onpaste: (event) => this.pasted(event),
    });
    this.input.value = drafts.get(this.draft);
    this.menuButton = h("button", { type: "button", class: "menu-button", hidden: true, "aria-expanded": "false", onclick: () => this.toggleMenu() }, icon("menu"), h("span", {}, w("menu")));
    this.keysButton = iconButton("keys", w("keyboard"), () => this.toggleKeys(), { hidden: true });
    this.sendButton = iconButton("send", w("send_message"), () => void this.send(), { class: "send" });
    this.context = h("div", { class: "context", hidden: true });
    this.list = h("div", { class: "commands", role: "menu", "aria-label": w("menu"), hidden: true, onkeydown: (/** @type {KeyboardEvent} */ event) => this.listKey(event) });
    this.keys = h("div", { class: "keys-frame", hidden: true });
    const bar = h("form", { class: "bar", onsubmit: (event) => event.preventDefault() },
      this.menuButton, iconButton("clip", w("attach"), () => this.attachments.open()), this.input, this.keysButton, this.sendButton);
    this.element = h("div", { class: "composer" }, this.list, this.context, bar, this.keys, this.attachments.element);
  }

  /** Show the keyboard and the commands that are there now. */
  update() {
    const room = state.rooms.get(this.chat.key);
    const has = Boolean(room?.keyboard);
    const sign = JSON.stringify(room?.keyboard ?? null);
    const held = holds(this.keys);
    if (sign !== this.keysSign) {
      this.keysSign = sign;
      this.pressed = false;
      this.keysShown = true;
      this.keys.replaceChildren(...(has && room ? [replyKeyboard(room, (key) => this.press(key, Boolean(room.keyboard?.one_time_keyboard)))] : []));
    }
    this.turnTo(room?.asked ?? null);
    const hidden = this.chat.group !== null && isHidden(this.chat.group, this.person);
    const hint = (this.answered?.id === room?.asked?.message && room?.asked?.placeholder) || room?.keyboard?.input_field_placeholder;
    this.input.setAttribute("placeholder", hint ?? w(hidden ? "anonymous_message" : "message"));
    this.keysButton.hidden = !has;
    this.keys.hidden = !has || !this.keysShown;
    if (held && (this.keys.hidden || !holds(this.keys))) this.input.focus();
  }

  /** Answer the message whose sender forces a reply, once. @param {Room["asked"]} asked */
  turnTo(asked) {
    const post = asked && state.logs.get(this.chat.key)?.posts.get(asked.message);
    if (!asked || !post || asked.message === this.asked || asked.people?.includes(this.person.id) === false) return;
    this.asked = asked.message;
    this.about(post, null, false);
  }

  async loadCommands() {
    const before = this.commands;
    this.commands = await ask("menu", placeOf(this.chat, this.person)).catch(() => []);
    this.menuButton.hidden = this.commands.length === 0 || this.chat.group !== null;
    if (before.length === 0 && this.input.value) this.suggest(); // it was typed before they were known
  }

  /** Press a key; a keyboard for one use takes no second press unless the first did not go. @param {KeyboardButton} key @param {boolean} once */
  press(key, once) {
    if (this.pressed) return;
    this.pressed = once;
    void pressKey(this.over, this.chat, this.person, key).then((went) => setTimeout(() => { this.pressed = false; }, went ? SAME : 0));
  }

  toggleKeys() {
    this.keysShown = !this.keysShown;
    this.update();
  }

  toggleMenu() {
    this.showCommands(this.list.hidden ? this.commands : []);
    this.list.querySelector("button")?.focus();
  }

  /** @returns {HTMLElement[]} */
  items() {
    return [...this.list.querySelectorAll("button")];
  }

  /** Walk through the commands; Escape and Tab leave them. @param {KeyboardEvent} event */
  listKey(event) {
    if (walked(this.items(), event)) return event.preventDefault();
    if (event.key !== "Escape" && event.key !== "Tab") return;
    (this.input.value ? this.input : this.menuButton).focus();
    this.showCommands([]);
    event.stopPropagation();
  }

  /** @param {BotCommand[]} commands */
  showCommands(commands) {
    this.list.replaceChildren(...commands.map(({ command, description }) => h("button", { type: "button", role: "menuitem", class: "command", onclick: () => {
      if (holds(this.list)) this.input.focus();
      this.showCommands([]);
      this.put("");
      void this.say(`/${command}`);
    } }, h("span", {}, description), h("code", {}, `/${command}`))));
    this.list.hidden = commands.length === 0;
    this.menuButton.setAttribute("aria-expanded", String(commands.length > 0));
  }

  changed() {
    if (!this.edited) drafts.set(this.draft, this.input.value);
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
    this.suggest();
  }

  /** Show the commands that begin with what is written. */
  suggest() {
    const begun = /^\/(\w*)$/.exec(this.input.value);
    this.showCommands(begun ? this.commands.filter(({ command }) => command.startsWith((begun[1] ?? "").toLowerCase())) : []);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void this.send();
    } else if (event.key.startsWith("Arrow") && this.input.value.startsWith("/") && walked(this.items(), event)) {
      event.preventDefault();
    } else if (event.key === "Escape" && (this.answered || this.edited || !this.list.hidden)) {
      event.stopPropagation();
      this.showCommands([]);
      this.about(null, null);
    }
  }

  /** @param {ClipboardEvent} event */
  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.attachments.offer(files, false);
  }

  /** Answer or edit a message from now on. @param {Post|null} answered @param {Post|null} edited @param {boolean} [now] whether one writes at once */
  about(answered, edited, now = true) {
    const typed = this.edited && !edited;
    this.answered = answered;
    this.edited = edited;
    if (typed) this.put(drafts.get(this.draft));
    const post = answered ?? edited;
    this.context.hidden = !post;
    if (!post) return;
    const title = edited ? w("editing") : w("replying", { name: senderOf(post).name });
    this.context.replaceChildren(h("span", { class: "context-words" }, h("strong", {}, title), h("span", {}, preview(post.body).slice(0, 120))), iconButton("close", w("cancel"), () => { this.about(null, null); this.input.focus(); }));
    if (edited) this.input.value = edited.body.text ?? edited.body.caption ?? "";
    this.changed();
    // A reply that the bot forces must not take the keyboard from another phone.
    if (now) this.input.focus();
  }

  /** Write into the field. @param {string} words */
  put(words) {
    this.input.value = words;
    this.changed();
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    // Among others a link is something to tap on; alone with the bot it is opened.
    const link = this.chat.group === null && deepLink(text);
    if (link && botOf(link) && this.open(text)) {
      this.put("");
      return;
    }
    const { answered, edited } = this;
    const before = this.input.value;
    // Cleared at once, so that a second Enter does not send it twice; put back if it did not go.
    if (!edited) this.put("");
    this.about(null, null);
    try {
      await (edited ? this.change(edited, text) : this.write(text, answered));
    } catch (error) {
      this.putBack(before, answered, edited, /** @type {Refused} */ (error));
    }
  }

  /**
   * Give back what could not be sent, before what was typed meanwhile, and say why.
   * @param {string} words @param {Post|null} answered @param {Post|null} edited @param {Refused} error
   */
  putBack(words, answered, edited, error) {
    const gone = error.sign === GONE;
    const typed = this.input.value;
    this.about(gone ? null : answered, gone ? null : edited, false);
    this.put(typed && !edited ? `${words}\n${typed}` : words);
    note(this.over, `${w("failed", { why: error.message })} ${w(gone ? "kept_new" : "kept")}`);
  }

  /** @param {Post} post @param {string} text */
  change(post, text) {
    return act("edit", { ...placeOf(this.chat, this.person), chat: this.chat.group ?? this.person.id, message: post.id, text });
  }

  /** @param {string} text @param {Post|null} answered */
  write(text, answered) {
    return act("say", { ...placeOf(this.chat, this.person), text, reply_to: answered?.id ?? null });
  }

  /** Send a text that is not in the field. @param {string} text */
  async say(text) {
    const { answered } = this;
    this.about(null, null);
    await this.write(text, answered).catch((error) => note(this.over, w("failed", { why: error.message })));
  }
}
