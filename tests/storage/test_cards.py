"""Cards as desired state: many wishes, one message that shows the newest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.people import Membership
from bot.domain.report import Note
from bot.ports import ChatState, Final, SendFailure, Sent
from bot.usecases import delivery, privacy
from bot.usecases.desk import values_of
from tests.support.archive import Archive, add_report, entry, letter, meet
from tests.support.races import at_once

if TYPE_CHECKING:
    from bot.domain.report import Report
    from bot.ports import Outgoing, UnitOfWork

pytestmark = pytest.mark.asyncio


async def reported(archive: Archive, officers: int = 1) -> tuple[Report, list[int]]:
    """Store a report and meet officers; gives it and their chats."""
    report = await archive.run(lambda unit: add_report(unit, meet(unit).person))
    chats = await archive.run(lambda unit: [meet(unit, 100 + number).chat for number in range(officers)])
    return report, chats


async def want(archive: Archive, report: Report, chat: int, revision: int) -> None:
    """Wish for a revision."""
    await archive.run(lambda unit: unit.cards.want(report=report.id, chat=chat, revision=revision))


async def claim(archive: Archive, limit: int = 10) -> list[Outgoing]:
    """Claim as the sender does."""
    return list(await archive.run(lambda unit: unit.cards.claim(limit, without=())))


async def shown(archive: Archive, card: Outgoing, *, revision: int, message: int = 50) -> None:
    """Say what the chat shows."""
    await archive.run(lambda unit: unit.cards.shown(card.row, revision=revision, message=message))


def row(archive: Archive) -> tuple[object, ...]:
    """Read the one card."""
    return tuple(archive.rows("SELECT state, wanted, shown, message_id, attempts, cause FROM cards")[0])


async def test_many_wishes_collapse_into_one_message(archive: Archive) -> None:
    """Five changes before the first send are one post, five more are one edit."""
    report, [chat] = await reported(archive)
    for revision in range(1, 6):
        await want(archive, report, chat, revision)
    [card] = await claim(archive)
    assert (card.card, card.edits, card.attempts, card.telegram_chat) == (True, None, 1, 7_000_000_100)
    assert await claim(archive) == []
    await shown(archive, card, revision=5)
    assert await claim(archive) == []
    for revision in range(6, 11):
        await want(archive, report, chat, revision)
    [card] = await claim(archive)
    assert (card.edits, card.attempts) == (50, 1)
    await shown(archive, card, revision=10)
    assert row(archive) == ("shown", 10, 10, 50, 0, "")
    assert await claim(archive) == []


async def test_a_wish_that_comes_while_the_card_is_sent_is_sent_next(archive: Archive) -> None:
    """It does not disturb the call under way; what was shown then is behind."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, 1)
    [card] = await claim(archive)
    await want(archive, report, chat, 2)
    assert await claim(archive) == []
    await shown(archive, card, revision=1)
    [again] = await claim(archive)
    assert (again.row, again.edits) == (card.row, 50)
    await shown(archive, again, revision=2)
    assert await claim(archive) == []


async def test_a_wish_for_less_does_not_take_back_a_wish_for_more(archive: Archive) -> None:
    """A unit that read the report a moment earlier may speak last."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, 1)
    [card] = await claim(archive)
    await want(archive, report, chat, 3)
    await want(archive, report, chat, 2)
    await shown(archive, card, revision=2)
    assert len(await claim(archive)) == 1


async def test_a_wish_that_comes_while_the_card_is_refused_is_tried(archive: Archive) -> None:
    """What Telegram refused was the older text."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, 1)
    [card] = await claim(archive)
    await want(archive, report, chat, 2)
    await archive.run(lambda unit: unit.cards.give_up(card.row, final=Final.REFUSED, cause="bad markup"))
    assert len(await claim(archive)) == 1


