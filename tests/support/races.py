"""Two units at the same rows of a PostgreSQL: one has done its work and is not committed, the other one comes."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.ports import UnitOfWork
    from tests.support.archive import Archive, Replica

T = TypeVar("T")

HELD = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@asynccontextmanager
async def uncommitted(replica: Replica, job: Callable[[UnitOfWork], object]) -> AsyncIterator[None]:
    """Let a unit do its work, and commit it when the block ends."""
    done, gate = threading.Event(), threading.Event()

    def work(unit: UnitOfWork) -> None:
        job(unit)
        done.set()
        gate.wait()

    working = asyncio.ensure_future(replica.run(work))
    await asyncio.to_thread(done.wait)
    try:
        yield
    finally:
        gate.set()
        await working


async def at_once(archive: Archive, first: Callable[[UnitOfWork], object], second: Callable[[UnitOfWork], T]) -> T:
    """Commit the first unit only when the second has ended, or waits for a lock of it; gives what the second gives."""
    async with uncommitted(archive, first):
        running: asyncio.Task[Any] = asyncio.ensure_future(archive.replica().run(second))
        async with asyncio.timeout(20):
            while not running.done() and not archive.rows(HELD):
                await asyncio.sleep(0.005)
    return await running
