/** The quiet strip that leads a newcomer: where one is, what comes next, and a switch that plays all of it. */

/** @import {Next} from "./tour.js" */
/** @import {Phone} from "./phone.js" */
/** @import {Step} from "./types.js" */

import { h, holds, icon, iconButton, refill } from "./dom.js";
import { fullName } from "./format.js";
import { perform } from "./perform.js";
import { isScene, sceneAddress } from "./scenes.js";
import { note } from "./sheets.js";
import { state, watch } from "./state.js";
import { Tour, chatOf, labelIn, personOf } from "./tour.js";
import { language, w } from "./words.js";

const BEAT = 900; // between two moves, so that one can follow with the eyes
const GLANCE = 500; // while the button that is pressed next is marked
const PATIENCE = 20_000; // for what the bot has to say

/**
 * What the desk offers to the guide.
 * @typedef {object} Around
 * @property {(person: number) => Phone|undefined} show brings a phone into sight
 * @property {(person: number) => Phone|undefined} phone
 * @property {() => void} leave goes to the button that brings the guide back
 */

export class Guide {
  /** @param {Around} around */
  constructor(around) {
    this.around = around;
    this.tour = new Tour();
    this.playing = 0; // which run of the whole story is on; 0 for none
    this.runs = 0;
    /** @type {HTMLElement|null} */ this.hinted = null;
    this.leading = false; // whether somebody is being led to the button that is marked
    /** @type {Set<string>} */ this.watched = new Set();
    this.drawn = "";
    this.steps = h("ol", { class: "guide-steps" });
    this.line = h("p", { class: "guide-line", role: "status" });
    this.chip = h("div", { class: "guide-chip" });
    this.now = h("div", { class: "guide-now", tabindex: -1 }, this.line, this.chip);
    this.play = h("button", { type: "button", class: "plain guide-play", "aria-pressed": "false", onclick: () => this.switchPlay() });
    this.element = h("section", { class: "guide", "aria-label": w("guide"), hidden: true }, this.steps,
      this.now, h("div", { class: "guide-tools" }, this.play, iconButton("close", w("guide_close"), () => this.toggle(false))));
    watch("guide", () => this.begin());
    watch("world", () => this.update());
    for (const kind of ["pointerdown", "keydown", "wheel"]) document.addEventListener(kind, (event) => this.touched(event), { capture: true, passive: true });
  }

  get there() {
    return state.guide.steps.length > 0;
  }

  /** Follow the chats of the guide that came. */
  begin() {
    if (this.there && !this.tour.since) this.tour.begin();
    for (const step of state.guide.steps) {
      const { key } = chatOf(step);
      if (this.watched.has(key)) continue;
      this.watched.add(key);
      watch(`posts:${key}`, () => this.update());
      watch(`room:${key}`, () => this.update());
    }
    this.update();
  }

  /** Open or close the strip. @param {boolean} open */
  toggle(open) {
    this.stop();
    if (!open && holds(this.element)) this.around.leave();
    this.tour.closed = !open;
    this.tour.keep();
    this.update();
  }

  update() {
    this.element.hidden = !this.there || this.tour.closed;
    if (this.element.hidden) return this.hint(null);
    if (this.tour.look() && !this.playing && this.tour.step) this.around.show(this.tour.step.person);
    const next = this.tour.next();
    const sign = JSON.stringify([this.tour.place, this.tour.done, next?.move, next?.post?.id, next?.say, next?.starts, this.playing, language()]);
    if (sign !== this.drawn) {
      this.drawn = sign;
      this.draw(next);
    }
    this.hint(next);
  }

  /** @param {Next|null} next */
  draw(next) {
    const { place, done } = this.tour;
    const held = this.now.contains(document.activeElement);
    refill(this.steps, state.guide.steps.map((step, number) => h("li", {}, h("button", {
      type: "button", "data-key": number, class: ["guide-step", done.includes(number) && "done", number === place && "on"].filter(Boolean).join(" "), "aria-current": number === place ? "step" : null, "aria-label": `${number + 1}. ${titled(step)}`, onclick: () => this.around.show(step.person),
    }, h("span", { class: "guide-number", "aria-hidden": "true" }, done.includes(number) ? icon("check") : String(number + 1)), h("span", {}, titled(step))))));
    const on = state.guide.steps[place];
    this.line.replaceChildren(h("strong", { class: "guide-title" }, on ? `${titled(on)}. ` : ""), ...this.told(next));
    this.chip.replaceChildren(...this.offered(next));
    if (held) this.take();
    this.play.textContent = w(this.playing ? "guide_stop" : "guide_play");
    this.play.setAttribute("aria-pressed", String(Boolean(this.playing)));
  }

  /** Take the focus: the first button, or the strip where there is none or it is not in sight yet. */
  take() {
    const button = this.now.querySelector("button");
    button?.focus({ preventScroll: true });
    if (document.activeElement !== button) this.now.focus({ preventScroll: true });
  }

  /** @param {Next|null} next @returns {(Node|string)[]} what to do now */
  told(next) {
    if (this.tour.place >= state.guide.steps.length) return [w("guide_end")];
    if (!next) return [w("guide_wait")];
    const who = fullName(personOf(next.step) ?? {});
    const { taps } = next.move;
    if (taps) return this.sentence(w("guide_tap", { who }), labelIn(next.post, next.step, taps) ?? "");
    if (next.move.shows) return [w("guide_photo", { who })];
    if (next.starts) return this.sentence(w("guide_tap", { who }), w("start"));
    return [w("guide_say", { who })];
  }

