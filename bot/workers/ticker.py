"""The ticker: what time does to the rows, once a minute, on the replica that leads."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import log
from bot.domain.errors import LostRace, StorageAway

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ports import Elected, Lanes, UnitOfWork

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


def sweep(unit: UnitOfWork) -> Mapping[str, int]:
    """Forget what has had its time; gives the numbers by kind."""
    return {**unit.housekeeping.prune(), "drafts": unit.dialogues.forget_expired()}
