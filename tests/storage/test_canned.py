"""Ready replies in the archive: one of each name is live, and what was changed or deleted can be taken back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.support.archive import meet

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio


def add(unit: UnitOfWork, name: str, text: str = "Isi.", agency: str = "lampu") -> bool:
    return unit.replies.add(agency, name, text, person=meet(unit).person)


def listed(unit: UnitOfWork, agency: str = "lampu") -> list[tuple[str, str]]:
    return [(one.name, one.text) for one in unit.replies.of(agency)]


async def test_each_agency_has_its_own_by_name(archive: Archive) -> None:
    """A name is taken once an agency; the list is in the order of the alphabet, whatever the capitals."""

    def job(unit: UnitOfWork) -> list[bool]:
        return [add(unit, "Sudah"), add(unit, "baru"), add(unit, "Sudah", "Lain."), add(unit, "Sudah", agency="taman")]

    assert await archive.run(job) == [True, True, False, True]
    assert await archive.run(listed) == [("baru", "Isi."), ("Sudah", "Isi.")]
    assert await archive.run(lambda unit: listed(unit, "taman")) == [("Sudah", "Isi.")]


async def test_a_change_and_a_deletion_can_be_taken_back(archive: Archive) -> None:
    """What is live instead gives way; a reply that is over is known still."""

    def job(unit: UnitOfWork) -> list[list[tuple[str, str]]]:
        add(unit, "Sudah", "Satu.")
        [first] = unit.replies.of("lampu")
        assert unit.replies.end(first.id)
        assert not unit.replies.end(first.id)
        found = [listed(unit)]
        add(unit, "Sudah", "Dua.")
        found.append(listed(unit))
        old = unit.replies.find(first.id)
        assert old is not None
        assert not old.live
        unit.replies.restore(old)
        return [*found, listed(unit)]

    assert await archive.run(job) == [[], [("Sudah", "Dua.")], [("Sudah", "Satu.")]]
    assert await archive.run(lambda unit: unit.replies.find(99)) is None


async def test_two_of_one_name_at_once_are_one(archive: Archive) -> None:
    added = await asyncio.gather(*(archive.run(lambda unit: add(unit, "Sudah"), key=key) for key in range(4)))
    assert sorted(added) == [False, False, False, True]
