"""A button's label, typed: it counts for the one report that it can mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import LIFECYCLE, Event, Role
from bot.usecases import supply
from bot.usecases.cases import masked
from bot.usecases.respond import TOASTS, WORDED, begin_words, happen
from bot.usecases.rights import desk_roles, role_for, roles_of
from bot.usecases.talk import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork

REPORTERS = frozenset(event for _, event, role in LIFECYCLE if role is Role.REPORTER)
"""What the reporter says of the own report; the other labels are on officers' cards."""


def typed(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, events: Sequence[Event]) -> Dialogue:
    """Let a typed label count where exactly one report waits for it, and ask which one where there are more."""
    found = [(event, report) for event in events for report in waiting(unit, actor, event)]
    mine = set(events) <= REPORTERS
    if not found:
        say(unit, actor, "follow-none" if mine else "follow-none-desk")
    elif len(found) > 1:
        listed = [{"code": report.code, "title": _title(unit, report, mine=mine)} for _, report in found]
        say(unit, actor, "follow-many" if mine else "follow-many-desk", reports=listed)
    else:
        return on(unit, actor, dialogue, event=found[0][0], report=found[0][1])
    return dialogue


def on(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, event: Event, report: Report) -> Dialogue:
    """Let the event happen to this report, or say that it cannot happen now."""
    role = role_for(report, event, roles_of(unit, actor, report))
    if role is None:
        say(unit, actor, "follow-not-now", code=report.code)
    elif event is Event.REOPEN and supply.reopen_late(unit, report):
        say(unit, actor, "reopen-late", code=report.code)
    elif event in WORDED:
        return begin_words(unit, actor, dialogue, event=event, report=report)[0]
    elif event is Event.SUPPLY:
        return supply.begin(unit, actor, dialogue, report=report)
    elif event is Event.WITHDRAW:
        supply.ask_withdraw(unit, actor, report)
    else:
        happen(unit, actor, event=event, report=report, role=role)
        if role is not Role.REPORTER:
            say(unit, actor, TOASTS[event])
    return dialogue


def possible(unit: UnitOfWork, actor: Actor, event: Event, report: Report) -> bool:
    """Tell whether this person may let the event happen to the report now."""
    return role_for(report, event, roles_of(unit, actor, report)) is not None


def waiting(unit: UnitOfWork, actor: Actor, event: Event) -> Sequence[Report]:
    """List the reports for which this person may say so now, oldest first."""
    statuses = [before for before, happened, _ in LIFECYCLE if happened is event and before is not None]
    if event in REPORTERS:
        mine = unit.reports.list_of(actor.person, statuses=statuses)
        return [one for one in mine if event is not Event.REOPEN or not supply.reopen_late(unit, one)]
    held = unit.members.memberships(actor.person)
    agencies = [one.agency for one in held if one.role is Role.OFFICER and one.agency]
    theirs = [report for code in agencies for report in unit.reports.open_of(code)]
    fitting = {one.id: one for one in (*theirs, *unit.reports.unplaced()) if one.status in statuses}
    desks = {number: frozenset(desk_roles(unit, actor.person, one)) for number, one in fitting.items()}
    return [fitting[number] for number in sorted(fitting) if role_for(fitting[number], event, desks[number])]


def _title(unit: UnitOfWork, report: Report, *, mine: bool) -> str:
    """Give a report's title for a list, as far as its reader may see it there."""
    if mine:
        return report.title
    return "" if report.topic else masked(report, report.title, unit.people.name_of(report.reporter))
