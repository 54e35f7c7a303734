"""The clock over the archive: promises are kept with the history, everybody is reminded in turn, what is over ends."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.deadlines import WorkCalendar
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.people import Membership
from bot.domain.report import Report
from bot.ports import ChatState, Final
from bot.usecases import reminders
from bot.usecases.cases import move
from bot.usecases.desk import place
from bot.workers.clockwork import Clockwork
from storage.deadlines import Deadlines
from tests.support.archive import TENANT, Archive, agreed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.domain.timetable import Deadline
    from bot.ports import UnitOfWork
    from tests.support.archive import Replica

pytestmark = pytest.mark.asyncio

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""A Monday; the calendar has no holidays unless a test says so."""


@dataclass
class Case:
    """A report with the people around it."""

    archive: Archive
    clockwork: Clockwork
    report: int = 0
    reporter: int = 0
    officer: int = 0

    async def does(self, event: Event, role: Role, text: str = "") -> Report:
        """Let it happen now."""

        def job(unit: UnitOfWork) -> Report:
            return move(unit, unit.reports.get(self.report), event=event, role=role, actor=None, text=text)

        return await self.archive.run(job)

    async def at(self, day: str, hour: int = 8) -> list[str]:
        """Turn the clock to that day, let the clockwork turn, and give what was sent: chat and text."""
        self.archive.clock.time = datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)
        await self.clockwork.turn()
        return await self.sent()

    async def sent(self) -> list[str]:
        """Send what may leave now, and give it in order, but for the morning's digests."""
        found: list[str] = []
        while letters := await self.archive.run(lambda unit: unit.outbox.claim(50, without=())):
            for one in letters:
                await self.archive.run(partial(_finished, row=one.row))
                if not one.key.startswith("digest"):
                    found.append(f"{one.telegram_chat - 7_000_000_000} {one.key}")
        return found

    def rows(self) -> list[tuple[str, str, str]]:
        """Give the promises as the archive has them: stage, last day, and how it stands."""
        found = self.archive.rows("SELECT stage, due, paused, done FROM deadlines ORDER BY id")
        return [
            (one.stage, str(one.due)[:10], "done" if one.done else "rests" if one.paused else "runs") for one in found
        ]

    def report_row(self) -> tuple[str, str | None, str | None]:
        """Give status, who closed it, and why it was archived."""
        [one] = self.archive.rows("SELECT status, closed_by, archive_reason FROM reports")
        return (one.status, one.closed_by, one.archive_reason)


def _finished(unit: UnitOfWork, *, row: int) -> None:
    unit.outbox.finish(row, Final.SENT)


def joins(unit: UnitOfWork, number: int, role: Role, agency: str | None = None, *, name: str = "") -> Actor:
    actor = agreed(unit, number, name=name or f"{role} {number}")
    unit.members.join(Membership(person=actor.person, role=role, agency=agency))
    return actor


SITI, BUDI, AGUS, RATNA, MAYA = range(1, 6)
"""The reporter, the officer, the agency's admin, the verifier, the national admin."""

EVERYBODY = {
    BUDI: (Role.OFFICER, "lampu"),
    AGUS: (Role.ADMIN, "lampu"),
    RATNA: (Role.VERIFIER, None),
    MAYA: (Role.ADMIN, None),
}


REPORT = Report(
    id=0,
    code="7K3M-Q9XA-Q",
    status=Status.SUBMITTED,
    revision=0,
    reporter=0,
    agency="lampu",
    title="Lampu mati",
    story="Lampu jalan mati sejak hari Senin.",
    submitted=MORNING,
)


async def case(archive: Archive, people: Sequence[int] = tuple(EVERYBODY), **parts: Any) -> Case:
    """Let Siti report on Monday morning, at this agency."""
    archive.clock.time = MORNING
    found = Case(archive, Clockwork(archive.lanes))

    def job(unit: UnitOfWork) -> None:
        for number in people:
            joins(unit, number, *EVERYBODY[number])
        found.reporter = agreed(unit, SITI).person
        stored = unit.reports.add(
            replace(REPORT, reporter=found.reporter, submitted=unit.now, **parts), draft="d", rules="1"
        )
        sent = move(unit, stored, event=Event.SUBMIT, role=Role.REPORTER, actor=None)
        found.report = place(unit, sent).id

    await archive.run(job)
    await found.sent()
    return found