async def test_a_refused_card_rests_until_its_wish_changes(archive: Archive) -> None:
    """No loop over what Telegram will not take."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, 1)
    [card] = await claim(archive)
    await archive.run(lambda unit: unit.cards.give_up(card.row, final=Final.REFUSED, cause="bad markup"))
    archive.clock.forward(days=3)
    assert await claim(archive) == []
    assert row(archive) == ("refused", 1, -1, None, 1, "bad markup")
    await want(archive, report, chat, 2)
    [card] = await claim(archive)
    assert card.attempts == 1


async def test_a_card_in_retry_waits_for_its_time(archive: Archive) -> None:
    """Its tries are counted until it is shown; the sender can ask when to look again."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, 1)
    [card] = await claim(archive)
    await archive.run(lambda unit: unit.cards.retry(card.row, seconds=5, cause="flood", anew=False))
    due = await archive.run(lambda unit: unit.cards.next_due())
    assert due == archive.clock.now() + timedelta(seconds=5)
    assert await claim(archive) == []
    archive.clock.forward(seconds=5)
    [card] = await claim(archive)
    assert (card.attempts, card.edits) == (2, None)
    assert await archive.run(lambda unit: unit.cards.next_due()) is None


async def test_a_card_whose_message_is_gone_is_posted_anew(archive: Archive) -> None:
    """The message id is forgotten, and the new one is edited from then on."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, 1)
    [card] = await claim(archive)
    await shown(archive, card, revision=1, message=50)
    await want(archive, report, chat, 2)
    [card] = await claim(archive)
    assert card.edits == 50
    await archive.run(lambda unit: unit.cards.retry(card.row, seconds=0, cause="gone", anew=True))
    [card] = await claim(archive)
    assert card.edits is None
    await shown(archive, card, revision=2, message=60)
    await want(archive, report, chat, 3)
    assert [card.edits for card in await claim(archive)] == [60]


@pytest.mark.parametrize(("final", "state"), [(Final.BLOCKED, ChatState.BLOCKED), (Final.CHAT_GONE, ChatState.GONE)])
async def test_a_card_is_due_again_when_its_chat_is_back(archive: Archive, final: Final, state: ChatState) -> None:
    """Meanwhile nothing is tried, however the wish changes."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, 1)
    [card] = await claim(archive)
    await archive.run(lambda unit: unit.cards.give_up(card.row, final=final, cause="x"))
    await archive.run(lambda unit: unit.people.set_chat_state(chat, state))
    assert await claim(archive) == []
    await want(archive, report, chat, 2)
    assert await claim(archive) == []
    await archive.run(lambda unit: unit.people.set_chat_state(chat, ChatState.REACHABLE))
    assert len(await claim(archive)) == 1


async def test_what_a_dead_sender_left_is_put_back(archive: Archive) -> None:
    """Its late word still tells which message the chat shows, and does not undo what is newer."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, 1)
    [card] = await claim(archive)
    assert await archive.run(lambda unit: unit.cards.take_over(timedelta(minutes=2))) == 0
    archive.clock.forward(minutes=2)
    assert await archive.run(lambda unit: unit.cards.take_over(timedelta(minutes=2))) == 1
    await shown(archive, card, revision=1, message=50)
    assert row(archive)[:4] == ("shown", 1, 1, 50)
    await archive.run(lambda unit: unit.cards.retry(card.row, seconds=0, cause="late", anew=True))
    await archive.run(lambda unit: unit.cards.give_up(card.row, final=Final.REFUSED, cause="late"))
    await shown(archive, card, revision=0, message=40)
    assert row(archive)[:4] == ("shown", 1, 1, 50)


async def test_each_chat_has_its_card_and_one_is_claimed_of_each(archive: Archive) -> None:
    """Two officers see the same report; an officer with many cards does not hide the others."""
    report, [first, second] = await reported(archive, officers=2)
    more = await archive.run(lambda unit: [add_report(unit, meet(unit).person, code=f"M{n}") for n in range(8)])
    for one in more:
        await want(archive, one, first, 1)
    await want(archive, report, first, 1)
    await want(archive, report, second, 1)
    assert [card.chat for card in await claim(archive, limit=3)] == [first, second]
    assert await archive.run(lambda unit: unit.cards.chats(report.id)) == [first, second]


async def test_a_card_says_what_the_report_is_when_it_is_claimed(archive: Archive) -> None:
    """Status, answer, buttons as of the present revision; letters of that chat go first, one message at a time."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, report.version)

    def assigned(unit: UnitOfWork) -> Report:
        unit.members.join(Membership(person=meet(unit, 100).person, role=Role.OFFICER, agency="lampu"))
        moved = unit.reports.move(report, entry(unit, Event.ASSIGN, Status.ASSIGNED, role=Role.SYSTEM))
        unit.outbox.add(letter(chat))
        return moved

    moved = await archive.run(assigned)
    batch = await archive.run(lambda unit: delivery.claim(unit, limit=10, without=()))
    assert [item.card for item in batch.items] == [False]
    batch = await archive.run(lambda unit: delivery.claim(unit, limit=10, without=()))
    [card] = batch.items
    assert (card.key, card.shown, card.values["status"]) == ("card", moved.version, "assigned")
    assert [[button.action for button in line] for line in card.buttons] == [
        ["accept", "answer"],
        ["ask", "not_ours"],
        ["forward", "archive"],
        ["manage"],
    ]
    assert {button.revision for line in card.buttons for button in line} == {moved.revision}
    assert replace(card, values={}, buttons=(), key="", shown=0).row == card.row


