/** The messages of a chat on the screen: only what changed is drawn again, and the place one reads stays. */

/** @import {Around} from "./bubble.js" */
/** @import {Piece, Post} from "./types.js" */
/** @import {Log} from "./logbook.js" */

import { bubble } from "./bubble.js";
import { arrange, h, iconButton } from "./dom.js";
import { day, kindOf, serviceWords } from "./format.js";
import { waits } from "./state.js";
import { w } from "./words.js";

const NEAR = 80; // pixels from the end that still count as reading the newest
const MOST = 150; // messages that are kept while one reads the newest; beyond that the oldest are let go
const KEPT = 60;
const SLICE = 8; // messages that are drawn at one go, the newest first: more would hold up what one types
const DAY_STAYS = 1200;
const RUN = 600; // seconds after which the same sender begins anew

const CONTROLS = "a, button, audio, video"; // what Tab can stop at in a message

/** @typedef {{key: string, sign: string, draw: () => HTMLElement}} Item */
/** @typedef {{sign: string, element: HTMLElement}} Drawn */
/** @typedef {{element: Element, message: string, words: string|null}} Held the control of a message that has the focus */

export class LogView {
  /** @param {Log} log @param {Around} around */
  constructor(log, around) {
    this.log = log;
    this.around = around;
    /** @type {Map<string, Drawn>} */ this.drawn = new Map();
    this.list = h("div", { class: "messages", onfocusin: (/** @type {Event} */ event) => this.turnTo(rowOf(event.target)) });
    /** @type {Element|null} */ this.current = null; // the row whose controls Tab reaches; arrow keys lead to the others
    this.scroller = h("div", { class: "log", role: "log", "aria-live": "polite", tabindex: 0, onscroll: () => this.scrolled(), onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event) }, this.list);
    this.down = iconButton("down", w("newest"), () => this.toEnd(), { class: "to-end", hidden: true });
    this.element = h("div", { class: "log-frame" }, this.scroller, this.down);
    this.atEnd = true;
    log.views.add(this);
    this.size = ""; // of the screen when it last stood at the end
    this.loading = false;
    this.older = false; // whether an earlier page is being drawn above what one reads
    /** @type {ReturnType<typeof setTimeout>|undefined} */ this.timer = undefined;
    /** @type {ReturnType<typeof setTimeout>|undefined} */ this.rest = undefined; // draws what one go left over
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.scroller);
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.list);
  }

  /** Show it no more. */
  close() {
    clearTimeout(this.rest);
    this.log.views.delete(this);
  }

  /** Bring the screen up to date with the log. */
  update() {
    if ([...this.log.views].every(({ atEnd }) => atEnd) && this.log.posts.size > MOST) this.log.trim(KEPT);
    const items = itemsOf(this.log.sorted(), this.around);
    if (items.length === 0 && this.log.loaded) items.push({ key: "empty", sign: "", draw: () => h("div", { class: "pill" }, w("empty")) });
    this.older ||= this.loading;
    this.loading = false;
    this.show(items);
  }

  /** Bring them on the screen, a slice at a go until all are there. @param {Item[]} items */
  show(items) {
    const fromEnd = this.scroller.scrollHeight - this.scroller.scrollTop;
    const held = this.held();
    const whole = this.draw(items);
    arrange(this.list, [...this.drawn.values()].map(({ element }) => element));
    if (held && !held.element.isConnected) this.regain(held);
    if (!this.current?.contains(document.activeElement)) this.turnTo(this.rows().at(-1) ?? null);
    if (this.atEnd) this.toEnd();
    else if (this.older) this.scroller.scrollTop = this.scroller.scrollHeight - fromEnd;
    this.older &&= !whole;
    clearTimeout(this.rest);
    this.rest = whole ? undefined : setTimeout(() => this.show(items));
  }

  /** Draw what changed, a slice of it at most; an old state stays until its turn. @param {Item[]} items @returns {boolean} whether that was all */
  draw(items) {
    /** @type {[string, Drawn][]} */ const kept = [];
    let left = SLICE;
    for (const { key, sign, draw } of items.toReversed()) {
      const old = this.drawn.get(key);
      if (old?.sign === sign) kept.push([key, old]);
      else if (left > 0) kept.push([key, { sign, element: shut(draw()) }]);
      else if (old) kept.push([key, old]);
      left -= Number(old?.sign !== sign);
    }
    this.drawn = new Map(kept.reverse());
    return left >= 0;
  }

  /** @returns {Element[]} those with a message, oldest first */
  rows() {
    return [...this.list.querySelectorAll(":scope > .row")];
  }

  /** @returns {Held|null} */
  held() {
    const element = this.list.querySelector(":focus-visible");
    const message = element?.closest(".row")?.getAttribute("data-message");
    return element && message ? { element, message, words: named(element) } : null;
  }

  /** Keep the focus where it was, though the message was drawn anew; if there is no such control any more, one writes on. @param {Held} held */
  regain({ message, words }) {
    const controls = /** @type {NodeListOf<HTMLElement>} */ (this.list.querySelectorAll(`[data-message="${Number(message)}"] :is(${CONTROLS}, .bubble)`));
    const same = [...controls].find((control) => named(control) === words);
    if (same) same.focus({ preventScroll: true });
    else this.around.write();
  }

  /** Let Tab reach the controls of one message only: a long chat is no long way. @param {Element|null} row */
  turnTo(row) {
    if (this.current && row !== this.current) shut(this.current);
    this.current = row;
    row?.querySelectorAll(CONTROLS).forEach((control) => control.removeAttribute("tabindex"));
  }

  /** Lead from message to message by the arrow keys. @param {KeyboardEvent} event */
  key(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || /** @type {Element} */ (event.target).matches("audio, video")) return;
    event.preventDefault();
    const rows = this.rows();
    const at = rows.indexOf(/** @type {Element} */ (this.current));
    const next = event.target === this.scroller ? this.current : rows[at + step] ?? this.current;
    /** @type {HTMLElement|null|undefined} */ (next?.querySelector(".bubble"))?.focus();
  }

  toEnd() {
    this.atEnd = true;
    this.size = sizeOf(this.scroller);
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    // A keyboard came below, or the phone became narrower: nobody scrolled.
    if (this.atEnd && sizeOf(this.scroller) !== this.size) return this.toEnd();
    this.showDay();
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    this.down.hidden = this.atEnd;
    const short = this.atEnd && this.rest !== undefined; // not because one scrolled up, but because the rest is not drawn yet
    if (scrollTop < NEAR && !short && this.log.more && !this.loading && this.log.loaded) {
      this.loading = true;
      this.log.loadEarlier().catch(() => { this.loading = false; });
    }
  }

  /** Keep the day in sight while one scrolls, as Telegram does. */
  showDay() {
    clearTimeout(this.timer);
    this.scroller.classList.toggle("scrolling", !this.atEnd);
    this.timer = setTimeout(() => this.scroller.classList.remove("scrolling"), DAY_STAYS);
  }

  /** Bring a message into sight. @param {number} id */
  jump(id) {
    const found = this.list.querySelector(`[data-message="${Number(id)}"]`);
    found?.scrollIntoView({ block: "center" });
    found?.classList.add("found");
    setTimeout(() => found?.classList.remove("found"), 1500);
  }
}

