/** Drawn pictures to send as examples: no place and nobody that there is. */

/** @import {Item} from "./types.js" */

import { base64 } from "./control.js";

const NIGHT = "#1d2b45", ROAD = "#6d7278", EARTH = "#8a6a4a", GRASS = "#7fae6a", SKY = "#bfe0f2", WALL = "#e8dcc6";
const house = (/** @type {number} */ x, /** @type {string} */ roof) => `<rect x="${x}" y="190" width="180" height="140" fill="${WALL}"/><path d="M${x - 20} 190h220l-50-70h-120z" fill="${roof}"/><rect x="${x + 24}" y="230" width="46" height="46" fill="#9cc4dc"/><rect x="${x + 104}" y="240" width="46" height="90" fill="#94694a"/>`;
const land = `<rect width="960" height="640" fill="${SKY}"/><rect y="330" width="960" height="310" fill="${GRASS}"/>${house(90, "#b5533c")}${house(660, "#8d4a5c")}`;
const road = `<path d="M400 330h160l260 310H140z" fill="${ROAD}"/><path d="M476 340h8l10 90h-28zM462 470h36l10 110h-56z" fill="#e9e4d4"/>`;

const SCENES = {
  road: `${land}${road}<ellipse cx="470" cy="520" rx="120" ry="46" fill="${EARTH}"/><ellipse cx="478" cy="526" rx="96" ry="32" fill="#6fa3c4"/><ellipse cx="640" cy="590" rx="60" ry="22" fill="${EARTH}"/><ellipse cx="400" cy="410" rx="40" ry="13" fill="${EARTH}"/><path d="M350 470l-26-12M600 480l30-14M540 580l24 22" stroke="#3f4347" stroke-width="6"/>`,
  lamp: `<rect width="960" height="640" fill="${NIGHT}"/><circle cx="760" cy="110" r="44" fill="#e8e6cf"/><circle cx="742" cy="100" r="40" fill="${NIGHT}"/><rect y="470" width="960" height="170" fill="#121b2c"/><path d="M300 560V170q0-30 30-30h70" stroke="#56657c" stroke-width="16" fill="none"/><path d="M390 126h74l16 40H376z" fill="#3c475a"/><path d="M414 170l12 26-16 14 18 24" stroke="#8a95a6" stroke-width="5" fill="none"/><rect x="560" y="330" width="220" height="180" fill="#233350"/><path d="M540 330h260l-60-70H600z" fill="#1a2740"/><rect x="600" y="370" width="54" height="50" fill="#f0c95a"/>`,
  rubbish: `${land}<path d="M0 470q240-40 480 0t480 0v170H0z" fill="#86b7c9"/><g stroke="#4b4b4b" stroke-width="3"><path d="M300 500l40-120h60l40 120z" fill="#3f4652"/><path d="M400 510l46-150h70l40 150z" fill="#4c5566"/><path d="M500 510l36-110h56l44 110z" fill="#353b46"/><rect x="330" y="470" width="80" height="50" fill="#c9a06a"/><path d="M520 520h90l-10-60h-70z" fill="#c46a5a"/><path d="M270 520h60l-8-40h-44z" fill="#6fae7a"/></g><path d="M440 350q-10-30 8-50M500 360q12-34-6-56M560 390q14-30 0-52" stroke="#93a06a" stroke-width="6" fill="none"/>`,
  bridge: `${land}<rect y="400" width="960" height="240" fill="#86b7c9"/><path d="M0 400h300l40 60h280l40-60h300v-60H0z" fill="#9b9184"/><path d="M430 360l20 40-26 20 24 40M560 350l-16 50 30 24" stroke="#3f3a34" stroke-width="7" fill="none"/><path d="M700 330l70-150" stroke="#6d7278" stroke-width="12"/><circle cx="780" cy="160" r="52" fill="#d8453e"/><circle cx="780" cy="160" r="38" fill="#fff"/><path d="M760 176h40M764 156h32" stroke="#333" stroke-width="8"/>`,
};

/** @typedef {keyof typeof SCENES} Scene */

export const SCENE_NAMES = /** @type {Scene[]} */ (Object.keys(SCENES));

/** @param {string|undefined} name @returns {name is Scene} */
export const isScene = (name) => name !== undefined && Object.hasOwn(SCENES, name);

/** @param {Scene} name @returns {string} the picture as an address for an image */
export const sceneAddress = (name) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640" viewBox="0 0 960 640">${SCENES[name]}</svg>`)}`;

/** Draw it as a photo, ready to be sent. @param {Scene} name @returns {Promise<Item>} */
export const scenePhoto = async (name) => ({ kind: "photo", data: await base64(await drawn(name)), fields: {} });

/** @param {Scene} name @returns {Promise<Blob>} */
async function drawn(name) {
  const picture = new Image();
  picture.src = sceneAddress(name);
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  canvas.getContext("2d")?.drawImage(picture, 0, 0);
  return new Promise((done, fail) => canvas.toBlob((made) => (made ? done(made) : fail(new Error(name))), "image/jpeg", 0.88));
}
