"""What time does to drafts: reminded of once, by day; forgotten after their time, and said where it was a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.domain.report import Draft
from bot.usecases import upkeep
from tests.support.archive import TENANT, Archive, agreed, meet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports import Outgoing, UnitOfWork

pytestmark = pytest.mark.asyncio

JAYAPURA = ZoneInfo("Asia/Jayapura")
"""Nine hours before UTC: its day begins in the night before."""

REPORT = Draft(id="d1", conversation="report", slots={"part-4": "Lampu mati"}, proposed={"title": "Lampu mati"})


async def written(archive: Archive, *drafts: Draft, days: float = 30) -> None:
    """Let a person each write one of these drafts, with so much time."""

    def job(unit: UnitOfWork) -> None:
        for number, draft in enumerate(drafts):
            actor = agreed(unit, number)
            row = unit.dialogues.get(actor.chat, actor.person)
            unit.dialogues.save(replace(row, draft=draft, expires=unit.now + timedelta(days=days)))

    await archive.run(job)


async def letters(archive: Archive) -> Sequence[Outgoing]:
    """Claim what may be sent now."""
    return await archive.run(lambda unit: unit.outbox.claim(10, without=()))


async def reminders(archive: Archive, *local: int) -> int:
    """Sweep at this local time; gives the number of reminders."""
    archive.clock.time = datetime(2026, 11, *local, tzinfo=JAYAPURA).astimezone(UTC)
    replica = archive.replica(tenant=replace(TENANT, calendar=replace(TENANT.calendar, zone=JAYAPURA)))
    return (await replica.run(upkeep.sweep))["reminders"]


@pytest.mark.parametrize(
    ("hour", "minute", "told"), [(0, 0, 0), (6, 59, 0), (7, 0, 1), (12, 0, 1), (19, 59, 1), (20, 0, 0), (23, 59, 0)]
)
async def test_a_reminder_leaves_by_day(archive: Archive, hour: int, minute: int, told: int) -> None:
    """From seven until eight in the evening, by the tenant's clock."""
    archive.clock.time = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    await written(archive, REPORT)
    assert await reminders(archive, 25, hour, minute) == told


async def test_a_draft_is_reminded_of_once(archive: Archive) -> None:
    """A day after its last word, by its title; the reminder touches nothing of the draft."""
    archive.clock.time = datetime(2026, 11, 23, 10, 0, tzinfo=JAYAPURA).astimezone(UTC)
    await written(archive, REPORT)
    assert await reminders(archive, 24, 9, 59) == 0
    assert await reminders(archive, 24, 10, 0) == 1
    for time in ((24, 10, 1), (25, 10, 0), (30, 10, 0)):
        assert await reminders(archive, *time) == 0
    [told] = await letters(archive)
    assert (told.key, told.values, told.buttons) == ("draft-reminder", {"title": "Lampu mati"}, ())
    actor = await archive.run(lambda unit: meet(unit, 0))
    assert (await archive.run(lambda unit: unit.dialogues.get(actor.chat, actor.person))).draft == REPORT


async def test_nobody_is_reminded_of_anything_but_a_report(archive: Archive) -> None:
    """Neither an officer of an answer, nor a newcomer of the notice, nor somebody whose draft was left."""
    await written(archive, Draft(id="a", conversation="answer"), Draft(id="c", conversation="consent"))

    def leave(unit: UnitOfWork) -> None:
        actor = agreed(unit, 9)
        unit.dialogues.save(replace(unit.dialogues.get(actor.chat, actor.person), left=REPORT))

    await archive.run(leave)
    archive.clock.forward(hours=24)
    assert (await archive.run(upkeep.sweep))["reminders"] == 0
    assert await letters(archive) == []


async def test_who_wrote_a_report_is_told_that_it_was_forgotten(archive: Archive) -> None:
    """Nobody else is; a second sweep finds nothing."""
    await written(archive, REPORT, Draft(id="a", conversation="answer"), Draft(id="c", conversation="consent"), days=1)
    archive.clock.forward(days=1)
    assert (await archive.run(upkeep.sweep))["drafts"] == 3
    [told] = await letters(archive)
    assert (told.telegram_chat, told.key, told.values) == (7_000_000_000, "draft-forgotten", {"title": "Lampu mati"})
    assert archive.rows("SELECT 1 FROM dialogues WHERE draft IS NOT NULL") == []
    assert (await archive.run(upkeep.sweep))["drafts"] == 0


@pytest.mark.parametrize(("hour", "waits"), [(6, 1), (7, 0), (19, 0), (20, 11), (23, 8)])
async def test_what_was_forgotten_by_night_is_told_by_day(archive: Archive, hour: int, waits: int) -> None:
    """The draft goes on time, the word of it leaves at seven."""
    archive.clock.time = datetime(2026, 11, 23, hour, tzinfo=UTC)
    await written(archive, REPORT, days=0)
    assert await archive.run(upkeep.forget) == 1
    if waits:
        archive.clock.forward(hours=waits, seconds=-1)
        assert await letters(archive) == []
        archive.clock.forward(seconds=1)
    assert len(await letters(archive)) == 1


async def test_a_sweep_takes_so_many_and_the_next_one_the_rest(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The unit stays short, whatever has gathered."""
    monkeypatch.setattr(upkeep, "AT_ONCE", 2)
    await written(archive, *(replace(REPORT, id=f"d{number}") for number in range(5)), days=2)
    archive.clock.forward(days=1)
    assert [(await archive.run(upkeep.remind)) for _ in range(4)] == [2, 2, 1, 0]
    archive.clock.forward(days=1)
    assert [(await archive.run(upkeep.forget)) for _ in range(4)] == [2, 2, 1, 0]


async def test_a_report_that_was_interrupted_is_told_of_too(archive: Archive) -> None:
    """An officer who was writing one of their own loses it with the answer above it, and knows."""
    await written(archive, Draft(id="a", conversation="answer", below=REPORT), days=0)
    assert await archive.run(upkeep.forget) == 1
    [told] = await letters(archive)
    assert (told.key, told.values) == ("draft-forgotten", {"title": "Lampu mati"})
