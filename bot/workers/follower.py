"""The follower: every replica looks which version of the rules holds, and serves it without a restart."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from bot import log
from bot.data.bundle import rules_of
from bot.domain.errors import LostRace, StorageAway
from bot.usecases.publishing import tell_fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.rules import Rules
    from bot.domain.tenant import Tenant
    from bot.ports import Elected, Lanes, UnitOfWork

LOOK_SECONDS = 2.0
KEY = 0

logger = log.get(__name__)


@dataclass(slots=True)
class Served:
    """The government as every unit is handed it from now on; it is replaced as a whole."""

    tenant: Tenant

    def __call__(self) -> Tenant:
        """Give it as it is now."""
        return self.tenant


@dataclass(slots=True)
class Follower:
    """The loop that looks; a version that cannot be read leaves the last good one in force."""

    lanes: Lanes
    elected: Elected
    served: Served
    seen: int | None = None
    untold: tuple[int | None, str] | None = field(default=None)

    def __post_init__(self) -> None:
        """Let a fault of the tenant's own folder be told too."""
        if self.served.tenant.fault:
            logger.error("the tenant's rules cannot be read", cause=self.served.tenant.fault)
            self.untold = (None, self.served.tenant.fault)

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            await self.look()

    async def look(self) -> None:
        """Follow the version that holds where that is another one than before, and tell of one that is broken."""
        try:
            number = await self.lanes.run(KEY, lambda unit: unit.rules.active())
            if number is not None and number != self.seen:
                await self._follow(number, await self.lanes.run(KEY, lambda unit: unit.rules.get(number)))
            await self._tell()
        except (StorageAway, LostRace) as error:
            logger.warning("follower waits for storage", cause=str(error))

    async def _follow(self, number: int, texts: Mapping[str, str]) -> None:
        """Compile the version beside the loop, and serve it."""
        self.seen = number
        types = {agency.type for agency in self.served.tenant.agencies.values()}
        try:
            rules = await asyncio.to_thread(_compiled, texts, types, number)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a version, the one before stays in force
            logger.error("rules cannot be read", version=number, cause=str(error))  # noqa: TRY400 - the line says it all
            self.served.tenant = replace(self.served.tenant, fault=str(error))
            self.untold = (number, str(error))
        else:
            # What others, the almanac for one, have replaced meanwhile stays.
            self.served.tenant = replace(self.served.tenant, rules=rules, fault="")
            self.untold = None
            logger.info("rules followed", version=number)

    async def _tell(self) -> None:
        """Tell whoever verifies of a fault, once and by one replica."""
        if self.untold is None or not self.elected.leads():
            return
        number, cause = self.untold
        await self.lanes.run(KEY, partial(_told, number=number, cause=cause))
        self.untold = None


def _compiled(texts: Mapping[str, str], types: set[str], number: int) -> Rules:
    return rules_of(texts, types, version=number).prepare()


def _told(unit: UnitOfWork, *, number: int | None, cause: str) -> None:
    tell_fault(unit, number, cause)
