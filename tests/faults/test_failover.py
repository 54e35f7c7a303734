"""Three replicas behind a balancer over a primary with its standby: killed under load, nothing is lost or doubled.

``FAILOVER_SEED`` sets another seed: who is asked, and when who is killed.
"""

from __future__ import annotations

import asyncio
import os
import random
from typing import TYPE_CHECKING

import aiohttp
import pytest

from sandbox.client import Sandbox
from sandbox.server import running
from storage import watchdog
from tests.faults.balancer import Balancer
from tests.faults.books import balanced
from tests.faults.fleet import Fleet
from tests.faults.rig import rows
from tests.faults.test_crowd import ORDER, _story, _tells_all
from tests.story import look
from tests.support.ports import free_port
from tests.support.standby import Pair
from tests.support.world import STORY, invite, settings_for, world

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sandbox.client import Message, Person

pytestmark = pytest.mark.asyncio

SEED = int(os.environ.get("FAILOVER_SEED", "20261128"))
CITIZENS = 32
UPDATES = 8
"""What each citizen sends."""

PATIENCE = 120.0
REPEATED = "mungkin terkirim dua kali"


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Give a primary with its standby."""
    servers = Pair()
    servers.start()
    yield servers
    servers.stop()


async def test_leader_and_primary_are_killed_under_load(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody types without waiting; whoever is left goes on by itself, each report is there once, in its order."""
    print(f"seed {SEED}")
    database, port = pair.database(), free_port()
    async with running() as url, Sandbox(url) as sandbox:
        account = await sandbox.bot()
        settings = settings_for(
            monkeypatch,
            token=account.token,
            api=url,
            database=database,
            mode="webhook",
            port=port,
            files=tmp_path / "files",
        )
        async with Fleet(tmp_path, count=3) as fleet:
            chance = random.Random(SEED)
            balancer = Balancer(list(fleet.addresses), chance)
            async with balancer.serving(port):
                officer = await sandbox.person("Budi Santoso")
                await officer.starts(invite(settings, "dlh"))
                await officer.sees("Anda sekarang petugas", timeout=PATIENCE)
                people = [await sandbox.person(f"Warga {number}") for number in range(CITIZENS)]
                async with asyncio.TaskGroup() as group:
                    for number, person in enumerate(people):
                        group.create_task(_reports(person, number))
                    group.create_task(_struck(fleet, balancer, pair, chance))
                assert len(fleet.alive()) == 2
                await _drained(database)
        for number, person in enumerate(people):
            _told([message for message in await person.screen() if message.from_bot], number)
        _kept(database)
        await balanced(settings)
        assert await sandbox.violations() == []


async def test_without_a_standby_nothing_is_taken_for_kept(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits hang and are cut, Telegram keeps the updates; when the standby is back each has its effect, once."""
    monkeypatch.setattr(watchdog, "COMMIT_SECONDS", 0.5)
    monkeypatch.setattr(watchdog, "LOOK_SECONDS", 0.1)
    async with world(monkeypatch, database=pair.database(), mode="webhook") as opened:
        people = [await opened.citizen(f"Warga {number}") for number in range(3)]
        pair.standby.down()
        for person in people:
            await person.says(STORY)
        async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE):
            while (await session.get(f"{opened.app.address}/health/ready")).ok:
                await asyncio.sleep(0.1)
        assert await opened.sandbox.pending(opened.bot) == len(people)
        pair.standby.up()
        for person in people:
            await opened.reviewed(person)
            assert await opened.sent(person)
        await look.quiet(opened)
        assert look.reports(opened) == len(people)
        for person in people:
            told = [message.text for message in await person.screen() if message.from_bot]
            assert sum("Di mana kejadiannya" in text for text in told) == 1
        await balanced(opened.settings)


async def _reports(person: Person, number: int) -> None:
    await _tells_all(person, number)
    await person.sees("dengan kode", timeout=PATIENCE)


async def _struck(fleet: Fleet, balancer: Balancer, pair: Pair, chance: random.Random) -> None:
    """Kill the leading replica in the first half of the load, and the primary in the second."""
    updates = CITIZENS * UPDATES
    first, second = chance.randrange(updates // 10, updates // 2), chance.randrange(updates // 2, updates * 9 // 10)
    leader = await fleet.leader()
    await balancer.until(first)
    await leader.kill()
    await balancer.until(second)
    pair.kill()
    await asyncio.to_thread(pair.promote)


async def _drained(database: str) -> None:
    """Wait until every letter and card has its ending."""
    async with asyncio.timeout(PATIENCE):
        while rows(database, "SELECT 1 FROM outbox WHERE state IN ('queued', 'claimed')"):
            await asyncio.sleep(0.2)
        while rows(database, "SELECT 1 FROM cards WHERE state <> 'shown'"):
            await asyncio.sleep(0.2)


def _kept(database: str) -> None:
    stories = sorted(str(row[0]) for row in rows(database, "SELECT story FROM reports"))
    assert stories == sorted(_story(number) for number in range(CITIZENS))
    assert len(rows(database, "SELECT DISTINCT code FROM reports")) == CITIZENS
    assert len(rows(database, "SELECT report_id FROM history WHERE event = 'submit'")) == CITIZENS
    assert len(rows(database, "SELECT DISTINCT report_id FROM cards")) == CITIZENS
    assert rows(database, "SELECT state, cause FROM outbox WHERE state <> 'sent'") == []
    assert rows(database, "SELECT cause FROM parked") == []
    assert rows(database, "SELECT 1 FROM dialogues WHERE draft IS NOT NULL") == []


def _told(screen: list[Message], number: int) -> None:
    """Each answer came, in order, and once; what came once more says so."""
    told = [message.text for message in screen]
    places = [next(i for i, text in enumerate(told) if words in text) for words in ORDER]
    assert places == sorted(places), told
    assert all(f"<{number:03}>" in text for text in told if "pos ronda" in text)
    fresh = [text for text in told if REPEATED not in text]
    assert all(sum(words in text for text in fresh) <= 1 for words in ORDER), told
