/** The one WebSocket to the sandbox: opened, listened to, and opened again when it breaks. */

/** @import {News} from "./types.js" */

import { follows } from "./logbook.js";
import { receive, state, tell } from "./state.js";

const SHORTEST = 250;
const LONGEST = 3000;

/** @type {WebSocket|null} */
let socket = null;
let wait = SHORTEST;
let calls = false;
let anew = false; // whether the sandbox has not said yet on this line whose messages it pushes

/** Say whose phones are open. @param {number[]} people */
export function followPeople(people) {
  if (people.length === state.wanted.size && people.every((id) => state.wanted.has(id))) return;
  state.wanted = new Set(people);
  say();
}

/** Say whether the bots' calls are followed. @param {boolean} on */
export function followCalls(on) {
  calls = on;
  say();
}

function say() {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ people: [...state.wanted], calls }));
}

/** Open the line and keep it open. */
export function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}/control/live`);
  socket.onopen = opened;
  socket.onmessage = (event) => hear(JSON.parse(event.data));
  socket.onclose = closed;
}

/** @param {News} news */
function hear(news) {
  if (news.kind !== "followed") return receive(news);
  follows(news.people, anew);
  anew = false;
}

function opened() {
  wait = SHORTEST;
  state.online = true;
  tell("online");
  anew = true;
  if (state.wanted.size > 0 || calls) say();
}

function closed() {
  state.online = false;
  follows([], false);
  tell("online");
  setTimeout(connect, wait);
  wait = Math.min(wait * 2, LONGEST);
}