async def test_a_note_makes_the_card_newer_and_leaves_its_buttons_good(archive: Archive) -> None:
    """Cards count what was written, buttons what happened."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, report.version)
    [card] = await claim(archive)
    await shown(archive, card, revision=report.version)
    note = Note(person=report.reporter, at=archive.clock.now(), text="Sudah ditelepon.")
    noted = await archive.run(lambda unit: unit.reports.note(report, note))
    assert (noted.version, noted.revision) == (report.version + 1, report.revision)
    await want(archive, noted, chat, noted.version)
    assert [card.edits for card in await claim(archive)] == [50]


async def test_a_chat_that_is_no_desk_any_more_is_told_no_more_than_that(archive: Archive) -> None:
    """Its card says that the report is elsewhere, and offers nothing."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, report.version)
    [card] = (await archive.run(lambda unit: delivery.claim(unit, limit=10, without=()))).items
    assert (card.key, card.buttons) == ("card-elsewhere", ())


async def test_cards_of_open_reports_are_renewed_for_what_is_beside_them(archive: Archive) -> None:
    """Where the reporter blocked the bot, say: what is shown is shown anew; finished reports rest."""
    report, [chat] = await reported(archive)
    closed = await archive.run(lambda unit: add_report(unit, report.reporter, code="C"))
    for one in (report, closed):
        await want(archive, one, chat, one.version)
        [card] = await claim(archive)
        await shown(archive, card, revision=one.version)
    await archive.run(lambda unit: unit.reports.move(closed, entry(unit, Event.CLOSE, Status.CLOSED)))
    await archive.run(lambda unit: unit.cards.renew(report.reporter))
    assert [card.row for card in await claim(archive)] == [1]
    assert await claim(archive) == []


@pytest.mark.parametrize("waits_as", ["due", "blocked"])
async def test_a_card_claimed_while_something_beside_it_changes_shows_the_change(
    pg_archive: Archive, waits_as: str
) -> None:
    """The sender waits for who has touched the card already, and fills it with what is committed then."""
    report, [chat] = await reported(pg_archive)
    await want(pg_archive, report, chat, report.version)
    if waits_as == "blocked":
        [card] = await claim(pg_archive)
        await pg_archive.run(lambda unit: unit.cards.give_up(card.row, final=Final.BLOCKED, cause="x"))
    reporter = (await pg_archive.run(meet)).chat

    def leave(unit: UnitOfWork) -> None:
        unit.people.set_chat_state(reporter, ChatState.BLOCKED)
        unit.cards.renew(report.reporter)

    batch = await at_once(pg_archive, leave, lambda unit: delivery.claim(unit, limit=10, without=()))
    [card] = batch.items
    values = await pg_archive.run(lambda unit: values_of(unit, report))
    assert (card.values, values["reach"]) == (values, "no")


async def test_a_card_that_is_to_be_posted_anew_shows_nothing_where_it_was(pg_archive: Archive) -> None:
    """Also where its sender has just read that it is to be edited."""
    report, [chat] = await reported(pg_archive)
    await want(pg_archive, report, chat, 1)
    [card] = await claim(pg_archive)
    await shown(pg_archive, card, revision=1)
    await want(pg_archive, report, chat, 2)

    def again(unit: UnitOfWork) -> None:
        unit.cards.post_again(report=report.id, chat=chat)

    [card] = await at_once(pg_archive, again, lambda unit: unit.cards.claim(10, without=()))
    assert (card.edits, card.leaving) == (50, True)


