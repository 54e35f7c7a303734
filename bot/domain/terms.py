"""A time to come as people type it: from a first day to a last one, or until a day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


LONGEST = timedelta(days=366)
"""Nobody is stood in for longer."""

_WORDS: Mapping[str, int] = MappingProxyType(
    {"hari ini": 0, "today": 0, "besok": 1, "tomorrow": 1, "lusa": 2, "day after tomorrow": 2}
)
_MONTHS = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"]
_ENGLISH = {"may": 5, "aug": 8, "oct": 10, "dec": 12, "ags": 8}
_NAMED = "|".join((*_MONTHS, *_ENGLISH))
_SPAN = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})\s*(?:-|–|s/d|s\.?d\.?|sampai|hingga|to|until)\s*"  # noqa: RUF001 - as people type
    rf"(?P<last>\d{{1,2}}(?P<month>\s+(?:{_NAMED})[a-z]*(?:[-./ ]+\d{{4}})?))"
)
"""Two days of a month that is named once: 1-5 Desember."""
_DAY = re.compile(
    rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
    r"|(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    rf"|(?P<day>\d{{1,2}})(?:[-./ ](?P<month>\d{{1,2}})(?!\s+(?:{_NAMED}))|\s+(?P<name>[a-z]{{3,9}}))"
    r"(?:[-./ ]+(?P<year>\d{4}))?"
)


def term(typed: str, *, today: date) -> tuple[date, date] | None:
    """Read the first and the last day; None where there are none, or they are past, turned round, or over a year.

    A number that is of no day makes the whole unread: nobody's role is lent for a guess.
    """
    text = _SPAN.sub(r"\g<first>\g<month> sampai \g<last>", " ".join(typed.casefold().split()))
    days = list(_days(text, today))
    if len(days) not in (1, 2) or None in days or any(map(str.isdigit, _DAY.sub("", text))):
        return None
    first, last = (today, days[0]) if len(days) == 1 else (days[0], days[1])
    if first is None or last is None or not today <= first <= last <= first + LONGEST:
        return None
    return first, last


def _days(text: str, today: date) -> Iterator[date | None]:
    """Read each day that is named; None for one that there is not."""
    for found in _DAY.finditer(text):
        if found["word"]:
            yield today + timedelta(days=_WORDS[found["word"]])
        elif found["iso"]:
            yield _made(*map(int, found["iso"].split("-")))
        else:
            month = int(found["month"]) if found["month"] else _month(found["name"])
            yield _next(int(found["day"]), month, int(found["year"] or 0), today)


def _month(name: str) -> int:
    short = name[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else _ENGLISH.get(short, 0)


def _next(day: int, month: int, year: int, today: date) -> date | None:
    """Give the day of that year, or where none is named the next one of that name."""
    if year:
        return _made(year, month, day)
    this = _made(today.year, month, day)
    return this if this and this >= today else _made(today.year + 1, month, day)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