# ----- what is kept


async def test_promises_are_kept_with_the_history(archive: Archive) -> None:
    """In the same unit as each event; while the citizen is asked the office's days stand still."""
    found = await case(archive)
    assert found.rows() == [
        ("verify", "2026-11-26", "done"),
        ("resolve", "2026-12-11", "runs"),
        ("respond", "2026-11-30", "runs"),
    ]
    archive.clock.time = MORNING + timedelta(days=2)  # Wednesday: 3 and 12 days are left
    await found.does(Event.ASK, Role.OFFICER, "Tiang nomor berapa?")
    assert found.rows()[1:] == [
        ("resolve", "2026-12-11", "rests"),
        ("respond", "2026-11-30", "rests"),
        ("supply", "2026-12-09", "runs"),
    ]
    archive.clock.time = MORNING + timedelta(days=7)
    await found.does(Event.SUPPLY, Role.REPORTER, "Nomor 12.")
    assert found.rows()[1:] == [
        ("resolve", "2026-12-16", "runs"),
        ("respond", "2026-12-03", "runs"),
        ("supply", "2026-12-09", "done"),
    ]


async def test_a_unit_that_fails_leaves_no_promise_behind(archive: Archive) -> None:
    """History and promises commit together or not at all."""
    found = await case(archive)
    before = found.rows()

    def fails(unit: UnitOfWork) -> None:
        move(unit, unit.reports.get(found.report), event=Event.ANSWER, role=Role.OFFICER, actor=None, text="Sudah.")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await archive.run(fails)
    assert found.rows() == before


async def test_a_holiday_that_is_added_moves_what_is_not_done(archive: Archive) -> None:
    """A new leader counts anew; the card is shown again with the date that moved, and what is done stays."""
    found = await case(archive)
    assert (await found.clockwork.turn())["moved"] == 0
    await archive.run(lambda unit: unit.cards.want(report=found.report, chat=1, revision=1))
    calendar = WorkCalendar(holidays={date(2026, 11, 26): "Hari Jadi Kota Melati"}, zone=UTC)
    other = archive.replica(tenant=replace(TENANT, calendar=calendar))
    assert (await Clockwork(other.lanes).turn())["moved"] == 1
    assert found.rows() == [
        ("verify", "2026-11-26", "done"),
        ("resolve", "2026-12-14", "runs"),
        ("respond", "2026-12-01", "runs"),
    ]
    assert (await Clockwork(other.lanes).turn())["moved"] == 0


async def test_a_date_that_the_citizen_was_given_is_not_brought_forward(archive: Archive) -> None:
    """A day that becomes a working day again moves the office's dates alone."""
    holiday = replace(TENANT, calendar=WorkCalendar(holidays={date(2026, 12, 1): "Pilkada"}, zone=UTC))
    archive.tenant = holiday
    found = await case(archive)
    await found.does(Event.ASK, Role.OFFICER, "Tiang nomor berapa?")
    assert found.rows()[3] == ("supply", "2026-12-08", "runs")
    assert (await Clockwork(archive.replica().lanes).turn())["moved"] == 1
    assert [day for _, day, _ in found.rows()] == ["2026-11-26", "2026-12-11", "2026-11-30", "2026-12-08"]


async def test_reports_from_before_get_their_promises(archive: Archive) -> None:
    """The first turn after an upgrade counts what has no row yet."""
    found = await case(archive)
    rows = found.rows()
    await archive.run(lambda unit: unit.connection.exec_driver_sql("DELETE FROM deadlines"))  # type: ignore[attr-defined]
    assert (await found.clockwork.turn())["moved"] == 1
    assert sorted(found.rows()) == sorted(rows)


# ----- who is reminded


