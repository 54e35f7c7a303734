/** Building the page: every text goes in as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {string|number|boolean|null|undefined} Attribute */
/** @typedef {{[K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => unknown}} Listeners */
/** @typedef {Listeners & {[name: string]: Attribute | ((event: never) => unknown)}} Given */
/** @typedef {Node|string|null|undefined|false|{forEach(act: (child: Child) => void): void}} Child one, none, or a list of them */

/**
 * Make an element; `on…` are listeners, `class` and any other key attributes, `true` an empty one, null none at all.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Given} [given]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  const put = (/** @type {Child} */ child) => {
    if (!child) return;
    if (child instanceof Node || typeof child === "string") element.append(child);
    else child.forEach(put);
  };
  children.forEach(put);
  return element;
}

/**
 * Say whether somebody goes by the keyboard in there: whether the focus is in an element, and shown.
 * @param {Element} element
 * @returns {boolean}
 */
export const holds = (element) => element.querySelector(":focus-visible") !== null;

/**
 * Put others in place of what an element holds; what has the same `data-key` keeps the focus.
 * @param {Element} element
 * @param {(Node|string)[]} children
 */
export function refill(element, children) {
  const held = element.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : undefined;
  element.replaceChildren(...children);
  if (held !== undefined) /** @type {HTMLElement|null} */ (element.querySelector(`[data-key="${CSS.escape(held)}"]`))?.focus({ preventScroll: true });
}

/**
 * Bring elements into an order; those that stay are not touched, so that they keep the focus and what is open in them.
 * @param {Element} parent
 * @param {Element[]} elements
 */
export function arrange(parent, elements) {
  const wanted = new Set(elements);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  elements.forEach((element, place) => {
    if (parent.children[place] !== element) parent.insertBefore(element, parent.children[place] ?? null);
  });
}

/**
 * Make an element of a drawing.
 * @param {string} tag
 * @param {Record<string, string|number>} [given]
 * @param {...(Node|string)} children
 * @returns {SVGElement}
 */
export function s(tag, given = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  send: "M4 12l16-8-5 16-3-7-8-1z",
  clip: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6",
  more: "M12 5v.01M12 12v.01M12 19v.01",
  dots: "M5 12v.01M12 12v.01M19 12v.01",
  close: "M6 6l12 12M18 6L6 18",
  keys: "M4 6h16v12H4zM8 10v.01M12 10v.01M16 10v.01M8 14h8",
  menu: "M4 7h16M4 12h16M4 17h16",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  down: "M6 9l6 6 6-6",
  plus: "M12 5v14M5 12h14",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6",
  group: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c0-4 3.5-6 7-6s7 2 7 6M16 4.5a3.5 3.5 0 0 1 0 6.5M22 20c0-3-1.5-5-4-5.7",
  inside: "M4 5h16v14H4zM14 5v14",
  pin: "M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9v.01",
  film: "M4 5h16v14H4zM10 9l5 3-5 3z",
  mic: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14a4 4 0 0 0 7 0M9 9.5v.01M15 9.5v.01",
  check: "M5 13l4 4L19 7",
};

/**
 * Draw an icon in the colour of its text.
 * @param {keyof typeof PATHS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  return s("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, s("path", { d: PATHS[name] }));
}

/**
 * Make a button that shows only an icon.
 * @param {keyof typeof PATHS} name
 * @param {string} label what it does, for those who cannot see it
 * @param {(event: Event) => void} act
 * @param {Given} [given]
 * @returns {HTMLButtonElement}
 */
export function iconButton(name, label, act, given = {}) {
  const look = `round ${given.class ?? ""}`;
  return h("button", { type: "button", title: label, "aria-label": label, onclick: act, ...given, class: look }, icon(name));
}

/**
 * Make a round picture with initials, its colour from the id.
 * @param {number} id
 * @param {string} name
 * @returns {HTMLElement}
 */
export function avatar(id, name) {
  const initials = name.split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase();
  return h("span", { class: `avatar tint-${Math.abs(id) % 7}`, "aria-hidden": "true" }, initials);
}
