"""Versions of the rules: never changed, followed by number, and every change of mind is a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.rulebook import VersionUnknown
from tests.support.archive import meet

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

TEXTS = {"lampu.toml": '[[phrases]]\nweight = 1\nphrases = ["lampu"]\n', "_common.toml": "# Kosong\n"}


async def test_a_version_comes_back_as_it_was_published(archive: Archive) -> None:
    """Nothing is followed before the first; the number is the next one."""

    def publish(unit: UnitOfWork) -> int:
        number = unit.rules.add(TEXTS, note="pertama", by=meet(unit).person)
        unit.rules.activate(number, by=None)
        return number

    assert await archive.run(lambda unit: (unit.rules.active(), unit.rules.list())) == (None, [])
    number = await archive.run(publish)
    assert await archive.run(lambda unit: unit.rules.get(number)) == TEXTS
    assert await archive.run(lambda unit: unit.rules.active()) == number
    [version] = await archive.run(lambda unit: unit.rules.list())
    assert (version.number, version.note, version.at, version.active) == (number, "pertama", archive.clock.now(), True)
    assert version.by is not None


async def test_an_older_version_is_followed_again(archive: Archive) -> None:
    """Every activation stays on record: what, when, by whom, why."""

    def publish(unit: UnitOfWork, note: str) -> int:
        number = unit.rules.add(TEXTS, note=note, by=None)
        unit.rules.activate(number, by=None, note=note)
        return number

    first, second = [await archive.run(lambda unit, note=note: publish(unit, note)) for note in ("a", "b")]  # type: ignore[misc]
    assert await archive.run(lambda unit: unit.rules.active()) == second
    archive.clock.forward(hours=1)
    person = (await archive.run(meet)).person
    await archive.run(lambda unit: unit.rules.activate(first, by=person, note="kembali"))
    assert [(one.number, one.active) for one in await archive.run(lambda unit: unit.rules.list())] == [
        (second, False),
        (first, True),
    ]
    told = archive.rows("SELECT number, note, person_id FROM rules_activations ORDER BY id")
    assert told == [(first, "a", None), (second, "b", None), (first, "kembali", person)]


async def test_a_version_that_is_not_there_is_refused_with_those_that_are(archive: Archive) -> None:
    """Neither read nor followed."""
    number = await archive.run(lambda unit: unit.rules.add(TEXTS, note="", by=None))
    for job in (lambda unit: unit.rules.get(9), lambda unit: unit.rules.activate(9, by=None)):
        with pytest.raises(VersionUnknown, match=rf"\({number}\)"):
            await archive.run(job)
    assert await archive.run(lambda unit: unit.rules.active()) is None
