"""Reports, their history, and who finds them where."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError

from bot.domain.errors import LostRace, Unknown
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.report import Note, Point, Report, Visibility
from tests.support.archive import Archive, add_report, entry, meet

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports import UnitOfWork
    from storage.unit import Unit

pytestmark = pytest.mark.asyncio


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


async def test_all_that_was_told_comes_back(archive: Archive) -> None:
    """Place, pin, day, class, topic and what the rules ranked survive the row."""
    told = {
        "topic": "violence",
        "report_class": "complaint",
        "happened": date(2026, 11, 20),
        "place": "Jalan Kenanga",
        "point": Point(latitude=-7.25747, longitude=112.75209),
        "suggestions": ({"value": "lampu", "text": "Dinas", "words": "lampu", "score": "1"},),
        "visibility": Visibility.CONFIDENTIAL,
    }
    report = await stored(archive, **told)
    found = await archive.run(lambda unit: unit.reports.get(report.id))
    assert found == report
    assert {name: getattr(found, name) for name in told} == told


async def test_a_move_takes_the_report_to_the_agency_it_names(archive: Archive) -> None:
    """The line keeps which agency it was about, also where nobody has the report afterwards."""
    report = await stored(archive, agency=None)

    def assign(unit: UnitOfWork) -> Report:
        line = entry(unit, Event.ASSIGN, Status.ASSIGNED, role=Role.VERIFIER, agency="air")
        return unit.reports.move(replace(report, agency="air"), line)

    assigned = await archive.run(assign)
    assert (await archive.run(lambda unit: unit.reports.get(report.id))).agency == "air"

    def give_back(unit: UnitOfWork) -> Report:
        line = entry(unit, Event.NOT_OURS, Status.SUBMITTED, role=Role.OFFICER, agency="air")
        return unit.reports.move(replace(assigned, agency=None), line)

    returned = await archive.run(give_back)
    assert await archive.run(lambda unit: unit.reports.get(report.id)) == returned
    assert returned.agency is None
    lines = await archive.run(lambda unit: unit.reports.history(report.id))
    assert [line.agency for line in lines] == ["lampu", "air", "air"]
    assert archive.rows("SELECT reassigned FROM reports") == [(1,)]


async def test_notes_raise_the_version_and_nothing_else(archive: Archive) -> None:
    """They are kept in order, for this report alone, and no button gets stale by them."""
    report, other = await stored(archive), await stored(archive, "OTHER")

    def note(text: str) -> Callable[[UnitOfWork], Report]:
        return lambda unit: unit.reports.note(report, Note(person=report.reporter, at=unit.now, text=text))

    await archive.run(note("Sudah ditelepon."))
    archive.clock.forward(hours=1)
    noted = await archive.run(note("Tiang 12 \U0001f4a1"))
    assert noted == replace(report, version=report.version + 2)
    assert await archive.run(lambda unit: unit.reports.get(report.id)) == noted
    notes = await archive.run(lambda unit: unit.reports.notes(report.id))
    assert [(one.text, one.person) for one in notes] == [
        ("Sudah ditelepon.", report.reporter),
        ("Tiang 12 \U0001f4a1", report.reporter),
    ]
    assert (notes[1].at - notes[0].at).total_seconds() == 3600
    assert await archive.run(lambda unit: unit.reports.notes(other.id)) == []
    await archive.run(accepting(report))
    assert archive.count("history") == 3


async def test_a_move_beside_a_note_is_newer_than_both(archive: Archive) -> None:
    """A note that was written since the report was read takes nothing from the event: cards show what the row has."""
    report = await stored(archive)
    note = Note(person=report.reporter, at=archive.clock.now(), text="Dicek.")
    await archive.run(lambda unit: unit.reports.note(report, note))
    moved = await archive.run(accepting(report))
    assert moved.version == report.version + 2
    assert await archive.run(lambda unit: unit.reports.get(report.id)) == moved


async def test_notes_of_two_officers_at_once_both_count(pg_archive: Archive) -> None:
    """Neither loses, and each makes the cards newer."""
    other = pg_archive.replica()
    report = await stored(pg_archive)
    meeting = threading.Barrier(2, timeout=20)

    def job(unit: UnitOfWork) -> None:
        found = unit.reports.get(report.id)
        meeting.wait()
        unit.reports.note(found, Note(person=report.reporter, at=unit.now, text="Dicek."))

    await asyncio.gather(pg_archive.run(job), other.run(job))
    assert len(await pg_archive.run(lambda unit: unit.reports.notes(report.id))) == 2
    assert (await pg_archive.run(lambda unit: unit.reports.get(report.id))).version == report.version + 2


async def test_a_report_is_another_persons_after_it_was_transferred(archive: Archive) -> None:
    """It is in the other's lists and in no list of the first one; its history is as it was."""
    report = await stored(archive)
    heir = (await archive.run(lambda unit: meet(unit, 2))).person
    moved = await archive.run(lambda unit: unit.reports.transfer(report, heir))
    assert moved == replace(report, reporter=heir, version=report.version + 1)
    assert await archive.run(lambda unit: unit.reports.get(report.id)) == moved
    counts = await archive.run(lambda unit: [unit.reports.count_of(one) for one in (report.reporter, heir)])
    assert counts == [0, 1]
    assert await archive.run(lambda unit: unit.reports.latest_of(report.reporter)) is None
    assert len(await archive.run(lambda unit: unit.reports.history(report.id))) == 1


