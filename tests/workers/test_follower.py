"""Every replica follows the version that holds, without a restart; one that cannot be read changes nothing."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, date
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.deadlines import WorkCalendar
from bot.domain.lifecycle import Role
from bot.domain.people import Membership
from bot.domain.routing import rank
from bot.usecases import publishing
from bot.workers import follower as follower_module
from bot.workers.follower import Follower, Served
from storage.elect import Alone
from storage.lanes import Lanes
from tests.support.archive import AREAS, TENANT, meet

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.domain.rules import Rules
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive, Replica

pytestmark = pytest.mark.asyncio

RULES = '[[phrases]]\nweight = {weight}\nphrases = ["lampu"]\n'
BROKEN = '[[phrases]]\nweight = 1\nphrases = ["lampu"]\n\n[[phrases]]\nweight = "dua"\nphrases = ["senter"]\n'


class Second:
    """A replica that does not lead."""

    def leads(self) -> bool:
        return False


def following(archive: Archive, *, leads: bool = True, fault: str = "") -> tuple[Replica, Follower]:
    """Lay a replica whose units are handed what its follower serves."""
    served = Served(replace(TENANT, fault=fault))
    other = archive.replica(started=False)
    other.lanes = Lanes(other.engine, clock=archive.clock, tenant=served, areas=AREAS, on_mail=lambda: None)
    other.lanes.start()
    return other, Follower(lanes=other.lanes, elected=Alone() if leads else Second(), served=served)


@asynccontextmanager
async def running(follower: Follower) -> AsyncIterator[None]:
    task = asyncio.ensure_future(follower.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


def publish(unit: UnitOfWork, text: str, name: str = "lampu.toml") -> int | None:
    return publishing.publish(unit, {name: text})


async def points(replica: Replica) -> float:
    """Say what a lamp scores in a unit that begins now."""
    [found] = await replica.run(lambda unit: rank("Lampu mati", unit.tenant.rules))
    return found.score


async def until(replica: Replica, score: float) -> None:
    async with asyncio.timeout(20):
        while await points(replica) != score:
            await asyncio.sleep(0.01)


def letters(archive: Archive) -> list[str]:
    return [str(row[0]) for row in archive.rows("SELECT letter_values FROM outbox WHERE text_key = 'rules-fault'")]


def admin(unit: UnitOfWork) -> None:
    unit.members.join(Membership(person=meet(unit, 9).person, role=Role.ADMIN))


async def test_two_replicas_follow_what_a_third_publishes(pg_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over one PostgreSQL, while both serve: a new version, and the older one again."""
    monkeypatch.setattr("bot.workers.follower.LOOK_SECONDS", 0.02)
    replicas = [following(pg_archive), following(pg_archive, leads=False)]
    async with AsyncExitStack() as stack:
        for replica, follower in replicas:
            await stack.enter_async_context(running(follower))
            assert await points(replica) == 1
        first = await pg_archive.run(lambda unit: publish(unit, RULES.format(weight=5)))
        await asyncio.gather(*(until(replica, 5) for replica, _ in replicas))
        await pg_archive.run(lambda unit: publish(unit, RULES.format(weight=7)))
        await asyncio.gather(*(until(replica, 7) for replica, _ in replicas))
        await pg_archive.run(lambda unit: unit.rules.activate(first or 0, by=None))
        await asyncio.gather(*(until(replica, 5) for replica, _ in replicas))
    assert {follower.served.tenant.rules.version for _, follower in replicas} == {first}


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("lampu.toml", BROKEN, "rules/lampu.toml, line 6, weight"),
        ("lampu.toml", "[[phrases]]\nweight =", "rules/lampu.toml, TOML"),
        ("lampu.toml", None, "NoneType"),
        ("dinas_lama.toml", RULES.format(weight=1), "rules/dinas_lama.toml, file name: no agency has this type"),
    ],
    ids=["a weight in words", "no TOML", "no text at all", "an agency that is gone"],
)
async def test_a_version_that_cannot_be_read_leaves_the_last_good_one(
    archive: Archive, name: str, text: str | None, line: str
) -> None:
    """Routing goes on; whoever verifies is told the line, once, by the replica that leads; a rollback mends it."""
    await archive.run(admin)
    (leader, leading), (second, other) = following(archive), following(archive, leads=False)
    good = await archive.run(lambda unit: publish(unit, RULES.format(weight=5)))
    for one in (leading, other):
        await one.look()
    await archive.run(lambda unit: publish(unit, text, name))
    for one in (leading, other, leading, other):
        await one.look()
    assert [await points(one) for one in (leader, second)] == [5, 5]
    assert all(line in one.served.tenant.fault for one in (leading, other))
    [told] = letters(archive)
    assert line in told
    await archive.run(lambda unit: unit.rules.activate(good or 0, by=None))
    await leading.look()
    assert (await points(leader), leading.served.tenant.fault) == (5, "")
    assert leading.served.tenant.rules.version == good


async def test_a_fault_of_the_folder_is_told_until_a_version_holds(archive: Archive) -> None:
    """What the start found wrong; a version from the database makes up for it."""
    await archive.run(admin)
    _, follower = following(archive, fault="rules/lampu.toml, line 6, weight: no.")
    await follower.look()
    assert len(letters(archive)) == 1
    await archive.run(lambda unit: publish(unit, RULES.format(weight=5)))
    await follower.look()
    assert follower.served.tenant.fault == ""


async def test_storage_that_is_away_is_looked_for_again(archive: Archive) -> None:
    """The follower goes on with what it serves."""
    replica, follower = following(archive)
    await archive.run(lambda unit: publish(unit, RULES.format(weight=5)))
    await replica.lanes.stop()
    await follower.look()
    assert follower.served.tenant.rules == TENANT.rules
    assert follower.seen is None


async def test_the_same_again_is_no_new_version(archive: Archive) -> None:
    """Neither a row nor an activation."""
    assert await archive.run(lambda unit: publish(unit, RULES.format(weight=5))) == 1
    assert await archive.run(lambda unit: publish(unit, RULES.format(weight=5))) is None
    assert archive.count("rules_activations") == 1


@pytest.mark.parametrize(("text", "version"), [(RULES.format(weight=5), 1), (BROKEN, TENANT.rules.version)])
async def test_what_was_replaced_meanwhile_stays(
    lite_archive: Archive, monkeypatch: pytest.MonkeyPatch, text: str, version: int
) -> None:
    """New holidays come while the rules are compiled beside the loop, whether these can be read or not."""
    fair = WorkCalendar(holidays={date(2026, 11, 26): "Hari Jadi"}, zone=UTC)
    replica, follower = following(lite_archive)
    compiled = follower_module._compiled

    def slow(*args: Any) -> Rules:
        follower.served.tenant = replace(follower.served.tenant, calendar=fair)
        return compiled(*args)

    monkeypatch.setattr(follower_module, "_compiled", slow)
    await lite_archive.run(lambda unit: publish(unit, text))
    await follower.look()
    served = await replica.run(lambda unit: unit.tenant)
    assert (served.calendar, served.rules.version) == (fair, version)
    assert bool(served.fault) is (text == BROKEN)
