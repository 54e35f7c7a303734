/** Doing what the guide says, as the person would. */

/** @import {Next} from "./tour.js" */
/** @import {Place, Post, Step} from "./types.js" */

import { ask } from "./control.js";
import { isScene, scenePhoto } from "./scenes.js";
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
  if (isScene(move.shows)) return void await ask("send", { ...place, ...(await scenePhoto(move.shows)) });
  await ask("say", { ...place, text: say, reply_to: (move.replies && post?.id) || null });
}

/**
 * @param {Place} place
 * @param {Step} step
 * @param {Post|null} post
 * @param {string[]} labels
 */
async function tap(place, step, post, labels) {
  const label = labelIn(post, step, labels) ?? labels[0] ?? "";
  const under = (post?.body.reply_markup?.inline_keyboard ?? []).flat().some((button) => button.text === label);
  if (post && under) await ask("tap", { ...place, label, message: post.id });
  else await ask("press", { ...place, label, fields: PLACE });
}
