/** Doing what the guide says, as the person would. */

/** @import {Next} from "./tour.js" */

import { ask } from "./control.js";
import { scenePhoto } from "./scenes.js";
import { placeOf } from "./state.js";
import { chatOf, labelIn, personOf } from "./tour.js";

const PLACE = { latitude: -7.2612, longitude: 112.6894 };

/**
 * Do one move.
 * @param {Next} next
 * @returns {Promise<void>}
 */
export async function perform({ step, move, post, say, starts }) {
  const person = personOf(step);
  if (!person) return;
  const place = placeOf(chatOf(step), person);
  if (starts) return void await ask("start", place);
  if (move.taps) return tap(place, step, post, move.taps);
  if (move.shows) return void await ask("send", { ...place, ...(await scenePhoto(move.shows)) });
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
