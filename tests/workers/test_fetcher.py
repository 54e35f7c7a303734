"""The fetcher: files of sent reports come in beside the conversation, once by content, and none blocks another."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import StorageAway
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.messages import LetterKind
from bot.domain.people import Membership
from bot.domain.report import Attachment, Report, Visibility
from bot.ports import Cleaned, Danger, FetchFailure, Final, Judged
from bot.usecases import desk, evidence
from bot.workers import fetcher as fetcher_module
from bot.workers.fetcher import WAITS, Fetcher
from storage import blobs
from tests.support.archive import Archive, add_report, entry, meet
from tests.workers.stage import Lead

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.ports import FileStore, Outgoing, UnitOfWork

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


@dataclass
class Washer:
    """A cleaner made by hand: what begins with "clean" comes out as a PDF, nothing else does."""

    washed: list[bytes] = field(default_factory=list)

    async def judge(self, content: bytes, name: str) -> Judged:  # noqa: ARG002 - as the port says
        """Find a program in what begins with "run", in "odd" something else than its name says; stumble over "deep"."""
        if content == b"deep":
            raise RecursionError
        danger = Danger.PROGRAM if content.startswith(b"run") else None
        return Judged(mime="x/made", suffix=".txt" if content == b"odd one" else "", danger=danger)

    async def clean(self, content: bytes) -> Cleaned | None:
        """Note the call, and answer it."""
        self.washed.append(content)
        if not content.startswith(b"clean"):
            return None
        return Cleaned(content=b"washed " + content, mime="application/pdf", suffix=".pdf")


@asynccontextmanager
async def fetching(
    archive: Archive, source: Source, store: FileStore, cleaner: Washer | None = None
) -> AsyncIterator[None]:
    """Let a fetcher run."""
    fetcher = Fetcher(lanes=archive.lanes, elected=Lead(), source=source, store=store, cleaner=cleaner or Washer())
    running = asyncio.create_task(fetcher.run())
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
            unit.files.claim("draft", add_report(unit, person).id, Role.REPORTER)

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


async def test_a_file_that_cannot_be_judged_is_lost_at_once(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next try would find the same bytes; the fetcher goes on with the others, and the log tells of it."""
    await reported(archive, "deep", "clean")
    await fetched(archive, tmp_path, str.encode)
    assert archive.rows("SELECT state, cause FROM attachments ORDER BY id") == [
        ("lost", "RecursionError"),
        ("kept", ""),
    ]
    assert "file could not be taken in" in capsys.readouterr().out
    archive.clock.forward(seconds=3)
    assert {letter.key for letter in await told(archive)} == {"card-file", "file-lost"}


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

    async def get(self, digest: str) -> bytes:
        """Give the content."""
        return await self.inner.get(digest)


async def test_a_store_that_is_away_costs_nothing_but_time(archive: Archive, tmp_path: Path) -> None:
    """Files are asked for again until they are kept, and no try is counted against them."""
    await filed(archive, "one", "two", "three")
    source = Source(lambda file_id: file_id.encode())
    async with fetching(archive, source, Away(blobs.build(f"file:{tmp_path}"), 5)):
        await settled(archive)
    assert archive.rows("SELECT DISTINCT state, attempts FROM attachments") == [("kept", 0)]


