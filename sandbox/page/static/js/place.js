/** Maps that need no internet: a small tile for a bubble, and a map to choose a place on. */

import { h, s } from "./dom.js";
import { ISLANDS, TOWNS } from "./geography.js";
import { w } from "./words.js";

const WIDTH = 360;
const HEIGHT = 240;
const WHOLE = 46;
const SPANS = [WHOLE, 16, 6, 2, 0.5, 0.1, 0.02]; // degrees across, from the whole country to a street
const STEPS = 40; // of an arrow key from one edge to the other
const MAIN = ["Medan", "Palembang", "Jakarta", "Surabaya", "Pontianak", "Makassar", "Manado", "Ambon", "Kupang", "Jayapura"];
const CENTRE = { latitude: -6.9175, longitude: 107.6191 };

/** @typedef {{latitude: number, longitude: number}} Point */

/**
 * Write coordinates as people copy them.
 * @param {Point} point
 * @returns {string}
 */
export const coordinates = (point) => `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}`;

/**
 * Draw the land around a point.
 * @param {Point} centre
 * @param {number} span degrees from west to east
 * @param {Point|null} pin
 * @returns {SVGElement}
 */
function drawing(centre, span, pin) {
  const scale = WIDTH / span;
  const x = (/** @type {number} */ longitude) => WIDTH / 2 + (longitude - centre.longitude) * scale;
  const y = (/** @type {number} */ latitude) => HEIGHT / 2 - (latitude - centre.latitude) * scale;
  const land = ISLANDS.map((outline) => s("polygon", { class: "land", points: outline.map(([lon, lat]) => `${x(lon)},${y(lat)}`).join(" ") }));
  const towns = span > 0.2 ? TOWNS.filter(([name]) => span < 20 || MAIN.includes(name)).flatMap(([name, lon, lat]) => [
    s("circle", { class: "town", cx: x(lon), cy: y(lat), r: 2.5 }),
    s("text", { class: "town-name", x: x(lon) + 5, y: y(lat) + 3 }, name),
  ]) : [];
  const marks = pin ? [s("path", { class: "pin", d: `M${x(pin.longitude)} ${y(pin.latitude)}c-4-9-10-13-10-20a10 10 0 0 1 20 0c0 7-6 11-10 20z` }),
    s("circle", { class: "pin-eye", cx: x(pin.longitude), cy: y(pin.latitude) - 20, r: 4 })] : [];
  const view = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "map", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" };
  return s("svg", view, s("rect", { class: "sea", width: WIDTH, height: HEIGHT }), ...land, ...grid(centre, span, x, y), ...towns, ...marks);
}

/**
 * @param {Point} centre
 * @param {number} span
 * @param {(longitude: number) => number} x
 * @param {(latitude: number) => number} y
 * @returns {SVGElement[]}
 */
function grid(centre, span, x, y) {
  const step = 10 ** Math.floor(Math.log10(span / 2)) * (span / 10 ** Math.floor(Math.log10(span / 2)) > 6 ? 2 : 1);
  const lines = [];
  const first = (/** @type {number} */ middle) => Math.ceil((middle - span / 2) / step) * step;
  for (let at = first(centre.longitude); at < centre.longitude + span / 2; at += step) {
    lines.push(s("line", { class: "grid", x1: x(at), x2: x(at), y1: 0, y2: HEIGHT }));
  }
  for (let at = first(centre.latitude); at < centre.latitude + span / 2; at += step) {
    lines.push(s("line", { class: "grid", x1: 0, x2: WIDTH, y1: y(at), y2: y(at) }));
  }
  return lines;
}

/**
 * Draw the tile of a location message.
 * @param {Point} point
 * @returns {HTMLElement}
 */
export function tile(point) {
  return h("div", { class: "tile", role: "img", "aria-label": `${w("location")} ${coordinates(point)}` },
    drawing(point, 3, point), h("span", { class: "coordinates" }, coordinates(point)));
}