  /** Put a label where a sentence names it; pressed, it leads to the button itself. @param {string} words @param {string} label @returns {(Node|string)[]} */
  sentence(words, label) {
    const [before = "", after = ""] = words.split("[]");
    return [before, h("button", { type: "button", class: "guide-label", onclick: () => this.lead() }, label), after];
  }

  /** Bring the button that is to be tapped into sight, and the focus to it; once it is pressed, the focus comes back here. */
  lead() {
    const next = this.tour.next();
    if (!next) return;
    this.leading = true;
    this.around.show(next.step.person)?.openChat(chatOf(next.step));
    this.hint(next);
  }

  /** @param {Next|null} next @returns {HTMLElement[]} the example that is one tap away */
  offered(next) {
    const again = () => h("button", { type: "button", class: "plain", onclick: () => { this.tour.begin(); this.update(); } }, w("guide_again"));
    if (this.tour.place >= state.guide.steps.length) return [again()];
    if (!next) return [h("span", { class: "guide-late" }, h("span", {}, w("guide_late")), again())];
    if (next.move.taps || next.starts) return [];
    const picture = isScene(next.move.shows) ? h("img", { src: sceneAddress(next.move.shows), alt: "" }) : null;
    return [h("button", { type: "button", class: "guide-example", onclick: () => this.send(next) }, picture, h("span", { class: "guide-words", lang: "id" }, next.move.shows ? w("photo") : next.say), h("span", { class: "guide-send" }, icon("send"), w("guide_send")))];
  }

  /** Send the example. @param {Next} next */
  send(next) {
    this.around.show(next.step.person)?.openChat(chatOf(next.step));
    perform(next).catch((error) => note(document.body, error.message));
  }

  /** Mark the button that is to be tapped. @param {Next|null} next */
  hint(next) {
    const phone = next && this.around.phone(next.step.person);
    const label = next && (next.move.taps ? labelIn(next.post, next.step, next.move.taps) : null);
    const under = next?.post ? phone?.element.querySelector(`[data-message="${next.post.id}"]`) : null;
    const buttons = [...(under?.querySelectorAll("button.inline-key") ?? []), ...(phone?.element.querySelectorAll("button.reply-key") ?? [])];
    const found = label ? buttons.find((button) => button.textContent === label || button.textContent?.endsWith(` ${label}`)) : next && !next.post && !next.move.sees ? phone?.element.querySelector("button.foot-button") : null;
    if (this.hinted !== found) this.hinted?.classList.remove("hinted");
    this.hinted = /** @type {HTMLElement|null} */ (found ?? null);
    this.hinted?.classList.add("hinted");
    if (!this.leading || !this.hinted) return;
    this.leading = false;
    this.hinted.scrollIntoView({ block: "nearest" });
    this.hinted.focus({ preventScroll: true });
    this.hinted.addEventListener("click", () => this.now.focus({ preventScroll: true }), { once: true });
  }

  switchPlay() {
    if (this.playing) return this.stop();
    if (this.tour.place >= state.guide.steps.length) this.tour.begin();
    this.runs += 1;
    this.playing = this.runs;
    this.update();
    void this.story(this.playing);
  }

  stop() {
    this.playing = 0;
    this.update();
  }

  /** Any tap of a person stops what plays; the switch does that by itself. @param {Event} event */
  touched(event) {
    this.leading = false;
    if (this.playing && event.isTrusted && !this.play.contains(/** @type {Node} */ (event.target))) this.stop();
  }

  /** Play from here to the end. @param {number} run */
  async story(run) {
    try {
      while (this.playing === run && this.tour.place < state.guide.steps.length) await this.beat(run);
    } catch (error) {
      note(document.body, /** @type {Error} */ (error).message);
    }
    if (this.playing === run) this.stop();
  }

  /** @param {number} run */
  async beat(run) {
    const next = await this.following();
    if (this.playing !== run || this.tour.place >= state.guide.steps.length) return;
    if (!next) throw new Error(w("guide_stuck"));
    this.around.show(next.step.person)?.openChat(chatOf(next.step));
    this.update();
    await pause(GLANCE);
    if (this.playing !== run) return;
    const before = this.mark(next);
    await perform(next);
    await pause(BEAT);
    for (let waited = 0; this.playing === run && this.mark(this.tour.next()) === before && waited < PATIENCE; waited += 100) await pause(100);
  }

  /** @param {Next|null} next @returns {string} one moment of the story, to tell it from the one after it */
  mark(next) {
    return JSON.stringify([this.tour.place, next?.post?.id, next?.post?.revision, next?.say]);
  }

  /** Wait until there is something to do. @returns {Promise<Next|null>} */
  async following() {
    for (let waited = 0; waited < PATIENCE; waited += 100) {
      this.update();
      const next = this.tour.next();
      if (next || this.tour.place >= state.guide.steps.length) return next;
      await pause(100);
    }
    return null;
  }
}

/** @param {Step} step @returns {string} */
const titled = ({ title }) => title[language()] ?? Object.values(title)[0] ?? "";

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
