/** Groups: making one, its members, adding people and the bot, leaving, growing into a supergroup. */

/** @import {Group, Person, Status} from "./types.js" */
/** @import {Choice} from "./sheets.js" */

import { ask } from "./control.js";
import { avatar, h, icon, iconButton } from "./dom.js";
import { fullName } from "./format.js";
import { field, menu, note, sheet, tick } from "./sheets.js";
import { isHidden, leads, state, switchHidden } from "./state.js";
import { w } from "./words.js";

/** @param {Group} group @param {number} user */
export const isIn = (group, user) => !["left", "kicked"].includes(group.members[user] ?? "left");

/** @param {Group} group */
export const isAlive = (group) => !group.deleted && group.upgraded_to === null;

/**
 * Say what a member can do with a group.
 * @param {HTMLElement} over
 * @param {Group} group
 * @param {Person} person
 * @returns {Choice[]}
 */
export function groupChoices(over, group, person) {
  const act = (/** @type {"leave"|"upgrade"} */ verb) => void ask(verb, { person: person.id, chat: group.id }).catch((error) => note(over, error.message));
  const bot = [...state.bots.values()].find(({ id }) => !isIn(group, id));
  /** @type {Choice[]} */ const choices = [{ label: w("members"), sign: "group", act: () => members(over, group, person) }];
  if (!isIn(group, person.id)) return choices;
  choices.push({ label: w("add_person"), sign: "plus", act: () => addPeople(over, group) });
  if (bot) choices.push({ label: w("add_bot"), sign: "plus", act: () => addBot(over, [group], person, bot.id, "") });
  if (leads(group.id, person.id)) {
    choices.push({ label: isHidden(group.id, person) ? w("write_as_self") : w("write_as_group"), act: () => switchHidden(group.id, person) });
    choices.push({ label: w("rename"), act: () => rename(over, group, person) });
  }
  if (group.kind === "group") choices.push({ label: w("upgrade"), act: () => act("upgrade") });
  choices.push({ label: w("leave"), act: () => act("leave") });
  return choices;
}

/** @param {HTMLElement} over @param {Group} group @param {Person} person who looks, and may lead the group */
function members(over, group, person) {
  const marks = { creator: w("owner"), administrator: w("admin") };
  sheet(over, w("members_of", { title: group.title }), (close) => [h("ul", { class: "members" },
    Object.entries(group.members).filter(([user]) => isIn(group, Number(user))).map(([user, status]) => {
      const account = state.people.get(Number(user)) ?? state.bots.get(Number(user));
      const name = account ? fullName(account) : user;
      const choices = status === "creator" || !leads(group.id, person.id) ? [] : memberChoices(over, group, person, Number(user), status);
      return h("li", { class: "member" }, avatar(Number(user), name), h("span", {}, name), h("small", {}, marks[/** @type {keyof typeof marks} */ (status)] ?? ""),
        choices.length > 0 ? iconButton("dots", w("more_of", { name }), () => { close(); menu(over, name, choices, "middle"); }) : null);
    }))]);
}

/**
 * Say what a leader of a group can do with a member.
 * @param {HTMLElement} over
 * @param {Group} group
 * @param {Person} person the leader
 * @param {number} user the member
 * @param {Status} now the member's status
 * @returns {Choice[]}
 */
function memberChoices(over, group, person, user, now) {
  const become = (/** @type {Status} */ status) => () => void ask("status", { chat: group.id, person: person.id, user, status }).catch((error) => note(over, error.message));
  const other = now === "administrator" ? { label: w("demote"), act: become("member") } : { label: w("promote"), act: become("administrator") };
  return user === person.id ? [] : [other, { label: w("expel"), act: become("kicked") }];
}

/** @param {HTMLElement} over @param {Group} group @param {Person} person */
function rename(over, group, person) {
  const title = field(w("group_title"), { required: true, name: "title", maxlength: 128, value: group.title });
  sheet(over, w("rename"), (close) => [h("form", { onsubmit: (event) => {
    event.preventDefault();
    ask("rename", { chat: group.id, person: person.id, title: title.input.value.trim() }).then(close, (error) => note(over, error.message));
  } }, title.row, h("div", { class: "sheet-foot" }, h("button", { type: "submit", class: "primary" }, w("save"))))]);
}

