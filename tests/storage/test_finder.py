"""Reports are found by words and areas alike on both databases, and never beyond what may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.tasks import Sight
from tests.support.archive import Archive, add_report, entry, meet

if TYPE_CHECKING:
    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio

ALL = Sight(everything=True)
TOLD: dict[str, dict[str, Any]] = {
    "LAMP": {"title": "Lampu padam", "story": "Gelap sekali.", "place": "Jalan Mawar 5", "area": "35.78.09.1001"},
    "SIGN": {
        "title": "Rambu roboh",
        "story": "Di depan SDN 3, 100% rusak\\parah_sekali.",
        "place": "",
        "area": "35.78",
    },
    "CAFE": {"title": "KAFÉ bising", "story": "Musik tiap malam di Café Énergi.", "place": "", "agency": "air"},
    "NEW": {"title": "Lampu baru", "story": "Belum ada yang menangani.", "placed": False},
    "SECRET": {"title": "Lampu rahasia", "story": "Gelap.", "topic": "violence"},
    "HIDDEN": {"title": "Lampu tersembunyi", "story": "Gelap.", "blocked": True},
}


def furnish(unit: UnitOfWork) -> None:
    """Store the reports, all but one at their agency."""
    for code, told in TOLD.items():
        parts = dict(told)
        placed, agency = parts.pop("placed", True), str(parts.pop("agency", "lampu"))
        report = add_report(unit, meet(unit).person, code=code, agency=agency, **parts)
        if placed:
            unit.reports.move(report, entry(unit, Event.ASSIGN, Status.ASSIGNED, role=Role.SYSTEM, agency=agency))


@pytest.mark.parametrize(
    ("sight", "words", "areas", "found"),
    [
        (ALL, "lampu", [], ["NEW", "LAMP"]),
        (ALL, "LAMPU mawar", [], ["LAMP"]),
        (ALL, "café", [], ["CAFE"]),
        (ALL, "kafé énergi", [], ["CAFE"]),
        (ALL, "KAFÉ", [], ["CAFE"]),
        (ALL, "100%", [], ["SIGN"]),
        (ALL, "%", [], ["SIGN"]),
        (ALL, "rusak\\parah_", [], ["SIGN"]),
        (ALL, "l_mpu", [], []),
        (ALL, "'; --", [], []),
        (ALL, "nothing", ["35.78"], ["SIGN", "LAMP"]),
        (ALL, "nothing", ["35.78.09"], ["LAMP"]),
        (ALL, "nothing", ["35.7"], []),
        (Sight(agencies=("lampu",)), "lampu", [], ["LAMP"]),
        (Sight(agencies=("lampu",), trusted=("lampu",), topics=("violence",)), "lampu", [], ["LAMP"]),
        (Sight(agencies=("air",)), "lampu", ["35.78"], []),
        (Sight(), "lampu", ["35.78"], []),
    ],
)
async def test_what_is_found(archive: Archive, sight: Sight, words: str, areas: list[str], found: list[str]) -> None:
    """The newest first; of words all have to be there, and what is typed is no pattern."""
    await archive.run(furnish)
    reports = await archive.run(lambda unit: unit.finder.find(sight, words, areas, 50))
    assert [one.code for one in reports] == found
    if reports:
        assert reports[-1] == await archive.run(lambda unit: unit.reports.find_code(found[-1]))


async def test_a_search_ends_at_its_limit(archive: Archive) -> None:
    await archive.run(furnish)
    assert len(await archive.run(lambda unit: unit.finder.find(ALL, "lampu", [], 1))) == 1
