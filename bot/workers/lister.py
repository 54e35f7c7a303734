"""The lister: fetches and reads the lists that village heads upload, beside the conversations."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot import log
from bot.domain.errors import LostRace, StorageAway
from bot.domain.spreadsheet import Refusal, Why
from bot.domain.village_list import MOST_ROWS, twice
from bot.ports import FetchFailure
from bot.usecases import village_reading
from bot.usecases.village_rows import drafts_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeVar

    from bot.domain.report import Draft
    from bot.domain.spreadsheet import Row, Sheet
    from bot.domain.village_list import Fault, Line
    from bot.ports import Elected, FileSource, Lanes
    from bot.ports.lists import ListReader, WantedList

    T = TypeVar("T")

LOOK_SECONDS = 1.0
AT_ONCE = 2
KEY = 0

CHUNK = 10
"""So many rows are looked at in one unit: others go on in between."""

TRIES, AGAIN_SECONDS = 3, 5.0
"""How often a list is tried, and after how long it is fetched again."""

logger = log.get(__name__)


@dataclass(slots=True)
class Lister:
    """The loop; of a list nothing is kept until all of it was read."""

    lanes: Lanes
    elected: Elected
    source: FileSource
    reader: ListReader

    async def run(self) -> None:
        """Read lists until cancelled."""
        while True:
            try:
                found = await self._round() if self.elected.leads() else 0
            except (StorageAway, LostRace) as error:
                logger.warning("lister waits for storage", cause=str(error))
                found = 0
            if not found:
                await asyncio.sleep(LOOK_SECONDS)

    async def _round(self) -> int:
        wanted = await self.lanes.run(KEY, lambda unit: unit.lists.take(AT_ONCE))
        for one in wanted:
            try:
                await self._read(one)
            except (StorageAway, LostRace):
                raise
            except Exception:
                logger.exception("list could not be read", list=one.row)
                await self._refuse(one, Refusal(why=Why.BROKEN))
        return len(wanted)

    async def _read(self, wanted: WantedList) -> None:
        found = await self._found(wanted)
        if isinstance(found, Refusal):
            logger.info("list refused", list=wanted.row, why=found.why)
            await self._refuse(wanted, found)
        elif found is not None:
            await self._judge(wanted, found)

    async def _found(self, wanted: WantedList) -> Sheet | Refusal | None:
        """Fetch and read the file; None where it is to be fetched again."""
        if wanted.attempts > TRIES:
            return Refusal(why=Why.BROKEN)
        content = await self.source.fetch(wanted.file_id)
        if not isinstance(content, FetchFailure):
            return await self.reader.read(wanted.name, content)
        if content.final or wanted.attempts == TRIES:
            return Refusal(why=Why.LOST)
        await self.lanes.run(KEY, lambda unit: unit.lists.put_off(wanted.row, seconds=AGAIN_SECONDS))
        return None

    async def _refuse(self, wanted: WantedList, found: Refusal) -> None:
        await self.lanes.run(KEY, lambda unit: village_reading.refused(unit, wanted, found.why, found.detail))

    async def _judge(self, wanted: WantedList, sheet: Sheet) -> None:
        """Let all of it be shown, or all that is wrong with it."""
        lines, faults = await self._lines(sheet.rows)
        if not lines or len(lines) > MOST_ROWS:
            await self._refuse(wanted, Refusal(why=Why.ROWS if lines else Why.EMPTY))
            return
        if not faults and await self.lanes.run(KEY, lambda unit: village_reading.sent_already(unit, wanted, lines)):
            return
        drafts, more = await self._drafts(wanted, lines, {one.row for one in faults})
        faults = [*faults, *twice(lines), *more]
        if faults:
            await self.lanes.run(KEY, lambda unit: village_reading.faulty(unit, wanted, faults))
            return
        examples = len(sheet.rows) - len(lines)
        await self.lanes.run(KEY, lambda unit: village_reading.ready(unit, wanted, lines, drafts, examples))

    async def _lines(self, rows: Sequence[Row]) -> tuple[list[Line], list[Fault]]:
        lines: list[Line] = []
        faults: list[Fault] = []
        for chunk in _chunks(rows):
            read, wrong = await self.lanes.run(KEY, partial(lines_of, rows=chunk))
            lines += read
            faults += wrong
        return lines, faults

    async def _drafts(
        self, wanted: WantedList, lines: Sequence[Line], wrong: set[int]
    ) -> tuple[list[Draft], list[Fault]]:
        drafts: list[Draft] = []
        faults: list[Fault] = []
        for chunk in _chunks([line for line in lines if line.row not in wrong]):
            made, found = await self.lanes.run(KEY, partial(drafts_of, wanted=wanted, lines=chunk))
            drafts += made
            faults += found
        return drafts, faults


def _chunks(many: Sequence[T]) -> Iterator[Sequence[T]]:
    return (many[start : start + CHUNK] for start in range(0, len(many), CHUNK))
