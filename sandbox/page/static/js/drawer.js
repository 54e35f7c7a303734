/** A look inside: the bots' calls as they come, faults to order, the clock to move. Closed until somebody asks. */

/** @import {Call, Verbs} from "./types.js" */

import { ask } from "./control.js";
import { arrange, h, iconButton } from "./dom.js";
import { clock, fullName, moment } from "./format.js";
import { followCalls } from "./live.js";
import { note } from "./sheets.js";
import { state, tell, watch } from "./state.js";
import { switchLanguage, w } from "./words.js";

const SHOWN = 150;
const HOUR = 3600;
const DAY = 24 * HOUR;
const MORNING = 8; // o'clock

/** @param {Date} from @returns {number} seconds until the next weekday at eight in the morning, on the clock of this machine */
function toWorkday(from) {
  const day = new Date(from.getFullYear(), from.getMonth(), from.getDate() + 1, MORNING);
  while (day.getDay() % 6 === 0) day.setDate(day.getDate() + 1);
  return (day.getTime() - from.getTime()) / 1000;
}

export class Drawer {
  constructor() {
    this.polling = false;
    this.chat = "";
    /** @type {WeakMap<Call, HTMLElement>} */ this.lines = new WeakMap();
    /** @type {Element|null} */ this.before = null; // where the focus was
    this.list = h("ol", { class: "calls", tabindex: 0, "aria-label": w("calls") });
    this.filter = h("select", { "aria-label": w("all_chats"), onchange: () => { this.chat = this.filter.value; this.draw(); } });
    this.moment = h("p", { class: "moment" });
    this.mend = h("button", { type: "button", class: "plain", onclick: () => this.act(ask("clear-faults", {})) }, "");
    this.element = h("aside", { class: "drawer", "aria-label": w("inside"), hidden: true });
    watch("calls", () => this.draw());
    watch("world", () => this.refresh());
  }

  /** Lay it out the first time that somebody asks for it. */
  fill() {
    if (this.element.firstChild) return;
    this.element.append(
      h("header", { class: "sheet-head" }, h("h2", {}, w("inside")), h("button", { type: "button", class: "tool lang-small", onclick: switchLanguage }, w("language")), iconButton("close", w("close"), () => this.toggle())),
      this.clockPart(), this.faultPart(), this.callPart());
  }

  clockPart() {
    return h("section", { class: "part" }, h("h3", {}, w("clock")), this.moment, h("div", { class: "buttons" },
      h("button", { type: "button", class: "plain", onclick: () => this.act(ask("advance", { seconds: HOUR })) }, w("hour")),
      h("button", { type: "button", class: "plain", onclick: () => this.act(ask("advance", { seconds: DAY })) }, w("day")),
      h("button", { type: "button", class: "plain", onclick: () => this.act(ask("advance", { seconds: 7 * DAY })) }, w("week")),
      h("button", { type: "button", class: "plain", onclick: () => void this.toWorkday() }, w("workday"))));
  }

  faultPart() {
    const fault = (/** @type {"fault_blocked"|"fault_flood"|"fault_slow"|"fault_server"|"outage"} */ label, /** @type {Verbs["fault"][0]} */ body) =>
      h("button", { type: "button", class: "plain", onclick: () => this.act(ask("fault", body)) }, w(label));
    return h("section", { class: "part" }, h("h3", {}, w("faults")), h("p", {}, w("fault_help")), h("div", { class: "buttons" },
      fault("fault_blocked", { kind: "blocked", method: "sendMessage" }),
      fault("fault_flood", { kind: "flood", method: "sendMessage", details: { retry_after: 5 } }),
      fault("fault_slow", { kind: "slow", method: "sendMessage", details: { seconds: 5 } }),
      fault("fault_server", { kind: "server", method: "sendMessage" }),
      fault("outage", { kind: "server", times: -1 }), this.mend));
  }

  callPart() {
    const box = h("input", { type: "checkbox", onchange: () => { this.polling = box.checked; this.draw(); } });
    return h("section", { class: "part grow" }, h("h3", {}, w("calls")), h("div", { class: "buttons" }, this.filter, h("label", { class: "tick" }, box, h("span", {}, w("polling")))), this.list);
  }

  /** Open or close; calls are followed only while it is open. */
  toggle() {
    this.fill();
    this.element.hidden = !this.element.hidden;
    followCalls(!this.element.hidden);
    if (this.element.hidden) return /** @type {HTMLElement|null} */ (this.before)?.focus();
    this.before = document.activeElement;
    /** @type {HTMLElement|null} */ (this.element.querySelector(".sheet-head .round"))?.focus();
    this.refresh();
    ask("calls", { last: SHOWN }).then((calls) => {
      state.calls = calls;
      tell("calls");
    }, () => {});
  }

  /** Go to the next weekday, from what the sandbox's clock shows now. */
  async toWorkday() {
    const { now } = await ask("now", {}).catch(() => ({ now: 0 }));
    if (now) this.act(ask("advance", { seconds: toWorkday(new Date(now * 1000)) }));
  }

  /** @param {Promise<unknown>} asked */
  act(asked) {
    asked.catch((error) => note(document.body, error.message));
  }

  refresh() {
    if (this.element.hidden) return;
    this.moment.textContent = w("now", { time: moment() });
    this.mend.textContent = w("clear", { count: state.faults });
    if (state.faults === 0 && document.activeElement === this.mend) /** @type {HTMLElement|null} */ (this.mend.previousElementSibling)?.focus();
    this.mend.hidden = state.faults === 0;
    const names = [...state.people.values()].map((person) => [person.id, fullName(person)]);
    const groups = [...state.groups.values()].map((group) => [group.id, group.title]);
    this.filter.replaceChildren(h("option", { value: "" }, w("all_chats")), ...[...names, ...groups].map(([id, name]) => h("option", { value: id, selected: String(id) === this.chat }, String(name))));
  }

  draw() {
    if (this.element.hidden) return;
    const wanted = (/** @type {Call} */ call) => (this.polling || call.method !== "getUpdates") && (!this.chat || String(call.chat_id) === this.chat);
    const calls = state.calls.filter(wanted).slice(-SHOWN).reverse();
    arrange(this.list, calls.map((call) => this.line(call)));
  }

  /** @param {Call} call @returns {HTMLElement} its line, the same each time */
  line(call) {
    const line = this.lines.get(call) ?? this.drawn(call);
    this.lines.set(call, line);
    return line;
  }

  /** @param {Call} call */
  drawn(call) {
    const chat = state.people.get(Number(call.chat_id)) ?? state.groups.get(Number(call.chat_id));
    const name = chat ? ("title" in chat ? chat.title : fullName(chat)) : "";
    return h("li", {}, h("details", {}, h("summary", {}, h("time", {}, clock(call.at)), h("code", {}, call.method), h("span", { class: call.ok ? "good" : "bad" }, call.ok ? "ok" : `${call.code}`), h("span", { class: "call-chat" }, name)),
      call.description ? h("p", { class: "bad" }, call.description) : null, h("pre", {}, JSON.stringify(call.params, null, 1))));
  }
}