async def test_the_desk_is_reminded_and_then_the_ladder_is_climbed(archive: Archive) -> None:
    """Half-way, one day before, and on working days 1, 3 and 5 after; the citizen is told once, on the first."""
    found = await case(archive)
    due, late, all_ = [f"{BUDI} reminder-due"], "reminder-late", (BUDI, AGUS, RATNA, MAYA)
    assert await found.at("2026-11-24") == []
    assert await found.at("2026-11-26") == due  # Thursday: 2 of 5 left
    assert await found.at("2026-11-26", 19) == []
    assert await found.at("2026-11-27") == due  # one day before Monday
    assert await found.at("2026-11-30") == []
    told = await found.at("2026-12-01")
    assert sorted(told) == sorted([f"{SITI} reminder-overrun", f"{BUDI} {late}", f"{AGUS} {late}"])
    assert await found.at("2026-12-02") == []
    assert sorted(await found.at("2026-12-03")) == [f"{one} {late}" for one in (BUDI, AGUS, RATNA)]
    assert sorted(await found.at("2026-12-07")) == [f"{one} {late}" for one in all_]
    assert await found.at("2026-12-08") == []


async def test_nothing_is_said_by_night_nor_on_days_off(archive: Archive) -> None:
    """A reminder of Thursday leaves at seven; what was over on Friday is said on Monday."""
    found = await case(archive)
    assert await found.at("2026-11-26", 6) == []
    assert await found.at("2026-11-26", 7) == [f"{BUDI} reminder-due"]
    assert await found.at("2026-11-26", 21) == []
    for saturday, sunday in (("2026-11-28", "2026-11-29"), ("2026-12-05", "2026-12-06")):
        assert await found.at(saturday) == await found.at(sunday) == []
    assert f"{MAYA} reminder-late" in await found.at("2026-12-07")


@pytest.mark.parametrize(
    ("people", "reached"),
    [
        ((RATNA, MAYA), [RATNA]),  # nobody has joined at the agency: the verifier has it
        ((MAYA,), [MAYA]),
        ((AGUS, RATNA), [RATNA]),  # nobody is charged, so its admin is not above it
        ((), []),
    ],
)
async def test_where_nobody_is_assigned_the_next_above_is_reminded(
    archive: Archive, people: tuple[int, ...], reached: list[int]
) -> None:
    """An unassigned report is not skipped: one day before the end of the verification, and after."""
    found = await case(archive, people)
    assert await found.at("2026-11-25") == [f"{one} reminder-due" for one in reached]
    assert await found.at("2026-11-27") == [f"{one} reminder-late" for one in reached]


async def test_an_empty_rung_is_climbed_over(archive: Archive) -> None:
    """Without an admin of the agency the verifier is told on the first day, and so where the only officer is away."""
    found = await case(archive, (BUDI, RATNA, MAYA))
    await found.at("2026-11-27")
    assert sorted(await found.at("2026-12-01")) == [
        f"{SITI} reminder-overrun",
        f"{BUDI} reminder-late",
        f"{RATNA} reminder-late",
    ]

    def blocks(unit: UnitOfWork) -> None:
        chat = unit.people.private_chat(agreed(unit, BUDI).person)
        unit.people.set_chat_state(chat or 0, ChatState.BLOCKED)

    await archive.run(blocks)
    assert sorted(await found.at("2026-12-03")) == [f"{RATNA} reminder-late"]


async def test_what_only_few_may_read_is_told_by_its_code(archive: Archive) -> None:
    """The agency's admin is left out, and nobody is told the title."""
    found = await case(archive, topic="abuse")
    archive.clock.time = MORNING + timedelta(days=4)
    await found.clockwork.turn()
    letters = await archive.run(lambda unit: unit.outbox.claim(50, without=()))
    assert {one.telegram_chat - 7_000_000_000 for one in letters} <= {RATNA, MAYA}
    assert {one.values.get("title", "") for one in letters} == {""}


async def test_after_ten_days_of_outage_one_letter_a_chat_is_sent(archive: Archive) -> None:
    """Of each promise only the newest step; and nothing is caught up on the next day either."""
    found = await case(archive)
    told = await found.at("2026-12-14")
    assert sorted(told) == [
        f"{SITI} reminder-overrun",
        *(f"{one} reminder-late" for one in (BUDI, AGUS, RATNA, MAYA)),
    ]
    assert await found.at("2026-12-14", 18) == await found.at("2026-12-15") == []


