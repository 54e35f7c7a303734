"""The ticker: what time does to the rows, once a minute, on the replica that leads."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import log
from bot.domain.errors import LostRace, StorageAway
from bot.usecases.upkeep import sweep

if TYPE_CHECKING:
    from bot.ports import Elected, Lanes

TICK_SECONDS = 60.0
KEY = 0

logger = log.get(__name__)


@dataclass(slots=True)
class Ticker:
    """The loop of the clock."""

    lanes: Lanes
    elected: Elected

    async def run(self) -> None:
        """Tick until cancelled."""
        while True:
            if self.elected.leads():
                await self._tick()
            await asyncio.sleep(TICK_SECONDS)

    async def _tick(self) -> None:
        try:
            swept = await self.lanes.run(KEY, sweep)
        except (StorageAway, LostRace) as error:
            logger.warning("ticker waits for storage", cause=str(error))
            return
        if any(swept.values()):
            logger.info("swept", **swept)
