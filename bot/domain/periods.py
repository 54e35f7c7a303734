"""The time that figures are about: whole days in the tenant's zone, both ends included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

_DAY = timedelta(days=1)


class Period(StrEnum):
    """The times that ``/statistik`` offers."""

    MONTH = "month"
    LAST_MONTH = "last_month"
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """From a first day to a last one; an end that is None is open."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, period: Period, today: date) -> Span:
        """Give the days of a period as of today."""
        month = today.replace(day=1)
        match period:
            case Period.MONTH:
                return cls(first=month, last=today)
            case Period.LAST_MONTH:
                return cls(first=(month - _DAY).replace(day=1), last=month - _DAY)
            case Period.YEAR:
                return cls(first=today.replace(month=1, day=1), last=today)
            case Period.ALL:
                return cls()

    def starts(self, zone: tzinfo) -> datetime | None:
        """Give the moment from which on a report counts."""
        return datetime.combine(self.first, time.min, zone) if self.first else None

    def ends(self, zone: tzinfo) -> datetime | None:
        """Give the moment before which a report counts."""
        return datetime.combine(self.last + _DAY, time.min, zone) if self.last else None
