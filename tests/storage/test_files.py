"""Files of drafts and reports: kept once, taken along when sent, fetched once, forgotten when nobody sent them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.domain.report import Attachment, Draft, Report
from tests.support.archive import Archive, add_report, agreed, meet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio

CONTENT = {"sha256": "a" * 64, "mime": "image/png"}
PHOTO = Attachment(
    kind="photo",
    file_id="AgAC" * 20,
    unique_id="AQAD1",
    name="foto lampu.jpg",
    mime="image/jpeg",
    size=3_000_000_000,
    album="13",
)


async def stored(archive: Archive, code: str = "0000-0000-0") -> Report:
    """Store a report of the first person."""
    return await archive.run(lambda unit: add_report(unit, agreed(unit).person, code=code))


async def test_a_file_is_kept_once_for_a_draft(archive: Archive) -> None:
    """The same photo sent twice is one; the number of files is told each time."""
    person = (await archive.run(agreed)).person
    twin = replace(PHOTO, file_id="another id of the same file")
    second = replace(PHOTO, unique_id="AQAD2", name="n" * 400, mime="m" * 200)

    async def keep(draft: str, file: Attachment) -> int:
        return await archive.run(lambda unit: unit.files.keep(draft, person, file))

    assert [await keep("d1", file) for file in (PHOTO, twin, second)] == [1, 1, 2]
    assert await keep("d2", PHOTO) == 1


async def test_a_report_takes_the_files_of_its_draft(archive: Archive) -> None:
    """In the order they came, with all that is known of them; other drafts keep theirs."""
    report = await stored(archive)
    second = replace(PHOTO, kind="document", unique_id="AQAD2")

    def keep(unit: UnitOfWork) -> int:
        for draft, file in (("d1", PHOTO), ("d2", PHOTO), ("d1", second)):
            unit.files.keep(draft, report.reporter, file)
        return len(unit.files.claim("d1", report.id, Role.REPORTER))

    assert await archive.run(keep) == 2
    found = await archive.run(lambda unit: unit.files.of(report.id, Role.REPORTER))
    came = {"state": "known", "draft": "d1"}
    assert [replace(file, row=0) for file in found] == [replace(one, **came) for one in (PHOTO, second)]
    assert await archive.run(lambda unit: unit.files.of(report.id, Role.OFFICER)) == []
    assert (await archive.run(lambda unit: unit.reports.get(report.id))).files == 2
    assert await archive.run(lambda unit: unit.files.of(999, Role.REPORTER)) == []


async def test_files_of_a_draft_that_was_left_are_forgotten(archive: Archive) -> None:
    """A day after they came, as what is held before the consent; open drafts, also interrupted ones, keep theirs."""
    report = await stored(archive)

    def keep(unit: UnitOfWork) -> None:
        actor = agreed(unit)
        below = Draft(id="below", conversation="report")
        open_ = Draft(id="open", conversation="answer", below=below)
        unit.dialogues.save(replace(unit.dialogues.get(actor.chat, actor.person), draft=open_))
        for draft in ("left", "open", "below", "sent"):
            unit.files.keep(draft, actor.person, PHOTO)
        unit.files.keep("nobody's", meet(unit, 2).person, PHOTO)
        unit.files.claim("sent", report.id, Role.REPORTER)

    async def swept() -> int:
        return (await archive.run(lambda unit: unit.housekeeping.prune()))["files"]

    await archive.run(keep)
    archive.clock.forward(hours=23)
    assert await swept() == 0
    archive.clock.forward(hours=1)
    assert await swept() == 2
    assert [row.draft for row in archive.rows("SELECT draft FROM attachments ORDER BY draft")] == [
        "below",
        "open",
        "sent",
    ]
    assert await swept() == 0


async def sent(archive: Archive, *files: Attachment) -> Report:
    """Send a report with these files, as the reporter's."""
    report = await stored(archive)

    def job(unit: UnitOfWork) -> None:
        for number, file in enumerate(files):
            unit.files.keep("d1", report.reporter, replace(file, unique_id=f"u{number}"))
        unit.files.claim("d1", report.id, Role.REPORTER)

    await archive.run(job)
    return report


async def theirs(archive: Archive, report: Report, role: Role = Role.REPORTER) -> Sequence[Attachment]:
    """List a report's files of this role."""
    return await archive.run(lambda unit: unit.files.of(report.id, role))


