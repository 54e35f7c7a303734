/** Asking the sandbox to do something. */

/** @import {Verbs} from "./types.js" */

import { w } from "./words.js";

const UNANSWERED = "no_line";
const SIGNS = /** @type {const} */ ([UNANSWERED, "blocked", "caption_long", "no_button", "no_key", "no_message", "not_member", "too_big", "too_long"]);

/** The sandbox said no, or nothing: in the page's words where it has some for the sign, else in the sandbox's own. */
export class Refused extends Error {
  /** @param {string} sign @param {string} [words] */
  constructor(sign, words = "") {
    const known = SIGNS.find((one) => one === sign);
    super(known ? w(known) : words);
    this.sign = sign;
  }
}

/**
 * Ask for a verb of the control interface.
 * @template {keyof Verbs} Verb
 * @param {Verb} verb
 * @param {Verbs[Verb][0]} body
 * @param {string} [once] the mark of an act that is to be done once, however often it is asked for
 * @returns {Promise<Verbs[Verb][1]>}
 */
export async function ask(verb, body, once) {
  let answer, given;
  try {
    const headers = { "Content-Type": "application/json" };
    answer = await fetch(`/control/${verb}`, { method: "POST", headers, body: JSON.stringify(once ? { ...body, once } : body) });
    given = await answer.json();
  } catch {
    throw new Refused(UNANSWERED);
  }
  if (!answer.ok) throw new Refused(given.sign ?? "", given.error);
  return given;
}

/** @type {Map<string, string>} */
const unsure = new Map(); // the marks of acts that got no answer, and may have been done

/**
 * Ask for an act of a person. Where no answer came, asking for the same once more does not do it twice.
 * @template {keyof Verbs} Verb
 * @param {Verb} verb
 * @param {Verbs[Verb][0]} body
 * @param {string} [same] what makes it the same act; its body unless given
 * @returns {Promise<Verbs[Verb][1]>}
 */
export async function act(verb, body, same = JSON.stringify([verb, body])) {
  const once = unsure.get(same) ?? crypto.randomUUID();
  unsure.delete(same);
  try {
    return await ask(verb, body, once);
  } catch (error) {
    if (error instanceof Refused && error.sign === UNANSWERED) unsure.set(same, once);
    throw error;
  }
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
