"""What officers corrected: noted against the version that decided, and completed when the right agency is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.rulebook import Blamed, Correction, Kind
from tests.support.archive import add_report, entry, meet

if TYPE_CHECKING:
    from bot.domain.report import Report
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

BLAMED = (Blamed(agency="lampu", phrase="lampu mati", written="Lampu jalan mati"),)


def corrected(unit: UnitOfWork, report: Report, *, start: str = "lampu", to: str = "") -> Correction:
    """Note that the report was no matter of the first agency."""
    made = Correction(
        report=report.id, kind=Kind.NOT_OURS, start=start, to=to, phrases=BLAMED, person=None, at=unit.now
    )
    unit.corrections.add(made)
    return made


async def test_a_correction_waits_for_the_right_agency(archive: Archive) -> None:
    """It names the version that the report was decided by, and is completed by whoever finds the agency."""

    def begin(unit: UnitOfWork) -> Report:
        report = add_report(unit, meet(unit).person)
        corrected(unit, report)
        return report

    report = await archive.run(begin)
    [waiting] = await archive.run(lambda unit: unit.corrections.newest(9))
    assert (waiting.to, waiting.rules, waiting.phrases) == ("", "1", BLAMED)
    await archive.run(lambda unit: unit.corrections.settle(report.id, "dlh"))
    await archive.run(lambda unit: unit.corrections.settle(report.id, "pupr"))
    [done] = await archive.run(lambda unit: unit.corrections.newest(9))
    assert (done.start, done.to) == ("lampu", "dlh")


async def test_what_comes_back_to_where_it_was_is_no_correction(archive: Archive) -> None:
    """The agency took its word back; corrections of other reports stay."""

    def begin(unit: UnitOfWork) -> Report:
        corrected(unit, add_report(unit, meet(unit).person, code="A"))
        report = add_report(unit, meet(unit).person, code="B")
        corrected(unit, report)
        return report

    report = await archive.run(begin)
    await archive.run(lambda unit: unit.corrections.settle(report.id, "lampu"))
    [left] = await archive.run(lambda unit: unit.corrections.newest(9))
    assert left.report != report.id


async def test_where_a_report_came_to_rest(archive: Archive) -> None:
    """Whose officers accepted or answered last; nobody where they gave it back, and sensitive ones are left out."""
    steps = {
        "ACCEPTED": [(Event.ACCEPT, Role.OFFICER, "lampu")],
        "ANSWERED": [(Event.ACCEPT, Role.OFFICER, "lampu"), (Event.ANSWER, Role.OFFICER, "dlh")],
        "BACK": [(Event.ACCEPT, Role.OFFICER, "lampu"), (Event.NOT_OURS, Role.OFFICER, "lampu")],
        "VERIFIER": [(Event.ANSWER, Role.VERIFIER, "lampu")],
        "NEW": [],
    }

    def live(unit: UnitOfWork) -> None:
        for code, events in steps.items():
            report = add_report(unit, meet(unit).person, code=code, title=code)
            for event, role, agency in events:
                report = unit.reports.move(report, entry(unit, event, Status.ASSIGNED, role=role, agency=agency))
        add_report(unit, meet(unit).person, code="SECRET", topic="violence")

    await archive.run(live)
    found = await archive.run(lambda unit: unit.corrections.settled(9))
    assert [(one.title, one.agency) for one in found] == [
        ("NEW", ""),
        ("VERIFIER", ""),
        ("BACK", ""),
        ("ANSWERED", "dlh"),
        ("ACCEPTED", "lampu"),
    ]
    assert {one.name for one in found} == {"Siti Aminah"}
    assert len(await archive.run(lambda unit: unit.corrections.settled(2))) == 2
