"""A lane on SQLite: units that wait together share one COMMIT, and each stands or falls alone."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from bot.domain.errors import LostRace, StorageAway
from tests.support.archive import Archive, Replica, holding, queued, together

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.ports import UnitOfWork
    from storage.unit import Unit

pytestmark = pytest.mark.asyncio


class Mishap(Exception):
    """A handler's own fault."""


def mark(number: int) -> Callable[[UnitOfWork], bool]:
    """Make a job that notes an update as done."""
    return lambda unit: unit.updates.mark(1, number)


def file_of(archive: Archive) -> str:
    """Give the path of the SQLite file."""
    return sa.make_url(archive.url).database or ""


def counted(replica: Replica, statement: str) -> list[str]:
    """Collect every time this statement is given to the database."""
    seen: list[str] = []

    @event.listens_for(replica.engine, "before_cursor_execute")
    def _note(_connection: object, _cursor: object, told: str, *_rest: object) -> None:
        if told.startswith(statement):
            seen.append(told)

    return seen


async def test_nothing_of_a_group_is_seen_or_acknowledged_before_its_commit(lite_archive: Archive) -> None:
    """A second connection in mid-group sees nothing, no waiter is told; after the one COMMIT all is there."""
    begins = counted(lite_archive, "BEGIN")
    seen: list[int] = []
    told: list[int] = []

    def look(unit: UnitOfWork) -> None:
        unit.updates.mark(1, 100)
        seen.append(lite_archive.count("updates"))

    async def told_of(number: int) -> None:
        await lite_archive.run(mark(number))
        told.append(number)
        seen.append(lite_archive.count("updates"))

    async with holding(lite_archive):
        waiting = [asyncio.create_task(told_of(number)) for number in range(5)]
        await asyncio.sleep(0)
        waiting += await queued(lite_archive, [look])
        assert told == []
    await asyncio.gather(*waiting)
    assert len(begins) == 2, "one for the unit that held the lane, one for the group"
    assert seen == [0, 6, 6, 6, 6, 6]
    assert sorted(told) == [0, 1, 2, 3, 4]


async def test_a_unit_that_raises_undoes_only_itself(lite_archive: Archive) -> None:
    """In a group the others are committed together, in the same transaction."""
    commits = counted(lite_archive, "BEGIN")

    def fail(unit: UnitOfWork) -> None:
        unit.updates.mark(1, 2)
        raise Mishap

    results = await together(lite_archive, [mark(1), fail, mark(3)])
    assert results[0] is True
    assert isinstance(results[1], Mishap)
    assert results[2] is True
    assert [row.update_id for row in lite_archive.rows("SELECT update_id FROM updates ORDER BY 1")] == [1, 3]
    assert len(commits) == 2


async def test_a_group_that_cannot_be_committed_is_replayed_one_by_one(lite_archive: Archive) -> None:
    """One unit lets the shared COMMIT fail: only it fails, the rest is done exactly once."""
    runs: list[int] = []

    def good(number: int) -> Callable[[UnitOfWork], bool]:
        def job(unit: UnitOfWork) -> bool:
            runs.append(number)
            return unit.updates.mark(1, number)

        return job

    def dangling(unit: Unit) -> None:
        # Checked at COMMIT only, so that it is the COMMIT of the whole group that fails.
        unit.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        unit.connection.exec_driver_sql(
            "INSERT INTO dialogues (chat_id, person_id, version, revision, changed) VALUES (9, 9, 1, 1, '2026-01-01')",
        )

    results = await together(lite_archive, [good(1), dangling, good(2)])
    assert results[0] is True
    assert isinstance(results[1], LostRace)
    assert results[2] is True
    assert runs == [1, 2, 1, 2]
    assert lite_archive.count("updates") == 2
    assert lite_archive.count("dialogues") == 0


async def test_a_full_disk_in_mid_group_costs_only_the_unit_that_needs_the_room(lite_archive: Archive) -> None:
    """The database ends the shared transaction by itself: nothing of the group is lost or half kept."""

    def greedy(unit: Unit) -> None:
        unit.updates.mark(1, 2)
        pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar()
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        unit.updates.park(bot=1, update=2, cause="x" * 1_000_000, body="")

    results = await together(lite_archive, [mark(1), greedy, mark(3)])
    assert results[0] is True
    assert isinstance(results[1], StorageAway)
    assert results[2] is True
    assert [row.update_id for row in lite_archive.rows("SELECT update_id FROM updates ORDER BY 1")] == [1, 3]


async def test_a_transaction_ended_under_a_unit_is_noticed(lite_archive: Archive) -> None:
    """What ran after the end was never committed bit by bit: the whole group starts again."""
    ended: list[bool] = []

    def ends(unit: Unit) -> bool:
        if not ended:
            ended.append(True)
            unit.connection.exec_driver_sql("ROLLBACK")
        return unit.updates.mark(1, 2)

    results = await together(lite_archive, [mark(1), ends, mark(3)])
    assert results == [True, True, True]
    assert lite_archive.count("updates") == 3


async def test_a_lost_race_is_replayed_until_it_is_won(lite_archive: Archive) -> None:
    """A unit that lost a race starts again from nothing; its waiter only learns of the end."""
    tries: list[int] = []

    def unlucky(unit: UnitOfWork) -> str:
        tries.append(1)
        assert unit.updates.mark(1, 1), "an earlier try left something behind"
        if len(tries) < 4:
            raise LostRace("dialogue")
        return "won"

    assert await lite_archive.run(unlucky) == "won"
    assert lite_archive.count("updates") == 1


async def test_a_race_that_is_always_lost_ends(lite_archive: Archive) -> None:
    """The replays are bounded, and the lane goes on."""

    def hopeless(unit: UnitOfWork) -> None:
        unit.updates.mark(1, 1)
        raise LostRace("dialogue")

    with pytest.raises(LostRace):
        await lite_archive.run(hopeless)
    results = await together(lite_archive, [mark(1), hopeless, mark(2)])
    assert results[0] is True
    assert isinstance(results[1], LostRace)
    assert results[2] is True
    assert lite_archive.count("updates") == 2


@asynccontextmanager
async def locked_by_another_process(archive: Archive) -> AsyncIterator[None]:
    """Let another process hold the file's write lock."""
    other = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "import sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('BEGIN IMMEDIATE')\n"
        "print('held', flush=True)\n"
        "input()\n",
        file_of(archive),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert other.stdout is not None
    await other.stdout.readline()
    try:
        yield
    finally:
        await other.communicate(b"\n")


async def test_a_locked_file_is_storage_away_and_the_lane_goes_on(
    lite_archive: Archive,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While another process writes, a whole group is told after two tries; afterwards the same units succeed."""
    monkeypatch.setattr("storage.engine.PRAGMAS", ("foreign_keys=ON", "busy_timeout=20"))
    replica = lite_archive.replica(started=False)
    begins = counted(replica, "BEGIN")
    started: list[int] = []

    def job(unit: UnitOfWork) -> None:
        started.append(1)
        unit.updates.mark(1, len(started))

    async with locked_by_another_process(lite_archive):
        waiting = await queued(replica, [job] * 20)
        replica.lanes.start()
        results = await asyncio.gather(*waiting, return_exceptions=True)
    assert all(isinstance(result, StorageAway) for result in results)
    assert started == []
    assert len(begins) == 2, "as a group, and once alone"
    await asyncio.gather(*(replica.run(job) for _ in range(20)))
    assert lite_archive.count("updates") == 20
