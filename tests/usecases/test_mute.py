"""Who mutes what: news is neither queued nor left waiting, words of an agency are, and no press does any harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.notices import NOTICES, Audience
from bot.usecases import mute, status
from bot.usecases.cases import move
from bot.usecases.leave import LEAVE, STAY
from bot.usecases.notice_buttons import MUTE, UNMUTE
from handlers.chat import pressed
from handlers.chat.buttons import from_data
from handlers.chat.turn import Turn
from tests.support.archive import add_report, agreed, entry

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

NIGHT = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
MOVES = {
    Event.ACCEPT: (Status.ASSIGNED, Role.OFFICER),
    Event.ANSWER: (Status.ASSIGNED, Role.OFFICER),
    Event.ASK: (Status.ASSIGNED, Role.OFFICER),
    Event.ARCHIVE: (Status.ASSIGNED, Role.OFFICER),
    Event.NOT_OURS: (Status.ASSIGNED, Role.OFFICER),
    Event.CLOSE: (Status.ANSWERED, Role.SYSTEM),
    Event.EXPIRE: (Status.NEEDS_INFO, Role.SYSTEM),
    Event.SET_CLASS: (Status.ASSIGNED, Role.VERIFIER),
    Event.SUPPLY: (Status.ASSIGNED, Role.REPORTER),
}
"""What may happen from where, by whom."""


def waiting(archive: Archive) -> list[str]:
    """List the texts of letters that wait."""
    return [row[0] for row in archive.rows("SELECT text_key FROM outbox WHERE state = 'queued' ORDER BY id")]


@pytest.mark.parametrize("every", [False, True], ids=["one report", "all news"])
@pytest.mark.parametrize("event", MOVES)
async def test_what_is_mutable_is_not_queued(archive: Archive, event: Event, *, every: bool) -> None:
    """Of each kind of event: the row of the table says it."""
    before, role = MOVES[event]

    def job(unit: UnitOfWork) -> None:
        actor, other = agreed(unit), agreed(unit, 2)
        report = unit.reports.move(add_report(unit, actor.person), entry(unit, Event.ASSIGN, before))
        unit.supporters.add(report.id, other.person)
        for person in (actor, other):
            if every:
                unit.mutes.set_all(person.person, muted=True)
            else:
                unit.mutes.add(person.person, report.id)
        details = {"class": {"before": "", "after": "complaint"}}
        move(
            unit,
            report,
            event=event,
            role=role,
            actor=None,
            text="Sudah.",
            details=details,
            told={"class": "complaint"},
        )

    await archive.run(job)
    for notice in NOTICES[event]:
        if notice.to is Audience.REPORTER:
            assert (notice.key in waiting(archive)) is not notice.mutable, notice.key
        if notice.to is Audience.SUPPORTERS and every:
            assert (notice.key in waiting(archive)) is not notice.mutable, notice.key


async def test_the_end_that_oneself_chose_is_answered(lite_archive: Archive) -> None:
    """Whatever is muted."""

    def job(unit: UnitOfWork) -> None:
        actor = agreed(unit)
        unit.mutes.set_all(actor.person, muted=True)
        report = unit.reports.move(add_report(unit, actor.person), entry(unit, Event.ANSWER, Status.ANSWERED))
        move(unit, report, event=Event.CLOSE, role=Role.REPORTER, actor=actor)

    await lite_archive.run(job)
    assert waiting(lite_archive) == ["notice-closed"]


@pytest.mark.parametrize("every", [False, True], ids=["one report", "all news"])
async def test_what_waits_for_the_morning_is_taken_back(archive: Archive, *, every: bool) -> None:
    """By whoever mutes it in the night; what is about another report, or always sent, still waits."""
    archive.clock.time = NIGHT

    def job(unit: UnitOfWork) -> None:
        actor = agreed(unit)
        first, second = (
            unit.reports.move(add_report(unit, actor.person, code=code), entry(unit, Event.ASSIGN, Status.ASSIGNED))
            for code in ("A", "B")
        )
        for report in (first, second):
            move(unit, report, event=Event.ACCEPT, role=Role.OFFICER, actor=None)
        if every:
            mute.press_all(unit, actor, muted=True)
        else:
            mute.press(unit, actor, first, muted=True)

    await archive.run(job)
    assert waiting(archive) == (["settings"] if every else ["notice-accepted", "muted"])


async def test_status_offers_the_other_way(archive: Archive) -> None:
    """Mute, or unmute; where all is muted, only what would change something."""

    def job(unit: UnitOfWork) -> list[list[str]]:
        actor = agreed(unit)
        report = add_report(unit, actor.person)

        def offered() -> list[str]:
            status.show(unit, actor, report.code)
            return [one.action for row in mute.offered(unit, actor, report) for one in row]

        found = [offered()]
        mute.press(unit, actor, report, muted=True)
        found.append(offered())
        mute.press_all(unit, actor, muted=True)
        found.append(offered())
        mute.press(unit, actor, report, muted=False)
        found.append(offered())
        closed = replace(report, status=Status.CLOSED)
        return [*found, [one.action for row in mute.offered(unit, actor, closed) for one in row]]

    assert await archive.run(job) == [[MUTE], [UNMUTE], [UNMUTE], [], []]


async def test_no_data_of_a_press_does_any_harm(lite_archive: Archive) -> None:
    """Whatever stands where the report or the draft stands."""

    def job(unit: UnitOfWork) -> None:
        actor, other = agreed(unit), agreed(unit, 2)
        report = add_report(unit, other.person)

        @given(
            action=st.sampled_from([MUTE, UNMUTE, LEAVE, STAY]),
            subject=st.one_of(
                st.text(max_size=30), st.integers(0).map(lambda one: f"r{one}"), st.just(f"r{report.id}")
            ),
            revision=st.integers(0, 2**63),
        )
        def any_press(action: str, subject: str, revision: int) -> None:
            press = from_data(f"{action}|{subject}|{revision}")
            if press is None:
                return
            turn = Turn(unit, actor, unit.dialogues.get(actor.chat, actor.person))
            if press.action in pressed.CASES:
                found = pressed._report(turn, press)
                toast = pressed.CASES[press.action](turn, press, found) if found else pressed.STALE
            else:
                toast = pressed.ACTIONS[press.action](turn, press)
            assert toast.key in {"press-stale", "press-not-reporter", "toast-draft-gone"}

        any_press()
        assert list(unit.mutes.of(actor.person)) == []

    await lite_archive.run(job)
