"""How much one person may send, at times that are moved by hand, on both databases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.domain.patience import Patience
from bot.domain.people import Membership
from bot.domain.report import Draft
from bot.domain.rules import Phrase, Rules
from bot.domain.safety import EMERGENCY
from bot.usecases import patience
from tests.support.archive import TENANT, Archive, agreed

if TYPE_CHECKING:
    from bot.domain.tenant import Tenant
    from bot.ports import UnitOfWork
    from tests.support.archive import Replica

pytestmark = pytest.mark.asyncio

DANGER = Rules(version=1, phrases={EMERGENCY: (Phrase(words=("kebakaran",), weight=1.0),)})


def strict(messages: int = 3, reports: int = 2) -> Tenant:
    """A government with little patience, that knows what a fire is."""
    topics = {**TENANT.safety.topics, EMERGENCY: DANGER}
    return replace(
        TENANT, patience=Patience(messages=messages, reports=reports), safety=replace(TENANT.safety, topics=topics)
    )


async def messages(replica: Replica, count: int, text: str = "halo", *, person: int = 1) -> list[bool]:
    """Send so many; gives which were admitted."""

    def job(unit: UnitOfWork) -> bool:
        return patience.admits(unit, agreed(unit, person), text, None)

    return [await replica.run(job) for _ in range(count)]


async def reports(replica: Replica, count: int, story: str = "Lampu mati", *, person: int = 1) -> list[bool]:
    """Try to send so many reports; gives which may be sent."""

    def job(unit: UnitOfWork) -> bool:
        draft = Draft(id="d1", conversation="report", slots={"story": story})
        return patience.may_send(unit, agreed(unit, person), draft)

    return [await replica.run(job) for _ in range(count)]


def told(archive: Archive, key: str) -> int:
    """Count the letters of this text."""
    return len(archive.rows("SELECT id FROM outbox WHERE text_key = :key", key=key))


async def test_too_many_messages_are_told_once_and_then_met_with_silence(archive: Archive) -> None:
    """One letter a minute; a third of a minute later one more is read; nobody else is held up."""
    archive.tenant = strict()
    assert await messages(archive, 9) == [True] * 3 + [False] * 6
    assert told(archive, "messages-limit") == 1
    assert await messages(archive, 2, person=2) == [True] * 2
    archive.clock.forward(seconds=20)
    assert await messages(archive, 2) == [True, False]
    assert told(archive, "messages-limit") == 1
    archive.clock.forward(seconds=41)
    assert await messages(archive, 4) == [True, True, False, False]
    assert told(archive, "messages-limit") == 2


async def test_two_replicas_count_together(archive: Archive) -> None:
    """The state is in the row, whichever replica takes the message."""
    archive.tenant = strict()
    other = archive.replica(tenant=strict())
    assert (
        await messages(archive, 2) + await messages(other, 2) + await messages(archive, 1) == [True] * 3 + [False] * 2
    )
    assert told(archive, "messages-limit") == 1


async def test_danger_is_always_read(archive: Archive) -> None:
    """Words of danger come through, and so does whoever is at a report of it; a report of it is always sent."""
    archive.tenant = strict()
    await messages(archive, 4)
    assert await messages(archive, 2, "Ada kebakaran di Gang Mawar") == [True, True]
    burning = Draft(id="d1", conversation="report", slots={"story": "Ada kebakaran"})
    assert await archive.run(lambda unit: patience.admits(unit, agreed(unit), "Lewati", burning))
    assert await reports(archive, 3) == [True, True, False]
    assert await reports(archive, 1, "Ada kebakaran di pasar") == [True]


async def test_reports_of_a_day(archive: Archive) -> None:
    """What is one too many is told each time, for it was asked for; half a day gives half as many again."""
    archive.tenant = strict()
    assert await reports(archive, 4) == [True, True, False, False]
    assert told(archive, "reports-limit") == 2
    archive.clock.forward(hours=12)
    assert await reports(archive, 2) == [True, False]


async def test_who_holds_a_role_may_send_ten_times_as_much(archive: Archive) -> None:
    """Officers and village heads work here."""
    archive.tenant = strict()

    def join(unit: UnitOfWork) -> None:
        unit.members.join(Membership(person=agreed(unit).person, role=Role.VILLAGE_HEAD, area="35.78.01.2001"))

    await archive.run(join)
    assert sum(await messages(archive, 40)) == 33
    assert sum(await reports(archive, 30)) == 22


async def test_a_clock_that_went_back_shuts_nobody_out(archive: Archive) -> None:
    """What was used lies in the future then, and counts as all of it at most."""
    archive.tenant = strict()
    archive.clock.forward(days=300)
    await messages(archive, 4)
    archive.clock.forward(days=-300)
    assert await messages(archive, 1) == [False]
    archive.clock.forward(seconds=21)
    assert await messages(archive, 1) == [True]


async def test_who_is_erased_begins_no_new_day(archive: Archive) -> None:
    """Whoever writes from the same account goes on with what is left; what is long full again is deleted."""
    archive.tenant = strict()
    assert await reports(archive, 3) == [True, True, False]
    await archive.run(lambda unit: unit.people.erase(agreed(unit).person))
    assert await reports(archive, 1) == [False]
    archive.clock.forward(days=1, seconds=1)
    swept = await archive.run(lambda unit: unit.housekeeping.prune())
    assert (swept["patience"], archive.count("patience")) == (1, 0)
