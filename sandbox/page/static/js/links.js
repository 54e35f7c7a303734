/** Links into Telegram: t.me/<bot>?start=…, ?startgroup=…, and tg://resolve?domain=…. */

/** @import {Bot} from "./types.js" */

import { state } from "./state.js";

const SITES = ["t.me", "telegram.me", "www.t.me"];

/**
 * A link that a phone opens by itself.
 * @typedef {{username: string, start: string|null, startgroup: string|null}} DeepLink
 */

/**
 * Read a link to a bot or a person.
 * @param {string} written with or without its scheme
 * @returns {DeepLink|null} nothing for any other text
 */
export function deepLink(written) {
  const text = written.trim();
  if (!/^(https?:\/\/|tg:\/\/)?[\w.]+[/?][^\s]*$/i.test(text)) return null;
  let url;
  try {
    url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    return null;
  }
  const query = url.searchParams;
  const direct = url.protocol === "tg:" && (url.host === "resolve" || url.pathname.includes("resolve"));
  const username = direct ? query.get("domain") : SITES.includes(url.hostname) ? url.pathname.slice(1).replace(/\/$/, "") : null;
  if (!username || !/^\w+$/.test(username)) return null;
  return { username, start: query.get("start"), startgroup: query.get("startgroup") };
}

/**
 * Find the bot that a link names.
 * @param {DeepLink} link
 * @returns {Bot|undefined}
 */
export function botOf(link) {
  return [...state.bots.values()].find((bot) => bot.username.toLowerCase() === link.username.toLowerCase());
}
