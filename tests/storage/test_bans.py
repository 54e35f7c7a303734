"""Who may send no new reports, on both databases and at times that are moved by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.domain.people import Membership
from bot.usecases import bans
from tests.support.archive import add_report, agreed

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio


def barred(unit: UnitOfWork, days: int = 3) -> str:
    actor = agreed(unit)
    report = next(iter(unit.reports.page_of(actor.person, start=0, size=1)), None) or add_report(unit, actor.person)
    return bans.bar(unit, report, reason="Laporan palsu.", days=days)


async def test_it_ends_by_time(archive: Archive) -> None:
    """Once only, until its day, and a month later it is forgotten."""
    assert await archive.run(barred) == ""
    assert await archive.run(barred) == bans.ALREADY
    assert await archive.run(lambda unit: bans.barred(unit, agreed(unit)))
    archive.clock.forward(days=2, hours=23)
    assert await archive.run(lambda unit: bans.barred(unit, agreed(unit)))
    archive.clock.forward(hours=1)
    assert not await archive.run(lambda unit: bans.barred(unit, agreed(unit)))
    await archive.run(lambda unit: unit.housekeeping.prune())
    assert archive.count("bans") == 1
    archive.clock.forward(days=31)
    await archive.run(lambda unit: unit.housekeeping.prune())
    assert archive.count("bans") == 0


async def test_only_a_national_admin_lifts(archive: Archive) -> None:
    """Each of the others is told that it is not theirs; what ended is said to have ended."""

    def job(unit: UnitOfWork) -> list[str]:
        barred(unit, days=0)
        (ban,) = unit.bans.holding()
        admin, other = agreed(unit, 2), agreed(unit, 3)
        unit.members.join(Membership(person=other.person, role=Role.ADMIN, agency="lampu"))
        said = [bans.press_lift(unit, other, ban.id).key]
        unit.members.join(Membership(person=admin.person, role=Role.ADMIN))
        return [*said, *(bans.press_lift(unit, admin, number).key for number in (None, ban.id + 1, ban.id, ban.id))]

    late = "toast-unban-late"
    assert await archive.run(job) == ["restrict-not-yours", late, late, "toast-unbanned", late]
