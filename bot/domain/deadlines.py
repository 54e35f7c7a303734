"""What is promised, in working days, and when such a promise ends.

Day 0 is the day of the event in the tenant's time zone, day 1 the next working day (contract.md, `simpul deadlines`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.classes import ReportClass
from bot.domain.lifecycle import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo

WEEKEND = "weekend"
"""Why a Saturday or Sunday that is no holiday is left out."""

_SATURDAY = 5
_DAY = timedelta(days=1)
_END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """So many working days after an event; ``by_class`` holds the classes that have a number of their own."""

    after: Event
    days: int
    by_class: Mapping[ReportClass, int] = field(default_factory=dict)

    def days_for(self, kind: ReportClass) -> int:
        """Give the working days for a report of this class."""
        return self.by_class.get(kind, self.days)


PROMISES: Mapping[str, Promise] = MappingProxyType(
    {
        "verify": Promise(after=Event.SUBMIT, days=3),
        "respond": Promise(after=Event.ASSIGN, days=5),
        "supply": Promise(after=Event.ASK, days=10),
        "close": Promise(after=Event.ANSWER, days=10),
        "resolve": Promise(
            after=Event.SUBMIT,
            days=14,
            by_class=MappingProxyType(
                {ReportClass.INFORMATION: 5, ReportClass.ASPIRATION: 5, ReportClass.OVERSIGHT: 60},
            ),
        ),
    },
)
"""The promises of SP4N-LAPOR! by stage, in working days (domain.md section 1).

``verify``, ``respond`` and ``close`` are PANRB's own words in its app and on lapor.go.id; ``resolve`` is chapter VI of
PermenPANRB 62/2018 (replaced by 5/2025, whose numbers nobody quotes yet), 60 days also UU 25/2009 and Perpres 76/2013,
counted from the report's coming in. ``supply``, the citizen's time to complete, is our proposal: no rule was found.
Local rules differ, so a tenant may name other numbers (``promises_of``).
"""

_OF_CLASS = "resolve"
"""The stage whose numbers are named by the class of the report."""

NUMBERS: Mapping[str, int] = MappingProxyType(
    {stage: one.days for stage, one in PROMISES.items() if stage != _OF_CLASS}
    | {kind.value: PROMISES[_OF_CLASS].days_for(kind) for kind in ReportClass},
)
"""The same promises as a tenant names them: a number by stage, and by class for what ends in ``resolve``."""


def promises_of(numbers: Mapping[str, int]) -> Mapping[str, Promise]:
    """Give the promises with these of ``NUMBERS`` replaced."""
    days = {**NUMBERS, **numbers}
    others: Mapping[ReportClass, int] = {kind: days[kind] for kind in PROMISES[_OF_CLASS].by_class}
    return MappingProxyType(
        {
            stage: replace(one, days=days[ReportClass.COMPLAINT], by_class=MappingProxyType(others))
            if stage == _OF_CLASS
            else replace(one, days=days[stage])
            for stage, one in PROMISES.items()
        },
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkCalendar:
    """The working days of one government: holidays by name (cuti bersama among them), and its time zone."""

    holidays: Mapping[date, str]
    zone: tzinfo

    def is_working(self, day: date) -> bool:
        """Tell whether promises run on this day."""
        return self._why_not(day) is None

    def due(self, start: datetime, days: int) -> datetime:
        """Give the last second, in the tenant's zone, of the working day so many days after an aware time.

        Raises ValueError for a naive time or fewer than 0 days, OverflowError beyond the year 9999.
        """
        return datetime.combine(self._last(start, days), _END_OF_DAY, self.zone)

    def resumed(self, start: datetime, left: int) -> datetime:
        """Give the end of what stood still with so many working days left, and goes on at this time.

        With none left it ends on the day it goes on, or on the next working day where that is none.
        """
        return self.due(start, left or (0 if self.is_working(self.day(start)) else 1))

    def skipped(self, start: datetime, days: int) -> tuple[tuple[date, str], ...]:
        """List the days that ``due`` passes over, each with the holiday's name or ``WEEKEND``; raises as ``due``."""
        passed = _days_after(self.day(start), self._last(start, days))
        return tuple((day, why) for day in passed if (why := self._why_not(day)))

    def working_days_between(self, start: datetime, end: datetime) -> int:
        """Count the working days after the day of ``start`` up to the day of ``end``, below 0 where it was earlier.

        Both are aware (else ValueError), and ``working_days_between(start, due(start, n))`` is n.
        """
        first, last = self.day(start), self.day(end)
        if last < first:
            return -self.working_days_between(end, start)
        return sum(map(self.is_working, _days_after(first, last)))

    def _why_not(self, day: date) -> str | None:
        """Give the reason why a day is no working day, or None where it is one."""
        return self.holidays.get(day) or (WEEKEND if day.weekday() >= _SATURDAY else None)

    def day(self, moment: datetime) -> date:
        """Give the day of an aware time in the tenant's zone; raises ValueError for a naive one."""
        if moment.tzinfo is None:
            raise ValueError(moment)
        return moment.astimezone(self.zone).date()

    def _last(self, start: datetime, days: int) -> date:
        """Walk to the day on which a promise ends."""
        if days < 0:
            raise ValueError(days)
        day = self.day(start)
        for _ in range(days):
            day += _DAY
            while not self.is_working(day):
                day += _DAY
        return day


def _days_after(first: date, last: date) -> Iterator[date]:
    """Give every day after the first, up to the last."""
    for number in range(first.toordinal() + 1, last.toordinal() + 1):
        yield date.fromordinal(number)
