/** The desk: phones side by side, a strip of people above them, and what belongs to all. */

/** @import {Person} from "./types.js" */

import { unreadOf } from "./chatlist.js";
import { avatar, h, iconButton, icon, refill } from "./dom.js";
import { Drawer } from "./drawer.js";
import { day, fullName } from "./format.js";
import { Guide } from "./guide.js";
import { newGroup, newPerson } from "./groups.js";
import { addressed, remember } from "./layout.js";
import { connect, followPeople } from "./live.js";
import { Phone } from "./phone.js";
import { state, watch } from "./state.js";
import { language, switchLanguage, w } from "./words.js";

const AT_FIRST = 4; // phones that lie open without being asked for
const SLOW = 4000; // a message that waits longer than this waits for a bot that is down
const OFTEN = 20_000; // often enough for a clock without seconds

class Desk {
  constructor() {
    /** @type {Map<number, Phone>} */ this.phones = new Map();
    /** @type {Map<number, boolean>} */ this.chosen = new Map(JSON.parse(sessionStorage.getItem("phones") ?? "[]"));
    this.layout = addressed();
    /** @type {Map<number, string>} */ this.links = new Map(); // to be opened on phones that are not there yet
    this.active = Number(sessionStorage.getItem("active") ?? 0);
    watch("world", () => { this.update(); this.drawBanner(); }); // first: then the others know whose chats are about to be pushed
    this.drawer = new Drawer();
    this.guide = new Guide({ show: (id) => { this.show(id); return this.phones.get(id); }, phone: (id) => this.phones.get(id), leave: () => this.leads.focus() });
    this.leads = h("button", { type: "button", class: "tool", "aria-label": w("guide"), hidden: true, onclick: () => this.guide.toggle(this.guide.tour.closed) }, icon("check"), h("span", {}, w("guide")));
    this.away = false; // whether a bot takes no messages
    /** @type {ReturnType<typeof setTimeout>|undefined} */ this.waiting = undefined;
    this.strip = h("nav", { class: "people", "aria-label": w("people") });
    this.row = h("main", { class: "phones" });
    this.banner = h("div", { class: "banner", role: "status", hidden: true }, w("offline"));
    this.element = h("div", { class: "desk" }, this.bar(), this.banner, this.guide.element, h("div", { class: "table" }, this.row, this.drawer.element));
    watch("rooms", () => this.drawStrip());
    watch("guide", () => { this.leads.hidden = !this.guide.there; });
    watch("online", () => this.drawBanner());
    watch("pending", () => this.wait());
    setInterval(() => this.phones.forEach((phone) => phone.tick()), OFTEN);
  }

  /** Say that messages wait, once they have waited longer than a bot needs. */
  wait() {
    if (state.pending > 0) this.waiting ??= setTimeout(() => { this.away = true; this.drawBanner(); }, SLOW);
    else {
      clearTimeout(this.waiting);
      this.waiting = undefined;
      this.away = false;
      this.drawBanner();
    }
  }

  drawBanner() {
    const words = [!state.online && w("offline"), state.trouble && w("trouble", { why: state.trouble }), this.away && w("away")].find(Boolean);
    this.banner.hidden = !words;
    // Said once: a banner that is written anew would be read out again.
    if (words && this.banner.textContent !== words) this.banner.textContent = words;
  }

  bar() {
    return h("header", { class: "desk-bar" }, h("span", { class: "brand" }, h("img", { src: "/page/icon.svg", alt: "", width: 26, height: 26 }), h("h1", {}, "Simpul")), this.strip,
      h("div", { class: "tools" }, this.leads,
        h("button", { type: "button", class: "tool", "aria-label": w("new_person"), onclick: () => { newPerson(this.element, (person) => this.show(person.id)); } }, icon("person"), h("span", {}, w("new_person"))),
        h("button", { type: "button", class: "tool", "aria-label": w("new_group"), onclick: () => { newGroup(this.element); } }, icon("group"), h("span", {}, w("new_group"))),
        h("button", { type: "button", class: "tool lang", lang: language() === "id" ? "en" : "id", onclick: switchLanguage }, w("language")),
        iconButton("inside", w("inside"), () => this.drawer.toggle())));
  }

  /** @returns {Person[]} everybody with an account */
  people() {
    return [...state.people.values()].filter((person) => !person.deactivated);
  }