async def test_a_note_does_not_take_a_transfer_back(archive: Archive) -> None:
    """An officer who read the report before it was claimed writes beside it."""
    report = await stored(archive)
    heir = (await archive.run(lambda unit: meet(unit, 2))).person
    await archive.run(lambda unit: unit.reports.transfer(report, heir))
    note = Note(person=report.reporter, at=archive.clock.now(), text="Dicek.")
    assert (await archive.run(lambda unit: unit.reports.note(report, note))).reporter == heir


async def test_the_same_story_of_the_same_person_is_found_for_a_while(archive: Archive) -> None:
    """The newest; not another person's, not another story, and not one from before."""
    report = await stored(archive)
    newer = await stored(archive, "NEW")
    since = archive.clock.now()

    async def found(story: str = report.story, person: int = report.reporter, later: float = 0) -> Report | None:
        after = since + timedelta(seconds=later)
        return await archive.run(lambda unit: unit.reports.find_same(person, story, after))

    assert await found() == newer
    assert await found("Sampah menumpuk.") is None
    assert await found(person=999) is None
    assert await found(later=1) is None


async def test_a_persons_reports_are_listed_page_by_page(archive: Archive) -> None:
    """The newest first, each once, and nobody else's."""
    reports = [await stored(archive, code) for code in "ABCDE"]
    other = (await archive.run(lambda unit: meet(unit, 2))).person
    await archive.run(lambda unit: add_report(unit, other, code="OTHER"))
    person = reports[0].reporter

    async def page(start: int) -> list[str]:
        found = await archive.run(lambda unit: unit.reports.page_of(person, start=start, size=2))
        return [one.code for one in found]

    assert [await page(start) for start in (0, 2, 4, 6)] == [["E", "D"], ["C", "B"], ["A"], []]
    assert await archive.run(lambda unit: [unit.reports.count_of(one) for one in (person, other, 999)]) == [5, 1, 0]


async def test_what_waits_for_a_verifier_is_listed(archive: Archive) -> None:
    """What no agency has, or none has taken charge of; nothing that is finished; the oldest first."""
    free = await stored(archive, "FREE", agency=None)
    waiting = await stored(archive, "WAITING")
    taken, closed = await stored(archive, "TAKEN"), await stored(archive, "CLOSED", agency=None)
    answered = await stored(archive, "ANSWERED", agency=None)
    await archive.run(accepting(taken))
    for report, event, status in (
        (closed, Event.WITHDRAW, Status.ARCHIVED),
        (answered, Event.ANSWER, Status.ANSWERED),
    ):
        await archive.run(lambda unit, r=report, e=event, s=status: unit.reports.move(r, entry(unit, e, s)))  # type: ignore[misc]
    found = await archive.run(lambda unit: unit.reports.unplaced())
    assert [one.code for one in found] == [free.code, waiting.code, answered.code]
    assert await archive.run(lambda unit: unit.reports.charged()) == [waiting.agency]


async def test_sensitive_reports_are_listed_by_their_topic(archive: Archive) -> None:
    """Open ones alone, whichever agency has them."""
    await stored(archive, "PLAIN")
    for code, topic in (("V", "violence"), ("C", "confidential"), ("W", "violence")):
        await stored(archive, code, topic=topic)
    closed = await stored(archive, "X", topic="violence")
    await archive.run(lambda unit: unit.reports.move(closed, entry(unit, Event.CLOSE, Status.CLOSED)))

    async def found(*topics: str) -> list[str]:
        return [one.code for one in await archive.run(lambda unit: unit.reports.guarded(topics))]

    assert await found("violence") == ["V", "W"]
    assert await found("confidential", "violence") == ["V", "C", "W"]
    assert await found("corruption") == []
    assert await found() == []
