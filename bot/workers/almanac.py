"""The almanac: every replica looks whether its holidays were changed, and counts by the new ones without a restart."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot import log
from bot.data.holidays_file import stamp
from bot.data.trouble import TenantDataInvalid

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.data.holidays_file import Stamp
    from bot.domain.deadlines import WorkCalendar
    from bot.workers.follower import Served

LOOK_SECONDS = 2.0

logger = log.get(__name__)


@dataclass(slots=True)
class Almanac:
    """The loop that looks; a file that cannot be read leaves the last good calendar in force, and the log says why."""

    served: Served
    calendar: Callable[[], WorkCalendar]
    seen: Stamp = field(init=False)

    def __post_init__(self) -> None:
        """Begin with the file that the tenant was read from."""
        self.seen = stamp(self.served.tenant.folder)

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            await self.look()

    async def look(self) -> None:
        """Count by another calendar from now on where the file is another one; the ticker then moves the dates."""
        found = stamp(self.served.tenant.folder)
        if found == self.seen:
            return
        self.seen = found
        try:
            calendar = await asyncio.to_thread(self.calendar)
        except TenantDataInvalid as error:
            logger.error("holidays cannot be read", cause=str(error))  # noqa: TRY400 - the line says it all
            return
        self.served.tenant = replace(self.served.tenant, calendar=calendar)
        logger.info("holidays followed", days=len(calendar.holidays))
