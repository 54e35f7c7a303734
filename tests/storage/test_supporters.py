"""Who supports which report, and which reports a stranger may be shown: on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.domain.lifecycle import Event, Status
from bot.domain.messages import Priority
from bot.domain.report import Point, Visibility
from storage import neighbours, outbox
from tests.support.archive import START, add_report, entry, letter, meet

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

SINCE = START - timedelta(days=60)
VILLAGE = "35.78.01.1001"


async def test_a_person_supports_a_report_once(archive: Archive) -> None:
    """And stops once; of each report its people are counted and written to."""

    def job(unit: UnitOfWork) -> None:
        reporter, other, third = (meet(unit, number) for number in (1, 2, 3))
        one = add_report(unit, reporter.person, code="A").id
        two = add_report(unit, reporter.person, code="B").id
        assert [unit.supporters.add(one, other.person) for _ in range(2)] == [True, False]
        assert unit.supporters.add(two, other.person)
        assert unit.supporters.add(one, third.person)
        assert unit.supporters.has(one, other.person)
        assert not unit.supporters.has(one, reporter.person)
        assert (unit.supporters.count(one), unit.supporters.count(two)) == (2, 1)
        assert list(unit.supporters.chats(one)) == [other.chat, third.chat]
        assert list(unit.supporters.of(other.person)) == [two, one]
        assert [unit.supporters.remove(one, third.person) for _ in range(2)] == [True, False]
        assert list(unit.supporters.forget(other.person)) == [two, one]
        assert unit.supporters.count(one) == unit.supporters.count(two) == 0

    await archive.run(job)


def seen(unit: UnitOfWork, *, area: str = "", without: int = 0) -> set[str]:
    lie = unit.neighbours.around(["lampu", "taman"], area, since=SINCE, without=without)
    return {unit.reports.get(one.report).code for one in lie}


async def test_what_a_stranger_may_be_shown(archive: Archive) -> None:
    """Open reports of these agencies, or that nobody has yet; nothing sensitive, confidential, blocked, old or own."""

    def job(unit: UnitOfWork) -> None:
        me, other = meet(unit, 1).person, meet(unit, 2).person
        add_report(unit, me, code="mine")
        add_report(unit, other, code="open", place="Jalan Kenanga")
        add_report(unit, other, code="anonymous", visibility=Visibility.ANONYMOUS, agency="taman")
        add_report(unit, other, code="nobodys", agency=None)
        add_report(unit, other, code="other", agency="air")
        add_report(unit, other, code="confidential", visibility=Visibility.CONFIDENTIAL)
        add_report(unit, other, code="topic", topic="violence")
        add_report(unit, other, code="old", submitted=SINCE - timedelta(seconds=1))
        add_report(unit, other, code="blocked")
        closed = add_report(unit, other, code="closed")
        unit.reports.move(closed, entry(unit, Event.CLOSE, Status.CLOSED))
        unit.connection.execute(  # type: ignore[attr-defined]
            sa.text("UPDATE reports SET blocked = :yes WHERE code = 'blocked'"), {"yes": True}
        )
        assert seen(unit, without=me) == {"open", "anonymous", "nobodys"}

    await archive.run(job)


async def test_where_and_what_are_told(archive: Archive) -> None:
    """The story stands in only for a place that nobody named; a report that nobody has goes by its first agency."""

    def job(unit: UnitOfWork) -> None:
        other = meet(unit, 2).person
        ranked = ({"value": "taman", "phrases": "rumput"}, {"value": "lampu", "phrases": "lampu|lampu mati"})
        pin = Point(latitude=-7.25, longitude=112.75)
        add_report(unit, other, code="named", place="Jalan Kenanga", story="Rumput tinggi", suggestions=ranked)
        add_report(unit, other, code="pinned", point=pin, story="Lampu mati", agency=None, suggestions=ranked)
        lie = {
            unit.reports.get(one.report).code: one
            for one in unit.neighbours.around(["lampu"], "", since=SINCE, without=0)
        }
        assert (lie["named"].place, lie["named"].story, lie["named"].point) == ("Jalan Kenanga", "", None)
        assert (lie["pinned"].place, lie["pinned"].story, lie["pinned"].point) == ("", "Lampu mati", pin)
        told = {one.story: one for one in unit.neighbours.matters([one.report for one in lie.values()])}
        assert (told["Rumput tinggi"].agency, told["Rumput tinggi"].place) == ("lampu", "Jalan Kenanga")
        assert told["Rumput tinggi"].topic_for("lampu") == {"lampu", "mati"}
        assert told["Lampu mati"].agency == "taman"

    await archive.run(job)


async def test_of_many_the_newest_are_looked_at_and_those_of_the_village(archive: Archive) -> None:
    """However many an agency has."""

    def job(unit: UnitOfWork) -> None:
        other = meet(unit, 2).person
        first = add_report(unit, other, code="first")
        rows = unit.connection  # type: ignore[attr-defined]
        rows.execute(sa.text("UPDATE reports SET area_code = :area WHERE id = :id"), {"area": VILLAGE, "id": first.id})
        for number in range(neighbours.MOST):
            add_report(unit, other, code=f"more-{number}")
        assert "first" not in seen(unit)
        assert "first" not in seen(unit, area=VILLAGE[:8])
        assert "first" in seen(unit, area=VILLAGE)

    await archive.run(job)


async def test_the_agencys_index_finds_them(lite_archive: Archive) -> None:
    def job(unit: UnitOfWork) -> list[str]:
        told: list[str] = []
        connection = unit.connection  # type: ignore[attr-defined]

        def note(_c: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
            told.append((statement, parameters))  # type: ignore[arg-type]

        sa.event.listen(connection, "before_cursor_execute", note)
        unit.neighbours.around(["lampu", "taman"], VILLAGE, since=SINCE, without=0)
        sa.event.remove(connection, "before_cursor_execute", note)
        [(statement, parameters)] = told
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]

    plan = "\n".join(await lite_archive.run(job))
    assert "COVERING INDEX ix_reports_agency_status" in plan
    assert "ix_reports_area_code" in plan
    assert "SCAN reports" not in plan


async def test_the_same_letter_is_queued_for_many(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some chats in one statement; nobody to write to calls for no sender."""
    monkeypatch.setattr(outbox, "AT_ONCE", 2)

    def job(unit: UnitOfWork) -> None:
        unit.outbox.add_for([], letter(0))
        assert not unit.mail  # type: ignore[attr-defined]
        chats = [meet(unit, number).chat for number in range(1, 4)]
        unit.outbox.add_for(chats, replace(letter(0), priority=Priority.BULK))
        assert unit.mail  # type: ignore[attr-defined]
        assert [unit.people.person_at(one.chat) for one in unit.outbox.claim(9, without=())] == [
            meet(unit, number).person for number in range(1, 4)
        ]

    await archive.run(job)
    rows = archive.rows("SELECT priority, text_key, letter_values, buttons FROM outbox ORDER BY id")
    assert len(rows) == 3
    assert len({str(row) for row in rows}) == 1
    assert rows[0][:2] == (2, "welcome-back")
