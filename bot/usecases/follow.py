"""A button's label, typed: it counts for the one report that it can mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import LIFECYCLE, Event, Role, Status
from bot.usecases.cases import move, role_for, roles_of
from bot.usecases.respond import TOASTS, begin_answer
from bot.usecases.talk import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork

REPORTERS = frozenset(event for _, event, role in LIFECYCLE if role is Role.REPORTER)
"""What the reporter says of the own report; the other labels are on officers' cards."""


def typed(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, event: Event) -> Dialogue:
    """Let a typed label count where exactly one report waits for it, and ask which one where there are more."""
    reports = waiting(unit, actor, event)
    mine = event in REPORTERS
    if not reports:
        say(unit, actor, "follow-none" if mine else "follow-none-desk")
    elif len(reports) > 1:
        listed = [{"code": report.code, "title": report.title} for report in reports]
        say(unit, actor, "follow-many" if mine else "follow-many-desk", reports=listed)
    else:
        return on(unit, actor, dialogue, event=event, report=reports[0])
    return dialogue


def on(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, event: Event, report: Report) -> Dialogue:
    """Let the event happen to this report, or say that it cannot happen now."""
    role = role_for(report, event, roles_of(unit, actor, report))
    if role is None:
        say(unit, actor, "follow-not-now", code=report.code)
    elif event is Event.ANSWER:
        return begin_answer(unit, actor, dialogue, report=report)[0]
    else:
        move(unit, report, event=event, role=role, actor=actor)
        if role is not Role.REPORTER:
            say(unit, actor, TOASTS[event])
    return dialogue


def waiting(unit: UnitOfWork, actor: Actor, event: Event) -> Sequence[Report]:
    """List the reports for which this person may say so now, oldest first."""
    if event in REPORTERS:
        return unit.reports.list_of(actor.person, status=Status.ANSWERED)
    reports = [report for code in agencies_of(unit, actor) for report in unit.reports.open_of(code)]
    return [report for report in reports if (report.status, event, Role.OFFICER) in LIFECYCLE]


def agencies_of(unit: UnitOfWork, actor: Actor) -> Sequence[str]:
    """List the agencies whose officer this person is."""
    return [code for code in unit.tenant.agencies if unit.people.has_role(actor.person, Role.OFFICER, code)]
