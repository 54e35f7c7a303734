/** The one WebSocket to the sandbox: opened, listened to, and opened again when it breaks. */

/** @import {News} from "./types.js" */

import { follows, resynchronise } from "./logbook.js";
import { receive, state, tell } from "./state.js";

const SHORTEST = 250;
const LONGEST = 3000;

/** @type {WebSocket|null} */
let socket = null;
let wait = SHORTEST;
let wanted = { people: /** @type {number[]} */ ([]), calls: false };

/**
 * Say whose phones are open and whether the bots' calls are followed.
 * @param {Partial<typeof wanted>} change
 */
export function follow(change) {
  wanted = { ...wanted, ...change };
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(wanted));
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
  follows(news.people);
}

function opened() {
  wait = SHORTEST;
  state.online = true;
  tell("online");
  follow({});
  resynchronise(); // for the chats of people whose phones are put away
}

function closed() {
  state.online = false;
  follows([]);
  tell("online");
  setTimeout(connect, wait);
  wait = Math.min(wait * 2, LONGEST);
}
