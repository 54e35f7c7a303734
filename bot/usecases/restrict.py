"""/batasi: an admin restricts a report's reporter, and sees who is restricted now: by codes, never by names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain import ticket
from bot.domain.bans import RESTRICT, SPANS
from bot.domain.messages import Letter, Toast
from bot.domain.report import Visibility
from bot.usecases import bans
from bot.usecases.members import numbers, range_of
from bot.usecases.rights import administers, reads
from bot.usecases.talk import close, go_on, new_draft, say
from bot.usecases.tasks import PAGE, turns

if TYPE_CHECKING:
    from bot.domain.bans import Ban
    from bot.domain.messages import Value
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork

PAGES, ONE = "restrictions", "restriction"
"""Actions of the buttons: a page of the list, one of it."""

NOT_YOURS = Toast(key="restrict-not-yours", alert=True)


def show(unit: UnitOfWork, actor: Actor, *, start: int = 0) -> Toast:
    """List a page of the restrictions that hold, oldest first; says why where that cannot be."""
    if not administers(unit, actor):
        return NOT_YOURS
    found = unit.bans.holding()
    page = found[start : start + PAGE]
    if start and not page:
        return Toast(key="toast-no-page", alert=True)
    values: dict[str, Value] = {
        **range_of(start, len(page), len(found)),
        "bans": [{"number": str(number), **bans.told(unit, one)} for number, one in enumerate(page, start=start + 1)],
    }
    buttons = (*numbers(ONE, [f"b{one.id}" for one in page], start), *turns(PAGES, start, len(found)))
    unit.outbox.add(Letter(chat=actor.chat, key="restrictions", values=values, buttons=buttons))
    return Toast()


def show_one(unit: UnitOfWork, actor: Actor, number: int | None) -> Toast:
    """Show the restriction with this id, and the button that ends it; says why where that cannot be."""
    if not administers(unit, actor):
        return NOT_YOURS
    ban = unit.bans.find(number) if number is not None else None
    if ban is None:
        return Toast(key="toast-unban-late", alert=True)
    _open(unit, actor, ban)
    return Toast()


def show_numbered(unit: UnitOfWork, actor: Actor, number: int) -> Toast:
    """Show the restriction with this number in the whole list, which begins with 1."""
    if not administers(unit, actor):
        return NOT_YOURS
    found = unit.bans.holding()
    if not 1 <= number <= len(found):
        return Toast(key="toast-no-restriction", alert=True)
    _open(unit, actor, found[number - 1])
    return Toast()


def _open(unit: UnitOfWork, actor: Actor, ban: Ban, *, key: str = "restriction") -> None:
    unit.outbox.add(Letter(chat=actor.chat, key=key, values=bans.told(unit, ban), buttons=bans.lifts(ban)))


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, typed: str) -> Dialogue:
    """Ask for the reason to restrict the reporter of the report with this code, above whatever was open."""
    code, open_ = ticket.read(typed), dialogue.draft
    report = unit.reports.find_code(code) if code else None
    if not administers(unit, actor):
        say(unit, actor, NOT_YOURS.key)
    elif code is None:
        say(unit, actor, "restrict-which", typed=typed[:40])
    elif report is None:
        say(unit, actor, "restrict-unknown", code=code)
    elif fault := refusal(unit, actor, report):
        say(unit, actor, fault, code=code)
    else:
        below = open_.below if open_ and open_.conversation == RESTRICT else open_
        draft = replace(new_draft(RESTRICT, report=str(report.id), code=code), below=below)
        return go_on(unit, actor, dialogue, draft)
    return dialogue


def refusal(unit: UnitOfWork, actor: Actor, report: Report) -> str:
    """Name the text that says why this admin cannot restrict the report's reporter now; empty where they can.

    Whoever holds a role is no stranger to be shut out. But that may be said only where the report names who sent it.
    """
    named = report.visibility is Visibility.OPEN and not report.topic
    if report.reporter == actor.person:
        return "restrict-own"
    if not reads(unit, actor, report):
        return "restrict-unread"
    if named and unit.members.memberships(report.reporter):
        return "restrict-role"
    return bans.refusal(unit, report)


def act(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Restrict, as was confirmed; where that cannot be any more, say why."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    if not administers(unit, actor):
        return refuse(unit, actor, dialogue)
    report = unit.reports.get(int(draft.slots["report"]))
    fault = refusal(unit, actor, report) or bans.bar(
        unit, report, reason=draft.slots["words"], days=SPANS[draft.slots["span"]], by=actor.person
    )
    ban = unit.bans.of(report.reporter)
    if fault or ban is None:
        say(unit, actor, fault, code=report.code)
    else:
        _open(unit, actor, ban, key="restricted-done")
    return close(unit, actor, dialogue)


def refuse(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """End it for somebody who is no admin any more."""
    say(unit, actor, NOT_YOURS.key)
    return close(unit, actor, dialogue)
