"""A row of the official table read: a record, or what is wrong in which cell and what to do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain import official, ticket
from bot.domain.classes import ReportClass
from bot.domain.official import Record, folded
from bot.domain.profile import CONFIDENTIAL
from bot.domain.report import Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from bot.domain.agencies import Agency
    from bot.domain.lifecycle import Role, Status

LONGEST_ID, LONGEST_TITLE, LONGEST_NAME, LONGEST_CATEGORY = 18, 255, 200, 20

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january", "februari feb pebruari february", "maret mar march", "april apr", "mei may",
            "juni jun june", "juli jul july", "agustus agu agt ags august aug", "september sep sept",
            "oktober okt october oct", "november nov nopember", "desember des december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]+)[-/. ](\d{4})")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?(?: ?(?:wib|wita|wit))?")
_ID = re.compile(r"#?(\d+)(?:\.0+)?")

KEPT = (official.CATEGORY, official.SOURCE, official.PARENT, official.AGENCY_ID, official.AGENCY, *official.PLACES)
"""Columns whose words are kept as they stand, so that they go out as they came in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """What is wrong in a cell, and what to do about it."""

    row: int
    column: str
    value: str
    remedy: str

    def __str__(self) -> str:
        """Give it as one line."""
        shown = f"“{self.value[:60]}”" if self.value else "nothing"
        return f"row {self.row}, {self.column}: {shown}. {self.remedy}."


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads rows for one government: its agencies, its zone, and now, after which nothing can have come in."""

    agencies: Mapping[str, Agency]
    zone: tzinfo
    now: datetime

    def read(self, row: int, cells: Mapping[str, str]) -> Record | Sequence[Fault]:
        """Read a row's cells by column."""
        return _Row(self, row, {column: text.strip() for column, text in cells.items()}).record()

    @cached_property
    def names(self) -> Mapping[str, Agency]:
        """Give the agencies by every name they go by, folded."""
        found: dict[str, Agency] = {}
        for agency in self.agencies.values():
            for name in (agency.code, agency.name, *agency.aliases):
                found.setdefault(folded(name), agency)
        return found

    def agency(self, name: str) -> Agency | None:
        """Find an agency by its name or an alias, or by the longest of them that the name begins with."""
        told = folded(name)
        if told in self.names:
            return self.names[told]
        begun = [known for known in self.names if told.startswith(known) and not told[len(known)].isalnum()]
        return self.names[max(begun, key=len)] if begun else None