async def test_a_file_of_a_draft_can_be_removed(archive: Archive) -> None:
    """By its row, from its own draft, before it is sent; removing it twice changes nothing."""
    person = (await archive.run(agreed)).person

    def keep(unit: UnitOfWork) -> list[int]:
        for number in range(3):
            unit.files.keep("d1", person, replace(PHOTO, unique_id=f"u{number}"))
        unit.files.keep("d2", person, PHOTO)
        return [file.row for file in unit.files.of_draft("d1")]

    first, second, third = await archive.run(keep)
    assert await archive.run(lambda unit: unit.files.drop("d2", second)) == 1
    assert [await archive.run(lambda unit: unit.files.drop("d1", second)) for _ in range(2)] == [2, 2]
    left = await archive.run(lambda unit: unit.files.of_draft("d1"))
    assert [(file.row, file.unique_id) for file in left] == [(first, "u0"), (third, "u2")]
    assert await archive.run(lambda unit: unit.files.keep("d1", person, replace(PHOTO, unique_id="u1"))) == 3


async def test_a_file_that_was_sent_stays(archive: Archive) -> None:
    """A button of the draft that is pressed late removes nothing."""
    report = await sent(archive, PHOTO)
    [file] = await theirs(archive, report)
    assert await archive.run(lambda unit: unit.files.drop("d1", file.row)) == 1
    assert len(await theirs(archive, report)) == 1


async def test_the_reporters_files_and_the_officers_are_apart(archive: Archive) -> None:
    """Both belong to the report; the card counts what the reporter sent."""
    report = await sent(archive, PHOTO, replace(PHOTO, kind="document"))

    def answer(unit: UnitOfWork) -> None:
        unit.files.keep("answer", meet(unit, 2).person, replace(PHOTO, kind="video"))
        [claimed] = unit.files.claim("answer", report.id, Role.OFFICER)
        assert claimed.kind == "video"

    await archive.run(answer)
    assert [file.kind for file in await theirs(archive, report)] == ["photo", "document"]
    assert [file.kind for file in await theirs(archive, report, Role.OFFICER)] == ["video"]
    assert (await archive.run(lambda unit: unit.reports.get(report.id))).files == 2
    wanted = await archive.run(lambda unit: unit.files.to_fetch(10))
    assert [(one.role, one.kind) for one in wanted] == [
        ("reporter", "photo"),
        ("reporter", "document"),
        ("officer", "video"),
    ]


async def test_what_was_fetched_is_known_once(archive: Archive) -> None:
    """With the copy that carries nothing along; a second fetch, as after a crash, says so and changes nothing."""
    report = await sent(archive, replace(PHOTO, kind="document"), PHOTO)
    document, photo = await theirs(archive, report)
    assert (document.state, document.clean) == ("known", "")

    async def fetched(row: int, **values: str) -> bool:
        return await archive.run(lambda unit: unit.files.fetched(row, **CONTENT, size=9, **values))  # type: ignore[arg-type]

    assert await fetched(document.row, clean="c" * 64, clean_name="lampiran-1.pdf") is True
    assert await fetched(document.row, clean="d" * 64, clean_name="other.pdf") is False
    assert await fetched(photo.row) is True
    document, photo = await theirs(archive, report)
    assert (document.clean, document.clean_name, document.size) == ("c" * 64, "lampiran-1.pdf", 9)
    assert (photo.clean, photo.clean_name) == ("", "")
    assert {(one.state, one.sha256, one.mime) for one in (document, photo)} == {("kept", "a" * 64, "image/png")}
    assert await archive.run(lambda unit: unit.files.to_fetch(10)) == []


async def test_a_file_that_came_in_late_is_kept_after_all(archive: Archive) -> None:
    """One that was given up, and fetched by whoever was at it then, is there."""
    report = await sent(archive, PHOTO)
    [file] = await theirs(archive, report)
    await archive.run(lambda unit: unit.files.failed(file.row, cause="502", seconds=None))
    assert await archive.run(lambda unit: unit.files.fetched(file.row, **CONTENT, size=9)) is True
    assert archive.rows("SELECT state, cause FROM attachments") == [("kept", "")]


async def test_a_file_ends_once(archive: Archive) -> None:
    """A late failure neither undoes what is kept nor ends twice what was given up."""
    report = await sent(archive, PHOTO, PHOTO)
    kept, lost = await theirs(archive, report)
    await archive.run(lambda unit: unit.files.fetched(kept.row, **CONTENT, size=9))

    async def failed(row: int, seconds: float | None) -> bool:
        return await archive.run(lambda unit: unit.files.failed(row, cause="502", seconds=seconds))

    assert [await failed(lost.row, seconds) for seconds in (0, None, None, 5)] == [True, True, False, False]
    assert [await failed(kept.row, seconds) for seconds in (5, None)] == [False, False]
    assert archive.rows("SELECT state, attempts FROM attachments ORDER BY id") == [("kept", 0), ("lost", 1)]
