"""A COMMIT that hangs for want of a standby is cut: its lane goes on, and what might be lost is not told as kept."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import psycopg
import pytest
import pytest_asyncio

from bot.domain.errors import StorageAway
from storage import migrate, watchdog
from tests.support.archive import Archive, opened
from tests.support.postgres import Postgres

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio

PROBE = "SELECT pg_logical_emit_message(true, 'probe', '')"
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


class Standbys:
    """The server's list of standbys that each COMMIT must wait for."""

    def __init__(self, address: str, connection: psycopg.Connection) -> None:
        self.address, self.connection = address, connection

    async def wanted(self, names: str) -> None:
        """Set it, and wait until the server goes by it: its checkpointer takes it up some time later."""
        self.connection.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'".encode())
        self.connection.execute("SELECT pg_reload_conf()")
        async with asyncio.timeout(20):
            while await self._hangs() != bool(names):
                await asyncio.sleep(0.01)

    async def _hangs(self) -> bool:
        """Tell whether a COMMIT of somebody else waits."""
        with psycopg.connect(self.address, autocommit=True) as probe:
            commit = asyncio.ensure_future(asyncio.to_thread(probe.execute, PROBE))
            while not commit.done() and not self.waiting():
                await asyncio.sleep(0.01)
            hangs = not commit.done()
            self.connection.execute("SELECT pg_cancel_backend(%s)", [probe.info.backend_pid])
            with contextlib.suppress(psycopg.errors.QueryCanceled):
                await commit
        return hangs

    def waiting(self) -> int:
        """Count the COMMITs that wait."""
        return int(str(self._asked(WAITING)))

    def _asked(self, question: str) -> object:
        found = self.connection.execute(question.encode()).fetchone()
        assert found is not None
        return found[0]


@pytest_asyncio.fixture
async def alone(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Archive]:
    """Give an archive on a server of its own, with a quick watchdog."""
    monkeypatch.setattr(watchdog, "COMMIT_SECONDS", 0.4)
    monkeypatch.setattr(watchdog, "LOOK_SECONDS", 0.05)
    server = Postgres()
    server.start()
    try:
        async with opened(server.database()) as archive:
            migrate.upgrade(archive.engine)
            yield archive
    finally:
        server.stop()


@pytest.fixture
def standbys(alone: Archive) -> Iterator[Standbys]:
    """Give that server's list."""
    address = alone.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        yield Standbys(address, connection)


async def test_a_hung_commit_is_cut_and_its_lane_goes_on(alone: Archive, standbys: Standbys) -> None:
    """It is told as storage away, as often as it is tried; once a standby is there it has had its effect, once."""
    assert await alone.run(lambda unit: unit.updates.mark(1, 1)) is True
    await standbys.wanted("nobody")
    for number in (2, 3, 2, 4):
        with pytest.raises(StorageAway):
            await alone.run(lambda unit, number=number: unit.updates.mark(1, number))
    assert standbys.waiting() == 1, "no lane leaves more than one behind"
    assert len(await alone.lanes.silent(5.0)) == 1, "the lane that hung, and no other"
    assert standbys.waiting() == 1, "nor does it leave one behind to ask"
    assert alone.count("updates") == 1, "nobody sees what no standby has"
    await standbys.wanted("")
    assert [await alone.run(lambda unit, number=number: unit.updates.mark(1, number)) for number in (2, 3)] == [
        False,
        True,
    ]
    assert await alone.lanes.silent(5.0) == {}


async def test_the_other_lanes_read_on_and_reading_is_not_cut(alone: Archive, standbys: Standbys) -> None:
    """What writes nothing waits for nobody, however long the standbys are away."""
    await standbys.wanted("nobody")

    def read(unit: UnitOfWork) -> None:
        unit.outbox.next_due()

    with pytest.raises(StorageAway):
        await alone.run(lambda unit: unit.updates.mark(1, 1), key=1)
    for _ in range(3):
        await alone.run(read, key=2)
    await standbys.wanted("")
    await alone.run(read, key=1)


async def test_a_stop_does_not_wait_for_a_hung_commit(
    standbys: Standbys, alone: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has ten seconds for everything; whoever waits for the unit is told that it was not kept."""
    monkeypatch.setattr(watchdog, "COMMIT_SECONDS", 600.0)
    monkeypatch.setattr(watchdog, "HURRY_SECONDS", 600.0)
    await standbys.wanted("nobody")
    waiting = asyncio.create_task(alone.run(lambda unit: unit.updates.mark(1, 1)))
    async with asyncio.timeout(20):
        while not standbys.waiting():
            await asyncio.sleep(0.01)
        await alone.lanes.stop()
    with pytest.raises(StorageAway):
        await waiting
    await standbys.wanted("")
