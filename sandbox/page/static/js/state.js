/** What the page knows: the world at a glance and the messages of the rooms that are open; who watches is told. */

/** @import {Answer, Batch, Bot, Call, Chat, Group, Guide, Pending, Person, Place, Post, Room, World} from "./types.js" */
/** @import {Log} from "./logbook.js" */

const CALLS_KEPT = 500;
const BUSY = 5000;

export const state = {
  online: false,
  known: false,
  /** @type {Map<number, Bot>} */ bots: new Map(),
  /** @type {Map<number, Person>} */ people: new Map(),
  /** @type {Map<number, Group>} */ groups: new Map(),
  /** @type {Map<string, Room>} */ rooms: new Map(),
  /** @type {Set<number>} */ wanted: new Set(), // whose messages are to be pushed
  /** @type {Set<number>} */ followed: new Set(), // whose messages are pushed
  /** @type {Map<string, Log>} */ logs: new Map(),
  /** @type {Map<string, Answer>} */ answers: new Map(),
  /** @type {Map<string, number>} */ busy: new Map(), // until when a bot shows by a room's key that it is busy
  /** @type {Call[]} */ calls: [],
  faults: 0, trouble: "", // how many are ordered; why the state file cannot be written
  pending: 0, // updates that the bots have not taken yet
  /** @type {Set<string>} */ waiting: new Set(), // messages among them, as room and number
  /** @type {Guide} */ guide: { steps: [] },
  ahead: 0,
};

/** @type {Map<string, Set<() => void>>} */
const watchers = new Map();
/** @type {Set<string>} */
const told = new Set();

/**
 * Call back whenever something of the topic has changed: world, room:<key>, posts:<key>, answers, calls, pending, guide, online.
 * @param {string} topic
 * @param {() => void} act
 * @returns {() => void} stops it
 */
export function watch(topic, act) {
  const set = watchers.get(topic) ?? watchers.set(topic, new Set()).get(topic);
  set?.add(act);
  return () => void set?.delete(act);
}

/**
 * Tell those who watch a topic, once for everything that happens at a time.
 * @param {string} topic
 */
export function tell(topic) {
  if (told.size === 0) queueMicrotask(flush);
  told.add(topic);
}

function flush() {
  const topics = [...told];
  told.clear();
  for (const topic of topics) for (const act of [...(watchers.get(topic) ?? [])]) act();
}

/**
 * Say for the control interface which chat of which person is meant.
 * @param {Chat} chat
 * @param {Person} person
 * @returns {Place}
 */
export function placeOf(chat, person) {
  if (!chat.group) return { person: person.id, ...(chat.bot && { bot: chat.bot }) };
  return { person: person.id, chat: chat.group, anonymous: isHidden(chat.group, person) };
}

/** @type {Set<string>} */
const hidden = new Set(); // administrators who write as their group: chat and person

/** @param {number} group @param {Person} person @returns {boolean} whether the person writes as the group, an administrator's right */
export const isHidden = (group, person) => hidden.has(`${group} ${person.id}`) && leads(group, person.id);

/** @param {number} group @param {number} user @returns {boolean} */
export const leads = (group, user) => ["creator", "administrator"].includes(state.groups.get(group)?.members[user] ?? "left");

/** @param {number} group @param {Person} person */
export function switchHidden(group, person) {
  const key = `${group} ${person.id}`;
  if (!hidden.delete(key)) hidden.add(key);
  tell(`room:${group}`);
}

/**
 * Take a message of the sandbox.
 * @param {World|Batch} given
 */
export function receive(given) {
  if (given.kind === "world") return takeWorld(given);
  for (const post of given.posts ?? []) {
    state.busy.delete(post.room);
    state.logs.get(post.room)?.hear(post);
  }
  for (const room of given.rooms ?? []) {
    takeRoom(room);
    // A message said between the loading of a page and the following of its room is in neither.
    const log = state.logs.get(room.key);
    if (log?.loaded && log.behind()) void log.refresh().catch(() => {});
  }
  for (const { query, answer } of given.answers ?? []) state.answers.set(query, answer);
  if (given.answers) tell("answers");
  for (const { room } of given.actions ?? []) showBusy(room);
  if (given.pending) takePending(given.pending);
  if (given.calls) {
    state.calls = [...state.calls, ...given.calls].slice(-CALLS_KEPT);
    tell("calls");
  }
}

/** @param {Pending[]} pending */
function takePending(pending) {
  state.pending = pending.reduce((sum, { count }) => sum + count, 0);
  const waiting = new Set(pending.flatMap(({ bot, messages }) => messages.map(([chat, number]) => `${chat < 0 ? chat : `${bot}:${chat}`} ${number}`)));
  const changed = [...waiting, ...state.waiting].filter((one) => waiting.has(one) !== state.waiting.has(one));
  state.waiting = waiting;
  for (const key of new Set(changed.map((one) => one.split(" ")[0]))) tell(`posts:${key}`);
  tell("pending");
}

/** @param {Post} post @returns {boolean} whether no bot has taken it yet */
export const waits = (post) => state.waiting.has(`${post.room} ${post.id}`);

/** Show for a while that the bot is busy, as Telegram does. @param {string} key of the room */
function showBusy(key) {
  state.busy.set(key, Date.now() + BUSY);
  tell(`room:${key}`);
  setTimeout(() => tell(`room:${key}`), BUSY);
}

/** @param {World} given */
function takeWorld(given) {
  state.known = true;
  state.bots = new Map(given.bots.map((bot) => [bot.id, bot]));
  state.people = new Map(given.people.map((person) => [person.id, person]));
  state.groups = new Map(given.groups.map((group) => [group.id, group]));
  state.rooms = new Map();
  given.rooms.forEach(takeRoom);
  Object.assign(state, { faults: given.faults, trouble: given.trouble });
  takePending(given.pending);
  tell("world"); // before the guide, which asks for chats: then it is known whose are about to be pushed
  if (JSON.stringify(state.guide.steps) !== JSON.stringify(given.guide.steps ?? [])) {
    state.guide = { steps: given.guide.steps ?? [] };
    tell("guide");
  }
  state.ahead = given.now * 1000 - Date.now();
}

/** @param {Room} room */
function takeRoom(room) {
  state.rooms.set(room.key, room);
  tell(`room:${room.key}`);
  tell("rooms");
}
