"""Reports, their history and their files."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError

from bot.domain.errors import LostRace, Unknown
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.report import Attachment, Draft, Report, Visibility
from tests.support.archive import Archive, add_report, entry, meet

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports import UnitOfWork
    from storage.unit import Unit

pytestmark = pytest.mark.asyncio

PHOTO = Attachment(
    kind="photo",
    file_id="AgAC" * 20,
    unique_id="AQAD1",
    name="foto lampu.jpg",
    mime="image/jpeg",
    size=3_000_000_000,
    album="13",
)


async def stored(archive: Archive, code: str = "0000-0000-0", **parts: object) -> Report:
    """Store a report of the first person."""
    return await archive.run(lambda unit: add_report(unit, meet(unit).person, code=code, **parts))


def accepting(report: Report) -> Callable[[UnitOfWork], Report]:
    """Make a job that moves the report as it was read."""
    return lambda unit: unit.reports.move(report, entry(unit, Event.ACCEPT, Status.IN_PROGRESS, role=Role.OFFICER))


async def test_a_report_comes_back_as_it_was_stored(archive: Archive) -> None:
    """By id, code, draft and as the person's newest."""
    report = await stored(archive, visibility=Visibility.ANONYMOUS, agency=None)
    assert await archive.run(lambda unit: unit.reports.get(report.id)) == report
    assert await archive.run(lambda unit: unit.reports.find_code(report.code)) == report
    assert await archive.run(lambda unit: unit.reports.find_draft(f"draft-{report.code}")) == report
    newer = await stored(archive, "NEW")
    assert await archive.run(lambda unit: unit.reports.latest_of(report.reporter)) == newer
    for find in ("find_code", "find_draft"):
        assert await archive.run(lambda unit, find=find: getattr(unit.reports, find)("nothing")) is None  # type: ignore[misc]
    with pytest.raises(Unknown):
        await archive.run(lambda unit: unit.reports.get(999))


async def test_lists_are_in_the_order_of_coming_in(archive: Archive) -> None:
    """A person's by status, an agency's without the finished ones."""
    first, second, third = [await stored(archive, code) for code in ("A", "B", "C")]

    def close(unit: UnitOfWork) -> Report:
        return unit.reports.move(second, entry(unit, Event.CLOSE, Status.CLOSED))

    await archive.run(close)
    found = await archive.run(lambda unit: unit.reports.open_of("lampu"))
    assert [report.code for report in found] == ["A", "C"]
    listed = await archive.run(lambda unit: unit.reports.list_of(first.reporter, statuses=(Status.SUBMITTED,)))
    assert listed == [first, third]
    assert await archive.run(lambda unit: unit.reports.open_of("air")) == []


async def test_a_move_sets_the_status_and_appends_one_line(archive: Archive) -> None:
    """The history keeps who, what, when and the words, oldest first."""
    report = await stored(archive)
    archive.clock.forward(hours=1)

    def answer(unit: UnitOfWork) -> Report:
        line = entry(
            unit, Event.ANSWER, Status.ANSWERED, role=Role.OFFICER, actor=report.reporter, text="Sudah \U0001f4a1"
        )
        return unit.reports.move(report, line)

    moved = await archive.run(answer)
    assert (moved.status, moved.revision) == (Status.ANSWERED, 2)
    assert await archive.run(lambda unit: unit.reports.get(report.id)) == moved
    lines = await archive.run(lambda unit: unit.reports.history(report.id))
    assert [(line.event, line.role, line.status, line.text) for line in lines] == [
        (Event.SUBMIT, Role.REPORTER, Status.SUBMITTED, ""),
        (Event.ANSWER, Role.OFFICER, Status.ANSWERED, "Sudah \U0001f4a1"),
    ]
    assert (lines[1].at - lines[0].at).total_seconds() == 3600