async def test_a_store_that_stays_away_is_asked_ever_less_often(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look brings the same files over the line again; one that went well is followed by the usual time."""
    failures: list[int] = []

    def pause(number: int) -> float:
        failures.append(number)
        return 0.0

    monkeypatch.setattr(fetcher_module, "pause", pause)
    await filed(archive, "one")
    async with fetching(archive, Source(lambda _: b"one"), Away(blobs.build(f"file:{tmp_path}"), 4)):
        async with asyncio.timeout(20):
            while 0 not in failures:
                await asyncio.sleep(0.005)
    assert failures[:5] == [1, 2, 3, 4, 0]
    monkeypatch.undo()
    assert [fetcher_module.pause(number) for number in (0, 1, 2, 5, 500)] == [2.0, 4.0, 8.0, 64.0, 64.0]


async def test_a_folder_that_cannot_be_written_is_storage_away(tmp_path: Path) -> None:
    """The disk's own trouble has our name."""
    store = blobs.build(f"file:{tmp_path}/files")
    (tmp_path / "files" / "sha256").write_text("a file where a folder should be")
    with pytest.raises(StorageAway):
        await store.put(b"x")


DOCUMENT = Attachment(kind="document", file_id="", unique_id="", name="surat Siti.pdf")


async def reported(archive: Archive, *ids: str, kind: str = "document", **parts: object) -> Report:
    """Store a report with documents, assigned to an agency whose one officer has its card on the screen."""

    def job(unit: UnitOfWork) -> Report:
        officer, person = meet(unit, 100), meet(unit).person
        unit.members.join(Membership(person=officer.person, role=Role.OFFICER, agency="lampu"))
        for file_id in ids:
            file = replace(DOCUMENT, kind=kind, file_id=file_id, unique_id=f"u{file_id}")
            unit.files.keep("draft", person, file)
        report = add_report(unit, person, **parts)
        unit.files.claim("draft", report.id, Role.REPORTER)
        report = unit.reports.move(report, entry(unit, Event.ASSIGN, Status.ASSIGNED, role=Role.SYSTEM))
        unit.cards.want(report=report.id, chat=officer.chat, revision=report.version)
        [card] = unit.cards.claim(1, without=())
        unit.cards.shown(card.row, revision=report.version, message=50)
        return report

    return await archive.run(job)


async def fetched(archive: Archive, tmp_path: Path, answer: Callable[[str], bytes | FetchFailure]) -> Washer:
    """Let all that waits be fetched; gives the cleaner that was asked."""
    washer = Washer()
    async with fetching(archive, Source(answer), blobs.build(f"file:{tmp_path}/files"), washer):
        await settled(archive)
    return washer


async def told(archive: Archive) -> list[Outgoing]:
    """Take every letter out, in the order they would leave."""
    found: list[Outgoing] = []
    while claimed := await archive.run(lambda unit: unit.outbox.claim(10, without=())):
        found += claimed
        for one in claimed:
            await archive.run(lambda unit, one=one: unit.outbox.finish(one.row, Final.SENT, message=60))  # type: ignore[misc]
    return found


@pytest.mark.parametrize("visibility", list(Visibility))
async def test_a_document_goes_to_the_desk_when_it_is_cleaned(
    archive: Archive, tmp_path: Path, visibility: Visibility
) -> None:
    """By our copy of it, under a name of ours, as a reply to the card: nothing of it tells who sent it."""
    await reported(archive, "one", visibility=visibility)
    await fetched(archive, tmp_path, lambda _file_id: b"clean letter")
    [letter] = await told(archive)
    digest = hashlib.sha256(b"washed clean letter").hexdigest()
    assert (letter.telegram_chat, letter.kind, letter.reply_to) == (7_000_000_100, LetterKind.FILE, 50)
    assert letter.values == {
        "code": "0000-0000-0",
        "kind": "document",
        "sha256": digest,
        "name": "lampiran-1.pdf",
    }
    assert await blobs.build(f"file:{tmp_path}/files").get(digest) == b"washed clean letter"


@pytest.mark.parametrize("visibility", [Visibility.ANONYMOUS, Visibility.CONFIDENTIAL])
async def test_a_document_that_would_tell_its_sender_stays_and_the_reporter_knows(
    archive: Archive, tmp_path: Path, visibility: Visibility
) -> None:
    """Where it cannot be cleaned; the desk hears nothing of it."""
    await reported(archive, "one", visibility=visibility)
    await fetched(archive, tmp_path, lambda _file_id: b"odd")
    [letter] = await told(archive)
    assert (letter.telegram_chat, letter.key) == (7_000_000_001, "file-held")
    assert letter.values == {"code": "0000-0000-0", "kind": "document", "name": "surat Siti.pdf"}


async def test_a_document_of_somebody_who_is_named_goes_as_it_is(archive: Archive, tmp_path: Path) -> None:
    """Where it cannot be cleaned, and its sender hides nothing."""
    await reported(archive, "one")
    await fetched(archive, tmp_path, lambda _file_id: b"odd")
    [letter] = await told(archive)
    assert (letter.telegram_chat, letter.key) == (7_000_000_100, "card-file")
    assert letter.values == {"code": "0000-0000-0", "kind": "document", "file_id": "one"}


@pytest.mark.parametrize(("content", "key"), [(b"clean", "card-file"), (b"odd", "file-held")])
async def test_a_document_that_is_fetched_twice_is_told_once(
    archive: Archive, tmp_path: Path, content: bytes, key: str
) -> None:
    """Two replicas may be at the same file: what the first one noted is not said again."""
    await reported(archive, "one", visibility=Visibility.ANONYMOUS)
    [wanted] = await archive.run(lambda unit: unit.files.to_fetch(1))
    store = blobs.build(f"file:{tmp_path}/files")
    fetcher = Fetcher(
        lanes=archive.lanes, elected=Lead(), source=Source(lambda _id: content), store=store, cleaner=Washer()
    )
    await asyncio.gather(fetcher._fetch(wanted), fetcher._fetch(wanted))
    assert [letter.key for letter in await told(archive)] == [key]


@pytest.mark.parametrize("visibility", [Visibility.OPEN, Visibility.ANONYMOUS])
async def test_documents_that_cannot_be_had_are_told_once(
    archive: Archive, tmp_path: Path, visibility: Visibility
) -> None:
    """The reporter reads one letter for both, which offers to send more, and the card shows it; no try says a word."""
    await reported(archive, "one", "two", visibility=visibility)
    wanted = await archive.run(lambda unit: unit.files.to_fetch(2))
    source = Source(lambda _file_id: FetchFailure(cause="too large", final=True))
    store = blobs.build(f"file:{tmp_path}/files")
    fetcher = Fetcher(lanes=archive.lanes, elected=Lead(), source=source, store=store, cleaner=Washer())
    await fetcher._fail(wanted[0], FetchFailure(cause="502"))
    assert await told(archive) == []
    await asyncio.gather(*(fetcher._fetch(one) for one in (*wanted, *wanted)))
    archive.clock.forward(seconds=3)
    [letter] = await told(archive)
    assert (letter.telegram_chat, letter.key, letter.values["count"]) == (7_000_000_001, "file-lost", 2)
    assert [button.action for row in letter.buttons for button in row] == [Event.SUPPLY]
    [card] = await archive.run(lambda unit: [desk.fill(unit, one) for one in unit.cards.claim(1, without=())])
    assert (card.values["missing"], card.values["refused"]) == (2, 0)


@pytest.mark.parametrize("visibility", list(Visibility))
async def test_a_dangerous_document_is_handed_to_nobody(
    archive: Archive, tmp_path: Path, visibility: Visibility
) -> None:
    """It is not even kept; its sender reads why, once, and the card counts it."""
    report = await reported(archive, "one", visibility=visibility)
    washer = await fetched(archive, tmp_path, lambda _file_id: b"run")
    [letter] = await told(archive)
    assert (letter.telegram_chat, letter.key, letter.values["danger"]) == (7_000_000_001, "file-refused", "program")
    assert archive.rows("SELECT state, cause, mime, sha256 FROM attachments") == [
        ("refused", "program", "x/made", None)
    ]
    assert (washer.washed, kept(tmp_path)) == ([], [])
    [file] = await archive.run(lambda unit: unit.files.of(report.id, Role.REPORTER))
    assert evidence.passing(report, file) is None
    [card] = await archive.run(lambda unit: [desk.fill(unit, one) for one in unit.cards.claim(1, without=())])
    assert (card.values["missing"], card.values["refused"]) == (0, 1)


async def test_a_document_whose_name_lies_goes_under_one_of_ours(archive: Archive, tmp_path: Path) -> None:
    """By its content, where it cannot be cleaned; what it is, is noted."""
    await reported(archive, "one")
    await fetched(archive, tmp_path, lambda _file_id: b"odd one")
    [letter] = await told(archive)
    digest = hashlib.sha256(b"odd one").hexdigest()
    values = {"code": "0000-0000-0", "kind": "document", "sha256": digest, "name": "lampiran-1.txt"}
    assert (letter.key, letter.values) == ("card-file", values)
    assert archive.rows("SELECT mime FROM attachments") == [("x/made",)]


async def test_what_is_sent_again_is_no_gap(archive: Archive, tmp_path: Path) -> None:
    """A lost document counts until its reporter sends more."""
    report = replace(await reported(archive, "one"), files=1)
    await fetched(archive, tmp_path, lambda _file_id: FetchFailure(cause="gone", final=True))
    assert await archive.run(lambda unit: evidence.gaps(unit, report)) == {"missing": 1, "refused": 0}

    def again(unit: UnitOfWork) -> None:
        unit.files.keep("again", meet(unit).person, replace(PHOTO, file_id="x", unique_id="ux"))
        unit.files.claim("again", report.id, Role.REPORTER)

    await archive.run(again)
    assert await archive.run(lambda unit: evidence.gaps(unit, report)) == {"missing": 0, "refused": 0}


async def test_nothing_of_a_sensitive_report_goes_by_itself(archive: Archive, tmp_path: Path) -> None:
    """Its documents go to whoever opens it, and that is noted."""
    await reported(archive, "one", topic="confidential")
    await fetched(archive, tmp_path, lambda _file_id: b"clean")
    assert await told(archive) == []
    assert archive.rows("SELECT 1 FROM attachments WHERE clean_sha256 IS NOT NULL") == [(1,)]


@pytest.mark.parametrize("kind", ["photo", "video", "voice"])
async def test_only_documents_are_cleaned(archive: Archive, tmp_path: Path, kind: str) -> None:
    """Others went at once, or stay for good, which was said at once: fetching them says nothing."""
    await reported(archive, "one", kind=kind)
    washer = await fetched(archive, tmp_path, lambda _file_id: b"clean")
    assert washer.washed == []
    assert await told(archive) == []
    assert archive.rows("SELECT state, clean_sha256 FROM attachments") == [("kept", None)]


async def test_a_document_of_an_officer_is_nobodys_news(archive: Archive, tmp_path: Path) -> None:
    """It went with the answer."""
    report = await reported(archive)

    def answer(unit: UnitOfWork) -> None:
        unit.files.keep("answer", meet(unit, 100).person, replace(DOCUMENT, file_id="x", unique_id="ux"))
        unit.files.claim("answer", report.id, Role.OFFICER)

    await archive.run(answer)
    await fetched(archive, tmp_path, lambda _file_id: b"odd")
    assert await told(archive) == []


async def test_what_no_file_names_any_more_is_deleted(archive: Archive, tmp_path: Path) -> None:
    """After a day, on disk as in the rows: what is named stays, and what came just now does."""
    await filed(archive, "kept")
    store = blobs.build(f"file:{tmp_path}/files")
    lonely = await store.put(b"nobody names this")
    async with fetching(archive, Source(lambda _: b"named"), store):
        await settled(archive)
        named = hashlib.sha256(b"named").hexdigest()
        assert {path.name for path in kept(tmp_path)} == {lonely, named}
        # The files are as old as the machine says, and the archive's clock stands in the past.
        archive.clock.time = datetime.now(UTC) + timedelta(days=2)
        async with asyncio.timeout(20):
            while {path.name for path in kept(tmp_path)} != {named}:
                archive.clock.forward(hours=1)
                await asyncio.sleep(0.01)
    assert await store.get(named) == b"named"
    await store.delete([lonely, named])
    assert [page async for page in store.older(datetime.now(UTC) + timedelta(days=2))] == []
