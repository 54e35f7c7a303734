"""A COMMIT that hangs for want of a standby is cut: its lane goes on, and what might be lost is not told as kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import psycopg
import pytest
import pytest_asyncio

from bot.domain.errors import StorageAway
from storage import migrate, watchdog
from tests.support.archive import Archive, opened
from tests.support.postgres import Postgres

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


class Standbys:
    """The server's list of standbys that each COMMIT must wait for."""

    def __init__(self, archive: Archive) -> None:
        address = archive.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self.connection = psycopg.connect(address, autocommit=True)

    async def wanted(self, names: str) -> None:
        """Set it, and wait until every process of the server goes by it."""
        self.connection.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'".encode())
        self.connection.execute("SELECT pg_reload_conf()")
        async with asyncio.timeout(20):
            while self._asked("SHOW synchronous_standby_names") != names or (not names and self.waiting()):
                await asyncio.sleep(0.01)

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


async def test_a_hung_commit_is_cut_and_its_lane_goes_on(alone: Archive) -> None:
    """It is told as storage away, as often as it is tried; once a standby is there it has had its effect, once."""
    assert await alone.run(lambda unit: unit.updates.mark(1, 1)) is True
    standbys = Standbys(alone)
    await standbys.wanted("nobody")
    for number in (2, 3, 2, 4):
        with pytest.raises(StorageAway):
            await alone.run(lambda unit, number=number: unit.updates.mark(1, number))
    assert standbys.waiting() == 1, "no lane leaves more than one behind"
    assert len(await alone.lanes.silent(5.0)) == 1, "the lane that hung, and no other"
    assert alone.count("updates") == 1, "nobody sees what no standby has"
    await standbys.wanted("")
    assert [await alone.run(lambda unit, number=number: unit.updates.mark(1, number)) for number in (2, 3)] == [
        False,
        True,
    ]
    assert await alone.lanes.silent(5.0) == {}
    standbys.connection.close()


async def test_the_other_lanes_read_on_and_reading_is_not_cut(alone: Archive) -> None:
    """What writes nothing waits for nobody, however long the standbys are away."""
    standbys = Standbys(alone)
    await standbys.wanted("nobody")

    def read(unit: UnitOfWork) -> None:
        unit.outbox.next_due()

    with pytest.raises(StorageAway):
        await alone.run(lambda unit: unit.updates.mark(1, 1), key=1)
    for _ in range(3):
        await alone.run(read, key=2)
    await standbys.wanted("")
    await alone.run(read, key=1)
    standbys.connection.close()


async def test_a_stop_does_not_wait_for_a_hung_commit(alone: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has ten seconds for everything; whoever waits for the unit is told that it was not kept."""
    monkeypatch.setattr(watchdog, "COMMIT_SECONDS", 600.0)
    monkeypatch.setattr(watchdog, "HURRY_SECONDS", 600.0)
    standbys = Standbys(alone)
    await standbys.wanted("nobody")
    waiting = asyncio.create_task(alone.run(lambda unit: unit.updates.mark(1, 1)))
    async with asyncio.timeout(20):
        while not standbys.waiting():
            await asyncio.sleep(0.01)
        await alone.lanes.stop()
    with pytest.raises(StorageAway):
        await waiting
    await standbys.wanted("")
    standbys.connection.close()
