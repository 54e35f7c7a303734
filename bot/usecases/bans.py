"""Somebody may send no new reports: they are told why, until when and how to object once; danger is always heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.bans import APPEAL
from bot.domain.lifecycle import Role
from bot.domain.masking import for_desk
from bot.domain.messages import Button, Letter, Toast
from bot.domain.safety import signals
from bot.usecases.patience import numbers
from bot.usecases.relief import tell
from bot.usecases.rights import administers
from bot.usecases.talk import close, go_on, new_draft, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.bans import Ban
    from bot.domain.messages import Rows
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork

LIFT = "unban"
"""The action of the button that ends a restriction."""

NOBODY, ALREADY = "restrict-nobody", "restrict-already"
"""Why nobody is restricted: the report has nobody any more, or they are already."""


def refusal(unit: UnitOfWork, report: Report) -> str:
    """Name the text that says why the report's reporter cannot be restricted; empty where they can."""
    if unit.people.private_chat(report.reporter) is None:
        return NOBODY
    return ALREADY if unit.bans.of(report.reporter) else ""


def bar(unit: UnitOfWork, report: Report, *, reason: str, days: int, by: int | None = None) -> str:
    """Restrict the report's reporter for so many days, 0 for until it is lifted; gives the ``refusal`` if not.

    ``by`` is the admin, None for the operator.
    """
    if refused := refusal(unit, report):
        return refused
    until = unit.now + timedelta(days=days) if days else None
    unit.bans.add(report.reporter, report=report.id, reason=reason, until=until, by=by)
    return ""


def barred(unit: UnitOfWork, actor: Actor, story: str = "") -> bool:
    """Tell whether this person may send no new report now, and tell them; a story of danger always goes through."""
    ban = unit.bans.of(actor.person)
    if ban is None or signals(story, unit.tenant.safety).emergency:
        return False
    objecting = Button(action=APPEAL, subject=f"b{ban.id}", revision=0, label="label-appeal")
    say(
        unit,
        actor,
        "barred",
        reason=ban.reason,
        due=ban.until.isoformat() if ban.until else "",
        appealed="yes" if ban.appeal else "",
        numbers=numbers(unit, actor),
        buttons=() if ban.appeal else ((objecting,),),
    )
    return True


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> tuple[Dialogue, Toast]:
    """Ask what somebody has to say against their restriction, above whatever was open."""
    ban, open_ = unit.bans.of(actor.person), dialogue.draft
    if ban is None:
        return dialogue, Toast(key="toast-appeal-late", alert=True)
    if ban.appeal:
        return dialogue, Toast(key="toast-appealed", alert=True)
    if open_ is not None and open_.conversation == APPEAL:
        return dialogue, Toast(key="press-asked")
    return go_on(unit, actor, dialogue, replace(new_draft(APPEAL), below=open_)), Toast()


def finish(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Keep the one appeal and bring it to the admins, without who it is."""
    ban, draft = unit.bans.of(actor.person), dialogue.draft
    if draft is None:
        return dialogue
    if ban is None or ban.appeal:
        say(unit, actor, "appeal-late")
        return close(unit, actor, dialogue)
    words = draft.slots["words"]
    unit.bans.appeal(ban.id, words)
    say(unit, actor, "appeal-sent")
    _tell_admins(unit, replace(ban, appeal=words))
    return close(unit, actor, dialogue)


def _tell_admins(unit: UnitOfWork, ban: Ban) -> None:
    for chat in unit.members.holding(Role.ADMIN, None):
        unit.outbox.add(Letter(chat=chat, key="appeal", values=told(unit, ban), buttons=lifts(ban)))


def told(unit: UnitOfWork, ban: Ban) -> dict[str, str]:
    """Give what admins read of a restriction: for which report, why, by whom, since and until when, the objection."""
    return {
        "code": unit.reports.get(ban.report).code if ban.report else "",
        "reason": ban.reason,
        "by": placed_by(unit, ban),
        "at": ban.at.isoformat(),
        "due": ban.until.isoformat() if ban.until else "",
        "text": shown(unit, ban),
    }


def placed_by(unit: UnitOfWork, ban: Ban) -> str:
    """Name the admin who placed it; empty for the operator, and where the admin was erased."""
    return unit.people.name_of(ban.by) if ban.by else ""


def lifts(ban: Ban) -> Rows:
    """Make the button that ends a restriction."""
    return ((Button(action=LIFT, subject=f"b{ban.id}", revision=0, label="label-unban"),),)


def shown(unit: UnitOfWork, ban: Ban) -> str:
    """Give the appeal as others may read it: without who wrote it."""
    report = unit.reports.get(ban.report) if ban.report else None
    return for_desk(ban.appeal, *report.people(*unit.people.names_of(report.id)), named=False) if report else ban.appeal


def press_lift(unit: UnitOfWork, actor: Actor, number: int | None) -> Toast:
    """Let an admin end a restriction, but for their own."""
    if not administers(unit, actor):
        return Toast(key="restrict-not-yours", alert=True)
    ban = unit.bans.find(number) if number is not None else None
    if ban is None:
        return Toast(key="toast-unban-late", alert=True)
    if ban.person == actor.person:
        return Toast(key="toast-unban-own", alert=True)
    lift(unit, ban, by=actor.person)
    return Toast(key="toast-unbanned", alert=True)


def lift(unit: UnitOfWork, ban: Ban, *, by: int | None) -> None:
    """End a restriction, and tell who it held; ``by`` is None for the operator."""
    unit.bans.lift(ban.id, by=by)
    tell(unit, ban.person, "unbanned", {})


def meant(unit: UnitOfWork, report: Report | None, number: int | None) -> Sequence[Ban]:
    """Find the restriction that a report's code or its own number names."""
    if report is None:
        return [one for one in unit.bans.holding() if one.id == number]
    return [one for one in unit.bans.holding() if one.report == report.id or one.person == report.reporter]
