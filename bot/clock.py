"""A clock that follows another machine's: in a demo the bot lives in the sandbox's time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import aiohttp

from bot import log

if TYPE_CHECKING:
    from datetime import datetime

    from bot.ports import Clock

LOOK_SECONDS = 0.25
PATIENCE = aiohttp.ClientTimeout(total=2)

logger = log.get(__name__)


@dataclass(slots=True)
class FollowingClock:
    """The given clock, moved by the offset that ``url`` tells as ``{"offset": seconds, "now": epoch seconds}``."""

    base: Clock
    url: str
    offset: timedelta = field(default_factory=timedelta)
    _away: bool = False

    def now(self) -> datetime:
        """Give the time there (aware, UTC)."""
        return self.base.now() + self.offset

    async def run(self) -> None:
        """Look about four times a second until cancelled."""
        async with aiohttp.ClientSession(timeout=PATIENCE) as session:
            while True:
                await self._look(session)
                await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Look once; while nobody answers, the last offset stays."""
        async with aiohttp.ClientSession(timeout=PATIENCE) as session:
            await self._look(session)

    async def _look(self, session: aiohttp.ClientSession) -> None:
        try:
            async with session.get(self.url, allow_redirects=False, raise_for_status=True) as answer:
                self.offset = timedelta(seconds=float((await answer.json())["offset"]))
        except (aiohttp.ClientError, TimeoutError, ValueError, LookupError, TypeError, OverflowError) as error:
            self._lost(error)
        else:
            self._away = False

    def _lost(self, error: Exception) -> None:
        """Say once that the clock is away, not four times a second."""
        if not self._away:
            logger.warning("clock away", cause=str(error) or type(error).__name__)
        self._away = True
