"""The keeper: once a day, on the leading replica, what was kept long enough goes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.usecases.retention import let_go

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bot.ports import Lanes

KEY = 0


@dataclass(slots=True)
class Keeper:
    """Lets go until nothing is over, and then waits for another day."""

    lanes: Lanes
    day: date | None = None

    async def turn(self, now: datetime) -> Mapping[str, int]:
        """Do the day's part; gives the numbers by kind, nothing where it was done."""
        if now.date() == self.day:
            return {}
        gone: Counter[str] = Counter()
        while any((some := await self.lanes.run(KEY, let_go)).values()):
            gone.update(some)
        self.day = now.date()
        return gone
