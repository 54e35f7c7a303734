"""Who saw who reported is noted once a day: a card in private, the whole report, a table; never one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.people import CARD, EXPORT, OPENED, Membership
from bot.domain.periods import Period
from bot.domain.report import Visibility
from bot.usecases import delivery, desk, figures, looks
from tests.support.archive import add_report, agreed, entry

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

CODES = ("0000-0000-0", "1111-1111-1", "2222-2222-2", "3333-3333-3")


def officer(unit: UnitOfWork) -> Actor:
    """Give an officer of the agency, the same each time."""
    actor = agreed(unit, 9, name="Budi Santoso")
    unit.members.join(Membership(person=actor.person, role=Role.OFFICER, agency="lampu"))
    return actor


def reported(unit: UnitOfWork) -> list[Report]:
    """Store an open report, an anonymous one, an open sensitive one, and one of the officer's own."""
    person, own = agreed(unit).person, officer(unit).person
    return [
        add_report(unit, person, code=CODES[0]),
        add_report(unit, person, code=CODES[1], visibility=Visibility.ANONYMOUS),
        add_report(unit, person, code=CODES[2], topic="violence", agency="other"),
        add_report(unit, own, code=CODES[3]),
    ]


def seen(archive: Archive) -> list[tuple[str, str]]:
    """List what was noted: the report's code, and why."""
    rows = archive.rows("SELECT code, reason FROM identity_looks JOIN reports ON reports.id = report_id ORDER BY 1, 2")
    return [(row.code, row.reason) for row in rows]


async def test_a_look_is_noted_once_a_day(archive: Archive) -> None:
    """Opening an open report twice is one look, on another day another; what names nobody is none."""
    reports = await archive.run(reported)
    for _ in range(2):
        for report in (reports[0], reports[1], reports[3]):
            await archive.run(lambda unit, one=report: desk.read(unit, officer(unit), one))  # type: ignore[misc]
    assert seen(archive) == [(CODES[0], OPENED)]
    archive.clock.forward(days=1)
    await archive.run(lambda unit: looks.note(unit, officer(unit).person, reports[0], OPENED))
    await archive.run(lambda unit: looks.note(unit, officer(unit).person, reports[0], CARD))
    assert seen(archive) == [(CODES[0], CARD), (CODES[0], OPENED), (CODES[0], OPENED)]


async def test_a_card_in_private_is_a_look(archive: Archive) -> None:
    """When the sender fills it; a group's card is nobody's."""
    reports = await archive.run(reported)

    def wanted(unit: UnitOfWork) -> None:
        group = unit.people.meet(user=7_000_000_009, chat=-100, kind="group", name="Budi Santoso").chat
        unit.members.bind(group, "lampu")
        unit.reports.move(reports[0], entry(unit, Event.ASSIGN, Status.ASSIGNED, role=Role.SYSTEM))
        for chat in (officer(unit).chat, group):
            unit.cards.want(report=reports[0].id, chat=chat, revision=1)

    await archive.run(wanted)
    for _ in range(2):
        await archive.run(lambda unit: [desk.fill(unit, card) for card in unit.cards.claim(9, without=[])])
    assert seen(archive) == [(CODES[0], CARD)]


async def test_a_table_is_a_look_at_each_it_names(archive: Archive) -> None:
    """Of the officer's agency, without who stays unknown and without what the officer may not list."""

    def assigned(unit: UnitOfWork) -> None:
        for report in reported(unit):
            unit.reports.move(report, entry(unit, Event.ASSIGN, Status.ASSIGNED, role=Role.SYSTEM))

    await archive.run(assigned)
    for form in ("csv", "xlsx"):
        await archive.run(lambda unit, one=form: figures.send_table(unit, officer(unit), one, Period.ALL))  # type: ignore[misc]
        await archive.run(lambda unit: delivery.claim(unit, limit=9, without=()))
    assert seen(archive) == [(CODES[0], EXPORT)]
    found = await archive.run(lambda unit: unit.audit.looks(None, 9))
    assert [(one.code, one.reason) for one in found] == seen(archive)
