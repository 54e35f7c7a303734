/** Where somebody is in the guide: what is done, and what comes next; read from the chats, whoever did it and how. */

/** @import {Chat, Move, Person, Post, Step} from "./types.js" */

import { logOf } from "./logbook.js";
import { state } from "./state.js";

const KEPT = "tour";

/**
 * What is to be done next: the move, and the message that it answers.
 * @typedef {{step: Step, place: number, move: Move, post: Post|null, say: string, starts: boolean}} Next `starts` where START is pressed first
 */

/** The way through the guide; it begins with the messages after those that were there. */
export class Tour {
  constructor() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    /** @type {Record<string, number>|null} */ this.since = kept.since ?? null; // the last message in each chat when it began
    /** @type {number[]} */ this.done = kept.done ?? [];
    /** @type {string} */ this.code = kept.code ?? "";
    /** @type {boolean} */ this.closed = kept.closed ?? false;
  }

  keep() {
    sessionStorage.setItem(KEPT, JSON.stringify({ since: this.since, done: this.done, code: this.code, closed: this.closed }));
  }

  /** Begin anew: what was said so far counts no more. */
  begin() {
    this.done = [];
    this.code = "";
    this.since = Object.fromEntries(state.guide.steps.map((step) => [chatOf(step).key, state.rooms.get(chatOf(step).key)?.last?.id ?? 0]));
    this.keep();
  }

  /** @param {Step} step @returns {Post[]} what the bot said there since the beginning, the newest first */
  said(step) {
    const person = state.people.get(step.person);
    const { key, bot, group } = chatOf(step);
    if (!person || !(bot || group)) return [];
    const since = this.since?.[key] ?? 0;
    return logOf(chatOf(step), person).sorted().reverse().filter((post) => post.id > since && state.bots.has(post.author));
  }

  /** @param {Step} step @returns {number} how often it was ended so far */
  ended(step) {
    return this.said(step).filter((post) => has(post, step.ends)).length;
  }

  /** Note what has been done; gives whether that is more than before. @returns {boolean} */
  look() {
    const before = this.done.length;
    state.guide.steps.forEach((step, place) => {
      if (this.done.includes(place) || this.ended(step) < (step.times ?? 1)) return;
      this.done.push(place);
      const learned = step.learns && new RegExp(step.learns, "u").exec(wordsOf(this.said(step).find((post) => has(post, step.ends))));
      if (learned) this.code = learned[1] ?? learned[0];
    });
    if (this.done.length !== before) this.keep();
    return this.done.length !== before;
  }

  /** @returns {number} the step that is on; as many as there are when all are done */
  get place() {
    const open = state.guide.steps.findIndex((_, place) => !this.done.includes(place));
    return open < 0 ? state.guide.steps.length : open;
  }

  /** @returns {Step|undefined} the step that is on; none when all are done */
  get step() {
    return state.guide.steps[this.place];
  }

  /** @returns {Next|null} what comes next; nothing while the bot has not answered yet, or when all is done */
  next() {
    const { place, step } = this;
    if (!step) return null;
    const said = this.said(step);
    const count = this.ended(step);
    // What stands above a message that ended it once is answered.
    const last = said.findIndex((post) => has(post, step.ends));
    for (const post of last < 0 ? said : said.slice(0, last)) {
      const move = step.moves.find(({ sees, taps }) => sees && has(post, sees.map((words) => words.replace("{code}", this.code))) && (!taps || labelIn(post, step, taps)));
      if (!move) continue;
      // What was typed and not answered yet is not typed again.
      if (!move.taps && spoke(step, post)) return null;
      return { step, place, move, post, say: wordsFor(move, count), starts: false };
    }
    const first = step.moves.find(({ sees }) => !sees);
    const { bot } = chatOf(step);
    const starts = bot !== null && !personOf(step)?.started.includes(bot);
    return first && said.length === 0 ? { step, place, move: first, post: null, say: wordsFor(first, count), starts } : null;
  }
}

/** @param {Step} step @param {Post} post @returns {boolean} whether the person said something after that message */
function spoke(step, post) {
  return [...(state.logs.get(chatOf(step).key)?.posts.values() ?? [])].some(({ id, author }) => id > post.id && author === step.person);
}

/** @param {Step} step @returns {Chat} */
export function chatOf({ person, group }) {
  const title = state.groups.get(group ?? 0)?.title ?? "";
  const [bot] = state.bots.values();
  return group ? { key: String(group), bot: null, group, title } : { key: `${bot?.id}:${person}`, bot: bot?.id ?? 0, group: null, title: bot?.first_name ?? "" };
}

/** @param {Step} step @returns {Person|undefined} */
export const personOf = (step) => state.people.get(step.person);

/** @param {Post|undefined} post */
const wordsOf = (post) => String(post?.body.text ?? post?.body.caption ?? "");

/** @param {Post} post @param {string[]} fragments */
const has = (post, fragments) => fragments.some((fragment) => wordsOf(post).includes(fragment));

/** @param {Move} move @param {number} count @returns {string} */
function wordsFor({ says, replies }, count) {
  if (replies) return replies;
  return Array.isArray(says) ? says[Math.min(count, says.length - 1)] ?? "" : says ?? "";
}

/**
 * Find the label that a button has there now: under the message, or on the keyboard of the chat.
 * @param {Post|null} post
 * @param {Step} step
 * @param {string[]} labels
 * @returns {string|null}
 */
export function labelIn(post, step, labels) {
  const under = (post?.body.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);
  const keys = (state.rooms.get(chatOf(step).key)?.keyboard?.keyboard ?? []).flat().map((key) => (typeof key === "string" ? key : key.text));
  return labels.find((label) => under.includes(label)) ?? labels.find((label) => keys.includes(label)) ?? null;
}
