"""The ticker: what time does to the rows, once a minute, on the replica that leads."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot import log
from bot.domain.errors import LostRace, StorageAway
from bot.usecases.upkeep import sweep
from bot.workers.clockwork import Clockwork
from bot.workers.keeper import Keeper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ports import Clock, Elected, Lanes

TICK_SECONDS = 60.0
LOOK_SECONDS = 0.5
"""How often the loop looks at its clock, which a demo may move by a day."""

KEY = 0

SEALINGS = 20
"""So many times a tick some rows are sealed with a new key."""

logger = log.get(__name__)


@dataclass(slots=True)
class Ticker:
    """The loop of the clock."""

    lanes: Lanes
    elected: Elected
    clock: Clock

    async def run(self) -> None:
        """Tick until cancelled: a minute after the last time, or as soon as this replica leads."""
        parts, last = None, None
        while True:
            now = self.clock.now()
            if not self.elected.leads():
                parts, last = None, None
            elif last is None or abs(now - last) >= timedelta(seconds=TICK_SECONDS):
                parts, last = parts or (Clockwork(self.lanes), Keeper(self.lanes)), now
                await self._tick(*parts)
            await asyncio.sleep(LOOK_SECONDS)

    async def _tick(self, clockwork: Clockwork, keeper: Keeper) -> None:
        try:
            swept = await self._sweep()
            turned = await clockwork.turn()
            gone = await keeper.turn(self.clock.now())
            sealed = await self._seal()
        except (StorageAway, LostRace) as error:
            logger.warning("ticker waits for storage", cause=str(error))
            return
        if any((*swept.values(), *turned.values(), *gone.values(), sealed)):
            logger.info("swept", **swept, **turned, **gone, sealed=sealed)

    async def _sweep(self) -> Mapping[str, int]:
        """Sweep; where that cannot be done, nobody's deadline waits for it."""
        try:
            return await self.lanes.run(KEY, sweep)
        except (StorageAway, LostRace) as error:
            logger.warning("not swept", cause=str(error))
            return {}

    async def _seal(self) -> int:
        """Seal what a new key finds, a few rows a unit, so that people's messages go in between."""
        sealed = 0
        for _ in range(SEALINGS):
            done = await self.lanes.run(KEY, lambda unit: unit.housekeeping.reseal())
            if done is None:
                break
            sealed += done
        return sealed
