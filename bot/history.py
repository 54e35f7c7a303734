"""An official table brought in as history: all of it is read and checked before anything is written, or nothing is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.app import SystemClock
from bot.domain import official, ticket
from bot.domain.areas import clear
from bot.domain.official import OFFICIAL, PLACES
from bot.domain.official_reading import Fault, Reader
from bot.exchange import reading
from bot.tenancy import areas_of, ring_of, tenant_of
from storage import engine, ledger, resealing
from storage import reading as storage
from storage.ledger import Known
from storage.reading import NoReports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from bot.domain.official import Record
    from bot.domain.spreadsheet import Row
    from bot.ports.areas import Areas
    from bot.settings import Settings

FORMULA = "It holds a formula; copy the column and paste it as values"


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """What a table holds: rows that are new, how many are there already, and every fault that was found."""

    new: Sequence[Record]
    known: int
    faults: Sequence[Fault]


def bring(settings: Settings, file: Path, *, write: bool) -> Brought:
    """Read a table and, where it has no fault, add what is new; raises FileRefused, StorageAway, ImportedMeanwhile."""
    now, tenant = SystemClock().now(), tenant_of(settings, forgiving=True)
    reader = Reader(agencies=tenant.agencies, zone=settings.zone, now=now)
    records, faults = _read(reader, reading.rows(file, OFFICIAL, also=(official.CODE,)))
    if faults or not write:
        new = _new(records, _known(settings))
        return Brought(new=new, known=len(records) - len(new), faults=faults)
    opened = engine.build(settings.database_url, ring=ring_of(settings))
    try:
        resealing.come_up(opened, now)
        known = _known(settings)
        placed = Places(areas_of(settings), tenant.profile.area)
        ready = [placed.with_area(one) for one in _with_codes(_new(records, known), known)]
        # The writer is held no longer than the writing takes: what came in meanwhile is left out here.
        with opened.begin() as connection:
            new = _new(ready, ledger.known(connection))
            ledger.bring(connection, new, now=now)
    finally:
        opened.dispose()
    return Brought(new=new, known=len(records) - len(new), faults=faults)


def _known(settings: Settings) -> Known:
    """Read what is there; nothing is, where there is no database yet."""
    try:
        with storage.opened(settings.database_url) as connection:
            return ledger.known(connection)
    except NoReports:
        return Known(officials=frozenset(), codes=frozenset())


def _new(records: Iterable[Record], known: Known) -> list[Record]:
    return [one for one in records if one.official not in known.officials and one.code not in known.codes]


def _read(reader: Reader, rows: Iterable[Row]) -> tuple[list[Record], list[Fault]]:
    """Read every row; one with a fault gives its faults."""
    records: list[Record] = []
    faults: list[Fault] = []
    seen = Seen()
    for row in rows:
        wrong = [Fault(row=row.number, column=column, value="", remedy=FORMULA) for column in row.formulas]
        read = wrong or reader.read(row.number, row.cells)
        if isinstance(read, official.Record):
            twice = seen.twice(row.number, read)
            read = twice or read
        if isinstance(read, official.Record):
            records.append(read)
        else:
            faults += read
    return records, faults


@dataclass(slots=True)
class Seen:
    """In which row an official number or a code stood first."""

    rows: dict[str, int] = field(default_factory=dict)

    def twice(self, number: int, one: Record) -> list[Fault]:
        """Tell which of them an earlier row has."""
        names = ((official.TRACKING, one.official), (official.CODE, one.code))
        return [
            Fault(row=number, column=column, value=name, remedy=f"Row {first} has it already; leave one of them out")
            for column, name in names
            if name and (first := self.rows.setdefault(f"{column} {name}", number)) != number
        ]


def _with_codes(records: Iterable[Record], known: Known) -> Iterator[Record]:
    """Give each record a code of ours where it has none."""
    taken = {*known.codes, *(one.code for one in records)}
    for one in records:
        code = one.code
        while not code or (not one.code and code in taken):
            code = ticket.make()
        taken.add(code)
        yield replace(one, code=code)


@dataclass(frozen=True)
class Places:
    """Names of places looked up among the official areas, each once."""

    areas: Areas
    within: str
    found: dict[str, str] = field(default_factory=dict)

    def with_area(self, one: Record) -> Record:
        """Give the record the area that its columns name beyond doubt."""
        text = ", ".join(name for column in reversed(PLACES) if (name := one.kept.get(column, "")))
        if text and text not in self.found:
            area = clear(self.areas.find(text, within=self.within))
            self.found[text] = area.code if area else ""
        return replace(one, area=self.found.get(text, ""))
