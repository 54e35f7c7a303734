/** The one WebSocket to the sandbox: opened, listened to, and opened again when it breaks. */

import { receive, resynchronise, state, tell } from "./state.js";

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
  socket.onmessage = (event) => receive(JSON.parse(event.data));
  socket.onclose = closed;
}

function opened() {
  wait = SHORTEST;
  state.online = true;
  tell("online");
  follow({});
  // What was said while nobody listened is in no push; every open chat is read again.
  void resynchronise();
}

function closed() {
  state.online = false;
  tell("online");
  setTimeout(connect, wait);
  wait = Math.min(wait * 2, LONGEST);
}
