"""Lanes over both databases: what a waiter is told is true, whatever a unit does and whatever happens to it."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from bot.domain.errors import LostRace, StorageAway
from storage import migrate
from storage.faults import Swallowed
from storage.unit import CHANNEL
from tests.support.archive import Archive, holding, letter, meet, opened, queued, together
from tests.support.postgres import Postgres

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports import UnitOfWork
    from storage.unit import Unit

pytestmark = pytest.mark.asyncio


def mark(number: int) -> Callable[[UnitOfWork], bool]:
    """Make a job that notes an update as done."""
    return lambda unit: unit.updates.mark(1, number)


def dsn(archive: Archive) -> str:
    """Give PostgreSQL's own form of the address."""
    return archive.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


async def test_a_unit_is_there_when_its_waiter_is_told(archive: Archive) -> None:
    """Done means committed: another connection sees it at once."""
    assert await archive.run(mark(1)) is True
    assert archive.count("updates") == 1


async def test_a_units_own_fault_reaches_its_waiter_and_nothing_stays(archive: Archive) -> None:
    """Whatever a job raises is handed on as it is, after the roll back."""

    def fail(unit: UnitOfWork) -> None:
        unit.updates.mark(1, 1)
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        await archive.run(fail)
    assert archive.count("updates") == 0


@pytest.mark.parametrize("ending", [StopIteration, SystemExit, KeyboardInterrupt, asyncio.CancelledError])
async def test_no_exception_ends_a_lane(archive: Archive, ending: type[BaseException]) -> None:
    """What a future cannot carry, or what would end the process, comes to the waiter as an error; the lane goes on."""

    def fail(unit: UnitOfWork) -> None:
        unit.updates.mark(1, 1)
        raise ending

    with pytest.raises(RuntimeError, match=ending.__name__):
        await archive.run(fail)
    results = await together(archive, [mark(2), fail, mark(3)])
    assert results[0] is True
    assert isinstance(results[1], RuntimeError)
    assert results[2] is True
    assert archive.count("updates") == 2


async def test_a_unit_that_swallows_a_failed_statement_is_not_acknowledged(archive: Archive) -> None:
    """PostgreSQL would quietly roll back at the COMMIT; what a waiter is told must be true on both."""

    def swallow(unit: Unit) -> bool:
        unit.updates.mark(1, 1)
        try:
            unit.connection.exec_driver_sql("SELECT nothing FROM nowhere")
        except DBAPIError:
            return unit.connection.dialect.name == "sqlite"
        return False

    if archive.engine.dialect.name == "sqlite":
        assert await archive.run(swallow)  # a failed statement leaves SQLite's transaction whole
        assert archive.count("updates") == 1
        return
    with pytest.raises(Swallowed):
        await archive.run(swallow)
    assert archive.count("updates") == 0


async def test_a_unit_that_swallows_the_end_of_its_transaction_is_not_acknowledged(lite_archive: Archive) -> None:
    """A full disk ends SQLite's transaction: nothing after it may be kept on its own, and nothing be told as done."""

    def full(unit: Unit) -> None:
        unit.updates.mark(1, 1)
        pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar()
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        try:
            unit.updates.park(bot=1, update=2, cause="x" * 1_000_000, body="")
        except DBAPIError:
            unit.connection.exec_driver_sql("PRAGMA max_page_count=1000000")
            unit.updates.mark(1, 3)

    def quiet(unit: Unit) -> str:
        unit.updates.mark(1, 4)
        unit.connection.exec_driver_sql("ROLLBACK")
        return "done"

    for job in (full, quiet):
        with pytest.raises(StorageAway):
            await lite_archive.run(job)
        results = await together(lite_archive, [job, job])
        assert all(isinstance(result, StorageAway) for result in results)
        assert lite_archive.count("updates") == 0


async def test_a_value_that_no_column_takes_is_the_units_own_fault(pg_archive: Archive) -> None:
    """It is not taken for storage away: tried for ever, it would hold up everybody behind it."""
    with pytest.raises(DBAPIError):
        await pg_archive.run(lambda unit: meet(unit, name="Siti\x00Aminah"))
    with pytest.raises(DBAPIError):
        await pg_archive.run(lambda unit: unit.updates.mark(1, 2**70))


async def test_a_wrong_statement_is_the_units_own_fault(archive: Archive) -> None:
    """SQLite's driver calls it by the same name as a locked file; the two are told apart."""

    def wrong(unit: Unit) -> None:
        unit.connection.exec_driver_sql("SELECT nothing FROM nowhere")

    with pytest.raises(DBAPIError):
        await archive.run(wrong)
    results = await together(archive, [mark(1), wrong, mark(2)])
    assert results[0] is True
    assert isinstance(results[1], DBAPIError)
    assert results[2] is True


