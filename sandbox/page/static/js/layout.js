/** Which phones lie on the desk and which chat each has open, as the page's address says: ?phones=ID,ID:CHAT. */

/** @import {Chat} from "./types.js" */

import { state } from "./state.js";

const NAME = "phones";
export const LIST = "list"; // in place of a chat: the list of chats

/**
 * Read the address.
 * @returns {Map<number, string>|null} the chat by the person's id, empty where none is named; null if no phones are named
 */
export function addressed() {
  const given = new URLSearchParams(location.search).get(NAME);
  if (given === null) return null;
  const pairs = given.split(",").map((part) => part.trim().split(":")).filter(([id]) => Number(id));
  return new Map(pairs.map(([id, chat]) => [Number(id), chat ?? ""]));
}

/**
 * Write the address, so that a reload finds the desk as it is.
 * @param {Map<number, string>} phones
 */
export function remember(phones) {
  const parts = [...phones].map(([id, chat]) => (chat ? `${id}:${chat}` : String(id)));
  history.replaceState(null, "", `?${NAME}=${parts.join(",")}`);
}

/**
 * Find the chat that is to be open at first.
 * @param {Chat[]} chats of a person
 * @param {string|undefined} named the id of a group or a bot, `list`, or nothing
 * @returns {Chat|null} nothing for the list of chats
 */
export function firstChat(chats, named) {
  if (named === LIST) return null;
  const id = state.groups.get(Number(named))?.upgraded_to ?? Number(named);
  const found = named ? chats.find((chat) => chat.group === id || chat.bot === id) : undefined;
  if (found) return found;
  const bots = chats.filter(({ bot }) => bot !== null);
  if (named === undefined) return chats.length === 1 ? chats[0] ?? null : null;
  return bots.length === 1 ? bots[0] ?? null : null;
}
