"""The morning's digest: to whom, when, how often, and what it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.domain.deadlines import WorkCalendar
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.messages import Priority
from bot.domain.people import Membership
from bot.ports import ChatState, Final
from bot.usecases import morning
from bot.workers.clockwork import Clockwork
from tests.support.archive import TENANT, Archive, add_report, agreed, entry

if TYPE_CHECKING:
    from bot.ports import Outgoing, UnitOfWork
    from tests.support.archive import Replica

pytestmark = pytest.mark.asyncio

SITI, BUDI, DEWI, RATNA = range(1, 5)
JAKARTA = WorkCalendar(holidays={date(2026, 11, 25): "Hari libur"}, zone=ZoneInfo("Asia/Jakarta"))
MORNING = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
"""A Tuesday, half past seven in Jakarta."""


def furnish(unit: UnitOfWork) -> None:
    """Two officers and a verifier; two reports at the agency, a sensitive one, and one that nobody has."""
    for number, role, agency in (
        (BUDI, Role.OFFICER, "lampu"),
        (DEWI, Role.OFFICER, "lampu"),
        (RATNA, Role.VERIFIER, None),
    ):
        unit.members.join(Membership(person=agreed(unit, number).person, role=role, agency=agency))
    reporter = agreed(unit, SITI).person
    for code, topic in (("ONE", ""), ("TWO", ""), ("SECRET", "violence")):
        report = add_report(unit, reporter, code=code, topic=topic)
        unit.reports.move(report, entry(unit, Event.ASSIGN, Status.ASSIGNED, role=Role.SYSTEM))
    add_report(unit, reporter, code="NEW", agency=None)


def claimed(unit: UnitOfWork) -> list[Outgoing]:
    letters = list(unit.outbox.claim(50, without=()))
    for one in letters:
        unit.outbox.finish(one.row, Final.SENT)
    return letters


async def sent(replica: Replica) -> list[Outgoing]:
    """Give what may leave now, the chats with the lower number first."""
    return sorted(await replica.run(claimed), key=lambda one: one.telegram_chat)


def numbers(letters: list[Outgoing]) -> list[int]:
    return [one.telegram_chat - 7_000_000_000 for one in letters]


async def furnished(archive: Archive) -> Clockwork:
    """Furnish the archive, and stand before the clock at half past seven."""
    archive.tenant = replace(TENANT, calendar=JAKARTA)
    archive.clock.time = MORNING
    await archive.run(furnish)
    return Clockwork(archive.lanes)


async def test_every_desk_hears_how_much_waits(archive: Archive) -> None:
    """Officers with the sensitive ones that they read, verifiers what waits for them and at all agencies."""
    await (await furnished(archive)).turn()
    letters = await sent(archive)
    assert numbers(letters) == [BUDI, DEWI, RATNA]
    assert {one.priority for one in letters} == {int(Priority.BULK)}
    assert letters[0].key == "digest"
    assert letters[0].values == {"who": "Dinas Perhubungan", "all": "3", "free": "3", "today": "0", "late": "0"}
    assert letters[2].key == "digest-verifier"
    assert letters[2].values == {"waiting": "1", "all": "3", "free": "3", "today": "0", "late": "0"}
    assert [letters[0].buttons[0][0].action, letters[2].buttons[0][0].action] == ["tasks.all", "queue"]


async def test_it_comes_once_a_day_whoever_leads(archive: Archive) -> None:
    """Neither another turn nor a restart nor another replica brings it again; the next day does."""
    clockwork = await furnished(archive)
    await clockwork.turn()
    assert len(await sent(archive)) == 3
    other = archive.replica(tenant=archive.tenant)
    archive.clock.forward(minutes=5)
    for again in (clockwork, Clockwork(archive.lanes), Clockwork(other.lanes)):
        await again.turn()
    assert await sent(archive) == []
    archive.clock.time = MORNING.replace(day=26)
    await clockwork.turn()
    assert numbers([one for one in await sent(archive) if one.key.startswith("digest")]) == [BUDI, DEWI, RATNA]


@pytest.mark.parametrize(
    ("day", "hour", "minute", "there"),
    [
        (24, 0, 29, False),
        (24, 0, 30, True),
        (24, 4, 59, True),
        (24, 5, 0, False),
        (25, 0, 30, False),
        (28, 0, 30, False),
    ],
)
async def test_it_leaves_in_the_morning_of_working_days(
    archive: Archive,
    day: int,
    hour: int,
    minute: int,
    there: bool,  # noqa: FBT001 - a table's column
) -> None:
    """From half past seven until noon; not on a holiday, nor on a Saturday."""
    archive.tenant = replace(TENANT, calendar=JAKARTA)
    archive.clock.time = MORNING.replace(day=day, hour=hour, minute=minute)
    assert bool(await archive.run(morning.day)) is there


async def test_nothing_is_said_where_nothing_waits_or_nobody_can_be_reached(archive: Archive) -> None:
    """An empty desk gets none, and whoever blocked the bot gets none later either."""
    await furnished(archive)
    assert await archive.run(partial(morning.send, agency="air")) == 0

    def blocks(unit: UnitOfWork) -> None:
        unit.people.set_chat_state(agreed(unit, BUDI).chat, ChatState.BLOCKED)

    await archive.run(blocks)
    assert await archive.run(partial(morning.send, agency="lampu")) == 1
    assert numbers(await sent(archive)) == [DEWI]


async def test_a_group_is_the_desk_and_hears_of_nothing_sensitive(archive: Archive) -> None:
    await furnished(archive)

    def bound(unit: UnitOfWork) -> int:
        group = unit.people.meet(user=7_000_000_000 + BUDI, chat=-100, kind="supergroup", name="Budi Santoso").chat
        unit.members.bind(group, "lampu")
        return group

    group = await archive.run(bound)
    assert await archive.run(partial(morning.send, agency="lampu")) == 1
    [letter] = await sent(archive)
    assert (letter.chat, letter.values["all"]) == (group, "2")
