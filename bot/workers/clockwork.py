"""The clockwork: on the leading replica, once a minute, whatever promises ask for; each report is a unit of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot import log
from bot.domain.errors import LostRace, NotAllowed
from bot.usecases import deputies, morning, reminders, timetable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.deadlines import Promise, WorkCalendar
    from bot.ports import Lanes, UnitOfWork

KEY = 0

logger = log.get(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What a turn depends on: calendar, promises, the day (None while no reminder may leave), and its morning."""

    calendar: WorkCalendar
    promises: Mapping[str, Promise]
    day: str | None
    morning: str


@dataclass(slots=True)
class Clockwork:
    """Counts anew what another calendar moves, marks what is late, ends what is over, and reminds once a day."""

    lanes: Lanes
    counted: Facts | None = None
    day: str | None = None
    morning: str = ""

    async def turn(self) -> Mapping[str, int]:
        """Do what is due; gives the numbers by kind."""
        now = await self.lanes.run(KEY, _facts)
        moved = ended = told = 0
        late = await self.lanes.run(KEY, timetable.mark)
        if self.counted is None or (self.counted.calendar, self.counted.promises) != (now.calendar, now.promises):
            moved = await self._count()
            self.counted = now
        for row in await self.lanes.run(KEY, reminders.over):
            ended += await self._alone(partial(reminders.end, row=row))
        told += await self._alone(deputies.tick)
        if now.day and now.day != self.day:
            told += await self._remind()
            self.day = now.day
        if now.morning and now.morning != self.morning:
            told += await self._digest()
            self.morning = now.morning
        return {"moved": moved, "ended": ended, "told": told, "late": late}

    async def _count(self) -> int:
        """Walk over all open reports, some at a time, and count their promises."""
        moved, after = 0, 0
        while True:
            page = await self.lanes.run(KEY, partial(timetable.recount, after=after))
            moved += page.moved
            if page.after is None:
                return moved
            after = page.after

    async def _remind(self) -> int:
        """Walk over all running promises, some at a time, and say what is due."""
        told, after = 0, 0
        while True:
            page = await self.lanes.run(KEY, partial(reminders.look, after=after))
            for number in page.reports:
                told += await self._alone(partial(reminders.remind, number=number))
            if page.after is None:
                return told
            after = page.after

    async def _digest(self) -> int:
        """Give every desk its digest; that each gets one a day is kept in the archive."""
        return sum(
            [await self._alone(partial(morning.send, agency=one)) for one in await self.lanes.run(KEY, morning.desks)]
        )

    async def _alone(self, job: Callable[[UnitOfWork], int]) -> int:
        """Do one report's part; one on which somebody else is faster is left to the next turn or day."""
        try:
            return await self.lanes.run(KEY, job)
        except (LostRace, NotAllowed) as error:
            logger.info("left to the next turn", cause=str(error))
            return 0


def _facts(unit: UnitOfWork) -> Facts:
    tenant, today = unit.tenant, unit.tenant.calendar.day(unit.now)
    open_ = tenant.by_day(unit.now) == unit.now and tenant.calendar.is_working(today)
    return Facts(
        calendar=tenant.calendar,
        promises=tenant.profile.promises,
        day=today.isoformat() if open_ else None,
        morning=morning.day(unit),
    )
