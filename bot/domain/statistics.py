"""The figures that officials report, reckoned from cases; docs/statistics.md has each one's definition and source."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.classes import ReportClass
from bot.domain.deadlines import PROMISES
from bot.domain.lifecycle import Event, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.deadlines import Promise, WorkCalendar

UNTOUCHED = (Status.SUBMITTED, Status.ASSIGNED)
"""Belum ditindaklanjuti: nobody has done anything about the matter yet."""

IN_PROCESS = (Status.IN_PROGRESS, Status.NEEDS_INFO, Status.ANSWERED, Status.REPLIED)
"""Proses: somebody at the agency has acted, and it is not finished."""

OWED: Mapping[Status, str] = MappingProxyType(
    {
        Status.SUBMITTED: "verify",
        Status.ASSIGNED: "respond",
        Status.IN_PROGRESS: "respond",
        Status.REPLIED: "respond",
    },
)
"""Where the office owes the next step, and which promise runs; elsewhere it waits for the citizen, or for nobody."""

DISPOSES = (Event.VERIFY, Event.ASSIGN, Event.FORWARD)
"""What brings a report to an agency."""

STARTS = (Event.SUBMIT, *DISPOSES, Event.NOT_OURS, Event.REPLY, Event.REOPEN)
"""What lets such a promise begin anew; the citizen's ``supply`` does so where it was asked for."""

OFFICES = ("verify", "respond", "resolve")
"""The promises in which the office's time runs."""

PERCENTILE = 90


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What the figures need of one report; ``guarded`` ones count, and stand in no list.

    ``assigned`` is the first disposition, ``answered`` the first answer. ``promised`` tells whether a promise of the
    office is noted; then ``due`` is the earliest that runs. Else, as of imported ones, ``waiting`` is when it began.
    """

    code: str
    status: Status
    submitted: datetime
    waiting: datetime
    agency: str = ""
    area: str = ""
    report_class: str = ""
    ended_by: str = ""
    assigned: datetime | None = None
    answered: datetime | None = None
    dispositions: int = 0
    closings: int = 0
    reopenings: int = 0
    promised: bool = False
    due: datetime | None = None
    guarded: bool = False
    ratings: tuple[tuple[str, int], ...] = ()
    """What its reporter judged, one a closing: the code of the agency that had it then, and one to five."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Late:
    """A report whose promise has passed, by so many working days; without an agency it is at the verifier."""

    code: str
    agency: str
    area: str
    due: datetime
    days: int
    guarded: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """The figures of some cases; days are working days, and None where nothing could be measured."""

    received: int
    done: int
    in_process: int
    untouched: int
    archived: int
    closed_by_system: int
    closed_once: int
    reopened: int
    reassignments: int
    measured: int
    mean_days: float | None
    median_days: float | None
    p90_days: float | None
    ratings: tuple[tuple[str, int], ...]
    late: tuple[Late, ...]

    @property
    def resolution(self) -> float | None:
        """Give persentase penyelesaian: done of received."""
        return _share(self.done, self.received)

    @property
    def followed_up(self) -> float | None:
        """Give persentase tindak lanjut: done or in process, of received."""
        return _share(self.done + self.in_process, self.received)

    @property
    def system_share(self) -> float | None:
        """Give what part of the done was closed by the system, without the citizen's yes."""
        return _share(self.closed_by_system, self.done)

    @property
    def reopen_rate(self) -> float | None:
        """Give what part of those that were ever closed came back."""
        return _share(self.reopened, self.closed_once)

    @property
    def mean_rating(self) -> float | None:
        """Give what reporters thought on average, from one to five."""
        return statistics.fmean(score for _, score in self.ratings) if self.ratings else None

    @property
    def rated(self) -> Mapping[str, tuple[float, int]]:
        """Give mean and number of the judgements by agency, those with the most first."""
        scores: dict[str, list[int]] = {}
        for agency, score in self.ratings:
            scores.setdefault(agency, []).append(score)
        order = sorted(scores.items(), key=lambda item: (-len(item[1]), item[0]))
        return {agency: (statistics.fmean(given), len(given)) for agency, given in order}

    @property
    def listed(self) -> tuple[Late, ...]:
        """Give the late ones that may stand in a list."""
        return tuple(one for one in self.late if not one.guarded)

    def late_by(self, what: str) -> Mapping[str, int]:
        """Count the late ones by ``agency`` or ``area``, the most first."""
        counts: dict[str, int] = {}
        for one in self.late:
            name = str(getattr(one, what))
            counts[name] = counts.get(name, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def figures(
    cases: Iterable[Case], calendar: WorkCalendar, now: datetime, promises: Mapping[str, Promise] = PROMISES
) -> Figures:
    """Reckon the figures of these cases as of now."""
    found = list(cases)
    days = sorted(pace for case in found if (pace := _pace(case, calendar)) is not None)
    done = [case for case in found if case.status is Status.CLOSED]
    # Promises end with a day, so many share theirs: the days since are counted once.
    passed = cache(lambda due: max(1, calendar.working_days_between(due, now)))
    late = (_late(case, due, passed(due)) for case in found if (due := _due(case, calendar, promises)) and due < now)
    return Figures(
        received=len(found),
        done=len(done),
        in_process=_count(found, IN_PROCESS),
        untouched=_count(found, UNTOUCHED),
        archived=_count(found, (Status.ARCHIVED,)),
        closed_by_system=sum(case.ended_by == Role.SYSTEM for case in done),
        closed_once=sum(case.closings > 0 for case in found),
        reopened=sum(case.reopenings > 0 for case in found),
        reassignments=sum(max(0, case.dispositions - 1) for case in found),
        measured=len(days),
        mean_days=statistics.fmean(days) if days else None,
        median_days=float(statistics.median(days)) if days else None,
        p90_days=_percentile(days),
        ratings=tuple(one for case in found for one in case.ratings),
        late=tuple(sorted(late, key=lambda one: (-one.days, one.code))),
    )


def _count(cases: Iterable[Case], statuses: Sequence[Status]) -> int:
    return sum(case.status in statuses for case in cases)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _percentile(ordered: Sequence[int]) -> float | None:
    """Give the smallest value that so many per cent of them do not exceed (nearest rank)."""
    return float(ordered[-(-len(ordered) * PERCENTILE // 100) - 1]) if ordered else None


def _pace(case: Case, calendar: WorkCalendar) -> int | None:
    """Count the working days from the first disposition to the first answer; None where one of them is missing."""
    if case.assigned is None or case.answered is None or case.answered < case.assigned:
        return None
    return calendar.working_days_between(case.assigned, case.answered)


def _due(case: Case, calendar: WorkCalendar, promises: Mapping[str, Promise]) -> datetime | None:
    """Give when the earliest promise of the office ends that runs: the next step's, or the one for the whole."""
    if case.status not in OWED:
        return None
    if case.promised:
        return case.due
    kind = ReportClass(case.report_class) if case.report_class in set(ReportClass) else ReportClass.COMPLAINT
    step = calendar.due(case.waiting, promises[OWED[case.status]].days)
    return min(step, calendar.due(case.submitted, promises["resolve"].days_for(kind)))


def _late(case: Case, due: datetime, days: int) -> Late:
    agency = "" if case.status is Status.SUBMITTED else case.agency
    return Late(code=case.code, agency=agency, area=case.area, due=due, days=days, guarded=case.guarded)
