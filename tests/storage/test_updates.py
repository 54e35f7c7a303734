"""Each Telegram update has its effect once, however often and wherever it comes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.support.archive import Archive, letter, meet

if TYPE_CHECKING:
    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio


def effect(unit: UnitOfWork) -> bool:
    """Do what an update does: mark it, then leave a letter; a repeat is left without effect."""
    if not unit.updates.mark(1, 4711):
        return False
    unit.outbox.add(letter(meet(unit).chat))
    return True


async def test_a_repeated_update_has_no_second_effect(archive: Archive) -> None:
    """It is told from a new one by (bot, number); another bot's update of that number is another one."""
    assert await archive.run(effect) is True
    assert await archive.run(effect) is False
    assert archive.count("outbox") == 1
    assert await archive.run(lambda unit: unit.updates.mark(2, 4711)) is True


async def test_an_update_that_comes_to_two_replicas_at_once_has_one_effect(archive: Archive) -> None:
    """Whoever comes second waits for the first and is told that it is done."""
    replicas = [archive, archive.replica(), archive.replica()]
    told = await asyncio.gather(*(replica.run(effect, key=key) for replica in replicas for key in range(8)))
    assert sorted(told) == [False] * 23 + [True]
    assert archive.count("outbox") == 1
    assert archive.count("people") == 1


async def test_an_update_whose_first_unit_was_rolled_back_is_new(archive: Archive) -> None:
    """The mark belongs to the unit: without its effect there is no mark."""

    def fail(unit: UnitOfWork) -> None:
        effect(unit)
        raise KeyError

    with pytest.raises(KeyError):
        await archive.run(fail)
    assert await archive.run(effect) is True


async def test_marks_are_kept_for_two_days(archive: Archive) -> None:
    """Telegram repeats for a day; after a quiet week its numbers start anew and may come again."""
    await archive.run(effect)
    archive.clock.forward(days=2)
    await archive.run(lambda unit: unit.housekeeping.prune())
    assert await archive.run(effect) is False
    archive.clock.forward(seconds=1)
    swept = await archive.run(lambda unit: unit.housekeeping.prune())
    assert swept["marks"] == 1
    assert await archive.run(effect) is True


async def test_the_body_of_a_parked_update_expires_and_its_cause_stays(archive: Archive) -> None:
    """Whoever looks into it has a week."""
    await archive.run(lambda unit: unit.updates.park(bot=1, update=5, cause="KeyError: x", body='{"update_id":5}'))
    archive.clock.forward(days=6, hours=23)
    swept = await archive.run(lambda unit: unit.housekeeping.prune())
    assert swept["bodies"] == 0
    archive.clock.forward(hours=1)
    swept = await archive.run(lambda unit: unit.housekeeping.prune())
    assert swept["bodies"] == 1
    assert archive.rows("SELECT bot_id, update_id, cause, body FROM parked") == [(1, 5, "KeyError: x", None)]
    swept = await archive.run(lambda unit: unit.housekeeping.prune())
    assert swept["bodies"] == 0
