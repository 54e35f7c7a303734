"""Roles that are listed, taken, and held for a time; cases that change hands; invitations that are taken back."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.people import AGENCY_ADMIN, Membership
from bot.domain.steering import Scope, scopes
from bot.usecases import deputies, relief
from tests.support.archive import Archive, add_report, agreed, entry, meet
from tests.support.races import at_once

if TYPE_CHECKING:
    from bot.domain.people import Held
    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio

BUDI, DEWI, RATNA, JOKO = 2, 3, 4, 5


def peopled(unit: UnitOfWork) -> None:
    """Two officers, an agency's admin and two national ones."""
    for number, role, agency in (
        (BUDI, Role.OFFICER, "lampu"),
        (DEWI, Role.OFFICER, "taman"),
        (DEWI, Role.ADMIN, "lampu"),
        (RATNA, Role.ADMIN, None),
        (JOKO, Role.ADMIN, None),
    ):
        unit.members.join(Membership(person=agreed(unit, number).person, role=role, agency=agency))


def listed(unit: UnitOfWork, *mine: Scope) -> list[tuple[str, str | None]]:
    """List what these scopes show."""
    page = unit.members.page(mine, start=0, size=10)
    assert unit.members.count(mine) == len(page)
    return [(one.membership.told_as, one.membership.agency) for one in page]


def role_of(unit: UnitOfWork, number: int) -> Held:
    """Find somebody's last role."""
    everything = scopes([Membership(person=0, role=Role.ADMIN)])
    person = meet(unit, number).person
    return [one for one in unit.members.page(everything, start=0, size=10) if one.membership.person == person][-1]


async def test_scopes_show_what_they_name(archive: Archive) -> None:
    """Of one agency, of any, and the two kinds of admins apart."""
    await archive.run(peopled)

    def job(unit: UnitOfWork) -> None:
        assert listed(unit, Scope(kind=Role.OFFICER, agency="lampu")) == [(Role.OFFICER, "lampu")]
        assert len(listed(unit, Scope(kind=Role.OFFICER, agency=None))) == 2
        assert listed(unit, Scope(kind=AGENCY_ADMIN, agency=None)) == [(AGENCY_ADMIN, "lampu")]
        assert listed(unit, Scope(kind=Role.ADMIN, agency=None)) == [(Role.ADMIN, None)] * 2
        assert listed(unit) == []
        second = unit.members.page([Scope(kind=Role.ADMIN, agency=None)], start=1, size=1)
        assert [one.membership.person for one in second] == [meet(unit, JOKO).person]

    await archive.run(job)


async def test_a_role_that_is_taken_ends_once_and_says_why(archive: Archive) -> None:
    """By whom and why stand in its row, which stays; what is asked of roles knows it no more."""
    await archive.run(peopled)

    def job(unit: UnitOfWork) -> None:
        held = role_of(unit, BUDI)
        assert unit.members.revoke(held, by=meet(unit, RATNA).person, reason="Pindah tugas.")
        assert not unit.members.revoke(held, by=None, reason="Lagi.")
        assert unit.members.memberships(meet(unit, BUDI).person) == []
        assert unit.members.officers("lampu") == []
        ended = unit.members.find(held.row)
        assert ended is not None
        assert dict(ended.details) == {"by": str(meet(unit, RATNA).person), "reason": "Pindah tugas."}
        assert ended.stage(unit.now) == "ended"

    await archive.run(job)


async def test_two_admins_who_take_each_others_role(pg_archive: Archive) -> None:
    """Both at once: one of them stays, whoever comes second."""
    await pg_archive.run(peopled)
    other = pg_archive.replica()

    def taking(number: int) -> bool:
        return lambda unit: unit.members.revoke(role_of(unit, number), by=None, reason="Saya duluan.")  # type: ignore[return-value]

    done = await asyncio.gather(
        pg_archive.run(taking(RATNA), key=1),  # type: ignore[arg-type]
        other.run(taking(JOKO), key=2),  # type: ignore[arg-type]
    )
    assert sorted(done) == [False, True]


async def test_a_role_for_a_time_begins_and_ends_by_itself(archive: Archive) -> None:
    """Before, during and after: rights, chats, and that it was told are asked by the clock alone."""
    await archive.run(peopled)
    begins, ends = archive.clock.now() + timedelta(hours=1), archive.clock.now() + timedelta(hours=2)

    def lend(unit: UnitOfWork) -> None:
        budi, joko = meet(unit, BUDI).person, meet(unit, JOKO).person
        deputy = Membership(person=joko, role=Role.OFFICER, agency="lampu")
        unit.members.lend(deputy, since=begins, until=ends, whose=budi)

    def seen(unit: UnitOfWork) -> tuple[int, list[str], list[int]]:
        joko, come = meet(unit, JOKO).person, unit.members.lent()
        for one in come:
            unit.members.tell(one)
        stages = [one.stage(unit.now) for one in come]
        return len(unit.members.officers("lampu")), stages, list(unit.members.stands_for(joko))

    await archive.run(lend)
    budi = await archive.run(lambda unit: meet(unit, BUDI).person)
    assert await archive.run(seen) == (1, [], [])
    archive.clock.forward(hours=1)
    assert await archive.run(seen) == (2, ["begun"], [budi])
    assert await archive.run(seen) == (2, [], [budi])
    archive.clock.forward(hours=1)
    assert await archive.run(seen) == (1, ["ended"], [])
    assert await archive.run(seen) == (1, [], [])


