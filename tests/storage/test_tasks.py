"""The lists of a desk: what is on which pile, in which order, and for whose eyes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.people import Membership
from bot.domain.tasks import Counts, Desk, Pile, Sight
from bot.domain.timetable import Deadline
from tests.support.archive import Archive, add_report, entry, meet

if TYPE_CHECKING:
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio

LAMPS = Sight(agencies=("lampu",))


def reported(
    unit: UnitOfWork, code: str, *done: tuple[Event, Status], days: float | None = None, **parts: object
) -> Report:
    """Store a report, let these events happen by the second person, and promise an answer in so many days."""
    report = add_report(unit, meet(unit).person, code=code, **parts)
    for event, status in done:
        line = entry(unit, event, status, role=Role.OFFICER, actor=meet(unit, 2).person)
        report = unit.reports.move(report, line)
    if days is not None:
        unit.deadlines.add(report.id, Deadline(stage="respond", started=unit.now, due=unit.now + timedelta(days=days)))
    return report


ASSIGNED, ACCEPTED = (Event.ASSIGN, Status.ASSIGNED), (Event.ACCEPT, Status.IN_PROGRESS)


def furnish(unit: UnitOfWork) -> None:
    """Fill a desk: one overdue, one due today and taken, one late in the week, and some that are on no pile."""
    unit.members.join(Membership(person=meet(unit, 2).person, role=Role.OFFICER, agency="lampu"))
    reported(unit, "WEEK", ASSIGNED, days=5)
    reported(unit, "TAKEN", ASSIGNED, ACCEPTED, days=0.2)
    reported(unit, "LATE", ASSIGNED, days=-1)
    reported(unit, "ANEW", ASSIGNED, ACCEPTED, (Event.FORWARD, Status.ASSIGNED))
    reported(unit, "NEW", days=1)
    reported(unit, "DONE", ASSIGNED, ACCEPTED, (Event.ANSWER, Status.ANSWERED), days=-3)
    reported(unit, "THEIRS", ASSIGNED, days=-1, agency="air")
    reported(unit, "SECRET", ASSIGNED, days=-2, topic="violence")
    reported(unit, "HIDDEN", ASSIGNED, days=-2, blocked=True)


def desk(unit: UnitOfWork, sight: Sight = LAMPS) -> Desk:
    """See it as the second person."""
    return Desk(sight=sight, people=(meet(unit, 2).person,), now=unit.now, tomorrow=unit.now + timedelta(hours=12))


def codes(unit: UnitOfWork, pile: Pile, sight: Sight = LAMPS) -> list[str]:
    """List a pile."""
    return [one.report.code for one in unit.tasks.page(desk(unit, sight), pile, start=0, size=50)]


async def test_piles_hold_what_they_say(archive: Archive) -> None:
    """What is promised first comes first, what has no date last; whom it was forwarded from works on it no more."""
    await archive.run(furnish)
    found = await archive.run(lambda unit: {pile: codes(unit, pile) for pile in Pile})
    assert found == {
        Pile.ALL: ["LATE", "TAKEN", "WEEK", "ANEW"],
        Pile.MINE: ["TAKEN"],
        Pile.FREE: ["LATE", "WEEK", "ANEW"],
        Pile.TODAY: ["TAKEN"],
        Pile.LATE: ["LATE"],
    }
    counts = await archive.run(lambda unit: unit.tasks.counts(desk(unit)))
    assert counts == Counts(all=4, mine=1, free=3, today=1, late=1)
    tasks = await archive.run(lambda unit: unit.tasks.page(desk(unit), Pile.MINE, start=0, size=5))
    assert tasks[0].holder == await archive.run(lambda unit: meet(unit, 2).person)
    assert tasks[0].due == archive.clock.time + timedelta(days=0.2)
    assert tasks[0].report == await archive.run(lambda unit: unit.reports.find_code("TAKEN"))


async def test_pages_follow_each_other(archive: Archive) -> None:
    """And end."""
    await archive.run(furnish)

    def pages(unit: UnitOfWork) -> list[list[str]]:
        found = [unit.tasks.page(desk(unit), Pile.ALL, start=start, size=3) for start in (0, 3, 6)]
        return [[one.report.code for one in page] for page in found]

    assert await archive.run(pages) == [["LATE", "TAKEN", "WEEK"], ["ANEW"], []]


@pytest.mark.parametrize(
    ("sight", "seen"),
    [
        (Sight(), []),
        (Sight(agencies=("air",)), ["THEIRS"]),
        (Sight(trusted=("lampu",)), ["SECRET", "LATE", "TAKEN", "WEEK", "ANEW"]),
        (Sight(topics=("violence",)), ["SECRET"]),
        (Sight(everything=True), ["HIDDEN", "LATE", "THEIRS", "TAKEN", "WEEK", "ANEW"]),
    ],
)
async def test_a_list_shows_what_its_reader_may_see(archive: Archive, sight: Sight, seen: list[str]) -> None:
    await archive.run(furnish)
    assert await archive.run(lambda unit: codes(unit, Pile.ALL, sight)) == seen


async def test_what_waits_for_a_verifier_is_listed_oldest_first(archive: Archive) -> None:
    """Nobody has it, or nobody is left where it is; a sensitive one that is others' business only when given back."""

    def furnished(unit: UnitOfWork) -> None:
        unit.members.join(Membership(person=meet(unit, 2).person, role=Role.OFFICER, agency="lampu"))
        reported(unit, "NEW")
        reported(unit, "TAKEN", ASSIGNED, ACCEPTED)
        reported(unit, "LEFT", ASSIGNED, agency="air")
        reported(unit, "SECRET", topic="violence")
        reported(unit, "BACK", ASSIGNED, (Event.NOT_OURS, Status.SUBMITTED), topic="violence")

    def listed(unit: UnitOfWork, sight: Sight) -> list[str]:
        found = [one.report.code for one in unit.tasks.unverified(sight, start=0, size=50)]
        assert unit.tasks.count_unverified(sight) == len(found)
        return found

    await archive.run(furnished)
    chief = Sight(everything=True)
    assert await archive.run(lambda unit: listed(unit, chief)) == ["NEW", "LEFT", "BACK"]
    named = Sight(everything=True, topics=("violence",))
    assert await archive.run(lambda unit: listed(unit, named)) == ["NEW", "LEFT", "SECRET", "BACK"]
    assert await archive.run(lambda unit: listed(unit, LAMPS)) == []


