"""The fetcher: brings the files of sent reports in, beside the conversations; one that cannot be had blocks nobody."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot import log
from bot.domain.errors import LostRace, StorageAway
from bot.domain.lifecycle import Role
from bot.ports import Danger, FetchFailure
from bot.usecases import evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports import Elected, FileCleaner, FileSource, FileStore, Judged, Lanes, UnitOfWork, Wanted

LOOK_SECONDS = 2.0
DOUBLINGS = 5
"""How often the time between looks doubles while the storage is away: each look fetches the same files once more."""

AT_ONCE = 4
KEY = 0

WAITS = (5.0, 30.0, 120.0, 600.0, 3600.0)
"""Seconds before the next try, by the number of tries so far; after the last the file is given up."""

UNNAMED_FOR = timedelta(days=1)
"""What no file names is kept so long, for whoever brings rows back from a backup."""

FIRST_SWEEP, SWEEP_EVERY = timedelta(minutes=30), timedelta(days=1)
"""When it is looked through what is kept, after the start and then."""

logger = log.get(__name__)


@dataclass(slots=True)
class Fetcher:
    """The loop; what is fetched twice after a crash is kept once, by its content."""

    lanes: Lanes
    elected: Elected
    source: FileSource
    store: FileStore
    cleaner: FileCleaner
    sweeps: datetime | None = None

    async def run(self) -> None:
        """Fetch until cancelled."""
        failures = 0
        while True:
            try:
                found = await self._round() if self.elected.leads() else 0
                if not found and self.elected.leads():
                    await self._sweep()
                failures = 0
            except (StorageAway, LostRace) as error:
                logger.warning("fetcher waits for storage", cause=str(error))
                found, failures = 0, failures + 1
            if not found:
                await asyncio.sleep(pause(failures))

    async def _round(self) -> int:
        wanted = await self.lanes.run(KEY, lambda unit: unit.files.to_fetch(AT_ONCE))
        ended = await asyncio.gather(*(self._fetch(one) for one in wanted), return_exceptions=True)
        # Raised only when all have ended, or the next round would ask for the same files beside them.
        for fault in ended:
            if fault is not None:
                raise fault
        return len(wanted)

    async def _sweep(self) -> None:
        """Once a day, delete what no file names any more: here, where nothing is between its keeping and its naming."""
        now = await self.lanes.run(KEY, lambda unit: unit.now)
        self.sweeps = self.sweeps or now + FIRST_SWEEP
        if now < self.sweeps:
            return
        gone = 0
        async for kept in self.store.older(now - UNNAMED_FOR):
            named = await self.lanes.run(KEY, partial(_named, digests=kept))
            unnamed = [digest for digest in kept if digest not in named]
            await self.store.delete(unnamed)
            gone += len(unnamed)
        self.sweeps = now + SWEEP_EVERY
        logger.info("files swept", deleted=gone)

    async def _fetch(self, wanted: Wanted) -> None:
        content = await self._content(wanted)
        if isinstance(content, FetchFailure):
            await self._fail(wanted, content)
            return
        try:
            await self._take(wanted, content)
        except (StorageAway, LostRace):
            raise
        except Exception as error:
            # The next try would find the same bytes, and what ends the fetcher ends the service.
            logger.exception("file could not be taken in", row=wanted.row)
            await self._fail(wanted, FetchFailure(cause=type(error).__name__, final=True))

    async def _take(self, wanted: Wanted, content: bytes) -> None:
        """Judge, keep and clean the file."""
        judged, size = await self.cleaner.judge(content, wanted.name), len(content)
        if judged.danger and (wanted.role, wanted.kind) == (Role.REPORTER, evidence.DOCUMENT):
            await self._refuse(wanted, judged, size)
            return
        digest = await self.store.put(content)
        clean, name = await self._cleaned(wanted, content, judged)

        def keep(unit: UnitOfWork) -> None:
            found = {"sha256": digest, "mime": judged.mime, "clean_name": name}
            if unit.files.fetched(wanted.row, size=size, clean=clean, **found):
                evidence.fetched(unit, wanted.row, wanted.report)

        await self.lanes.run(KEY, keep)

    async def _refuse(self, wanted: Wanted, judged: Judged, size: int) -> None:
        """Let a dangerous file end here: neither kept nor passed on, and its sender is told."""
        logger.info("file refused", row=wanted.row, danger=judged.danger, size=size)
        danger = judged.danger or Danger.DISGUISE

        def note(unit: UnitOfWork) -> None:
            if unit.files.refused(wanted.row, mime=judged.mime, size=size, danger=danger):
                evidence.refused(unit, wanted.row, wanted.report, danger)

        await self.lanes.run(KEY, note)

    async def _cleaned(self, wanted: Wanted, content: bytes, judged: Judged) -> tuple[str | None, str]:
        """Keep the file without what it carries along, where it goes out as a document; gives where, and its name.

        One that cannot be cleaned has a name of ours only where the sender's tells another kind than it is.
        """
        if wanted.kind != evidence.DOCUMENT:
            return None, ""
        cleaned = await self.cleaner.clean(content)
        if cleaned is None:
            return None, f"lampiran-{wanted.row}{judged.suffix}" if judged.suffix else ""
        return await self.store.put(cleaned.content), f"lampiran-{wanted.row}{cleaned.suffix}"

    async def _content(self, wanted: Wanted) -> bytes | FetchFailure:
        """Fetch; a fault of ours over one file must not stop the others."""
        try:
            return await self.source.fetch(wanted.file_id)
        except Exception as error:
            logger.exception("file could not be asked for", row=wanted.row)
            return FetchFailure(cause=type(error).__name__)

    async def _fail(self, wanted: Wanted, failure: FetchFailure) -> None:
        over = failure.final or wanted.attempts >= len(WAITS)
        seconds = None if over else WAITS[wanted.attempts]
        logger.info("file not fetched", row=wanted.row, cause=failure.cause, again_in=seconds)

        def note(unit: UnitOfWork) -> None:
            if unit.files.failed(wanted.row, cause=failure.cause, seconds=seconds) and over:
                evidence.lost(unit, wanted.row, wanted.report)

        await self.lanes.run(KEY, note)


def _named(unit: UnitOfWork, *, digests: Sequence[str]) -> frozenset[str]:
    return unit.retention.named(digests)


def pause(failures: int) -> float:
    """Tell how many seconds to wait after so many rounds in a row that found the storage away."""
    return LOOK_SECONDS * 2.0 ** min(failures, DOUBLINGS)