/** @template {Element} Row @param {Row} row @returns {Row} the same, its controls out of Tab's way */
function shut(row) {
  row.querySelectorAll(CONTROLS).forEach((control) => control.setAttribute("tabindex", "-1"));
  return row;
}

/** @param {Element} scroller @returns {string} */
const sizeOf = ({ clientWidth, clientHeight }) => `${clientWidth} ${clientHeight}`;

/** @param {EventTarget|null} target @returns {Element|null} */
const rowOf = (target) => /** @type {Element} */ (target).closest(".row");

/** @param {Element} control @returns {string|null} */
const named = (control) => control.getAttribute("aria-label") ?? (control.matches(".bubble") ? "" : control.textContent);

/**
 * Lay messages out: days, service lines, runs of one sender, albums in one piece.
 * @param {Post[]} posts
 * @param {Around} around
 * @returns {Item[]}
 */
function itemsOf(posts, around) {
  const pieces = together(posts);
  /** @type {Item[]} */ const items = [];
  pieces.forEach((piece, place) => {
    const [post] = piece;
    const before = pieces[place - 1]?.[0];
    const after = pieces[place + 1]?.[0];
    const date = day(post.body.date);
    if (!before || day(before.body.date) !== date) items.push({ key: `day ${date}`, sign: "", draw: () => h("div", { class: "pill day" }, date) });
    const ends = { first: !runs(before, post), last: !runs(post, after) };
    const sign = `${piece.map((one) => `${one.id}.${one.revision}${waits(one) ? "w" : ""}`).join()} ${ends.first} ${ends.last}`;
    const key = `message ${post.id}`;
    if (kindOf(post.body) === "service") items.push({ key, sign, draw: () => h("div", { class: "pill", "data-message": post.id }, serviceWords(post.body)) });
    else items.push({ key, sign, draw: () => bubble(piece, ends, around) });
  });
  return items;
}

/** @param {Post[]} posts @returns {Piece[]} */
function together(posts) {
  /** @type {Piece[]} */ const pieces = [];
  for (const post of posts) {
    const album = post.body.media_group_id;
    const last = pieces.at(-1);
    if (album && last && last[0].body.media_group_id === album && last[0].author === post.author) last.push(post);
    else pieces.push([post]);
  }
  return pieces;
}

/** @param {Post|undefined} one @param {Post|undefined} next */
function runs(one, next) {
  if (!one || !next || one.author !== next.author || kindOf(one.body) === "service" || kindOf(next.body) === "service") return false;
  return next.body.date - one.body.date < RUN && day(one.body.date) === day(next.body.date) && one.body.sender_chat?.id === next.body.sender_chat?.id;
}