@pytest.mark.parametrize(("hours", "key"), [(1, "deputy-begins"), (2, "deputy-ends")])
async def test_two_units_that_find_a_deputys_time_tell_of_it_once(pg_archive: Archive, hours: int, key: str) -> None:
    """The ticker's, and that of an officer who lends a role in the same moment."""
    await pg_archive.run(peopled)

    def lend(unit: UnitOfWork) -> None:
        budi, joko = meet(unit, BUDI).person, meet(unit, JOKO).person
        deputy = Membership(person=joko, role=Role.OFFICER, agency="lampu")
        begins, ends = unit.now + timedelta(hours=1), unit.now + timedelta(hours=2)
        unit.members.lend(deputy, since=begins, until=ends, whose=budi)

    await pg_archive.run(lend)
    pg_archive.clock.forward(hours=hours)
    assert await at_once(pg_archive, deputies.turn, deputies.turn) == 0
    told = pg_archive.rows("SELECT 1 FROM outbox WHERE text_key = :key", key=key)
    assert len(told) == len({BUDI, JOKO})


async def test_cases_change_hands_by_a_line_of_the_history(archive: Archive) -> None:
    """Whoever has them after the line holds them; back at the agency nobody does."""
    await archive.run(peopled)

    def job(unit: UnitOfWork) -> None:
        budi, dewi = meet(unit, BUDI).person, meet(unit, DEWI).person
        report = add_report(unit, agreed(unit).person)
        line = entry(unit, Event.ACCEPT, Status.IN_PROGRESS, role=Role.OFFICER, actor=budi)
        unit.reports.move(report, line)
        for whose, to in ((budi, dewi), (dewi, budi), (budi, None)):
            assert [one.report.id for one in unit.tasks.held_by(whose, "lampu")] == [report.id]
            assert relief.give(unit, whose=whose, agency="lampu", to=to, role=Role.ADMIN, actor=None) == 1
            assert [one.holder for one in unit.tasks.of([report.id])] == [to]
        assert relief.give(unit, whose=budi, agency="lampu", to=dewi, role=Role.ADMIN, actor=None) == 0
        last = unit.reports.history(report.id)[-1]
        assert (last.event, dict(last.details)) == (Event.HAND_OVER, {"holder": {"before": budi, "after": None}})

    await archive.run(job)


async def test_what_a_colleague_may_not_read_goes_back_to_the_agency(archive: Archive) -> None:
    """A sensitive case may be about the agency's admin, who gets no word of it."""
    await archive.run(peopled)

    def job(unit: UnitOfWork) -> None:
        budi, dewi = meet(unit, BUDI).person, meet(unit, DEWI).person
        report = add_report(unit, agreed(unit).person, topic="abuse")
        line = entry(unit, Event.ACCEPT, Status.IN_PROGRESS, role=Role.OFFICER, actor=budi)
        unit.reports.move(report, line)
        assert relief.give(unit, whose=budi, agency="lampu", to=dewi, role=Role.OFFICER, actor=None) == 1
        assert [one.holder for one in unit.tasks.of([report.id])] == [None]
        assert "cases-taken-over" not in {one.key for one in unit.outbox.claim(50, without=())}

    await archive.run(job)


async def test_an_invitation_is_taken_back_once(archive: Archive) -> None:
    """What is open is listed by scope; used, expired and taken back ones are not, and nobody gets in by them."""

    def job(unit: UnitOfWork) -> None:
        mine = [Scope(kind=Role.OFFICER, agency="lampu")]
        for letter, agency in (("a", "lampu"), ("b", "lampu"), ("c", "taman")):
            unit.invites.add(token_hash=letter * 64, role=Role.OFFICER, agency=agency, area=None, days=7)
        first, second = unit.invites.open(mine, start=0, size=5)
        assert unit.invites.count_open(mine) == 2
        assert unit.invites.withdraw(first.id)
        assert not unit.invites.withdraw(first.id)
        assert not unit.invites.use(first.id, meet(unit).person)
        assert unit.invites.use(second.id, meet(unit).person)
        assert not unit.invites.withdraw(second.id)
        assert unit.invites.count_open(mine) == 0

    await archive.run(job)