async def test_two_promises_that_are_over_on_one_day_are_one_letter(archive: Archive) -> None:
    """The first answer and the resolution of a question are due on the same day: the graver one is said."""
    found = await case(archive, report_class="information")
    told = await found.at("2026-12-01")
    assert told.count(f"{SITI} reminder-overrun") == told.count(f"{BUDI} reminder-late") == 1
    said = archive.rows("SELECT letter_values FROM outbox WHERE text_key = 'reminder-overrun'")
    assert "resolve" in str(said[0][0])


# ----- what ends by itself


async def test_an_answer_without_a_reply_closes_after_two_warnings(archive: Archive) -> None:
    """On working days 7 and 9, with both buttons; closed by the system behind the tenth, told in the morning."""
    found = await case(archive)
    await found.does(Event.ANSWER, Role.OFFICER, "Sudah kami ganti.")
    await found.sent()
    assert found.rows()[-1] == ("close", "2026-12-07", "runs")
    warned = [f"{SITI} reminder-close"]
    assert await found.at("2026-12-01") == []
    assert await found.at("2026-12-02") == warned
    assert await found.at("2026-12-03") == []
    assert await found.at("2026-12-04") == warned
    buttons = archive.rows("SELECT buttons FROM outbox WHERE text_key = 'reminder-close' ORDER BY id")[-1][0]
    assert "close" in str(buttons)
    assert "reply" in str(buttons)
    assert await found.at("2026-12-07", 23) == []
    assert found.report_row() == ("answered", None, None)
    assert await found.at("2026-12-08", 0) == []
    assert found.report_row()[:2] == ("closed", "system")
    assert await found.at("2026-12-08", 7) == [f"{SITI} notice-closed"]
    assert {one[2] for one in found.rows()} == {"done"}
    assert await found.at("2026-12-09") == []


async def test_a_reply_keeps_it_open(archive: Archive) -> None:
    """*Belum selesai* after a warning: nothing closes, and the office's days go on."""
    found = await case(archive)
    await found.does(Event.ANSWER, Role.OFFICER, "Sudah kami ganti.")
    await found.at("2026-12-02")
    await found.does(Event.REPLY, Role.REPORTER)
    await found.at("2026-12-08")
    assert found.report_row()[0] == "replied"
    assert ("close", "2026-12-07", "done") in found.rows()


async def test_nobody_is_closed_upon_unwarned(archive: Archive) -> None:
    """After an outage over the whole time: warned first, with a working day more, and only then closed."""
    found = await case(archive)
    await found.does(Event.ANSWER, Role.OFFICER, "Sudah kami ganti.")
    await found.sent()
    assert await found.at("2026-12-18", 10) == [f"{SITI} reminder-close"]  # a Friday
    assert found.rows()[-1] == ("close", "2026-12-21", "runs")
    assert await found.at("2026-12-21", 23) == []
    await found.at("2026-12-22", 0)
    assert found.report_row()[:2] == ("closed", "system")


async def test_what_was_asked_and_never_came_expires(archive: Archive) -> None:
    """Reminded half-way and one day before; archived for the one reason, with the question and how to repair it."""
    found = await case(archive)
    await found.does(Event.ASK, Role.OFFICER, "Tiang nomor berapa?")
    await found.sent()
    asked = [f"{SITI} reminder-supply"]
    assert await found.at("2026-11-30") == asked
    assert await found.at("2026-12-04") == asked
    assert await found.at("2026-12-08", 1) == []
    assert found.report_row() == ("archived", None, "expired")
    assert await found.at("2026-12-08") == [f"{SITI} notice-expired"]
    [told] = archive.rows("SELECT letter_values, buttons FROM outbox WHERE text_key = 'notice-expired'")
    assert "Tiang nomor berapa?" in str(told.letter_values)
    assert "repair" in str(told.buttons)
    assert archive.rows("SELECT event, role, reason FROM history ORDER BY id")[-1] == ("expire", "system", "expired")


async def test_what_was_replied_to_meanwhile_does_not_close(archive: Archive) -> None:
    """Between the look and the end the citizen answered."""
    found = await case(archive)
    await found.does(Event.ANSWER, Role.OFFICER, "Sudah.")
    await found.at("2026-12-02")
    await found.at("2026-12-04")
    archive.clock.time = datetime(2026, 12, 8, 8, 0, tzinfo=UTC)
    [row] = await archive.run(reminders.over)
    await found.does(Event.REPLY, Role.REPORTER)
    assert await archive.run(lambda unit: reminders.end(unit, row)) is False
    assert found.report_row()[0] == "replied"