  /** @returns {Person[]} whose phones lie on the desk: as the address says, else as was chosen, else the first few */
  wanted() {
    const people = this.people();
    if (!this.layout) return people.filter((person, place) => this.chosen.get(person.id) ?? place < AT_FIRST);
    return [...this.layout.keys()].flatMap((id) => people.find((person) => person.id === id) ?? []);
  }

  /** Lay out a phone for everybody who is to have one. */
  update() {
    const wanted = this.wanted();
    for (const [id, phone] of this.phones) {
      if (wanted.some((person) => person.id === id)) continue;
      phone.dispose();
      this.phones.delete(id);
    }
    followPeople(wanted.map(({ id }) => id));
    for (const person of wanted) {
      if (this.phones.has(person.id)) continue;
      const phone = new Phone(person, {
        hide: () => this.hide(person.id), moved: () => this.moved(), openOn: (id, address) => this.openOn(id, address),
      }, this.layout?.get(person.id));
      this.phones.set(person.id, phone);
      this.row.append(phone.element);
    }
    this.openLinks();
    if (!this.phones.has(this.active)) this.active = wanted[0]?.id ?? 0;
    this.row.querySelector(".nobody")?.remove();
    if (this.people().length === 0) this.row.append(h("div", { class: "nobody" }, h("p", {}, w("nobody")), h("button", { type: "button", class: "primary", onclick: () => newPerson(this.element, (person) => this.show(person.id)) }, w("new_person"))));
    this.mark();
    this.drawStrip();
  }

  /** Write into the address which chats are open now, if it names the phones. */
  moved() {
    if (!this.layout) return;
    for (const [id, phone] of this.phones) if (this.layout.has(id)) this.layout.set(id, phone.shown);
    remember(this.layout);
  }

  /** Open a link on somebody's phone. @param {number} id @param {string} address */
  openOn(id, address) {
    this.links.set(id, address);
    this.show(id);
  }

  openLinks() {
    for (const [id, address] of this.links) {
      const phone = this.phones.get(id);
      if (!phone?.follow(address)) continue;
      this.links.delete(id);
      if (document.activeElement?.matches(":focus-visible")) phone.view?.write();
    }
  }

  mark() {
    for (const [id, phone] of this.phones) phone.element.classList.toggle("active", id === this.active);
    sessionStorage.setItem("active", String(this.active));
    sessionStorage.setItem("phones", JSON.stringify([...this.chosen]));
  }

  drawStrip() {
    const people = [...new Set([...this.wanted(), ...this.people()])];
    refill(this.strip, people.map((person) => {
      const unread = unreadOf(person);
      const shown = this.phones.has(person.id);
      return h("button", { type: "button", "data-key": person.id, class: `chip ${shown ? "" : "away"} ${person.id === this.active ? "active" : ""}`, "aria-label": [fullName(person), unread ? w("unread", { count: unread }) : ""].filter(Boolean).join(", "), "aria-pressed": String(person.id === this.active), onclick: () => this.show(person.id) },
        avatar(person.id, fullName(person)), h("span", { class: "chip-name" }, fullName(person)), unread ? h("span", { class: "badge", "aria-label": w("unread", { count: unread }) }, String(unread)) : null);
    }));
  }

  /** Bring a phone into sight. @param {number} id */
  show(id) {
    this.chosen.set(id, true);
    if (this.layout && !this.layout.has(id)) this.layout.set(id, "");
    this.active = id;
    this.update();
    this.strip.querySelector(".active")?.scrollIntoView({ inline: "nearest", block: "nearest" });
    const phone = this.phones.get(id);
    phone?.element.scrollIntoView({ inline: "nearest", block: "nearest" });
    phone?.view?.update();
    phone?.view?.view.toEnd();
  }

  /** @param {number} id */
  hide(id) {
    this.chosen.set(id, false);
    this.layout?.delete(id);
    this.update();
    this.moved();
    /** @type {HTMLElement|null} */ (this.strip.querySelector(`[data-key="${id}"]`))?.focus({ preventScroll: true });
  }
}

document.documentElement.lang = language();
document.title = w("title");
// In a task of its own: a slow machine is long at reading the program alone.
setTimeout(() => {
  const desk = new Desk();
  document.body.append(desk.element);
  document.addEventListener("visibilitychange", () => desk.phones.forEach((phone) => phone.view?.update()));
  connect();
  setTimeout(() => day(0)); // the first date that a browser writes takes it long: meanwhile the line is being opened
});
