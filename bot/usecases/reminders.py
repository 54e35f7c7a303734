"""Reminders of promises, up the office's ladder and to the reporter; and what happens once a citizen's time is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.deadlines import PROMISES
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.messages import Letter, Priority
from bot.domain.reminders import ENDS, LADDER, Rung, fresh, steps
from bot.usecases.cases import masked, move
from bot.usecases.notice_buttons import offers
from bot.usecases.reach import reachable
from bot.usecases.rights import desk_of
from bot.usecases.timetable import AGAIN, days_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.messages import Value
    from bot.domain.reminders import Reminder
    from bot.domain.report import Report
    from bot.domain.timetable import Deadline
    from bot.ports import UnitOfWork

AT_ONCE = 100
"""So many reports one unit looks at; the next unit takes the next ones."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The reports for which something is to be said, and the id behind which to look on; None at the end."""

    reports: tuple[int, ...]
    after: int | None


def look(unit: UnitOfWork, after: int) -> Page:
    """Look which of the next reports have a step that is due."""
    found = unit.deadlines.running(after, AT_ONCE)
    seen = list(dict.fromkeys(one.report for one in found))
    due = dict.fromkeys(one.report for one in found if _may_be_due(unit, one))
    return Page(reports=tuple(due), after=seen[-1] if len(seen) == AT_ONCE else None)


def _may_be_due(unit: UnitOfWork, one: Deadline) -> bool:
    """Tell whether a step is due, without the report: its class can only name fewer days than the longest promise."""
    promise = unit.tenant.profile.promises[one.stage]
    longest = max(promise.days, *promise.by_class.values(), 1)
    return bool(fresh(one.stage, days=longest, left=_left(unit, one), reminded=one.reminded)[1])


def remind(unit: UnitOfWork, number: int) -> int:
    """Say what is due for a report, one letter a chat; gives the number of letters."""
    report = unit.reports.get(number)
    order = list(PROMISES)
    running = sorted((one for one in unit.deadlines.of(number) if one.runs), key=lambda one: order.index(one.stage))
    letters: dict[int, Letter] = {}
    for one in running:
        days = days_of(unit, report, one.stage)
        taken, said = fresh(one.stage, days=days, left=_left(unit, one), reminded=one.reminded)
        if said and unit.deadlines.remind(one.row, before=one.reminded, now=taken):
            letters |= {letter.chat: letter for step in said for letter in _letters(unit, report, one, step)}
    for letter in letters.values():
        unit.outbox.add(letter)
    return len(letters)


def _left(unit: UnitOfWork, one: Deadline) -> int:
    return unit.tenant.calendar.working_days_between(unit.now, one.due)


def _letters(unit: UnitOfWork, report: Report, one: Deadline, step: Reminder) -> list[Letter]:
    """Write what a step says, to everybody who stands on its rungs."""
    to_reporter = Rung.REPORTER in step.to
    chats = dict.fromkeys(chat for rung in step.to for chat in climbed(unit, report, rung))
    return [
        Letter(
            chat=chat,
            key=step.key,
            values=_values(unit, report, one, to_reporter=to_reporter),
            buttons=offers(report, step.offers) if step.offers else (),
            priority=Priority.NOTICE,
            report=report.id,
            not_before=unit.tenant.by_day(unit.now),
            merge_key=f"remind.{report.id}",
        )
        for chat in (() if to_reporter and step.mutable and unit.mutes.has(report.reporter, report.id) else chats)
    ]


def _values(unit: UnitOfWork, report: Report, one: Deadline, *, to_reporter: bool) -> dict[str, Value]:
    names = unit.people.names_of(report.id)
    hidden = report.topic or report.blocked
    again = one.stage == "respond" and any(other.stage == "close" for other in unit.deadlines.of(report.id))
    charged = report.status is not Status.SUBMITTED
    return {
        "code": report.code,
        "title": report.title if to_reporter else "" if hidden else masked(report, report.title, *names),
        "stage": AGAIN if again else one.stage,
        "due": one.due.isoformat(),
        "late": max(0, -_left(unit, one)),
        "agency": unit.tenant.name_of(report.agency) if charged else "",
        "text": asked(unit, report) if to_reporter else "",
    }


def asked(unit: UnitOfWork, report: Report) -> str:
    """Give what was asked of the reporter last."""
    history = unit.reports.history(report.id)
    return next((one.text for one in reversed(history) if one.event is Event.ASK), "")


def climbed(unit: UnitOfWork, report: Report, rung: Rung) -> Sequence[int]:
    """List the chats on this rung of a report's ladder, or on the next one above where somebody stands."""
    if rung not in LADDER:
        return RUNGS[rung](unit, report)
    above = (reachable(unit, RUNGS[one](unit, report)) for one in LADDER[LADDER.index(rung) :])
    return next((chats for chats in above if chats), ())


def _reporter(unit: UnitOfWork, report: Report) -> Sequence[int]:
    chat = unit.people.private_chat(report.reporter)
    return () if chat is None else (chat,)


def _officers(unit: UnitOfWork, report: Report) -> Sequence[int]:
    charged = report.agency if report.status is not Status.SUBMITTED else None
    return desk_of(unit, report) if charged and unit.members.officers(charged) else ()


def _agency_admins(unit: UnitOfWork, report: Report) -> Sequence[int]:
    """List the agency's admins, but of what only few may read none: it may be about them."""
    charged = report.agency if report.status is not Status.SUBMITTED and not report.topic else None
    return unit.members.holding(Role.ADMIN, charged) if charged else ()


RUNGS: Mapping[Rung, Callable[[UnitOfWork, Report], Sequence[int]]] = {
    Rung.OFFICER: _officers,
    Rung.AGENCY_ADMIN: _agency_admins,
    Rung.VERIFIER: lambda unit, _: unit.members.holding(Role.VERIFIER, None),
    Rung.ADMIN: lambda unit, _: unit.members.holding(Role.ADMIN, None),
    Rung.REPORTER: _reporter,
}
"""Who stands on each rung, by their chats."""


def over(unit: UnitOfWork) -> tuple[int, ...]:
    """List the promises of which the citizen's time is over, by row."""
    return tuple(one.row for one in unit.deadlines.over(tuple(ENDS), AT_ONCE))


def end(unit: UnitOfWork, row: int) -> bool:
    """Let a report close or be archived by itself; one that nobody was warned of gets a working day more first."""
    one = unit.deadlines.find(row)
    if one is None or one.due >= unit.now:
        return False
    report = unit.reports.get(one.report)
    if one.reminded < len(steps(one.stage, days_of(unit, report, one.stage))):
        unit.deadlines.postpone(row, unit.tenant.calendar.due(unit.now, 1))
        return False
    event = ENDS[one.stage]
    text = asked(unit, report) if event is Event.EXPIRE else ""
    move(unit, report, event=event, role=Role.SYSTEM, actor=None, secret={"text": text} if text else None)
    return True
