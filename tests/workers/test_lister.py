"""The lister: whatever goes wrong with a list is its own fault, and is said; one that was replaced says nothing."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.domain.people import Membership
from bot.domain.report import Attachment
from bot.domain.spreadsheet import Row, Sheet
from bot.exchange.listing import Reader
from bot.ports import FetchFailure
from bot.usecases import village_list
from bot.workers import lister as module
from bot.workers.lister import TRIES, Lister
from tests.support.archive import agreed
from tests.support.lists import LAMP, row, xlsx
from tests.workers.stage import Lead

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.domain.spreadsheet import Refusal
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

VILLAGE = "35.78.01.1001"
FILE = Attachment(kind="document", file_id="baik", unique_id="b", name="daftar.xlsx")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look more often than in earnest."""
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)


@dataclass
class Source:
    """Telegram's files, made by hand; ``gate`` holds a call under way."""

    answer: Callable[[str], bytes | FetchFailure] = lambda _: xlsx([row(LAMP)])
    asked: list[str] = field(default_factory=list)
    gate: asyncio.Event | None = None

    async def fetch(self, file_id: str) -> bytes | FetchFailure:
        """Note the call, and answer it."""
        self.asked.append(file_id)
        if self.gate is not None:
            await self.gate.wait()
        return self.answer(file_id)


class Broken:
    """A reader with a fault of ours."""

    async def read(self, name: str, content: bytes) -> Sheet | Refusal:
        """Fail."""
        raise RuntimeError(name, len(content))


@asynccontextmanager
async def listing(
    archive: Archive, source: Source, reader: Reader | Broken | Strange | None = None
) -> AsyncIterator[None]:
    """Let a lister run; it ends by being cancelled, and in no other way."""
    lister = Lister(lanes=archive.lanes, elected=Lead(), source=source, reader=reader or Reader())
    loop = asyncio.create_task(lister.run())
    try:
        yield
    finally:
        loop.cancel()
        await asyncio.wait({loop})
    assert loop.cancelled()


def uploads(unit: UnitOfWork, **parts: str) -> None:
    """Upload a file as a village head."""
    actor = agreed(unit)
    unit.members.join(Membership(person=actor.person, role=Role.VILLAGE_HEAD, area=VILLAGE))
    dialogue = unit.dialogues.get(actor.chat, actor.person)
    village_list.take(unit, actor, dialogue, replace(FILE, **parts))


def told(archive: Archive) -> list[str]:
    """List what was said, by the keys of the texts."""
    return [str(one[0]) for one in archive.rows("SELECT text_key FROM outbox ORDER BY id")]


async def until(archive: Archive, key: str) -> None:
    """Wait until that was said."""
    async with asyncio.timeout(20):
        while key not in told(archive):
            await asyncio.sleep(0.01)


async def test_a_list_is_read_and_shown(archive: Archive) -> None:
    """On both databases."""
    await archive.run(uploads)
    async with listing(archive, Source()):
        await until(archive, "ask-send-list")
    assert told(archive) == ["list-taken", "ask-send-list"]


class Strange:
    """A reader that gives rows without their columns."""

    async def read(self, name: str, content: bytes) -> Sheet | Refusal:
        """Give one."""
        del name, content
        return Sheet(rows=(Row(number=2, cells={}),))


@pytest.mark.parametrize("reader", [Broken(), Strange()])
async def test_a_fault_of_ours_is_said_and_stops_nobody(lite_archive: Archive, reader: Broken | Strange) -> None:
    """Whether it is met while the file is read, or while its rows are."""
    await lite_archive.run(uploads)
    async with listing(lite_archive, Source(), reader):
        await until(lite_archive, "list-refused")
    assert lite_archive.count("lists") == 0


async def test_a_file_that_does_not_come_is_asked_for_again(lite_archive: Archive) -> None:
    """And given up after some tries."""
    source = Source(answer=lambda _: FetchFailure(cause="away"))
    await lite_archive.run(uploads)
    async with listing(lite_archive, source):
        async with asyncio.timeout(20):
            while "list-refused" not in told(lite_archive):
                lite_archive.clock.forward(seconds=module.AGAIN_SECONDS)
                await asyncio.sleep(0.01)
    assert len(source.asked) == TRIES


async def test_a_list_that_killed_its_readers_is_given_up(lite_archive: Archive) -> None:
    await lite_archive.run(uploads)
    for _ in range(TRIES):
        await lite_archive.run(lambda unit: unit.lists.take(1))
        lite_archive.clock.forward(minutes=2)
    source = Source()
    async with listing(lite_archive, source):
        await until(lite_archive, "list-refused")
    assert source.asked == []


async def test_a_list_that_was_replaced_or_left_says_nothing(lite_archive: Archive) -> None:
    """While the first is fetched the second comes: only the second is shown."""
    source = Source(gate=asyncio.Event())
    await lite_archive.run(uploads)
    async with listing(lite_archive, source):
        async with asyncio.timeout(20):
            while not source.asked:
                await asyncio.sleep(0.01)
        await lite_archive.run(lambda unit: uploads(unit, file_id="lain"))
        source.gate.set()
        await until(lite_archive, "ask-send-list")
    assert told(lite_archive) == ["list-taken", "list-taken", "ask-send-list"]
    assert source.asked == ["baik", "lain"]
    assert lite_archive.count("lists") == 1
