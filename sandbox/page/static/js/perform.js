/** Doing what the guide says, as the person would. */

/** @import {Next} from "./tour.js" */

import { ask, base64 } from "./control.js";
import { scene } from "./scenes.js";
import { placeOf } from "./state.js";
import { chatOf, labelIn, personOf } from "./tour.js";

const PLACE = { latitude: -7.2612, longitude: 112.6894 };

/**
 * Do one move.
 * @param {Next} next
 * @returns {Promise<void>}
 */
export async function perform({ step, move, post, say }) {
  const person = personOf(step);
  if (!person) return;
  const chat = chatOf(step);
  const place = placeOf(chat, person);
  if (!post && !move.sees && chat.bot && !person.started.includes(chat.bot)) return void await ask("start", place);
  if (move.taps) return tap(place, step, post, move.taps);
  if (move.shows) return void await ask("send", { ...place, kind: "photo", data: await base64(await scene(move.shows)), fields: {} });
  await ask("say", { ...place, text: say, reply_to: move.replies ? post?.id : null });
}

/**
 * @param {Record<string, unknown>} place
 * @param {import("./types.js").Step} step
 * @param {import("./types.js").Post|null} post
 * @param {string[]} labels
 */
async function tap(place, step, post, labels) {
  const label = labelIn(post, step, labels);
  const under = (post?.body.reply_markup?.inline_keyboard ?? []).flat().some((/** @type {any} */ button) => button.text === label);
  if (under) await ask("tap", { ...place, label, message: post?.id });
  else await ask("press", { ...place, label, fields: PLACE });
}
