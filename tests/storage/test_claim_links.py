"""Claim links and looks: each link is good once, each look is kept."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from tests.support.archive import Archive, add_report, meet

if TYPE_CHECKING:
    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio

HASH = "h" * 64


async def linked(archive: Archive) -> int:
    """Keep a link to a report; gives the report's id."""

    def job(unit: UnitOfWork) -> int:
        report = add_report(unit, meet(unit).person).id
        unit.claim_links.add(token_hash=HASH, report=report)
        return report

    return await archive.run(job)


async def test_a_link_is_spent_by_its_first_use(archive: Archive) -> None:
    """It names its report once; afterwards, and for a token nobody made, there is nothing."""
    report = await linked(archive)
    person = (await archive.run(lambda unit: meet(unit, 2))).person
    assert not await archive.run(lambda unit: unit.claim_links.use("other", person))
    assert await archive.run(lambda unit: unit.claim_links.get(HASH)) == report
    assert await archive.run(lambda unit: unit.claim_links.use(HASH, person))
    assert not await archive.run(lambda unit: unit.claim_links.use(HASH, person))
    assert await archive.run(lambda unit: unit.claim_links.get(HASH)) is None
    assert await archive.run(lambda unit: unit.claim_links.get("other")) is None
    assert archive.rows("SELECT used_by FROM claim_links WHERE used IS NOT NULL") == [(person,)]


async def test_one_of_many_who_come_at_once_has_the_report(archive: Archive) -> None:
    """From every lane of three replicas: it is the one that the row names."""
    await linked(archive)
    replicas = [archive, archive.replica(), archive.replica()]
    people = await archive.run(lambda unit: [meet(unit, number).person for number in range(12)])
    told = await asyncio.gather(
        *(
            replicas[n % 3].run(lambda unit, person=person: (person, unit.claim_links.use(HASH, person)), key=n)  # type: ignore[misc]
            for n, person in enumerate(people)
        ),
    )
    [winner] = [person for person, spent in told if spent]
    assert archive.rows("SELECT used_by FROM claim_links") == [(winner,)]


async def test_two_who_are_in_their_units_at_the_same_time(pg_archive: Archive) -> None:
    """Both spend it before either has committed: one of them has it."""
    await linked(pg_archive)
    other = pg_archive.replica()
    person = (await pg_archive.run(meet)).person
    meeting = threading.Barrier(2, timeout=20)

    def job(unit: UnitOfWork) -> bool:
        unit.people.name_of(person)
        meeting.wait()
        return unit.claim_links.use(HASH, person)

    told = await asyncio.gather(pg_archive.run(job), other.run(job))
    assert sorted(told) == [False, True]


async def test_each_look_is_kept(archive: Archive) -> None:
    """Who, at whom, which report, why and when; looking twice is two looks."""
    report = await linked(archive)

    def look(unit: UnitOfWork) -> None:
        viewer, person = meet(unit, 2).person, meet(unit).person
        unit.audit.looked(viewer=viewer, person=person, report=report, reason="violence")

    await archive.run(look)
    archive.clock.forward(minutes=5)
    await archive.run(look)
    people = await archive.run(lambda unit: [meet(unit, number).person for number in (2, 1)])
    rows = archive.rows("SELECT viewer_id, person_id, report_id, reason FROM identity_looks ORDER BY at")
    assert rows == [(*people, report, "violence")] * 2