async def test_who_closed_a_report_is_known_while_it_is_closed(archive: Archive) -> None:
    """Reopened, it is closed by nobody."""
    report = await stored(archive)
    closed = await archive.run(
        lambda unit: unit.reports.move(report, entry(unit, Event.CLOSE, Status.CLOSED, role=Role.SYSTEM)),
    )
    assert archive.rows("SELECT closed_by FROM reports") == [("system",)]
    await archive.run(lambda unit: unit.reports.move(closed, entry(unit, Event.REOPEN, Status.IN_PROGRESS)))
    assert archive.rows("SELECT closed_by FROM reports") == [(None,)]


async def test_a_move_of_a_stale_revision_loses(archive: Archive) -> None:
    """Whoever read the report before its last event has to read it again; the history has no trace of the try."""
    report = await stored(archive)
    await archive.run(accepting(report))
    with pytest.raises(LostRace):
        await archive.run(accepting(report))
    assert archive.count("history") == 2


async def test_two_officers_press_at_once_and_one_moves_the_report(pg_archive: Archive) -> None:
    """Both read the same revision; the second one's unit starts again and sees what the first did."""
    other = pg_archive.replica()
    report = await stored(pg_archive)
    meeting = threading.Barrier(2, timeout=20)

    def pressing() -> Callable[[UnitOfWork], str]:
        tried: list[int] = []

        def job(unit: UnitOfWork) -> str:
            found = unit.reports.get(report.id)
            if not tried:
                tried.append(1)
                meeting.wait()
            if found.status is not Status.SUBMITTED:
                return "too late"
            accepting(found)(unit)
            return "moved"

        return job

    told = await asyncio.gather(pg_archive.run(pressing()), other.run(pressing()))
    assert sorted(told) == ["moved", "too late"]
    assert pg_archive.count("history") == 2


async def test_a_revision_has_one_line_of_history(archive: Archive) -> None:
    """The table itself refuses a second line for a revision."""
    report = await stored(archive)

    def forge(unit: Unit) -> None:
        unit.connection.exec_driver_sql(
            "INSERT INTO history (report_id, revision, event, role, status, reason, text, internal, at) "
            f"SELECT report_id, revision, event, role, status, reason, text, internal, at FROM history "
            f"WHERE report_id = {report.id}",
        )

    with pytest.raises(LostRace):
        await archive.run(forge)
    assert archive.count("history") == 1


async def test_a_code_and_a_draft_become_one_report(archive: Archive) -> None:
    """A second report under the same code, or from the same draft, is not stored."""
    report = await stored(archive, "SAME")
    with pytest.raises(LostRace):
        await stored(archive, "SAME")
    new = replace(report, code="OTHER")
    with pytest.raises(LostRace):
        await archive.run(lambda unit: unit.reports.add(new, draft="draft-SAME", rules="1"))
    assert archive.count("reports") == 1


async def test_a_reporter_who_does_not_exist_is_refused(archive: Archive) -> None:
    """Both databases keep foreign keys."""
    with pytest.raises((LostRace, DBAPIError)):
        await archive.run(lambda unit: add_report(unit, 999))
    assert archive.count("reports") == 0


async def test_a_file_is_kept_once_for_a_draft(archive: Archive) -> None:
    """The same photo sent twice is one; the number of files is told each time."""
    person = (await archive.run(meet)).person
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
    assert [replace(file, row=0) for file in found] == [PHOTO, second]
    assert await archive.run(lambda unit: unit.files.of(report.id, Role.OFFICER)) == []
    assert (await archive.run(lambda unit: unit.reports.get(report.id))).files == 2
    assert await archive.run(lambda unit: unit.files.of(999, Role.REPORTER)) == []


async def test_files_of_a_draft_that_was_left_are_forgotten(archive: Archive) -> None:
    """A day after they came, as what is held before the consent; open drafts, also interrupted ones, keep theirs."""
    report = await stored(archive)

    def keep(unit: UnitOfWork) -> None:
        actor = meet(unit)
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