async def test_an_error_does_not_carry_what_people_wrote(archive: Archive) -> None:
    """Errors are logged and stay with parked updates for good: the statement's values are not in them."""

    def wrong(unit: Unit) -> None:
        unit.connection.execute(sa.text("INSERT INTO nowhere VALUES (:story)"), {"story": "rahasia sekali"})

    with pytest.raises(DBAPIError) as caught:
        await archive.run(wrong)
    assert "rahasia" not in str(caught.value)


async def test_one_persons_units_keep_their_order(archive: Archive) -> None:
    """However many wait, units of one key run in the order they came; keys of other lanes do not matter."""
    order: dict[int, list[int]] = {key: [] for key in range(6)}

    def job(key: int, number: int) -> Callable[[UnitOfWork], None]:
        def note(unit: UnitOfWork) -> None:
            unit.updates.mark(key, number)
            order[key].append(number)

        return note

    waiting = [asyncio.create_task(archive.run(job(key, number), key=key)) for number in range(40) for key in range(6)]
    await asyncio.gather(*waiting)
    assert all(numbers == list(range(40)) for numbers in order.values())
    assert archive.count("updates") == 240


async def test_a_waiter_that_gave_up_before_its_turn_costs_nothing(archive: Archive) -> None:
    """A cancelled wait whose unit has not begun is not run; the others of its group are."""
    async with holding(archive):
        first, second, third = await queued(archive, [mark(1), mark(2), mark(3)])
        second.cancel()
        await asyncio.wait({second})
    assert await first is True
    assert await third is True
    assert [row.update_id for row in archive.rows("SELECT update_id FROM updates ORDER BY 1")] == [1, 3]


async def test_a_waiter_that_gives_up_in_mid_unit_harms_nobody(archive: Archive) -> None:
    """The unit ends as it would have, and the lane goes on."""
    entered, gate = threading.Event(), threading.Event()

    def slow(unit: UnitOfWork) -> None:
        entered.set()
        gate.wait()
        unit.updates.mark(1, 1)

    waiting = asyncio.create_task(archive.run(slow))
    await asyncio.to_thread(entered.wait)
    waiting.cancel()
    await asyncio.wait({waiting})
    gate.set()
    assert await archive.run(mark(2)) is True
    assert archive.count("updates") == 2


async def test_all_waiters_of_a_group_may_have_given_up(archive: Archive) -> None:
    """A group of nobody needs no transaction."""
    async with holding(archive):
        waiting = await queued(archive, [mark(1), mark(2)])
        for one in waiting:
            one.cancel()
        await asyncio.wait(waiting)
    assert await archive.run(mark(3)) is True
    assert archive.count("updates") == 1


async def test_stopping_finishes_what_is_queued_and_refuses_what_comes_after(archive: Archive) -> None:
    """Nobody is left waiting for a lane that has ended."""
    async with holding(archive):
        waiting = await queued(archive, [mark(number) for number in range(100)])
        stopping = asyncio.create_task(archive.lanes.stop())
        await asyncio.sleep(0)
    assert await asyncio.gather(*waiting) == [True] * 100
    await stopping
    assert archive.count("updates") == 100
    with pytest.raises(StorageAway):
        await archive.run(mark(1000))
    await archive.lanes.stop()


async def test_the_sender_is_called_after_the_commit_of_a_unit_that_leaves_mail(archive: Archive) -> None:
    """A unit without letters calls nobody, nor does one that is rolled back."""

    def fail(unit: UnitOfWork) -> None:
        unit.outbox.add(letter(meet(unit).chat))
        raise KeyError

    await archive.run(mark(1))
    with pytest.raises(KeyError):
        await archive.run(fail)
    assert archive.mail == 0
    await archive.run(lambda unit: unit.outbox.add(letter(meet(unit).chat)))
    await archive.lanes.stop()
    assert archive.mail == 1


async def test_one_lane_that_hangs_is_no_good_answer(archive: Archive) -> None:
    """Whoever is pinned to it waits: the replica is not ready, whichever lane it is."""
    assert await archive.lanes.silent(20.0) == {}
    async with holding(archive, key=len(archive.lanes.lanes) - 1):
        assert "has no answer" in (await archive.lanes.silent(0.1)).values()
    assert await archive.lanes.silent(20.0) == {}


