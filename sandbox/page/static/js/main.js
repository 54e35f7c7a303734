/** The desk: phones side by side, a strip of people above them, and what belongs to all. */

/** @import {Person} from "./types.js" */

import { unreadOf } from "./chatlist.js";
import { avatar, h, iconButton, icon } from "./dom.js";
import { Drawer } from "./drawer.js";
import { fullName } from "./format.js";
import { newGroup, newPerson } from "./groups.js";
import { connect, follow } from "./live.js";
import { Phone } from "./phone.js";
import { state, watch } from "./state.js";
import { language, switchLanguage, w } from "./words.js";

const AT_FIRST = 8; // phones that lie open without being asked for
const OFTEN = 20_000; // often enough for a clock without seconds

class Desk {
  constructor() {
    /** @type {Map<number, Phone>} */ this.phones = new Map();
    /** @type {Map<number, boolean>} */ this.chosen = new Map(JSON.parse(sessionStorage.getItem("phones") ?? "[]"));
    this.active = Number(sessionStorage.getItem("active") ?? 0);
    this.drawer = new Drawer();
    this.strip = h("nav", { class: "people", "aria-label": w("people") });
    this.row = h("main", { class: "phones" });
    this.banner = h("div", { class: "banner", role: "status", hidden: true }, w("offline"));
    this.element = h("div", { class: "desk" }, this.bar(), this.banner, h("div", { class: "table" }, this.row, this.drawer.element));
    watch("world", () => this.update());
    watch("rooms", () => this.drawStrip());
    watch("online", () => { this.banner.hidden = state.online; });
    setInterval(() => this.phones.forEach((phone) => phone.tick()), OFTEN);
  }

  bar() {
    return h("header", { class: "desk-bar" }, h("span", { class: "brand" }, h("img", { src: "/page/icon.svg", alt: "", width: 26, height: 26 }), h("h1", {}, "Simpul")), this.strip,
      h("div", { class: "tools" },
        h("button", { type: "button", class: "tool", "aria-label": w("new_person"), onclick: () => newPerson(this.element, (person) => this.show(person.id)) }, icon("person"), h("span", {}, w("new_person"))),
        h("button", { type: "button", class: "tool", "aria-label": w("new_group"), onclick: () => newGroup(this.element) }, icon("group"), h("span", {}, w("new_group"))),
        h("button", { type: "button", class: "tool lang", lang: language() === "id" ? "en" : "id", onclick: switchLanguage }, w("language")),
        iconButton("inside", w("inside"), () => this.drawer.toggle())));
  }

  /** @returns {Person[]} everybody with an account */
  people() {
    return [...state.people.values()].filter((person) => !person.deactivated);
  }

  /** Lay out a phone for everybody who is to have one. */
  update() {
    const people = this.people();
    const wanted = people.filter((person, place) => this.chosen.get(person.id) ?? place < AT_FIRST);
    for (const [id, phone] of this.phones) {
      if (wanted.some((person) => person.id === id)) continue;
      phone.dispose();
      this.phones.delete(id);
    }
    follow({ people: wanted.map(({ id }) => id) });
    for (const person of wanted) {
      if (this.phones.has(person.id)) continue;
      const phone = new Phone(person, () => this.hide(person.id));
      this.phones.set(person.id, phone);
      this.row.append(phone.element);
    }
    if (!this.phones.has(this.active)) this.active = wanted[0]?.id ?? 0;
    this.row.querySelector(".nobody")?.remove();
    if (people.length === 0) this.row.append(h("div", { class: "nobody" }, h("p", {}, w("nobody")), h("button", { type: "button", class: "primary", onclick: () => newPerson(this.element, (person) => this.show(person.id)) }, w("new_person"))));
    this.mark();
    this.drawStrip();
  }

  mark() {
    for (const [id, phone] of this.phones) phone.element.classList.toggle("active", id === this.active);
    sessionStorage.setItem("active", String(this.active));
    sessionStorage.setItem("phones", JSON.stringify([...this.chosen]));
  }

  drawStrip() {
    const focused = this.strip.contains(document.activeElement) ? [...this.strip.children].indexOf(/** @type {Element} */ (document.activeElement)) : -1;
    this.strip.replaceChildren(...this.people().map((person) => {
      const unread = unreadOf(person);
      const shown = this.phones.has(person.id);
      return h("button", { type: "button", class: `chip ${shown ? "" : "away"} ${person.id === this.active ? "active" : ""}`, "aria-label": [fullName(person), unread ? w("unread", { count: unread }) : ""].filter(Boolean).join(", "), "aria-pressed": String(person.id === this.active), onclick: () => this.show(person.id) },
        avatar(person.id, fullName(person)), h("span", { class: "chip-name" }, fullName(person)), unread ? h("span", { class: "badge", "aria-label": w("unread", { count: unread }) }, String(unread)) : null);
    }));
    if (focused >= 0) /** @type {HTMLElement|undefined} */ (this.strip.children[focused])?.focus();
  }

  /** Bring a phone into sight. @param {number} id */
  show(id) {
    this.chosen.set(id, true);
    this.active = id;
    this.update();
    const phone = this.phones.get(id);
    phone?.element.scrollIntoView({ inline: "nearest", block: "nearest" });
    phone?.view?.update();
    phone?.view?.view.toEnd();
  }

  /** @param {number} id */
  hide(id) {
    this.chosen.set(id, false);
    this.update();
  }
}

document.documentElement.lang = language();
document.title = w("title");
const desk = new Desk();
document.body.append(desk.element);
document.addEventListener("visibilitychange", () => desk.phones.forEach((phone) => phone.view?.update()));
connect();
