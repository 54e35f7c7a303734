"""Telegram away, refusing by the dozen, silent on a line, bringing updates in any order: nothing lost or doubled."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from bot.domain.pace import Pace
from tests.faults.rig import rows
from tests.faults.test_crowd import ORDER, _story
from tests.story import look
from tests.story.test_delivery import REPEATED
from tests.support.world import world
from tests.web.test_webhook import text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

PEOPLE = 6
SEED = 20261128
BEFORE, AFTER = ("/start", "setuju"), ("lewati", "lewati", "1", "1", "1")
HELP = "Yang bisa Anda lakukan"
COMMANDS = {"/bantuan": HELP, "/status": "Anda belum punya laporan", "/batal": "Tidak ada yang sedang ditulis"}


@pytest_asyncio.fixture(params=["polling", "webhook"])
async def either(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """Give a world on SQLite, by polling and behind a webhook."""
    async with world(monkeypatch, database=f"sqlite:///{tmp_path}/simpul.db", mode=request.param) as opened:
        yield opened


async def crowd(world: World) -> list[Person]:
    """Make people who have just agreed."""
    people = [await world.sandbox.person(f"Warga {number}") for number in range(PEOPLE)]
    for person in people:
        for words in BEFORE:
            await person.says(words)
    for person in people:
        await person.sees("Ceritakan")
    await look.quiet(world)
    return people


async def tell(people: list[Person]) -> None:
    """Let each tell their story to the end without waiting for anything."""
    for number, person in enumerate(people):
        for words in (_story(number), *AFTER):
            await person.says(words)


async def held(world: World, people: list[Person], *, copies: int) -> None:
    """Hold that each has one report, and each letter once; one that says it is a repeat may be there beside it.

    The questions come in their order; the receipt is about the report, which does not wait for them.
    """
    for person in people:
        await person.sees("dengan kode", timeout=60)
    await look.quiet(world)
    stories = [str(row[0]) for row in rows(world.settings.database_url, "SELECT story FROM reports")]
    assert sorted(stories) == sorted(_story(number) for number in range(len(people)))
    for person in people:
        told = [message.text for message in await person.screen() if message.from_bot]
        first = [next(place for place, said in enumerate(told) if words in said) for words in ORDER[:-1]]
        assert first == sorted(first), told
        for words in ORDER:
            mine = [REPEATED in said for said in told if words in said]
            assert mine.count(False) <= 1, told
            assert len(mine) <= copies, told


async def refused(world: World, method: str, times: int, chat: int | None = None) -> None:
    """Wait until so many calls of the method have failed."""
    async with asyncio.timeout(look.PATIENCE):
        while True:
            calls = await world.sandbox.calls(method)
            if sum(not call.ok and chat in {None, call.chat_id} for call in calls) >= times:
                return
            await asyncio.sleep(0.05)


async def test_telegram_is_down_for_a_while(either: World) -> None:
    """What people wrote arrives once, and what we wrote: afterwards, in its order."""
    people = await crowd(either)
    await either.sandbox.fault("down")
    await tell(people)
    await refused(either, "getUpdates" if either.settings.telegram_mode == "polling" else "sendMessage", 2)
    assert "dengan kode" not in str([await person.screen() for person in people])
    await either.sandbox.clear_faults()
    await held(either, people, copies=1)


async def test_a_storm_of_refusals_pauses_all_and_loses_nothing(either: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many calls get 429, whoever they are for: then nothing goes to anybody for a while, and all comes once."""
    pauses: list[float] = []
    pause_all = Pace.pause_all

    def noted(pace: Pace, *, until: float) -> None:
        pauses.append(until)
        pause_all(pace, until=until)

    monkeypatch.setattr(Pace, "pause_all", noted)
    people = await crowd(either)
    await either.sandbox.fault("storm", percent=60, retry_after=1, seed=SEED)
    await tell(people)
    await refused(either, "sendMessage", PEOPLE)
    await either.sandbox.clear_faults()
    await held(either, people, copies=1)
    assert pauses
    assert REPEATED not in str([await person.screen() for person in people])


async def test_a_line_that_is_half_open_holds_up_nobody_else(either: World) -> None:
    """Its letter waits for an answer while the others get theirs; then it comes, as perhaps a repeat."""
    stuck, other = await either.citizen(), await either.citizen("Budi Santoso")
    await look.quiet(either)
    await either.sandbox.fault("half_open", method="sendMessage", chat=stuck.id)
    await stuck.says("/bantuan")
    await refused(either, "sendMessage", 1, stuck.id)
    await other.says("/bantuan")
    await other.sees(HELP)
    await other.says("/status")
    await other.sees(COMMANDS["/status"])
    assert HELP not in str([message.text for message in await stuck.screen()])
    await either.sandbox.clear_faults()
    await stuck.sees(REPEATED)
    await look.quiet(either)
    assert sum(HELP in message.text for message in await stuck.screen()) == 1


async def test_updates_come_in_any_order_and_again(either: World) -> None:
    """Each has its effect once, whenever and however often it is brought."""
    people = [await either.citizen(name) for name in ("Siti Aminah", "Budi Santoso", "Rina Wulandari")]
    await look.quiet(either)
    chance, updates = random.Random(SEED), list[dict[str, Any]]()
    for person in people:
        for words in COMMANDS:
            update = text(person, 700_000_000 + len(updates), words)
            update["message"]["entities"] = [{"type": "bot_command", "offset": 0, "length": len(words)}]
            updates.append(update)
    brought = updates * 3
    chance.shuffle(brought)
    for update in brought:
        await either.sandbox.push(either.bot, dict(update))
    await look.quiet(either)
    for person in people:
        told = [message.text for message in await person.screen() if message.from_bot][-len(COMMANDS) :]
        assert [sum(words in said for said in told) for words in COMMANDS.values()] == [1, 1, 1], told
