/** The messages of the rooms that are open, as far as they are loaded: in one piece up to the newest, whatever comes meanwhile. */

/** @import {Chat, Person, Place, Post} from "./types.js" */

import { ask } from "./control.js";
import { placeOf, state, tell } from "./state.js";

const TRIES = 3;

let lines = 0; // goes up whenever somebody's messages are pushed no more

/**
 * The messages of one room as far as they are loaded, without a gap.
 *
 * Pushes alone would leave one: of what was said before they began, and where they come later than a page. So they count
 * once a page has come that was asked for after they began; from then on each goes behind what is known.
 */
export class Log {
  /** @param {string} key @param {Place} place how the control interface names the room */
  constructor(key, place) {
    this.key = key;
    this.place = place;
    this.more = false; // whether there are messages before those that are known
    this.loaded = false;
    this.busy = false;
    this.live = false; // whether pushes go on where the known messages end
    this.wanted = 0; // how often the newest page was asked for
    this.start = 0; // goes up whenever what is known begins later than before
    /** @type {Map<number, Post>} */ this.came = new Map(); // what was pushed while the newest page is on its way
    /** @type {Map<number, Post>} */ this.posts = new Map();
    /** @type {Set<number>} */ this.gone = new Set();
    /** @type {Set<{atEnd: boolean}>} */ this.views = new Set(); // those that show it; a group lies on several phones
  }

  /** @returns {Post[]} oldest first */
  sorted() {
    return [...this.posts.values()].sort((one, other) => one.id - other.id);
  }

  /** @returns {number} the oldest message that is known */
  first() {
    return Math.min(...this.posts.keys());
  }

  /** @returns {boolean} whether what is said here is pushed */
  isFollowed() {
    const members = Object.keys(state.groups.get(this.place.chat ?? 0)?.members ?? {});
    return [this.place.person, ...members.map(Number)].some((id) => state.followed.has(id));
  }

  /** Take what was pushed. @param {Post} post */
  hear(post) {
    if (this.busy && this.isFollowed()) this.came.set(post.id, post);
    if (this.live) this.add([post]);
  }

  /** Take what goes on where the known messages end, and new states of these. @param {Post[]} posts */
  add(posts) {
    this.take(posts.filter(({ id }) => !this.more || id >= this.first()));
  }

  /** @param {Post[]} posts in any order, older states of a message never win */
  take(posts) {
    for (const post of posts) {
      if (post.deleted) this.gone.add(post.id);
      if (this.gone.has(post.id)) this.posts.delete(post.id);
      else if ((this.posts.get(post.id)?.revision ?? -1) < post.revision) this.posts.set(post.id, post);
    }
    tell(`posts:${this.key}`);
  }

  /** Load the page before the oldest message that is known; again where that one was let go meanwhile. */
  async loadEarlier() {
    let page, start;
    do {
      start = this.start;
      page = await ask("history", { ...this.place, before: this.first() });
    } while (start !== this.start);
    this.more = page.more;
    this.take(page.posts);
  }

  /** Load the newest page until the room's last message is among it; who asks meanwhile gets one that is asked for later. */
  async refresh() {
    this.wanted += 1;
    if (this.busy) return;
    this.busy = true;
    try {
      for (let tries = 0, answered = 0; answered < this.wanted || (tries < TRIES && this.behind()); tries += 1) {
        answered = this.wanted;
        try {
          await this.renew();
        } catch (error) {
          if (answered === this.wanted) throw error;
        }
      }
    } finally {
      this.busy = false;
      this.wanted = 0;
    }
  }

  /** Load the newest page once. */
  async renew() {
    const [since, followed] = [lines, this.isFollowed()];
    this.came.clear();
    const page = await ask("history", this.place);
    // With pushes, a page may be older than all that is known: then it is of no use.
    if (!this.live || (page.posts.at(-1)?.id ?? 0) >= this.first()) this.join(page);
    if (!this.live) this.add([...this.came.values()]);
    this.live = followed && since === lines;
  }

  /** Take the newest page; what is older stays where the page joins on to it. @param {{posts: Post[], more: boolean}} page */
  join({ posts, more }) {
    const first = posts[0]?.id ?? Infinity;
    const joins = posts.some(({ id, body }) => this.posts.get(id)?.body.date === body.date);
    if (!joins || first < this.first()) this.more = more;
    for (const id of this.posts.keys()) if (id < first ? !joins : !this.came.has(id)) this.posts.delete(id);
    for (const id of this.gone) if (!this.came.has(id)) this.gone.delete(id);
    this.start += Number(!joins);
    this.loaded = true;
    this.take(posts);
  }

  /** Let go of the oldest messages, which can be loaded again. @param {number} most how many stay */
  trim(most) {
    const old = [...this.posts.keys()].sort((one, other) => one - other).slice(0, -most);
    for (const id of old) this.posts.delete(id);
    this.more ||= old.length > 0;
    this.start += old.length;
  }

  /** @returns {boolean} whether the room goes on after what is known here */
  behind() {
    const last = state.rooms.get(this.key)?.last;
    return Boolean(last && !this.posts.has(last.id) && !this.gone.has(last.id));
  }
}

/**
 * Give the log of a chat, loading its newest page the first time: at once, or when its person's messages begin to be pushed.
 * @param {Chat} chat
 * @param {Person} person
 * @returns {Log}
 */
export function logOf(chat, person) {
  let log = state.logs.get(chat.key);
  if (!log) {
    log = new Log(chat.key, placeOf(chat, person));
    state.logs.set(chat.key, log);
    if (log.isFollowed() || !state.wanted.has(person.id)) log.refresh().catch(() => tell("online"));
  }
  return log;
}

/**
 * From now on these people's messages are pushed, and nobody else's.
 * @param {number[]} people
 * @param {boolean} anew whether nobody may have listened for a while: then all that is known is loaded again
 */
export function follows(people, anew) {
  const before = state.followed;
  state.followed = new Set(people);
  lines += Number([...before].some((id) => !state.followed.has(id)));
  for (const log of state.logs.values()) log.live &&= log.isFollowed();
  if (!anew && people.every((id) => before.has(id))) return;
  for (const log of state.logs.values()) log.refresh().catch(() => {});
}