async def let_go(archive: Archive) -> Outgoing:
    """Show a card, and let it be posted again; gives it as it is claimed then."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, report.version)
    [card] = await claim(archive)
    await shown(archive, card, revision=report.version)
    await archive.run(lambda unit: unit.cards.post_again(report=report.id, chat=chat))
    [card] = (await archive.run(lambda unit: delivery.claim(unit, limit=10, without=()))).items
    return card


async def test_the_message_that_is_left_says_only_where_the_card_is(archive: Archive) -> None:
    """It is edited first, without buttons; then the card is posted below."""
    card = await let_go(archive)
    assert (card.key, card.values, card.buttons, card.edits) == ("card-below", {"code": "0000-0000-0"}, (), 50)
    await archive.run(lambda unit: delivery.conclude(unit, card, Sent(message=50)))
    [card] = (await archive.run(lambda unit: delivery.claim(unit, limit=10, without=()))).items
    assert (card.key, card.edits, card.leaving) == ("card-elsewhere", None, False)
    await archive.run(lambda unit: delivery.conclude(unit, card, Sent(message=60)))
    assert row(archive)[:1] + row(archive)[3:] == ("shown", 60, 0, "")


@pytest.mark.parametrize(
    "failure",
    [
        SendFailure(cause="message gone", missing=True),
        SendFailure(cause="refused", final=Final.REFUSED),
        SendFailure(cause="upgraded", moved_to=-100_500),
    ],
)
async def test_a_message_that_cannot_be_left_keeps_no_card_back(archive: Archive, failure: SendFailure) -> None:
    """It is gone, or cannot be edited: the card is posted all the same."""
    card = await let_go(archive)
    await archive.run(lambda unit: delivery.conclude(unit, card, failure))
    archive.clock.forward(seconds=5)
    assert [(one.edits, one.leaving) for one in await claim(archive)] == [(None, False)]


async def test_a_crash_or_a_late_word_leaves_one_card(archive: Archive) -> None:
    """The sender dies with the old message edited: it is edited again; its own late word posts nothing twice."""
    before = await let_go(archive)
    await archive.run(lambda unit: unit.cards.take_over(timedelta(0)))
    [again] = await claim(archive)
    assert (again.edits, again.leaving) == (50, True)
    await archive.run(lambda unit: delivery.conclude(unit, again, Sent(message=50)))
    [new] = await claim(archive)
    await archive.run(lambda unit: delivery.conclude(unit, before, Sent(message=50)))
    assert await claim(archive) == []
    await shown(archive, new, revision=9, message=60)
    assert row(archive)[3] == 60
    assert await claim(archive) == []


async def test_what_is_only_shown_anew_waits_behind_what_happened(archive: Archive) -> None:
    """Thousands of old cards may lose a name at once: a new card, and one that changed, go first."""
    report, [chat] = await reported(archive)
    others = [await archive.run(lambda unit, code=code: add_report(unit, report.reporter, code=code)) for code in "ABC"]  # type: ignore[misc]
    for one in (report, *others[:2]):
        await want(archive, one, chat, 1)
        [card] = await claim(archive)
        await shown(archive, card, revision=1)
    archive.clock.forward(minutes=1)
    await archive.run(lambda unit: unit.cards.refresh(report.id))
    archive.clock.forward(minutes=1)
    await want(archive, others[1], chat, 2)
    await want(archive, others[2], chat, 1)
    order = []
    while cards := await claim(archive):
        order += [await archive.run(lambda unit, card=card: unit.cards.report_of(card.row)) for card in cards]  # type: ignore[misc]
        await shown(archive, cards[0], revision=2)
    assert order == [others[1].id, others[2].id, report.id]


@pytest.mark.parametrize("erased", [True, False])
async def test_a_deleted_card_of_the_erased_does_not_come_back(archive: Archive, *, erased: bool) -> None:
    """The report is over and its reporter erased: where an officer deleted the card, nothing is posted anew."""
    report, [chat] = await reported(archive)
    await want(archive, report, chat, 2)
    [card] = await claim(archive)
    await shown(archive, card, revision=2)
    await archive.run(lambda unit: unit.reports.move(report, entry(unit, Event.CLOSE, Status.CLOSED)))
    if erased:
        await archive.run(lambda unit: privacy.forget(unit, report.reporter))
    else:
        await archive.run(lambda unit: unit.cards.refresh(report.id))
    [card] = await claim(archive)
    gone = SendFailure(cause="message gone", missing=True)
    await archive.run(lambda unit: delivery.conclude(unit, card, gone))
    archive.clock.forward(days=1)
    assert [one.edits for one in await claim(archive)] == ([] if erased else [None])
    assert not erased or (row(archive)[0], row(archive)[-1]) == ("refused", "message gone")
