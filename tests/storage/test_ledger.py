"""History that was brought in: it is read back as it came, its figures too, and the clock leaves it alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import FINISHED, Event, Role, Status
from bot.domain.official import Record
from bot.domain.report import Visibility
from bot.domain.statistics import figures
from bot.usecases.cases import move
from bot.workers.clockwork import Clockwork
from storage import ledger, reading, tally
from storage.ledger import ImportedMeanwhile
from storage.tally import Chosen
from tests.support.archive import START, TENANT, add_report, agreed, entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.statistics import Case
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

CAME = START - timedelta(days=400)


def record(number: int, status: Status = Status.SUBMITTED, **parts: object) -> Record:
    given = {
        "official": str(9_000_000 + number),
        "code": f"C{number:07}",
        "submitted": CAME + timedelta(minutes=number),
        "name": "Warga",
        "title": "Lampu padam",
        "story": "Lampu jalan padam.",
        "agency": "lampu",
        "source": "Website",
        "kept": {"Provinsi": "Jawa Barat", "agency": "lampu"},
    } | parts
    return Record(status=status, **given)  # type: ignore[arg-type]


OF_EVERY_KIND = [
    *(record(n, status, ended_by=Role.OFFICER if status in FINISHED else None) for n, status in enumerate(Status)),
    record(10, Status.CLOSED, ended_by=Role.SYSTEM),
    record(11, Status.ARCHIVED, ended_by=Role.REPORTER, reason="Sudah diperbaiki"),
    record(12, Status.ARCHIVED, ended_by=Role.OFFICER, blocked=True, visibility=Visibility.ANONYMOUS, name=""),
    record(13, visibility=Visibility.CONFIDENTIAL, topic="confidential", name="", agency="", kept={}),
]


async def brought(archive: Archive, records: Sequence[Record]) -> None:
    def job(unit: UnitOfWork) -> None:
        ledger.bring(unit.connection, records, now=unit.now)  # type: ignore[attr-defined]

    await archive.run(job)


def read(archive: Archive, chosen: Chosen | None = None) -> list[Record]:
    with reading.opened(archive.url) as connection:
        return list(ledger.records(connection, chosen or Chosen()))


def cases(archive: Archive, chosen: Chosen | None = None) -> list[Case]:
    with reading.opened(archive.url) as connection:
        return list(tally.cases(connection, chosen or Chosen()))


async def test_what_was_brought_in_is_read_back_as_it_came(archive: Archive) -> None:
    await brought(archive, OF_EVERY_KIND)
    assert [replace(one, ending=None) for one in read(archive)] == OF_EVERY_KIND


async def test_many_pages_are_read_once_each(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "_PAGE", tally._PAGE.limit(3))
    await brought(archive, OF_EVERY_KIND)
    assert [one.code for one in cases(archive)] == [one.code for one in OF_EVERY_KIND]
    later = Chosen(since=CAME + timedelta(minutes=3), before=CAME + timedelta(minutes=11), agencies=("lampu",))
    assert [one.code for one in read(archive, later)] == [f"C{n:07}" for n in (3, 4, 5, 6, 7, 10)]
    assert not cases(archive, Chosen(agencies=()))


async def test_the_clock_leaves_history_alone(archive: Archive) -> None:
    """Nobody is reminded of years past, and what the table calls open stays open."""
    await brought(archive, OF_EVERY_KIND)
    clockwork = Clockwork(lanes=archive.lanes)
    for _ in range(3):
        assert await clockwork.turn() == {"moved": 0, "ended": 0, "late": 0, "told": 0}
        archive.clock.forward(days=30)
    assert [one.status for one in cases(archive)] == [one.status for one in OF_EVERY_KIND]
    assert (archive.count("outbox"), archive.count("cards")) == (0, 0)


async def test_history_that_is_taken_up_runs_on(archive: Archive) -> None:
    """An answer today is an answer, its promise to the citizen runs, and its pace counts from the day it came in."""
    await brought(archive, [record(1, Status.ASSIGNED)])

    def job(unit: UnitOfWork) -> None:
        report = unit.reports.find_code("C0000001")
        assert report is not None
        move(unit, report, event=Event.ANSWER, role=Role.OFFICER, actor=None, text="Sudah diganti.")

    await archive.run(job)
    (one,) = cases(archive)
    assert (one.status, one.assigned, one.answered) == (Status.ANSWERED, CAME + timedelta(minutes=1), START)
    assert [row[0] for row in archive.rows("SELECT stage FROM deadlines WHERE done IS NULL")] == ["close"]


async def test_open_history_is_overdue_from_the_day_it_came_in(archive: Archive) -> None:
    await brought(archive, OF_EVERY_KIND)
    found = figures(cases(archive), TENANT.calendar, START)
    assert {one.code for one in found.late} == {"C0000000", "C0000001", "C0000002", "C0000005", "C0000013"}
    assert [one.code for one in found.late if one.guarded] == ["C0000013"]


async def test_the_same_number_comes_in_once(archive: Archive) -> None:
    """Whatever two imports at the same moment believe: the second writes nothing."""
    await brought(archive, [record(1)])
    with pytest.raises(ImportedMeanwhile):
        await brought(archive, [record(2), record(1, code="D0000001")])
    assert [one.code for one in read(archive)] == ["C0000001"]


async def test_our_own_reports_are_read_with_what_happened(archive: Archive) -> None:
    """First disposition, first answer, dispositions, closings and reopenings; supplying what was asked begins anew."""
    story: list[tuple[Event, Status, Role]] = [
        (Event.ASSIGN, Status.ASSIGNED, Role.SYSTEM),
        (Event.NOT_OURS, Status.SUBMITTED, Role.OFFICER),
        (Event.ASSIGN, Status.ASSIGNED, Role.VERIFIER),
        (Event.ASK, Status.NEEDS_INFO, Role.OFFICER),
        (Event.SUPPLY, Status.IN_PROGRESS, Role.REPORTER),
        (Event.ANSWER, Status.ANSWERED, Role.OFFICER),
        (Event.CLOSE, Status.CLOSED, Role.REPORTER),
        (Event.REOPEN, Status.IN_PROGRESS, Role.REPORTER),
        (Event.SUPPLY, Status.IN_PROGRESS, Role.REPORTER),
    ]

    def begin(unit: UnitOfWork) -> None:
        add_report(unit, agreed(unit).person)

    await archive.run(begin)
    for event, status, role in story:
        archive.clock.forward(hours=1)

        def step(unit: UnitOfWork, event: Event = event, status: Status = status, role: Role = role) -> None:
            report = unit.reports.find_code("0000-0000-0")
            assert report is not None
            unit.reports.move(report, entry(unit, event, status, role=role))

        await archive.run(step)
    (one,) = cases(archive)
    hours = [START + timedelta(hours=hour) for hour in range(10)]
    assert (one.assigned, one.answered, one.waiting) == (hours[1], hours[6], hours[8])
    assert (one.dispositions, one.closings, one.reopenings) == (2, 1, 1)
    assert (one.promised, one.guarded) == (False, False)
