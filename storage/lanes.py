"""All lanes together: a person is pinned to one of them by number, so that order needs no locks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from bot.domain.errors import StorageAway
from storage.lane import Item, Lane
from storage.unit import Unit
from storage.watchdog import Watchdog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import sqlalchemy as sa

    from bot.domain.tenant import Tenant
    from bot.ports import Clock, UnitOfWork
    from bot.ports.areas import Areas

T = TypeVar("T")

SQLITE_GROUP = 64
"""How many waiting units share one COMMIT on SQLite."""

POSTGRES_LANES = 4
"""Unless ``DATABASE_LANES`` says otherwise: each is a connection."""


class Lanes:
    """One lane with group commit on SQLite; several lanes with a transaction a unit on PostgreSQL."""

    def __init__(
        self,
        engine: sa.Engine,
        *,
        clock: Clock,
        tenant: Callable[[], Tenant],
        areas: Areas,
        on_mail: Callable[[], None],
        count: int = POSTGRES_LANES,
    ) -> None:
        """Lay the lanes, ``count`` of them on PostgreSQL; ``start`` begins their threads.

        ``tenant`` gives what a unit that begins now is handed; it and ``on_mail`` are called on a lane's thread.
        """
        lite = engine.dialect.name == "sqlite"

        def open_unit(connection: sa.Connection) -> Unit:
            return Unit(connection, now=clock.now(), tenant=tenant(), areas=areas)

        self.lanes = [
            Lane(
                engine=engine,
                open_unit=open_unit,
                on_mail=on_mail,
                group=SQLITE_GROUP if lite else 1,
                name=f"lane-{number}",
            )
            for number in range(1 if lite else count)
        ]
        self._watchdog = Watchdog([lane.line for lane in self.lanes])

    def lane_of(self, key: int) -> int:
        """Tell which lane this key is pinned to."""
        return key % len(self.lanes)

    def start(self) -> None:
        """Start every lane's thread."""
        for lane in self.lanes:
            lane.start()
        self._watchdog.start()

    async def stop(self) -> None:
        """Let every lane finish what it has, and end its thread; a COMMIT that hangs is cut soon."""
        self._watchdog.hurry()
        await asyncio.gather(*(asyncio.to_thread(lane.stop) for lane in self.lanes))
        await asyncio.to_thread(self._watchdog.stop)

    def waiting(self) -> Mapping[str, int]:
        """Count the units that wait before each lane."""
        return {lane.name: lane.waiting() for lane in self.lanes}

    async def silent(self, seconds: float) -> Mapping[str, str]:
        """Name the lanes that write nothing within this time, and say whether the database refuses it or they hang."""
        causes = await asyncio.gather(*(self._silence(key, seconds) for key in range(len(self.lanes))))
        return {lane.name: cause for lane, cause in zip(self.lanes, causes, strict=True) if cause}

    async def _silence(self, key: int, seconds: float) -> str:
        try:
            async with asyncio.timeout(seconds):
                await self.run(key, lambda unit: unit.updates.probe())
        except StorageAway:
            return "is refused"
        except TimeoutError:
            return "has no answer"
        return ""

    async def run(self, key: int, job: Callable[[UnitOfWork], T]) -> T:
        """Run the job as one unit on the key's lane; done means committed."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        item = Item(job=job, future=future, loop=loop)
        self.lanes[self.lane_of(key)].put(item)
        return await future
