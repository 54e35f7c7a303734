"""Lists of village heads on both databases: taken once a minute, kept once, sent once, and known again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.report import Attachment, Draft
from tests.support.archive import agreed

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

FILE = Attachment(kind="document", file_id="berkas", unique_id="b", name="daftar.xlsx")
VILLAGE, DIGEST = "35.78.01.1001", "a" * 64
DRAFTS = [Draft(id=f"d{n}", conversation="report", slots={"story": "Lampu \u2028 mati <b>"}) for n in range(2)]


def added(unit: UnitOfWork) -> int:
    actor = agreed(unit)
    return unit.lists.add(person=actor.person, chat=actor.chat, village=VILLAGE, file=FILE)


async def test_a_list_is_taken_once_a_minute_until_it_is_read(archive: Archive) -> None:
    """One that the reader fell over comes again, and says how often it has."""
    row = await archive.run(added)
    first = await archive.run(lambda unit: unit.lists.take(5))
    assert [(one.row, one.file_id, one.name, one.attempts) for one in first] == [(row, "berkas", "daftar.xlsx", 1)]
    assert await archive.run(lambda unit: unit.lists.take(5)) == []
    archive.clock.forward(seconds=61)
    assert [one.attempts for one in await archive.run(lambda unit: unit.lists.take(5))] == [2]
    await archive.run(lambda unit: unit.lists.put_off(row, seconds=5))
    archive.clock.forward(seconds=5)
    assert [one.attempts for one in await archive.run(lambda unit: unit.lists.take(5))] == [3]


async def test_a_list_is_kept_once_and_sent_once(archive: Archive) -> None:
    """And what it said is forgotten then, but for a mark."""
    row = await archive.run(added)
    assert await archive.run(lambda unit: unit.lists.keep(row, DRAFTS, digest=DIGEST))
    assert not await archive.run(lambda unit: unit.lists.keep(row, [], digest=DIGEST))
    assert await archive.run(lambda unit: unit.lists.drafts(row)) == DRAFTS
    since = archive.clock.now() - timedelta(days=30)
    assert await archive.run(lambda unit: unit.lists.find_sent(VILLAGE, DIGEST, since)) is None
    assert await archive.run(lambda unit: unit.lists.sent(row))
    assert not await archive.run(lambda unit: unit.lists.sent(row))
    assert await archive.run(lambda unit: unit.lists.drafts(row)) == []
    known = await archive.run(lambda unit: unit.lists.find_sent(VILLAGE, DIGEST, since))
    assert known is not None
    assert (known.count, known.at) == (2, archive.clock.now())
    assert await archive.run(lambda unit: unit.lists.find_sent("35.78.01.1002", DIGEST, since)) is None
    await archive.run(lambda unit: unit.lists.drop(row))
    assert archive.rows("SELECT file_id, name, drafts, reports FROM lists") == [("", "", None, 2)]


async def test_a_list_that_is_gone_gives_its_number_to_no_other(archive: Archive) -> None:
    """Or what is still being read of it would be taken for the other's."""
    row = await archive.run(added)
    await archive.run(lambda unit: unit.lists.drop(row))
    assert await archive.run(added) > row
    assert not await archive.run(lambda unit: unit.lists.keep(row, DRAFTS, digest=DIGEST))


async def test_time_forgets_what_nobody_sent(archive: Archive) -> None:
    """After a day; the mark of what was sent after thirty."""

    def two(unit: UnitOfWork) -> None:
        row = added(unit)
        unit.lists.keep(row, DRAFTS, digest=DIGEST)
        unit.lists.sent(row)
        added(unit)

    await archive.run(two)
    archive.clock.forward(days=1)
    await archive.run(lambda unit: unit.housekeeping.prune())
    assert archive.count("lists") == 1
    archive.clock.forward(days=29)
    await archive.run(lambda unit: unit.housekeeping.prune())
    assert archive.count("lists") == 0


async def test_who_is_erased_leaves_no_list(archive: Archive) -> None:
    await archive.run(added)
    await archive.run(lambda unit: unit.people.erase(agreed(unit).person))
    assert archive.count("lists") == 0
