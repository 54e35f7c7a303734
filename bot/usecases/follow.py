"""A button's label, typed: it counts for the one report that it can mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import LIFECYCLE, Event, Role, Status
from bot.usecases import archive, forward, manage, supply, takeover
from bot.usecases.cases import masked
from bot.usecases.holding import held
from bot.usecases.respond import NOT_HERE, TOASTS, WORDED, acting, begin_words, happen
from bot.usecases.rights import colleague_on, desk_roles, placed, role_for, sits
from bot.usecases.talk import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.messages import Toast
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork

    Begin = Callable[..., tuple[Dialogue, Toast]]

REPORTERS = frozenset(event for _, event, role in LIFECYCLE if role is Role.REPORTER)
"""What the reporter says of the own report; the other labels are on officers' cards."""

OPENS: Mapping[Event, Begin] = {Event.FORWARD: forward.begin, Event.ARCHIVE: archive.begin}
"""Events that a conversation of their own comes before."""


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
    role = acting(unit, actor, report, event)
    if event not in REPORTERS and _barred(unit, actor, report):
        return dialogue
    if role is None:
        say(unit, actor, "follow-not-now", code=report.code)
    elif event in OPENS:
        dialogue, toast = OPENS[event](unit, actor, dialogue, report=report, revision=report.revision)
        if toast.key:
            say(unit, actor, toast.key)
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


def _barred(unit: UnitOfWork, actor: Actor, report: Report) -> bool:
    """Tell whether an officer may not begin on it here and now, and say why."""
    if placed(unit, actor, report):
        return held(unit, actor, report)
    say(unit, actor, NOT_HERE)
    return True


def possible(unit: UnitOfWork, actor: Actor, event: Event, report: Report) -> bool:
    """Tell whether this person may let the event happen to the report now."""
    return acting(unit, actor, report, event) is not None


def close_typed(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, report: Report | None = None) -> Dialogue:
    """Close from the desk, where its button's label was typed: this report, or the only one that can be meant."""
    if not sits(unit, actor):
        return typed(unit, actor, dialogue, events=[Event.CLOSE])
    found = [report] if report else _at_desk(unit, actor, Event.CLOSE, (Status.ANSWERED,))
    role = acting(unit, actor, found[0], Event.CLOSE, desk=True) if len(found) == 1 else None
    if role is not None:
        happen(unit, actor, event=Event.CLOSE, report=found[0], role=role)
        say(unit, actor, TOASTS[Event.CLOSE])
    elif report is not None:
        say(unit, actor, "follow-not-now", code=report.code)
    else:
        _which(unit, actor, found)
    return dialogue


def manage_typed(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, report: Report | None = None) -> Dialogue:
    """Open the menu of this report, where its label was typed; without a report, say how to name one."""
    if report is None:
        say(unit, actor, "manage-which")
        return dialogue
    dialogue, toast = manage.begin(unit, actor, dialogue, report=report)
    if toast.key:
        say(unit, actor, toast.key)
    return dialogue


def take_over_typed(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, report: Report | None = None) -> Dialogue:
    """Ask whether to take over, where the label was typed: this report, or the only one that can be meant."""
    statuses = [before for before, event, _ in LIFECYCLE if event is Event.TAKE_OVER]
    theirs = _at_desk(unit, actor, Event.TAKE_OVER, statuses) if report is None else ()
    found = [report] if report else [one for one in theirs if colleague_on(unit, actor.person, one)]
    if len(found) == 1:
        dialogue, toast = takeover.begin(unit, actor, dialogue, report=found[0])
        if toast.key:
            say(unit, actor, toast.key)
    else:
        _which(unit, actor, found)
    return dialogue


def _which(unit: UnitOfWork, actor: Actor, found: Sequence[Report]) -> None:
    """Say that a desk's label can mean several reports, or none."""
    if not found:
        return say(unit, actor, "follow-none-desk")
    listed = [{"code": one.code, "title": _title(unit, one, mine=False)} for one in found]
    return say(unit, actor, "follow-many-desk", reports=listed)


def waiting(unit: UnitOfWork, actor: Actor, event: Event) -> Sequence[Report]:
    """List the reports for which this person may say so now, oldest first."""
    statuses = [before for before, happened, _ in LIFECYCLE if happened is event and before is not None]
    if event in REPORTERS:
        mine = unit.reports.list_of(actor.person, statuses=statuses)
        return [one for one in mine if event is not Event.REOPEN or not supply.reopen_late(unit, one)]
    return _at_desk(unit, actor, event, statuses)


def _at_desk(unit: UnitOfWork, actor: Actor, event: Event, statuses: Sequence[Status | None]) -> list[Report]:
    """List the reports of the person's desks that wait for this event, oldest first."""
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
    return "" if report.topic else masked(report, report.title, *unit.people.names_of(report.id))
