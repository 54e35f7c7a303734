/** Asking the sandbox to do something. */

/** @import {Verbs} from "./types.js" */

import { w } from "./words.js";

/** The sandbox said no; the words are its own. */
export class Refused extends Error {}

/**
 * Ask for a verb of the control interface.
 * @template {keyof Verbs} Verb
 * @param {Verb} verb
 * @param {Verbs[Verb][0]} body
 * @returns {Promise<Verbs[Verb][1]>}
 */
export async function ask(verb, body) {
  let answer;
  try {
    const headers = { "Content-Type": "application/json" };
    answer = await fetch(`/control/${verb}`, { method: "POST", headers, body: JSON.stringify(body) });
  } catch {
    throw new Refused(w("no_line"));
  }
  const given = await answer.json().catch(() => ({ error: `HTTP ${answer.status}` }));
  if (!answer.ok) throw new Refused(given.error);
  return given;
}

/**
 * Give the address of a file by its file_unique_id.
 * @param {string} unique
 * @returns {string}
 */
export const fileAddress = (unique) => `/control/file/${encodeURIComponent(unique)}`;

/**
 * Read a file as base64.
 * @param {Blob} file
 * @returns {Promise<string>}
 */
export function base64(file) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  });
}
