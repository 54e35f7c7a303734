"""The fetcher: files of sent reports come in beside the conversation, once by content, and none blocks another."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import StorageAway
from bot.domain.report import Attachment
from bot.ports import FetchFailure
from bot.workers import fetcher as fetcher_module
from bot.workers.fetcher import WAITS, Fetcher
from storage import blobs
from tests.support.archive import Archive, add_report, meet
from tests.workers.stage import Lead

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.ports import FileStore, UnitOfWork

pytestmark = pytest.mark.asyncio

PHOTO = Attachment(kind="photo", file_id="", unique_id="")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look more often than in earnest."""
    monkeypatch.setattr(fetcher_module, "LOOK_SECONDS", 0.01)


@dataclass
class Source:
    """Telegram's files, made by hand; what ``answer`` raises is a fault of ours."""

    answer: Callable[[str], bytes | FetchFailure]
    asked: list[str] = field(default_factory=list)
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def fetch(self, file_id: str) -> bytes | FetchFailure:
        """Note the call, and answer it."""
        async with self._news:
            self.asked.append(file_id)
            self._news.notify_all()
        return self.answer(file_id)

    async def until(self, count: int) -> None:
        """Wait until so many were asked for."""
        async with asyncio.timeout(20), self._news:
            await self._news.wait_for(lambda: len(self.asked) >= count)


@asynccontextmanager
async def fetching(archive: Archive, source: Source, store: FileStore) -> AsyncIterator[None]:
    """Let a fetcher run."""
    running = asyncio.create_task(Fetcher(lanes=archive.lanes, elected=Lead(), source=source, store=store).run())
    try:
        yield
    finally:
        running.cancel()
        await asyncio.wait({running})
    if not running.cancelled():
        running.result()


async def filed(archive: Archive, *ids: str, sent: bool = True) -> None:
    """Store files of a report, or of a draft that is not sent yet."""

    def job(unit: UnitOfWork) -> None:
        person = meet(unit).person
        for file_id in ids:
            unit.files.keep("draft", person, replace(PHOTO, file_id=file_id, unique_id=f"u{file_id}"))
        if sent:
            unit.files.claim("draft", add_report(unit, person).id)

    await archive.run(job)


def kept(folder: Path) -> list[Path]:
    """List the files of a store on disk."""
    return [path for path in folder.rglob("*") if path.is_file() and path.parts[-3] == "sha256"]


async def settled(archive: Archive) -> None:
    """Wait until there is nothing more to fetch just now."""
    async with asyncio.timeout(20):
        while await archive.run(lambda unit: unit.files.to_fetch(1)):
            await asyncio.sleep(0.005)


async def test_files_come_in_once_by_their_content(archive: Archive, tmp_path: Path) -> None:
    """The same photo sent by two people is one blob; the row knows its hash and size."""
    await filed(archive, "one", "two", "other")
    store = blobs.build(f"file:{tmp_path}/files")
    source = Source(lambda file_id: b"other" if file_id == "other" else b"the same")
    async with fetching(archive, source, store):
        await settled(archive)
    same, other = (hashlib.sha256(content).hexdigest() for content in (b"the same", b"other"))
    assert archive.rows("SELECT state, sha256, size FROM attachments ORDER BY id") == [
        ("kept", same, 8),
        ("kept", same, 8),
        ("kept", other, 5),
    ]
    assert await store.get(same) == b"the same"
    assert len(kept(tmp_path)) == 2
    with pytest.raises(FileNotFoundError):
        await store.get("0" * 64)


async def test_files_of_a_draft_wait_until_it_is_sent(archive: Archive, tmp_path: Path) -> None:
    """What nobody sends is not fetched."""
    await filed(archive, "draft", sent=False)
    assert await archive.run(lambda unit: unit.files.to_fetch(10)) == []
    await filed(archive, "sent")
    source = Source(lambda _file_id: b"x")
    async with fetching(archive, source, blobs.build(f"file:{tmp_path}")):
        await settled(archive)
    assert sorted(source.asked) == ["draft", "sent"]


async def test_a_file_that_cannot_be_had_blocks_nobody(archive: Archive, tmp_path: Path) -> None:
    """Too big, gone, or a fault of ours: the others come in, and it is lost with its cause."""
    bad = {"gone": FetchFailure(cause="too big", final=True), "later": FetchFailure(cause="502")}

    def answer(file_id: str) -> bytes | FetchFailure:
        if file_id == "fault":
            raise KeyError
        return bad.get(file_id, b"x")

    await filed(archive, "gone", "later", "fault", *(f"good {number}" for number in range(6)))
    source = Source(answer)
    async with fetching(archive, source, blobs.build(f"file:{tmp_path}")):
        await settled(archive)
    rows = archive.rows("SELECT state, cause, attempts FROM attachments ORDER BY id")
    assert rows[:3] == [("lost", "too big", 0), ("known", "502", 1), ("known", "KeyError", 1)]
    assert {row.state for row in rows[3:]} == {"kept"}


async def test_tries_become_rare_and_end(archive: Archive, tmp_path: Path) -> None:
    """After about an hour and a quarter a file is given up."""
    await filed(archive, "never")
    source = Source(lambda _file_id: FetchFailure(cause="502"))
    async with fetching(archive, source, blobs.build(f"file:{tmp_path}")):
        for number, seconds in enumerate(WAITS, start=1):
            await source.until(number)
            await settled(archive)
            archive.clock.forward(seconds=seconds - 0.5)
            assert await archive.run(lambda unit: unit.files.to_fetch(1)) == []
            archive.clock.forward(seconds=0.5)
        await settled(archive)
    assert archive.rows("SELECT state, cause FROM attachments") == [("lost", "502")]
    assert len(source.asked) == len(WAITS) + 1


@dataclass
class Away:
    """A store that is away for the first so many calls."""

    inner: FileStore
    calls: int

    async def put(self, content: bytes) -> str:
        """Keep the content, or not yet."""
        self.calls -= 1
        if self.calls >= 0:
            raise StorageAway
        return await self.inner.put(content)


async def test_a_store_that_is_away_costs_nothing_but_time(archive: Archive, tmp_path: Path) -> None:
    """Files are asked for again until they are kept, and no try is counted against them."""
    await filed(archive, "one", "two", "three")
    source = Source(lambda file_id: file_id.encode())
    async with fetching(archive, source, Away(blobs.build(f"file:{tmp_path}"), 5)):
        await settled(archive)
    assert archive.rows("SELECT DISTINCT state, attempts FROM attachments") == [("kept", 0)]


async def test_a_folder_that_cannot_be_written_is_storage_away(tmp_path: Path) -> None:
    """The disk's own trouble has our name."""
    store = blobs.build(f"file:{tmp_path}/files")
    (tmp_path / "files" / "sha256").write_text("a file where a folder should be")
    with pytest.raises(StorageAway):
        await store.put(b"x")
