"""The disk is full: what cannot be kept is not taken, nothing is half there, and with room everything goes on."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import Pool

from tests.faults.rig import rows
from tests.faults.test_fetching import _report
from tests.story import look
from tests.support.world import STORY, world
from tests.web.test_webhook import call, taken, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

LONG = f"{STORY} " * 40
"""Too long for the room that is left within SQLite's pages: it needs new ones."""

ENDLESS = 1_073_741_823
PLACE = "Di mana kejadiannya"
LETTER = b"Surat keterangan warga.\n" * 50


@dataclass
class Disk:
    """SQLite's own word for a full disk, on every connection of this process."""

    full: bool = False
    heard: int = 0
    drivers: list[Any] = field(default_factory=list)

    def fill(self, *, full: bool) -> None:
        """Leave no room for another page, or all of it."""
        self.full = full
        self.heard = 0
        for driver in self.drivers:
            self._limit(driver)

    def connected(self, driver: Any, _record: Any) -> None:
        """Know a new connection."""
        self.drivers.append(driver)
        if self.full:
            self._limit(driver)

    def closed(self, driver: Any, _record: Any) -> None:
        """Forget one that is gone."""
        self.drivers.remove(driver)

    def failed(self, context: sa.engine.ExceptionContext) -> None:
        """Hear what SQLite refused."""
        if "full" in str(context.original_exception):
            self.heard += 1

    async def refuses(self, times: int) -> None:
        """Wait until it has been heard so often: by more than one try of the same update."""
        async with asyncio.timeout(look.PATIENCE):
            while self.heard < times:
                await asyncio.sleep(0.02)

    def _limit(self, driver: Any) -> None:
        pages = driver.execute("PRAGMA page_count").fetchone()[0] if self.full else ENDLESS
        driver.execute(f"PRAGMA max_page_count = {pages}")


@contextmanager
def a_disk() -> Iterator[Disk]:
    """Stand between this process and its disk."""
    disk = Disk()
    ears = ((Pool, "connect", disk.connected), (Pool, "close", disk.closed), (sa.Engine, "handle_error", disk.failed))
    for ear in ears:
        event.listen(*ear)
    try:
        yield disk
    finally:
        for ear in ears:
            event.remove(*ear)


async def finish(person: Person) -> None:
    """Answer what is left."""
    for words in ("lewati", "lewati", "1", "1", "1"):
        await person.says(words)
    await person.sees("dengan kode")


async def test_a_webhook_says_so_and_is_called_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """503 and no effect while it is full, the effect once afterwards, also of what Telegram brought meanwhile."""
    with a_disk() as disk:
        async with world(monkeypatch, database=f"sqlite:///{tmp_path}/simpul.db", mode="webhook") as opened:
            ani, budi = await opened.citizen(), await opened.citizen("Budi Santoso")
            await look.quiet(opened)
            update = text(budi, 600_000_000, LONG)
            disk.fill(full=True)
            async with call(opened, update) as answer:
                assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
            assert not taken(opened, 600_000_000)
            assert look.step(opened, budi) is None
            await ani.says(LONG)
            await disk.refuses(3)
            assert await opened.sandbox.pending(opened.bot) == 1
            disk.fill(full=False)
            for _ in range(2):
                async with call(opened, update) as answer:
                    assert answer.status == 200
            await goes_on(opened, [ani, budi])


async def test_polling_confirms_nothing_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be kept stays with Telegram; nobody has to write anything twice."""
    with a_disk() as disk:
        async with world(monkeypatch, database=f"sqlite:///{tmp_path}/simpul.db", mode="polling") as opened:
            ani, budi = await opened.citizen(), await opened.citizen("Budi Santoso")
            await look.quiet(opened)
            disk.fill(full=True)
            for person in (ani, budi):
                await person.says(LONG)
            await disk.refuses(7)
            assert await opened.sandbox.pending(opened.bot) > 0
            assert [look.step(opened, person) for person in (ani, budi)] == [None, None]
            disk.fill(full=False)
            await goes_on(opened, [ani, budi])


async def goes_on(world: World, people: list[Person]) -> None:
    """Hold that each was asked once for the place, and gets one report out of the story that met the full disk."""
    for person in people:
        # Who finds the disk full again and again waits up to ten seconds before the next try.
        await person.sees(PLACE, timeout=look.PATIENCE)
        await finish(person)
    await look.quiet(world)
    assert look.parked(world) == []
    stories = [str(row[0]) for row in rows(world.settings.database_url, "SELECT story FROM reports")]
    assert [story.strip() for story in stories] == [LONG.strip()] * len(people)
    for person in people:
        asked = [message.text for message in await person.screen() if message.from_bot and PLACE in message.text]
        assert len(asked) == 1


async def test_the_files_disk_is_away_and_comes_back(lite: World) -> None:
    """The report is sent and others go on; its file is asked for again until it can be kept, and is not called lost."""
    folder = Path(lite.settings.files_url.removeprefix("file:"))
    away = shutil.move(folder, folder.with_name(f"{folder.name}-away"))
    shutil.copy(__file__, folder)
    ani, budi = await lite.citizen(), await lite.citizen("Budi Santoso")
    await ani.sends("document", data=LETTER, name="surat.txt")
    await _report(ani)
    async with asyncio.timeout(look.PATIENCE):
        while len(await lite.sandbox.calls("file")) < 2:
            await asyncio.sleep(0.05)
    await budi.says(STORY)
    await finish(budi)
    assert rows(lite.settings.database_url, "SELECT state, attempts FROM attachments") == [("known", 0)]
    shutil.move(folder, folder.with_name(f"{folder.name}-file"))
    shutil.move(away, folder)
    async with asyncio.timeout(look.PATIENCE):
        while rows(lite.settings.database_url, "SELECT state FROM attachments") != [("kept",)]:
            await asyncio.sleep(0.05)
    digest = hashlib.sha256(LETTER).hexdigest()
    assert (folder / "sha256" / digest[:2] / digest).read_bytes() == LETTER
