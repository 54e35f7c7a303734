"""A report's promises: kept beside its history in one unit, counted anew when the calendar changes, told as dates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.classes import ReportClass
from bot.domain.lifecycle import Status
from bot.domain.statistics import OFFICES
from bot.domain.timetable import CITIZENS, RUNS, timetable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.report import Report
    from bot.domain.timetable import Deadline
    from bot.ports import UnitOfWork

AT_ONCE = 50
"""So many reports one unit counts anew; the next unit takes the next ones."""

AGAIN = "again"
"""What the promise of an answer is called on screens once there was one."""


def kept(unit: UnitOfWork, report: Report) -> bool:
    """Let the stored promises be what the report's history says; tells whether one of them changed.

    What is done stays as it is, and so does a date that the citizen was given for an answer of their own.
    """
    counted = timetable(
        unit.reports.history(report.id), class_of(report), unit.tenant.profile.promises, unit.tenant.calendar
    )
    stored: dict[str, list[Deadline]] = defaultdict(list)
    for one in unit.deadlines.of(report.id):
        stored[one.stage].append(one)
    changed = False
    for new in counted:
        old = stored[new.stage].pop(0) if stored[new.stage] else None
        changed = _written(unit, report, old, new) or changed
    return changed


def _written(unit: UnitOfWork, report: Report, old: Deadline | None, new: Deadline) -> bool:
    """Write one promise where it is new or another than before."""
    if old is None:
        unit.deadlines.add(report.id, new)
        return True
    due = max(old.due, new.due) if new.stage in CITIZENS else new.due
    if old.done or (old.due, old.paused, old.done) == (due, new.paused, new.done):
        return False
    unit.deadlines.change(old.row, replace(new, due=due))
    return True


def class_of(report: Report) -> ReportClass:
    """Give the report's class; one without any is a complaint."""
    return ReportClass(report.report_class or ReportClass.COMPLAINT)


def days_of(unit: UnitOfWork, report: Report, stage: str) -> int:
    """Give the working days that a promise has for this report."""
    return unit.tenant.profile.promises[stage].days_for(class_of(report))


def dates(unit: UnitOfWork, report: Report) -> Mapping[str, str]:
    """Give what screens say of a report's promises, each empty where nothing is promised now.

    ``due`` is the end of what it waits for and ``stage`` says what that is, ``promised`` the first answer's while no
    agency has it, ``final`` the resolution's.
    """
    found = unit.deadlines.of(report.id)
    runs = {one.stage: one.due for one in found if one.runs}
    stage = next((stage for stage in RUNS[report.status] if stage in runs), "")
    again = stage == "respond" and any(one.stage == "close" for one in found)
    verify = runs.get("verify") if report.status is Status.SUBMITTED else None
    return {
        "stage": AGAIN if again else stage,
        "due": _iso(runs.get(stage)),
        "promised": _iso(unit.tenant.calendar.due(verify, days_of(unit, report, "respond")) if verify else None),
        "final": _iso(runs.get("resolve")),
    }


def overdue(unit: UnitOfWork, report: Report) -> str:
    """Give the earliest date that the office promised and let pass, empty where it keeps its word."""
    passed = (one.due for one in unit.deadlines.of(report.id) if one.runs and one.stage in OFFICES)
    return _iso(min((due for due in passed if due < unit.now), default=None))


def mark(unit: UnitOfWork) -> int:
    """Let cards show of the next reports that they are late; gives the number of promises."""
    found = unit.deadlines.passed(OFFICES, AT_ONCE)
    for report in {one.report for one in found}:
        unit.cards.refresh(report)
    unit.deadlines.mark([one.row for one in found])
    return len(found)


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """Of how many reports a date moved, and the id behind which to go on; None at the end."""

    moved: int
    after: int | None


def recount(unit: UnitOfWork, after: int) -> Counted:
    """Count the promises of the next open reports anew; a card follows a date that moved."""
    reports = unit.reports.open_after(after, AT_ONCE)
    moved = [report for report in reports if kept(unit, report)]
    for report in moved:
        unit.cards.refresh(report.id)
    return Counted(moved=len(moved), after=reports[-1].id if len(reports) == AT_ONCE else None)


def first_answer(unit: UnitOfWork, report: Report) -> str:
    """Give the date of the first answer where an agency gets the report now."""
    return _iso(unit.tenant.calendar.due(unit.now, days_of(unit, report, "respond")))
