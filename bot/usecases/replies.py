"""Ready replies: /balasan keeps an agency's, and an officer who answers takes one, filled in for the case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.domain import canned
from bot.domain.canned import Canned, unknown
from bot.domain.lifecycle import ACTING, Role
from bot.domain.messages import Button, Toast
from bot.domain.questions import WORDS
from bot.domain.reply_questions import ADD, CANNED, DELETE
from bot.domain.report import Visibility
from bot.usecases.rights import desk_roles
from bot.usecases.talk import close, fits, go_on, new_draft, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.messages import Rows
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft, Report
    from bot.ports import UnitOfWork

UNDO = "unreply"
"""The action of the button that takes a change or a deletion back; its subject is the reply as it was."""


def agencies_of(unit: UnitOfWork, actor: Actor) -> Sequence[str]:
    """List the agencies whose replies this person keeps."""
    held = unit.members.memberships(actor.person)
    return list(dict.fromkeys(one.agency for one in held if one.agency and one.role in ACTING))


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Show the replies of this person's agencies, above whatever was open, and ask what to do."""
    agencies = agencies_of(unit, actor)
    if not agencies:
        say(unit, actor, "replies-not-yours")
        return dialogue
    several = len(agencies) > 1
    found = [one for agency in agencies for one in unit.replies.of(agency)]
    offers = {
        "do": tuple({"value": str(one.id), "text": _called(unit, one, several=several)} for one in found),
        "agency": tuple({"value": agency, "text": unit.tenant.name_of(agency)} for agency in agencies),
    }
    below = dialogue.draft if dialogue.draft and dialogue.draft.conversation != "replies" else None
    return go_on(unit, actor, dialogue, replace(new_draft("replies"), offers=offers, below=below))


def _called(unit: UnitOfWork, reply: Canned, *, several: bool) -> str:
    return f"{unit.tenant.name_of(reply.agency)}: {reply.name}" if several else reply.name


def act(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Add, change or delete, as was chosen; what cannot be kept is asked for again."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    if wrong := unknown(draft.slots.get("words", "")):
        say(unit, actor, "reply-unknown", wrong=", ".join(dict.fromkeys(wrong)))
        return _again(unit, actor, dialogue, draft, "words")
    if draft.slots["do"] == ADD:
        return _added(unit, actor, dialogue, draft)
    reply = chosen(unit, actor, draft)
    if reply is None or not reply.live:
        say(unit, actor, "reply-gone")
    else:
        unit.replies.end(reply.id)
        deletes = draft.slots["act"] == DELETE
        if not deletes:
            unit.replies.add(reply.agency, reply.name, draft.slots["words"], person=actor.person)
        say(unit, actor, "reply-deleted" if deletes else "reply-changed", reply=reply.name, buttons=_undo(reply))
    return close(unit, actor, dialogue)


def _added(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft) -> Dialogue:
    """Keep a new reply, unless the agency has one of that name, or as many as it may."""
    name, agencies = draft.slots["reply"], agencies_of(unit, actor)
    agency = draft.slots.get("agency", draft.offers["agency"][0]["value"])
    if agency not in agencies:
        say(unit, actor, "replies-not-yours")
        return close(unit, actor, dialogue)
    have = unit.replies.of(agency)
    if len(have) >= canned.MOST:
        say(unit, actor, "replies-full", count=len(have))
        return close(unit, actor, dialogue)
    taken = any(one.name.casefold() == name.casefold() for one in have)
    if taken or not unit.replies.add(agency, name, draft.slots["words"], person=actor.person):
        say(unit, actor, "reply-taken", reply=name)
        return _again(unit, actor, dialogue, draft, "reply")
    say(unit, actor, "reply-added", reply=name)
    return close(unit, actor, dialogue)


def _again(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft, slot: str) -> Dialogue:
    """Ask once more for what could not be kept."""
    left = {name: value for name, value in draft.slots.items() if name != slot}
    return go_on(unit, actor, dialogue, replace(draft, slots=left))


def chosen(unit: UnitOfWork, actor: Actor, draft: Draft) -> Canned | None:
    """Give the reply that this person chose, of an agency whose replies they keep."""
    number = draft.slots.get("do", ADD)
    reply = None if number == ADD else unit.replies.find(int(number))
    return reply if reply and reply.agency in agencies_of(unit, actor) else None


def _undo(reply: Canned) -> Rows:
    return ((Button(action=UNDO, subject=f"c{reply.id}", revision=0, label="label-undo-reply"),),)


def undo(unit: UnitOfWork, actor: Actor, number: int) -> Toast:
    """Let a reply be again what it was before it was changed or deleted."""
    reply = unit.replies.find(number)
    if reply is None or reply.agency not in agencies_of(unit, actor):
        return Toast(key="toast-reply-not-yours", alert=True)
    if reply.live:
        return Toast(key="press-stale")
    unit.replies.restore(reply)
    say(unit, actor, "reply-restored", reply=reply.name)
    return Toast()


def offered(unit: UnitOfWork, actor: Actor, report: Report) -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """Give what an officer of the report's agency is offered while answering: its replies, if it has any."""
    if not report.agency or Role.OFFICER not in desk_roles(unit, actor.person, report):
        return {}
    return {CANNED: tuple({"value": str(one.id), "text": one.name} for one in unit.replies.of(report.agency))}


def choose(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Ask which of the ready replies to take."""
    draft = dialogue.draft
    return go_on(unit, actor, dialogue, replace(draft, editing=CANNED)) if draft else dialogue


def rewrite(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Show the words to be copied and changed."""
    draft = dialogue.draft
    return go_on(unit, actor, dialogue, replace(draft, editing=WORDS.slot)) if draft else dialogue


def use(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, number: str) -> Dialogue:
    """Let the chosen reply, filled in, be the words that are shown before they leave."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    report, reply = unit.reports.get(int(draft.slots["report"])), unit.replies.find(int(number))
    if reply is None or not reply.live or reply.agency != report.agency:
        say(unit, actor, "reply-gone")
        return go_on(unit, actor, dialogue, replace(draft, editing=""))
    words = canned.filled(reply.text, _values(unit, report))
    if not fits(unit, actor, WORDS, words):
        return go_on(unit, actor, dialogue, replace(draft, editing=""))
    proposed = {**draft.proposed, CANNED: number}
    return go_on(unit, actor, dialogue, replace(draft.with_answer(WORDS.slot, words), proposed=proposed))


def _values(unit: UnitOfWork, report: Report) -> dict[str, str]:
    """Give what a placeholder stands for; a reporter who chose not to be named is not."""
    named = report.visibility is Visibility.OPEN and not report.topic
    name = unit.people.name_of(report.reporter) if named else ""
    return {
        canned.CODE: report.code,
        canned.NAME: name or canned.UNNAMED,
        canned.AGENCY: unit.tenant.name_of(report.agency),
        canned.DAY: format_date(unit.tenant.calendar.day(report.submitted), "d MMMM y", locale="id"),
    }