@dataclass(slots=True)
class _Row:
    """One row on its way; faults gather, so that all of them are told at once."""

    reader: Reader
    row: int
    cells: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)

    def record(self) -> Record | Sequence[Fault]:
        submitted, read = self._came(), self._status()
        tracking, code = self._ids()
        visibility = self._visibility()
        agency, kind = self._agency(), self._class()
        if self.faults or submitted is None or read is None:
            return self.faults
        status, ended_by, blocked = read
        story = self._cell(official.FIRST_STORY) or self._cell(official.LAST_STORY)
        last = self._cell(official.LAST_STORY)
        return Record(
            official=tracking,
            code=code,
            submitted=submitted,
            status=status,
            name=self._name(visibility),
            report_class=kind,
            category=self._cell(official.CATEGORY_ID)[:LONGEST_CATEGORY],
            title=self._cell(official.TITLE)[:LONGEST_TITLE],
            story=story,
            published=last if last != story else "",
            visibility=visibility,
            source=self._cell(official.SOURCE),
            agency=agency,
            ended_by=ended_by,
            blocked=blocked,
            reason=self._cell(official.REASON),
            topic=CONFIDENTIAL if visibility is Visibility.CONFIDENTIAL else "",
            kept={column: text for column in KEPT if (text := self._cell(column))} | {official.CHARGED: agency},
        )

    def _cell(self, column: str) -> str:
        return self.cells.get(column, "")

    def _wrong(self, column: str, remedy: str) -> None:
        self.faults.append(Fault(row=self.row, column=column, value=self._cell(column), remedy=remedy))

    def _ids(self) -> tuple[str, str]:
        """Give the tracking id and our code; one of them must be there, or the row could come in twice."""
        tracking, typed = self._cell(official.TRACKING), self._cell(official.CODE)
        found = _ID.fullmatch(tracking)
        if tracking and (found is None or len(found[1]) > LONGEST_ID):
            self._wrong(official.TRACKING, f"Write the official number, at most {LONGEST_ID} digits")
        code = ticket.read(typed) if typed else ""
        if code is None:
            self._wrong(official.CODE, "Write the code as Simpul gave it, such as 7K3M-Q9XA-Q, or nothing")
        if not tracking and not typed:
            self._wrong(official.TRACKING, "Write the official number: by it a second import knows the row again")
        return found[1] if found else "", code or ""

    def _came(self) -> datetime | None:
        day, typed = day_of(self._cell(official.DAY)), self._cell(official.TIME)
        moment = time_of(typed or self._cell(official.DAY))
        if day is None:
            self._wrong(official.DAY, "Write the day as 2026-11-23 or 23/11/2026")
        if typed and moment is None:
            self._wrong(official.TIME, "Write the time as 08:30 or 08:30:15")
        if day is None:
            return None
        came = datetime.combine(day, moment or time.min, self.reader.zone)
        if came > self.reader.now + timedelta(days=1):
            self._wrong(official.DAY, "This day is still to come; correct it")
        return came

    def _status(self) -> tuple[Status, Role | None, bool] | None:
        read = official.read_status(self._cell(official.STATUS))
        if read is None:
            known = ", ".join(dict.fromkeys(words for words in official.STATUSES.values()))
            self._wrong(official.STATUS, f"Write a status of the official list: {known} …")
        return read

    def _class(self) -> str:
        told = folded(self._cell(official.CLASS))
        if told in {"", "pengaduan"}:
            return ReportClass.COMPLAINT if told else ""
        found = next((kind for kind, words in official.CLASSES.items() if folded(words) == told), None)
        if found is None:
            self._wrong(official.CLASS, f"Write one of: {', '.join(official.CLASSES.values())}, or nothing")
        return found or ""

    def _visibility(self) -> Visibility:
        told = folded(self._cell(official.KIND)).replace(" ", "")
        words = set(filter(None, re.split(r"[,;/+&-]|dan", told))) - {"publik", "terbuka", "normal"}
        if words - {official.ANONYMOUS.casefold(), official.CONFIDENTIAL.casefold()}:
            self._wrong(official.KIND, "Write Anonim, Rahasia, both with a comma, or nothing")
        if official.CONFIDENTIAL.casefold() in words:
            return Visibility.CONFIDENTIAL
        hidden = words or folded(self._cell(official.NAME)) == official.ANONYMOUS.casefold()
        return Visibility.ANONYMOUS if hidden else Visibility.OPEN

    def _name(self, visibility: Visibility) -> str:
        """Give the name of who may be named; of the others none is kept."""
        return self._cell(official.NAME)[:LONGEST_NAME] if visibility is Visibility.OPEN else ""

    def _agency(self) -> str:
        name, number = self._cell(official.AGENCY), self._cell(official.AGENCY_ID)
        status = self._cell(official.STATUS)
        if not name and folded(status).startswith(folded(official.ASSIGNED_TO)):
            name = status[len(official.ASSIGNED_TO) :].strip()
        if number in self.reader.agencies:
            return number
        if not name or folded(name) == folded(self._cell(official.PARENT)):
            # What the government itself has is with none of its agencies yet.
            return ""
        found = self.reader.agency(name)
        if found is None:
            remedy = "No agency has this name; add it to the aliases of one in agencies.csv (simpul agencies import)"
            self._wrong(official.AGENCY, remedy)
        return found.code if found else ""


def day_of(text: str) -> date | None:
    """Read a day as spreadsheets write it: 2026-11-23, 23/11/2026, 23 November 2026; a time may follow."""
    found = _day(text)
    if found is None:
        return None
    try:
        return date(*found[0])
    except ValueError:
        return None


def time_of(text: str) -> time | None:
    """Read a time, behind a day or alone; None where there is none."""
    day = _day(text)
    found = _TIME.fullmatch((day[1] if day else folded(text)).strip(" t,"))
    try:
        return time(int(found[1]), int(found[2]), int(found[3] or 0)) if found else None
    except ValueError:
        return None


def _day(text: str) -> tuple[tuple[int, int, int], str] | None:
    """Take the numbers of a day off the front, year first; gives the rest with them."""
    told = folded(text)
    if found := _ISO.match(told):
        return (int(found[1]), int(found[2]), int(found[3])), told[found.end() :]
    if found := _DAY_FIRST.match(told):
        month = int(found[2]) if found[2].isdecimal() else MONTHS.get(found[2], 0)
        return (int(found[3]), month, int(found[1])), told[found.end() :]
    return None
