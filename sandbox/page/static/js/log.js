/** The messages of a chat on the screen: only what changed is drawn again, and the place one reads stays. */

/** @import {Around} from "./bubble.js" */
/** @import {Piece, Post} from "./types.js" */
/** @import {Log} from "./state.js" */

import { bubble } from "./bubble.js";
import { h, iconButton } from "./dom.js";
import { day, kindOf, serviceWords } from "./format.js";
import { waits } from "./state.js";
import { w } from "./words.js";

const NEAR = 80; // pixels from the end that still count as reading the newest
const MOST = 150; // messages that are kept while one reads the newest; beyond that the oldest are let go
const KEPT = 60;
const DAY_STAYS = 1200;
const RUN = 600; // seconds after which the same sender begins anew

/** @typedef {{key: string, sign: string, draw: () => HTMLElement}} Item */

export class LogView {
  /** @param {Log} log @param {Around} around */
  constructor(log, around) {
    this.log = log;
    this.around = around;
    /** @type {Map<string, {sign: string, element: HTMLElement}>} */ this.drawn = new Map();
    this.list = h("div", { class: "messages" });
    this.scroller = h("div", { class: "log", role: "log", "aria-live": "polite", tabindex: 0, onscroll: () => this.scrolled() }, this.list);
    this.down = iconButton("down", w("newest"), () => this.toEnd(), { class: "to-end", hidden: true });
    this.element = h("div", { class: "log-frame" }, this.scroller, this.down);
    this.atEnd = true;
    log.views.add(this);
    this.height = 0;
    this.loading = false;
    /** @type {ReturnType<typeof setTimeout>|undefined} */ this.timer = undefined;
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.scroller);
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.list);
  }

  /** Show it no more. */
  close() {
    this.log.views.delete(this);
  }

  /** Bring the screen up to date with the log. */
  update() {
    if ([...this.log.views].every(({ atEnd }) => atEnd) && this.log.posts.size > MOST) this.log.trim(KEPT);
    const fromEnd = this.scroller.scrollHeight - this.scroller.scrollTop;
    const items = itemsOf(this.log.sorted(), this.around);
    if (items.length === 0 && this.log.loaded) items.push({ key: "empty", sign: "", draw: () => h("div", { class: "pill" }, w("empty")) });
    const kept = new Map();
    for (const item of items) {
      const old = this.drawn.get(item.key);
      kept.set(item.key, old?.sign === item.sign ? old : { sign: item.sign, element: item.draw() });
    }
    this.drawn = kept;
    this.arrange([...kept.values()].map(({ element }) => element));
    if (this.atEnd) this.toEnd();
    else if (this.loading) this.scroller.scrollTop = this.scroller.scrollHeight - fromEnd;
    this.loading = false;
  }

  /** @param {HTMLElement[]} elements */
  arrange(elements) {
    const wanted = new Set(elements);
    for (const child of [...this.list.children]) if (!wanted.has(/** @type {HTMLElement} */ (child))) child.remove();
    elements.forEach((element, place) => {
      if (this.list.children[place] !== element) this.list.insertBefore(element, this.list.children[place] ?? null);
    });
  }

  toEnd() {
    this.atEnd = true;
    this.height = this.scroller.clientHeight;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    if (this.atEnd && clientHeight !== this.height) return this.toEnd(); // a keyboard came below, nobody scrolled
    this.showDay();
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    this.down.hidden = this.atEnd;
    if (scrollTop < NEAR && this.log.more && !this.loading && this.log.loaded) {
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