/**
 * Make a map to choose a place on, with the coordinates to type beside it.
 * @param {(point: Point) => void} choose
 * @returns {HTMLElement}
 */
export function chooser(choose) {
  let zoom = 0;
  const span = () => SPANS[zoom] ?? WHOLE;
  let pin = { ...CENTRE };
  let centre = { latitude: -2.4, longitude: 118 };
  const canvas = h("div", { class: "chooser-map", role: "application", tabindex: 0, "aria-label": w("map"), onclick: clicked, onkeydown: moved });
  const latitude = field("latitude");
  const longitude = field("longitude");

  function draw() {
    canvas.replaceChildren(drawing(centre, span(), pin));
    latitude.input.setCustomValidity("");
    latitude.input.value = pin.latitude.toFixed(5);
    longitude.input.value = pin.longitude.toFixed(5);
  }

  /** @param {MouseEvent} event */
  function clicked(event) {
    const box = canvas.getBoundingClientRect();
    const wide = span();
    const across = (event.clientX - box.left) / box.width - 0.5;
    const down = ((event.clientY - box.top) / box.height - 0.5) * (HEIGHT / WIDTH);
    pin = { latitude: centre.latitude - down * wide, longitude: centre.longitude + across * wide };
    draw();
  }

  /** Move the pin by the arrow keys; the map follows it. @param {KeyboardEvent} event */
  function moved(event) {
    const [east = 0, north = 0] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [];
    if (!east && !north) return;
    event.preventDefault();
    const step = (SPANS[zoom] ?? WHOLE) / STEPS;
    const latitude = Math.min(Math.max(pin.latitude + north * step, -90), 90);
    pin = { latitude, longitude: Math.min(Math.max(pin.longitude + east * step, -180), 180) };
    if (zoom > 0) centre = { ...pin };
    draw();
  }

  /** @param {number} by */
  function zoomed(by) {
    zoom = Math.min(Math.max(zoom + by, 0), SPANS.length - 1);
    centre = zoom === 0 ? { latitude: -2.4, longitude: 118 } : { ...pin };
    draw();
  }

  function typed() {
    const both = /^\s*(-?\d+\.\d+)\s*[,; ]\s*(-?\d+\.\d+)\s*$/.exec(latitude.input.value); // as maps give them to copy
    if (both) [, latitude.input.value = "", longitude.input.value = ""] = both;
    pin = { latitude: degrees(latitude.input), longitude: degrees(longitude.input) };
    latitude.input.setCustomValidity(isPlace(pin) ? "" : w("bad_place"));
    if (!isPlace(pin)) return;
    centre = { ...pin };
    canvas.replaceChildren(drawing(centre, span(), pin));
  }

  latitude.input.addEventListener("change", typed);
  longitude.input.addEventListener("change", typed);
  draw();
  const buttons = h("div", { class: "zoom" },
    h("button", { type: "button", "aria-label": w("zoom_in"), onclick: () => zoomed(1) }, "+"),
    h("button", { type: "button", "aria-label": w("zoom_out"), onclick: () => zoomed(-1) }, "−"));
  const send = h("button", { type: "button", class: "primary", onclick: () => latitude.input.reportValidity() && choose(pin) }, w("send_place"));
  return h("div", { class: "chooser" }, h("div", { class: "chooser-frame" }, canvas, buttons), h("div", { class: "pair" }, latitude.row, longitude.row), send);
}

/** @param {HTMLInputElement} input */
const degrees = (input) => Number(input.value.trim().replace(",", ".") || NaN);

/** @param {Point} point */
const isPlace = ({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

/** @param {"latitude"|"longitude"} name */
function field(name) {
  const input = h("input", { type: "text", inputmode: "decimal", name, autocomplete: "off" });
  return { input, row: h("label", { class: "field" }, h("span", {}, w(name)), input) };
}