async def test_a_card_is_posted_again_below_what_was_said(archive: Archive) -> None:
    """The chat's message is let go first, then a new one is sent; another chat's stays, and so does one under way."""

    def placed(unit: UnitOfWork) -> tuple[int, int, int]:
        report, here, there = reported(unit, "CARD"), meet(unit, 2).chat, meet(unit, 3).chat
        for chat in (here, there):
            unit.cards.want(report=report.id, chat=chat, revision=1)
        for number, card in enumerate(unit.cards.claim(5, without=()), start=70):
            unit.cards.shown(card.row, revision=1, message=number)
        return report.id, here, there

    report, here, _ = await archive.run(placed)
    assert await archive.run(lambda unit: unit.cards.claim(5, without=())) == []
    await archive.run(lambda unit: unit.cards.post_again(report=report, chat=here))
    [gone] = await archive.run(lambda unit: unit.cards.claim(5, without=()))
    assert (gone.chat, gone.edits, gone.leaving) == (here, 70, True)
    await archive.run(lambda unit: unit.cards.left(gone.row))
    again = await archive.run(lambda unit: unit.cards.claim(5, without=()))
    assert [(one.chat, one.edits) for one in again] == [(here, None)]
    await archive.run(lambda unit: unit.cards.post_again(report=report, chat=here))
    await archive.run(lambda unit: unit.cards.shown(again[0].row, revision=1, message=80))
    assert [tuple(row) for row in archive.rows("SELECT state, message_id FROM cards ORDER BY id")] == [
        ("shown", 80),
        ("shown", 71),
    ]