async def test_who_replies_at_the_very_moment_of_the_end_keeps_it_open(
    pg_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the promise and the report that the end reads: the clockwork goes on, and finds it another time."""
    found = await case(pg_archive)
    await found.does(Event.ANSWER, Role.OFFICER, "Sudah.")
    for day in ("2026-12-02", "2026-12-04"):
        await found.at(day)
    other, loop, find = pg_archive.replica(), asyncio.get_running_loop(), Deadlines.find

    def replies(unit: UnitOfWork) -> None:
        move(unit, unit.reports.get(found.report), event=Event.REPLY, role=Role.REPORTER, actor=None)

    def meanwhile(self: Deadlines, row: int) -> Deadline | None:
        one = find(self, row)
        asyncio.run_coroutine_threadsafe(other.run(replies), loop).result()
        return one

    monkeypatch.setattr(Deadlines, "find", meanwhile)
    pg_archive.clock.time = datetime(2026, 12, 8, 8, 0, tzinfo=UTC)
    assert (await found.clockwork.turn())["ended"] == 0
    assert found.report_row()[0] == "replied"
    assert (await found.clockwork.turn())["ended"] == 0


# ----- hours, and replicas


async def test_a_notice_waits_for_the_morning_and_a_reply_takes_it_along(archive: Archive) -> None:
    """At ten in the evening: *Terima* is told at seven, unless an answer goes at once, which nothing overtakes."""
    found = await case(archive)
    archive.clock.time = MORNING.replace(hour=22)
    await found.does(Event.ACCEPT, Role.OFFICER)
    assert await found.sent() == []
    await found.does(Event.ANSWER, Role.OFFICER, "Sudah kami ganti.")
    assert await found.sent() == [f"{SITI} notice-accepted", f"{SITI} notice-answered"]
    await found.does(Event.REPLY, Role.REPORTER)
    assert await found.sent() == [f"{SITI} notice-reply-kept"]
    archive.clock.time = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
    assert await found.sent() == [f"{BUDI} notice-replied"]


async def test_what_follows_the_sending_at_once_is_a_reply(archive: Archive) -> None:
    """A report of the night is received and forwarded in one go; both are told."""
    archive.clock.time = MORNING.replace(hour=23)
    found = Case(archive, Clockwork(archive.lanes))

    def job(unit: UnitOfWork) -> None:
        joins(unit, BUDI, *EVERYBODY[BUDI])
        stored = unit.reports.add(
            replace(REPORT, reporter=agreed(unit, SITI).person, submitted=unit.now), draft="d", rules="1"
        )
        place(unit, move(unit, stored, event=Event.SUBMIT, role=Role.REPORTER, actor=None))

    await archive.run(job)
    assert await found.sent() == [f"{SITI} notice-submitted", f"{SITI} notice-assigned"]


async def test_two_replicas_tick_and_each_thing_happens_once(archive: Archive) -> None:
    """Both believe that they lead, at the same moment: one reminder, one end."""
    found = await case(archive)
    replicas: list[Replica] = [archive, archive.replica()]
    works = [Clockwork(one.lanes) for one in replicas]
    archive.clock.time = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    await asyncio.gather(*(one.turn() for one in works))
    assert sorted(await found.sent()) == sorted(
        [f"{SITI} reminder-overrun", f"{BUDI} reminder-late", f"{AGUS} reminder-late"]
    )
    await found.does(Event.ANSWER, Role.OFFICER, "Sudah.")
    await found.sent()
    for day in ("2026-12-10", "2026-12-14"):
        archive.clock.time = datetime.fromisoformat(day).replace(hour=8, tzinfo=UTC)
        await asyncio.gather(*(one.turn() for one in works))
        assert await found.sent() == [f"{SITI} reminder-close"]
    archive.clock.time = datetime(2026, 12, 16, 8, 0, tzinfo=UTC)
    await asyncio.gather(*(one.turn() for one in works))
    assert await found.sent() == [f"{SITI} notice-closed"]
    assert len(archive.rows("SELECT 1 FROM history WHERE event = 'close'")) == 1
