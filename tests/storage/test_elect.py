"""One sender and one ticker among all replicas, also when one of them, or the server, goes away."""

from __future__ import annotations

import asyncio
import queue
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
import pytest

from storage import elect, election, engine, migrate
from tests.support.archive import Archive, letter, meet
from tests.support.postgres import Postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.elect import Standing

HOLDER = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND granted"
QUEUED = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND NOT granted"


class Woken:
    """Hears when its replica's sender is woken."""

    def __init__(self) -> None:
        """Begin with silence."""
        self.calls: queue.SimpleQueue[None] = queue.SimpleQueue()

    def __call__(self) -> None:
        """Note a call."""
        self.calls.put(None)

    def wait(self) -> None:
        """Wait for the next call."""
        self.calls.get(timeout=20)


@contextmanager
def standing(url: str, rank: str = "") -> Iterator[tuple[Standing, Woken]]:
    """Let a replica stand for election, of this version or of that rank."""
    woken = Woken()
    standing_ = elect.build(engine.build(url), wake=woken)
    if rank:
        standing_.rank = rank
    standing_.start()
    try:
        yield standing_, woken
    finally:
        standing_.stop()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask more often than in earnest."""
    monkeypatch.setattr(election, "ASK_SECONDS", 0.05)


def connected(url: str) -> psycopg.Connection[tuple[object, ...]]:
    """Connect beside the election."""
    plain = engine.build(url).url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)


def test_one_process_on_sqlite_leads_at_once(tmp_path: object) -> None:
    """There is nobody to ask."""
    alone = elect.build(engine.build(f"sqlite:///{tmp_path}/simpul.db"), wake=Woken())
    alone.start()
    assert alone.leads()
    alone.stop()


def test_one_of_two_leads_and_gives_the_lead_back(postgres_server: Postgres) -> None:
    """The second waits as long as the first is there, and leads when it has stopped."""
    url = postgres_server.database()
    with standing(url) as (first, first_woken):
        first_woken.wait()
        assert first.leads()
        with standing(url) as (second, second_woken):
            with connected(url) as other:
                assert len(other.execute(HOLDER, (election.LOCK,)).fetchall()) == 1
            assert not second.leads()
            first.stop()
            assert not first.leads()
            second_woken.wait()
            assert second.leads()


def test_the_newest_version_leads_while_it_stands(postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an upgrade an older leader gives way: it cannot render every letter; when that is taken back it leads on."""
    monkeypatch.setattr(election, "YIELD_SECONDS", 0.05)
    url = postgres_server.database()
    with standing(url) as (old, old_woken):
        old_woken.wait()
        with standing(url, rank=f"{election.rank()}9") as (new, new_woken):
            new_woken.wait()
            assert (old.leads(), new.leads()) == (False, True)
        old_woken.wait()
        assert old.leads()


def test_a_later_version_ranks_higher() -> None:
    """By its number, not by its spelling; then by its schema."""
    versions = ["0.1.0", "0.9.3", "0.10.0", "1.0.0rc1", "1.0.1"]
    assert sorted(map(election.rank, reversed(versions))) == [election.rank(one) for one in versions]


def test_a_leader_whose_connection_is_killed_leads_no_more_until_elected_again(postgres_server: Postgres) -> None:
    """Somebody leads afterwards, and nobody holds the lock beside them."""
    url = postgres_server.database()
    with standing(url) as (first, first_woken), connected(url) as other:
        first_woken.wait()
        [holder] = other.execute(HOLDER, (election.LOCK,)).fetchall()
        with connected(url) as next_one, ThreadPoolExecutor() as aside:
            # We queue for the lock: it is ours in the moment in which the leader's connection ends.
            waiting = aside.submit(next_one.execute, "SELECT pg_advisory_lock(%s)", (election.LOCK,))
            while not other.execute(QUEUED, (election.LOCK,)).fetchall():
                continue
            other.execute("SELECT pg_terminate_backend(%s)", holder)
            waiting.result(20)
            with standing(url) as (second, second_woken):
                next_one.execute("SELECT pg_advisory_unlock(%s)", (election.LOCK,))
                assert _first_of(first_woken, second_woken)
                assert [first.leads(), second.leads()].count(True) == 1


def _first_of(*heard: Woken) -> bool:
    """Wait until one of them was woken."""
    for _ in range(400):
        for one in heard:
            try:
                one.calls.get(timeout=0.05)
            except queue.Empty:
                continue
            return True
    return False


def test_the_lead_is_taken_up_again_when_the_server_is_back() -> None:
    """While it is away nobody leads; the election goes on by itself."""
    server = Postgres()
    server.start()
    try:
        with standing(server.database()) as (replica, woken):
            woken.wait()
            server.down()
            server.up()
            woken.wait()
            assert replica.leads()
    finally:
        server.stop()


@pytest.mark.asyncio
async def test_a_unit_on_another_replica_wakes_the_leader(pg_archive: Archive) -> None:
    """By its COMMIT, over the database."""
    with standing(pg_archive.url) as (replica, woken):
        await asyncio.to_thread(woken.wait)
        assert replica.leads()
        await pg_archive.run(lambda unit: unit.outbox.add(letter(meet(unit).chat)))
        await asyncio.to_thread(woken.wait)
        assert replica.leads()


def test_the_election_needs_no_schema(postgres_server: Postgres) -> None:
    """It may begin before the tables are there."""
    url = postgres_server.database()
    with standing(url) as (replica, woken):
        woken.wait()
        assert replica.leads()
        assert migrate.upgrade(engine.build(url))


def test_a_leader_whose_machine_is_gone_is_noticed_by_the_server(postgres_server: Postgres) -> None:
    """By its own keepalives: without them the lock would be held for hours, and nobody would send."""
    wanted = {"tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count", "tcp_user_timeout"}
    url = postgres_server.database()
    opened = engine.build(url)
    asked = "SELECT name FROM pg_settings WHERE starts_with(name, 'tcp_') AND source = 'client'"
    with psycopg.connect(election.address(opened)) as connection:
        assert {row[0] for row in connection.execute(asked)} == wanted
    with opened.connect() as writer:
        assert set(writer.exec_driver_sql(asked).scalars()) == wanted