async def test_people_run_in_parallel_on_postgresql(pg_archive: Archive) -> None:
    """Two units on two lanes are inside their transactions at the same time."""
    meeting = threading.Barrier(2, timeout=20)

    def job(unit: UnitOfWork) -> None:
        unit.updates.mark(1, meeting.wait())

    await asyncio.gather(pg_archive.run(job, key=0), pg_archive.run(job, key=1))
    assert pg_archive.count("updates") == 2


@pytest.mark.parametrize("level", ["READ COMMITTED", "REPEATABLE READ"])
async def test_deadlocks_and_serialization_failures_are_replayed(pg_archive: Archive, level: str) -> None:
    """Two units that stand in each other's way both have their effect, in whatever order."""
    meeting = threading.Barrier(2, timeout=20)
    tries: list[int] = []
    await pg_archive.run(lambda unit: [meet(unit, number) for number in (1, 2)])

    def crossing(first: int, second: int) -> Callable[[Unit], None]:
        tried: list[int] = []

        def job(unit: Unit) -> None:
            tries.append(1)
            unit.connection.exec_driver_sql(f"SET TRANSACTION ISOLATION LEVEL {level}")
            unit.connection.exec_driver_sql("SET LOCAL deadlock_timeout = '20ms'")
            unit.people.agree(first, 1)
            if not tried:
                tried.append(1)
                meeting.wait()
            unit.connection.exec_driver_sql(
                f"UPDATE people SET notice_version = notice_version + 1 WHERE id = {second}"
            )

        return job

    people = [row.id for row in pg_archive.rows("SELECT id FROM people ORDER BY id")]
    await asyncio.gather(
        pg_archive.run(crossing(people[0], people[1]), key=0),
        pg_archive.run(crossing(people[1], people[0]), key=1),
    )
    assert len(tries) > 2


async def test_a_connection_killed_in_mid_unit_is_storage_away(pg_archive: Archive) -> None:
    """Nothing of the unit stays, and the lane connects anew for the next."""

    def killed(unit: Unit) -> None:
        unit.updates.mark(1, 1)
        pid = unit.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        with psycopg.connect(dsn(pg_archive), autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 10000)", (pid,))
        unit.updates.mark(1, 2)

    with pytest.raises(StorageAway):
        await pg_archive.run(killed)
    assert await pg_archive.run(mark(3)) is True
    assert pg_archive.count("updates") == 1


async def test_the_server_may_be_away_and_come_back() -> None:
    """While PostgreSQL is down each unit is told so; the same lanes go on when it is up again."""
    server = Postgres()
    server.start()
    try:
        async with opened(server.database()) as archive:
            migrate.upgrade(archive.engine)
            assert await archive.run(mark(1)) is True
            server.down()
            results = await asyncio.gather(
                *(archive.run(mark(number), key=number) for number in range(2, 12)),
                return_exceptions=True,
            )
            assert all(isinstance(result, StorageAway) for result in results)
            server.up()
            assert await asyncio.gather(*(archive.run(mark(n), key=n) for n in range(2, 12))) == [True] * 10
            assert archive.count("updates") == 11
    finally:
        server.stop()


async def test_the_sender_elsewhere_is_told_on_commit_only(pg_archive: Archive) -> None:
    """A unit that leaves mail notifies the channel with its COMMIT; one that is rolled back does not."""

    def fail(unit: UnitOfWork) -> None:
        unit.outbox.add(letter(meet(unit).chat))
        raise KeyError

    with psycopg.connect(dsn(pg_archive), autocommit=True) as listener:
        listener.execute(f"LISTEN {CHANNEL}".encode())
        with pytest.raises(KeyError):
            await pg_archive.run(fail)
        await pg_archive.run(mark(1))
        await pg_archive.run(lambda unit: unit.outbox.add(letter(meet(unit).chat)))
        listener.execute(f"NOTIFY {CHANNEL}, 'end'".encode())
        heard = [told.payload for told in listener.notifies(timeout=20, stop_after=2)]
    assert heard == ["", "end"]


async def test_race_of_replicas_is_a_lost_race_in_the_end(archive: Archive) -> None:
    """A unit that breaks a rule of the tables every time ends as a lost race, not as storage away."""

    def twice(unit: UnitOfWork) -> None:
        for _ in range(2):
            unit.invites.add(token_hash="same", role="officer", agency=None, area=None, days=1)

    with pytest.raises(LostRace):
        await archive.run(twice)
    assert archive.count("invites") == 0