/** @param {HTMLElement} over @param {Group} group */
function addPeople(over, group) {
  const others = [...state.people.values()].filter((person) => !isIn(group, person.id));
  sheet(over, w("add_person"), (close) => [h("div", { class: "members" }, others.map((person) => h("button", { type: "button", class: "member", onclick: () => {
    close();
    ask("join", { person: person.id, chat: group.id }).catch((error) => note(over, error.message));
  } }, avatar(person.id, fullName(person)), h("span", {}, fullName(person)))))]);
}

/**
 * Bring a bot into a group, with the payload of its startgroup link.
 * @param {HTMLElement} over
 * @param {Group[]} groups to choose from
 * @param {Person} person
 * @param {number} bot
 * @param {string} payload
 * @param {(group: {id: number, title: string}) => void} [added]
 */
export function addBot(over, groups, person, bot, payload, added = () => {}) {
  const code = field(w("payload"), { value: payload, name: "payload" });
  const add = (/** @type {Group} */ group) => ask("add-bot", { person: person.id, chat: group.id, bot, payload: code.input.value.trim() || null }).then(() => added(group), (error) => note(over, error.message));
  sheet(over, w("add_to_group"), (close) => [code.row, h("div", { class: "members" }, groups.map((group) => h("button", { type: "button", class: "member", onclick: () => {
    close();
    void add(group);
  } }, avatar(group.id, group.title), h("span", {}, group.title))), h("button", { type: "button", class: "member", onclick: () => {
    close();
    newGroup(over, { owner: person, payload: code.input.value.trim(), bot, made: added });
  } }, h("span", { class: "avatar plus" }, icon("plus")), h("span", {}, w("new_group"))))]);
}

/**
 * What is known already of a group that is to be made.
 * @typedef {object} Plan
 * @property {Person} [owner]
 * @property {number} [bot]
 * @property {string} [payload]
 * @property {(group: {id: number, title: string}) => void} [made]
 */

/**
 * Make a new group.
 * @param {HTMLElement} over
 * @param {Plan} [plan]
 */
export function newGroup(over, plan = {}) {
  const title = field(w("group_title"), { required: true, name: "title", maxlength: 128 });
  const known = [...state.people.values()].filter((person) => !person.deactivated && person.id !== plan.owner?.id);
  const people = [plan.owner ?? [], ...known].flat().map((person) => ({ id: person.id, ...tick(fullName(person), { name: "member", checked: person === plan.owner, disabled: person === plan.owner }) }));
  const bot = plan.bot ?? state.bots.keys().next().value;
  const withBot = tick(w("with_bot"), { checked: true, name: "bot" });
  const payload = field(w("payload"), { name: "payload", value: plan.payload ?? "" });
  const create = () => ask("group", {
    title: title.input.value.trim(), members: people.filter(({ input }) => input.checked).map(({ id }) => id),
    bot: withBot.input.checked && bot ? bot : null, payload: payload.input.value.trim() || null,
  }).then((group) => plan.made?.(group));
  sheet(over, w("new_group"), (close) => [h("form", { onsubmit: (event) => {
    event.preventDefault();
    if (!people.some(({ input }) => input.checked)) note(over, w("choose_member"));
    else create().then(close, (error) => note(over, error.message));
  } }, title.row, h("fieldset", {}, h("legend", {}, w("members")), people.map(({ row }) => row)), bot ? [withBot.row, payload.row] : null,
    h("div", { class: "sheet-foot" }, h("button", { type: "submit", class: "primary" }, w("create"))))]);
}

/**
 * Make a new person.
 * @param {HTMLElement} over
 * @param {(person: Person) => void} made
 */
export function newPerson(over, made) {
  const name = field(w("name"), { required: true, name: "name", maxlength: 64 });
  const username = field(w("username"), { name: "username", pattern: "@?[A-Za-z0-9_]{3,32}" });
  sheet(over, w("new_person"), (close) => [h("form", { onsubmit: (event) => {
    event.preventDefault();
    ask("person", { name: name.input.value.trim(), username: username.input.value.replace("@", "") || null })
      .then((person) => { close(); made(person); }, (error) => note(over, error.message));
  } }, name.row, username.row, h("div", { class: "sheet-foot" }, h("button", { type: "submit", class: "primary" }, w("create"))))]);
}
