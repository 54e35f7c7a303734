"""What must hold of a report and its history, whoever wrote them: each function names what does not."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.classes import ReportClass
from bot.domain.errors import NotAllowed
from bot.domain.lifecycle import Event, Status, step
from bot.domain.timetable import CITIZENS, timetable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.deadlines import Promise, WorkCalendar
    from bot.domain.report import Entry, Report
    from bot.domain.timetable import Deadline

BROUGHT_IN = 2
"""So many lines stand for the history of an imported report; how it came from one to the other nobody knows."""


def numbered(report: Report, revisions: Sequence[int], history: Sequence[Entry]) -> Iterator[str]:
    """Name what breaks the row of revisions: it begins with the sending, has no gap and ends where the report is."""
    if not history or history[0].event is not Event.SUBMIT:
        yield "its history does not begin with submit"
    if [one.event for one in history].count(Event.SUBMIT) > 1:
        yield "it was submitted more than once"
    if list(revisions) != list(range(1, len(revisions) + 1)):
        yield f"its revisions have a gap: {', '.join(map(str, revisions))}"
    if report.revision != (revisions[-1] if revisions else 0):
        yield f"it is at revision {report.revision}, its history at {revisions[-1] if revisions else 0}"


def replayed(report: Report, history: Sequence[Entry], *, imported: bool) -> Iterator[str]:
    """Name where the lifecycle leads elsewhere than the history says, or the history elsewhere than the report is."""
    status: Status | None = None
    for number, entry in enumerate(history, start=1):
        try:
            after = entry.status if imported and number <= BROUGHT_IN else step(status, entry.event, entry.role)
        except NotAllowed:
            yield f"line {number}: {entry.event} by {entry.role} is no step from {status}"
        else:
            if after is not entry.status:
                yield f"line {number}: {entry.event} leads to {after}, not {entry.status}"
        status = entry.status
    if history:
        yield from _ended(report, history)
        yield from () if imported else _finished(report, history)


def _ended(report: Report, history: Sequence[Entry]) -> Iterator[str]:
    last = history[-1]
    if report.status is not last.status:
        yield f"it is {report.status}, its history ends {last.status}"
    agency = None if last.event is Event.NOT_OURS else last.agency
    if report.agency != agency:
        yield f"its agency is {report.agency}, by its history {agency}"


def _finished(report: Report, history: Sequence[Entry]) -> Iterator[str]:
    """Name where who closed it, or why it is archived, is not what its history says."""
    last, ended = history[-1], history[0]
    for before, entry in pairwise(history):
        ended = entry if entry.status is not before.status else ended
    closed = ended.role if last.status is Status.CLOSED else ""
    because = ended.reason if last.status is Status.ARCHIVED else ""
    if report.closed_by != closed:
        yield f"it was closed by {report.closed_by or 'nobody'}, by its history {closed or 'nobody'}"
    if report.archive_reason != because:
        yield f"it is archived because of {report.archive_reason or 'nothing'}, by its history {because or 'nothing'}"


def promised(
    report: Report,
    history: Sequence[Entry],
    stored: Sequence[Deadline],
    promises: Mapping[str, Promise],
    calendar: WorkCalendar,
) -> Iterator[str]:
    """Name promises that are not what the timetable makes of the history; a citizen's own date may only be later."""
    kind = ReportClass(report.report_class or ReportClass.COMPLAINT)
    there: dict[str, list[Deadline]] = defaultdict(list)
    for one in stored:
        there[one.stage].append(one)
    for new in timetable(history, kind, promises, calendar):
        if not there[new.stage]:
            yield f"its promise {new.stage} of {new.started:%Y-%m-%d} is missing"
            continue
        old = there[new.stage].pop(0)
        if (old.paused, old.done) != (new.paused, new.done):
            yield f"its promise {new.stage} is {_stands(old)}, by its history {_stands(new)}"
        elif old.done is None and (old.due < new.due if new.stage in CITIZENS else old.due != new.due):
            yield f"its promise {new.stage} ends {old.due:%Y-%m-%d}, by its history {new.due:%Y-%m-%d}"
    for stage in (stage for stage, left in there.items() if left):
        yield f"its promise {stage} is nowhere in its history"


def _stands(one: Deadline) -> str:
    return "done" if one.done else "paused" if one.paused else "running"
