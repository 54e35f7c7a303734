"""Invitations: each good once, however many try at the same moment."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.support.archive import Archive, meet

if TYPE_CHECKING:
    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio


async def invited(archive: Archive) -> int:
    """Keep an invitation; gives its id."""

    def job(unit: UnitOfWork) -> int:
        unit.invites.add(token_hash="h" * 64, role=Role.OFFICER, agency="lampu", area="35.78", days=7)
        found = unit.invites.get("h" * 64)
        assert found is not None
        return found.id

    return await archive.run(job)


async def test_an_invitation_comes_back_as_it_was_made(archive: Archive) -> None:
    """Found by its hash alone; it knows its end and whether it was used."""
    invite = await invited(archive)
    found = await archive.run(lambda unit: unit.invites.get("h" * 64))
    assert found is not None
    assert (found.role, found.agency, found.area, found.used) == (Role.OFFICER, "lampu", "35.78", False)
    assert (found.expires - archive.clock.now()).days == 7
    assert await archive.run(lambda unit: unit.invites.get("other")) is None
    person = (await archive.run(meet)).person
    assert await archive.run(lambda unit: unit.invites.use(invite, person)) is True
    assert await archive.run(lambda unit: unit.invites.use(invite, person)) is False
    found = await archive.run(lambda unit: unit.invites.get("h" * 64))
    assert found is not None
    assert found.used


async def test_one_of_many_who_come_at_once_gets_in(archive: Archive) -> None:
    """From every lane of three replicas: one is let in, and it is the one that the row names."""
    invite = await invited(archive)
    replicas = [archive, archive.replica(), archive.replica()]
    people = await archive.run(lambda unit: [meet(unit, number).person for number in range(12)])
    told = await asyncio.gather(
        *(
            replicas[n % 3].run(lambda unit, person=person: (person, unit.invites.use(invite, person)), key=n)  # type: ignore[misc]
            for n, person in enumerate(people)
        ),
    )
    [winner] = [person for person, used in told if used]
    assert archive.rows("SELECT used_by FROM invites") == [(winner,)]


async def test_two_who_are_in_their_units_at_the_same_time(pg_archive: Archive) -> None:
    """Both have seen the invitation unused before either spends it."""
    invite = await invited(pg_archive)
    other = pg_archive.replica()
    person = (await pg_archive.run(meet)).person
    meeting = threading.Barrier(2, timeout=20)

    def job(unit: UnitOfWork) -> bool:
        found = unit.invites.get("h" * 64)
        assert found is not None
        assert not found.used
        meeting.wait()
        return unit.invites.use(invite, person)

    assert sorted(await asyncio.gather(pg_archive.run(job), other.run(job))) == [False, True]
