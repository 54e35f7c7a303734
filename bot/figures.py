"""Figures and tables for chat and command line: read beside the lanes, reckoned, drawn and written."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.domain.official import COLUMNS
from bot.domain.official_rows import cells
from bot.domain.reasons import REASONS
from bot.domain.statistics import figures
from bot.exchange import drawing, writing
from bot.exchange.chart import svg
from bot.figures_shown import Shown, period_of
from bot.ports.figures import Pictured, Tabled
from bot.village_shown import sheet_of, svg_of
from storage import ledger, reading, tally
from storage.sealing import PLAIN
from storage.tally import Chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.messages import Value
    from bot.domain.official import Record
    from bot.domain.tenant import Tenant
    from bot.domain.wishes import Wish
    from bot.ports.areas import Areas
    from bot.texts import Texts
    from storage.sealing import Ring

XLSX = "xlsx"

READERS = 2
"""How many read at the same time, each over a connection of its own; who comes meanwhile waits."""

OFFICE = "id"
"""The language of the official table."""


@dataclass(frozen=True, kw_only=True)
class Bureau:
    """Who reckons: the database by its address, the government as it is when somebody asks, and its words."""

    url: str
    ring: Ring = PLAIN
    tenant: Callable[[], Tenant]
    areas: Areas
    texts: Texts
    _gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READERS))

    async def pictured(self, wish: Wish, now: datetime, language: str) -> Pictured:
        """Give the figures as a picture with words; raises StorageAway."""
        async with self._gate:
            return await asyncio.to_thread(self._pictured, wish, now, language)

    async def drawn(self, values: Mapping[str, Value], language: str, *, link: str) -> bytes:
        """Give the picture that a letter's values ask for, with a QR code of the link where it has one."""
        return await asyncio.to_thread(lambda: drawing.png(svg_of(values, self.texts, language, link=link)))

    async def sheet(self, values: Mapping[str, Value], language: str) -> bytes:
        """Give the spreadsheet that a letter's values ask for."""
        return await asyncio.to_thread(lambda: sheet_of(values, self.texts, language))

    async def table(self, wish: Wish, form: str, language: str) -> Tabled:
        """Give the reports as an official table, as ``xlsx`` or ``csv``; raises StorageAway."""
        async with self._gate:
            return await asyncio.to_thread(self._tabled, wish, form, language)

    def shown(self, wish: Wish, now: datetime, language: str) -> Shown:
        """Read and reckon; raises StorageAway and NoReports."""
        tenant = self.tenant()
        with reading.opened(self.url, self.ring) as connection:
            cases = tally.cases(connection, chosen(wish, tenant))
            found = figures(cases, tenant.calendar, now, tenant.profile.promises)
        return Shown(
            figures=found,
            wish=wish,
            now=now,
            tenant=tenant,
            areas=self.areas,
            texts=self.texts,
            language=language,
        )

    def _pictured(self, wish: Wish, now: datetime, language: str) -> Pictured:
        shown = self.shown(wish, now, language)
        return Pictured(picture=drawing.png(svg(shown.chart())), values=shown.values())

    def _tabled(self, wish: Wish, form: str, language: str) -> Tabled:
        content, listed, hidden = self._made(wish, form)
        period = period_of(wish.span, self.texts, language)
        return Tabled(
            content=content,
            values={"count": str(listed), "hidden": str(hidden) if hidden else "", "period": period},
        )

    def written(self, wish: Wish, form: str) -> bytes:
        """Write the official table of what the wish's reader may list; raises StorageAway and NoReports."""
        return self._made(wish, form)[0]

    def _made(self, wish: Wish, form: str) -> tuple[bytes, int, int]:
        """Write what this reader may list; gives the table, and how many reports are on it and were left out."""
        tenant, listed = self.tenant(), 0

        def row(one: Record) -> Sequence[str]:
            nonlocal listed
            listed += 1
            return self._row(one, tenant)

        with reading.opened(self.url, self.ring) as connection:
            whole = chosen(wish, tenant)
            rows = map(row, ledger.records(connection, replace(whole, sight=wish.sight)))
            content = writing.to_xlsx(COLUMNS, rows) if form == XLSX else writing.to_csv(COLUMNS, rows)
            return content, listed, max(0, tally.count(connection, whole) - listed)

    def _row(self, record: Record, tenant: Tenant) -> Sequence[str]:
        return cells(
            self._explained(record),
            agency=tenant.name_of(record.agency),
            parent=tenant.profile.name,
            path=self.areas.path(record.area) if record.area else (),
            zone=tenant.calendar.zone,
        )

    def _explained(self, record: Record) -> Record:
        """Put our reason for archiving before the officer's words, as the office says it."""
        if record.because not in REASONS:
            return record
        told = self.texts.label(REASONS[record.because], OFFICE)
        return replace(record, reason=f"{told}: {record.reason}" if record.reason else told)


def chosen(wish: Wish, tenant: Tenant) -> Chosen:
    """Say which stored reports a wish is about: its days are whole ones in the government's zone."""
    zone = tenant.calendar.zone
    return Chosen(since=wish.span.starts(zone), before=wish.span.ends(zone), agencies=wish.agencies)
