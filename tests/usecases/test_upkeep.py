"""What time does to drafts: reminded of once, by day; forgotten after their time, and said where it was a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.domain.report import Draft
from bot.ports import ChatState
from bot.usecases import upkeep
from bot.usecases.talk import keep
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


async def test_a_draft_is_reminded_of_once_a_week(archive: Archive) -> None:
    """A day after its last word, by its title; the reminder touches nothing of the draft."""
    archive.clock.time = datetime(2026, 11, 23, 10, 0, tzinfo=JAYAPURA).astimezone(UTC)
    await written(archive, REPORT)
    assert await reminders(archive, 24, 9, 59) == 0
    assert await reminders(archive, 24, 10, 0) == 1
    for time in ((24, 10, 1), (25, 10, 0), (30, 10, 0)):
        assert await reminders(archive, *time) == 0
    [told] = await letters(archive)
    assert (told.key, told.values["title"]) == ("draft-reminder", "Lampu mati")
    assert [one.label for one in told.buttons[0]] == ["label-draft-continue", "label-draft-delete"]
    actor = await archive.run(lambda unit: meet(unit, 0))
    assert (await archive.run(lambda unit: unit.dialogues.get(actor.chat, actor.person))).draft == REPORT


async def days_told(archive: Archive, last: int) -> list[int]:
    """Sweep every hour of these days after the draft's; gives the days on which somebody was reminded."""
    told = []
    for hours in range(24 * last):
        archive.clock.time = datetime(2026, 11, 2, 10, 0, tzinfo=UTC) + timedelta(hours=hours)
        told += [hours // 24] * (await archive.run(upkeep.sweep))["reminders"]
    return told


async def test_it_is_reminded_of_three_times_before_it_is_forgotten(lite_archive: Archive) -> None:
    """On days 1, 8 and 15; whoever reads no letters for weeks gets no more of them, and the draft goes on day 30."""
    lite_archive.clock.time = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
    await written(lite_archive, REPORT)
    assert await days_told(lite_archive, 40) == [1, 8, 15]
    assert lite_archive.rows("SELECT 1 FROM dialogues WHERE draft IS NOT NULL") == []


async def test_after_an_outage_it_is_said_once(archive: Archive) -> None:
    """What was missed is not made up for, and nobody is reminded of what is forgotten by then."""
    await written(archive, REPORT)
    await written(archive, REPORT, REPORT, days=20)
    archive.clock.forward(days=20)
    swept = await archive.run(upkeep.sweep)
    assert (swept["reminders"], swept["drafts"]) == (0, 2)
    assert await archive.run(upkeep.remind) == 0


async def test_who_writes_every_day_is_reminded_once_a_week(archive: Archive) -> None:
    """A word begins the count anew, not the week."""
    await written(archive, REPORT)
    told = []
    for day in range(1, 20):
        archive.clock.forward(days=1)
        told += [day] * await archive.run(upkeep.remind)
        await written(archive, REPORT)
    assert told == [1, 8, 15]


async def test_two_replicas_remind_once(archive: Archive) -> None:
    """Whoever leads; the draft's row knows it."""
    await written(archive, REPORT)
    archive.clock.forward(days=1)
    assert [await archive.run(upkeep.remind), await archive.replica().run(upkeep.remind)] == [1, 0]


@pytest.mark.parametrize("how", ["muted", "blocked"])
async def test_who_does_not_want_to_hear_is_not_reminded(archive: Archive, how: str) -> None:
    """Who muted all news, and who blocked the bot: nothing waits for them when they come back."""
    await written(archive, REPORT)

    def hush(unit: UnitOfWork) -> None:
        actor = agreed(unit, 0)
        if how == "muted":
            unit.mutes.set_all(actor.person, muted=True)
        else:
            unit.people.set_chat_state(actor.chat, ChatState.BLOCKED)

    await archive.run(hush)
    archive.clock.forward(days=2)
    assert await archive.run(upkeep.remind) == 0


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


async def test_who_wrote_words_on_a_case_is_told_that_they_were_forgotten(archive: Archive) -> None:
    """With its code; also where something else was open above them. Where nothing was written nothing is lost."""
    case = {"report": "1", "code": "7K3M-Q9XA-Q"}
    words = Draft(id="a", conversation="answer", slots={**case, "words": "Sudah kami ganti."})
    empty = Draft(id="b", conversation="ask", slots=case)
    filed = Draft(id="d", conversation="supply", slots=case, files=2)
    await written(archive, words, empty, Draft(id="c", conversation="replies", below=words), filed, days=1)
    archive.clock.forward(days=1)
    assert (await archive.run(upkeep.sweep))["drafts"] == 4
    told = [(one.telegram_chat, one.key, one.values) for one in await letters(archive)]
    assert told == [(7_000_000_000 + number, "words-forgotten", {"code": "7K3M-Q9XA-Q"}) for number in (0, 2, 3)]


@pytest.mark.parametrize(
    ("above", "days"), [(Draft(id="c", conversation="replies"), 30), (Draft(id="c", conversation="consent"), 1)]
)
async def test_what_interrupts_takes_no_time_from_what_it_interrupts(archive: Archive, above: Draft, days: int) -> None:
    """An unsent answer is kept as long as it was; what waits for the consent is not, whatever is below it."""

    def open_both(unit: UnitOfWork) -> timedelta:
        actor = agreed(unit)
        dialogue = keep(unit, unit.dialogues.get(actor.chat, actor.person), REPORT)
        dialogue = keep(unit, dialogue, replace(above, below=REPORT))
        assert dialogue.expires is not None
        return dialogue.expires - unit.now

    assert await archive.run(open_both) == timedelta(days=days)


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
