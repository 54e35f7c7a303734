"""The delivery record of a case: every letter and card of it stands there, as what became of it, and by role alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.domain.messages import Priority
from bot.domain.notices import NOTICES
from bot.domain.people import Membership
from bot.domain.reminders import REMINDERS
from bot.ports import ChatState, Final, SendFailure, Sent
from bot.usecases import delivery
from bot.usecases.deliveries import WHAT, record
from tests.support.archive import Archive, add_report, letter, meet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.messages import Letter
    from bot.domain.report import Report
    from bot.ports import Outcome, UnitOfWork
    from bot.usecases.deliveries import Line

pytestmark = pytest.mark.asyncio

REPORTER, OFFICER, COLLEAGUE, VERIFIER, FAN, OTHER_FAN, STRANGER = range(1, 8)
OUTCOMES: dict[str, Outcome] = {
    "sent": Sent(message=9),
    "refused": SendFailure(cause="bad markup", final=Final.REFUSED),
    "given_up": SendFailure(cause="502", final=Final.GIVEN_UP),
    "again": SendFailure(cause="502"),
    "away": SendFailure(cause="blocked", final=Final.BLOCKED),
}


def told(chat: int, report: Report, key: str, priority: Priority = Priority.NOTICE) -> Letter:
    """Write a notice of this report."""
    return replace(letter(chat, report=report.id, priority=priority), key=key)


def case(unit: UnitOfWork) -> tuple[Report, dict[int, int]]:
    """Make a report and the people around it; gives their chats too."""
    people = {number: meet(unit, number) for number in range(REPORTER, STRANGER + 1)}
    for number in (OFFICER, COLLEAGUE):
        unit.members.join(Membership(person=people[number].person, role=Role.OFFICER, agency="lampu"))
    unit.members.join(Membership(person=people[VERIFIER].person, role=Role.VERIFIER))
    report = add_report(unit, people[REPORTER].person)
    return report, {number: actor.chat for number, actor in people.items()}


async def recorded(archive: Archive, report: Report) -> Sequence[Line]:
    """Read the record."""
    return await archive.run(lambda unit: record(unit, report))


def words(lines: Sequence[Line]) -> list[tuple[object, ...]]:
    """Give what a line says in short."""
    return [(one.who, one.agency, one.what, one.state, one.delivered.count) for one in lines]


async def test_whatever_tells_people_of_a_case_is_on_record() -> None:
    """No notice, reminder or file without a word for it."""
    assert {notice.key for notices in NOTICES.values() for notice in notices} <= WHAT.keys()
    assert {reminder.key for reminders in REMINDERS.values() for reminder in reminders} <= WHAT.keys()


async def test_recipients_are_named_by_role(archive: Archive) -> None:
    """Colleagues who were told the same are counted, supporters are never told apart, and newest comes first."""
    report, chats = await archive.run(case)

    def write(unit: UnitOfWork) -> None:
        unit.outbox.add(told(chats[REPORTER], report, "notice-accepted"))
        for number in (OFFICER, COLLEAGUE, VERIFIER, STRANGER):
            unit.outbox.add(told(chats[number], report, "notice-replied"))
        unit.outbox.add_for([chats[FAN], chats[OTHER_FAN]], told(0, report, "supported-answered"))
        unit.outbox.add(told(chats[OFFICER], report, "ask-words"))
        unit.cards.want(report=report.id, chat=chats[OFFICER], revision=1)
        group = unit.people.meet(user=7_000_000_002, chat=-400, kind="group", name="x")
        unit.cards.want(report=report.id, chat=group.chat, revision=1)

    await archive.run(write)
    assert words(await recorded(archive, report)) == [
        ("officer", "lampu", "card", "waiting", 1),
        ("group", "", "card", "waiting", 1),
        ("supporters", "", "answer", "waiting", 2),
        ("former", "", "reply", "waiting", 1),
        ("verifier", "", "reply", "waiting", 1),
        ("officer", "lampu", "reply", "waiting", 2),
        ("reporter", "", "accept", "waiting", 1),
    ]


@pytest.mark.parametrize("state", OUTCOMES)
async def test_each_ending_is_told(archive: Archive, state: str) -> None:
    """What became of a letter, with its cause and its tries."""
    report, chats = await archive.run(case)
    await archive.run(lambda unit: unit.outbox.add(told(chats[REPORTER], report, "notice-answered")))
    [item] = (await archive.run(lambda unit: delivery.claim(unit, limit=9, without=()))).items
    assert [line.state for line in await recorded(archive, report)] == ["waiting"]
    await archive.run(lambda unit: delivery.conclude(unit, item, OUTCOMES[state]))
    [line] = await recorded(archive, report)
    assert (line.state, line.delivered.tries) == (state, 1)
    assert line.delivered.cause == getattr(OUTCOMES[state], "cause", "")


async def test_what_is_perhaps_there_twice_says_so(archive: Archive) -> None:
    """An answer that was lost on the way leaves a doubt; one that waits for its chat rests."""
    report, chats = await archive.run(case)
    await archive.run(lambda unit: unit.outbox.add(told(chats[REPORTER], report, "notice-answered")))
    for outcome in (SendFailure(cause="no answer", unsure=True), Sent(message=9)):
        [item] = (await archive.run(lambda unit: delivery.claim(unit, limit=9, without=()))).items
        await archive.run(lambda unit, item=item, outcome=outcome: delivery.conclude(unit, item, outcome))
        archive.clock.forward(seconds=5)
    assert [line.state for line in await recorded(archive, report)] == ["repeated"]
    await archive.run(lambda unit: unit.people.set_chat_state(chats[OFFICER], ChatState.BLOCKED, "told"))
    await archive.run(lambda unit: unit.cards.want(report=report.id, chat=chats[OFFICER], revision=1))
    assert (await recorded(archive, report))[0].state == "away"
