"""How each send ends: every outcome leads a letter or a card into one known state, and says what it must of a chat."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.messages import Letter, LetterKind
from bot.ports import ChatState, Final, SendFailure, Sent
from bot.usecases import delivery
from bot.usecases.delivery import SECRETS, SPREAD, TRIES, WAITS, WITHOUT_RETURN, wait
from tests.support.archive import Archive, add_report, agreed, letter, meet

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports import Outcome, Outgoing, UnitOfWork

pytestmark = pytest.mark.asyncio

SUPERGROUP = -1_001_000_400

ENDINGS = [
    (Sent(message=9), "sent", "reachable"),
    (SendFailure(cause="bad markup", final=Final.REFUSED), "refused", "reachable"),
    (SendFailure(cause="given up", final=Final.GIVEN_UP), "given_up", "reachable"),
    (delivery.broken(KeyError("no such text")), "refused", "reachable"),
]
AWAY = [
    (SendFailure(cause="blocked", final=Final.BLOCKED), "blocked", "blocked"),
    (SendFailure(cause="kicked", final=Final.CHAT_GONE), "chat_gone", "gone"),
]
OURS = None
"""The letter's own wait, which is its own."""

AGAIN = [
    (SendFailure(cause="flood", after=30.0), 30.0),
    (SendFailure(cause="flood", after=0.2), OURS),
    (SendFailure(cause="502"), OURS),
    (SendFailure(cause="no answer", unsure=True), OURS),
    (SendFailure(cause="upgraded", moved_to=SUPERGROUP), 0.0),
    (SendFailure(cause="message gone", missing=True), 0.0),
]
AT_ONCE = [failure for failure, seconds in AGAIN if seconds == 0.0]
OUTAGE = 5
"""So many tries fail in an outage of a minute."""


async def queued(archive: Archive, *, card: bool) -> None:
    """Let a letter, or a card, wait for a group."""

    def job(unit: UnitOfWork) -> None:
        actor = unit.people.meet(user=7_000_000_001, chat=-400, kind="group", name="Siti")
        if card:
            report = add_report(unit, actor.person)
            unit.cards.want(report=report.id, chat=actor.chat, revision=report.revision)
        else:
            unit.outbox.add(letter(actor.chat))

    await archive.run(job)


async def claimed(archive: Archive) -> Outgoing:
    """Claim the one thing that waits."""
    batch = await archive.run(lambda unit: delivery.claim(unit, limit=10, without=()))
    [item] = batch.items
    return item


def concluding(item: Outgoing, outcome: Outcome) -> Callable[[UnitOfWork], None]:
    """Make the job that notes the ending."""
    return lambda unit: delivery.conclude(unit, item, outcome)


def letter_row(archive: Archive) -> tuple[object, ...]:
    """Read the one letter."""
    return tuple(archive.rows("SELECT state, cause, message_id, unsure FROM outbox")[0])


@pytest.mark.parametrize(("outcome", "state", "chat"), ENDINGS)
async def test_a_letter_ends_in_one_state_with_its_cause(
    archive: Archive, outcome: Outcome, state: str, chat: str
) -> None:
    """And only the outcomes that say so change what is known of the chat."""
    await queued(archive, card=False)
    item = await claimed(archive)
    await archive.run(concluding(item, outcome))
    cause = outcome.cause if isinstance(outcome, SendFailure) else ""
    message = outcome.message if isinstance(outcome, Sent) else None
    assert letter_row(archive) == (state, cause, message, False)
    assert archive.rows("SELECT state FROM chats WHERE id = :id", id=item.chat) == [(chat,)]
    archive.clock.forward(days=1)
    assert (await archive.run(lambda unit: delivery.claim(unit, limit=10, without=()))).items == []


@pytest.mark.parametrize(("outcome", "state", "chat"), AWAY)
async def test_a_letter_that_finds_its_chat_away_waits_for_its_return(
    archive: Archive, outcome: SendFailure, state: str, chat: str
) -> None:
    """It goes before those that were behind it; and as what the chat is it ends where nobody comes back."""
    await queued(archive, card=False)
    item = await claimed(archive)
    await archive.run(concluding(item, outcome))
    assert archive.rows("SELECT state FROM chats WHERE id = :id", id=item.chat) == [(chat,)]
    archive.clock.forward(days=1)
    await archive.run(lambda unit: unit.outbox.add(letter(item.chat, "behind")))
    assert (await archive.run(lambda unit: delivery.claim(unit, limit=10, without=()))).items == []
    await archive.run(lambda unit: unit.people.set_chat_state(item.chat, ChatState.REACHABLE))
    back = await claimed(archive)
    assert (back.row, back.attempts, back.repeat) == (item.row, 2, False)
    await archive.run(concluding(back, outcome))
    archive.clock.forward(days=13, minutes=1)
    await archive.run(lambda unit: unit.housekeeping.prune())
    found = archive.rows("SELECT state, cause, letter_values FROM outbox ORDER BY id")
    assert found[0] == (state, outcome.cause, None)
    assert found[1].state == "queued"


async def test_nobody_waits_to_leave_a_channel_that_is_gone(archive: Archive) -> None:
    """What makes no sense after a return ends at once, as the chat's state."""
    for kind in WITHOUT_RETURN:
        leaving = Letter(chat=(await archive.run(meet)).chat, key="", kind=kind)
        await archive.run(lambda unit, leaving=leaving: unit.outbox.add(leaving))
        await archive.run(concluding(await claimed(archive), AWAY[1][0]))
    assert archive.rows("SELECT state, cause FROM outbox") == [("chat_gone", "kicked")]
    assert WITHOUT_RETURN == (LetterKind.LEAVE,)


@pytest.mark.parametrize("known", [False, True])
async def test_a_card_of_a_chat_that_is_away_rests_with_its_cause(archive: Archive, *, known: bool) -> None:
    """Whether its own try found that out or it was known before; it is due again when the chat is back."""
    await queued(archive, card=True)
    if known:
        [(chat,)] = archive.rows("SELECT chat_id FROM cards")
        await archive.run(lambda unit: unit.people.set_chat_state(chat, ChatState.GONE, "kicked"))
    else:
        await archive.run(concluding(await claimed(archive), AWAY[1][0]))
    await archive.run(lambda unit: unit.housekeeping.prune())
    assert archive.rows("SELECT state, cause FROM cards") == [("chat_gone", "kicked")]
    await archive.run(lambda unit: unit.people.set_chat_state(chat_of(archive), ChatState.REACHABLE))
    assert (await claimed(archive)).card


def chat_of(archive: Archive) -> int:
    """Give the chat of the one card."""
    return int(archive.rows("SELECT chat_id FROM cards")[0][0])


@pytest.mark.parametrize(("outcome", "state", "chat"), [*ENDINGS, *AWAY])
async def test_a_card_ends_in_one_state_with_its_cause(
    archive: Archive, outcome: Outcome, state: str, chat: str
) -> None:
    """Shown at the revision that was rendered, or resting until its wish changes."""
    await queued(archive, card=True)
    item = await claimed(archive)
    await archive.run(concluding(item, outcome))
    found = archive.rows("SELECT state, cause, shown, message_id FROM cards")[0]
    if isinstance(outcome, Sent):
        assert found == ("shown", "", 1, 9)
    else:
        assert found == (state, outcome.cause, -1, None)
    assert archive.rows("SELECT state FROM chats WHERE id = :id", id=item.chat) == [(chat,)]
    archive.clock.forward(days=1)
    assert (await archive.run(lambda unit: delivery.claim(unit, limit=10, without=()))).items == []


@pytest.mark.parametrize("card", [False, True])
@pytest.mark.parametrize(("failure", "seconds"), AGAIN)
async def test_what_may_yet_succeed_is_tried_again(
    archive: Archive,
    failure: SendFailure,
    seconds: float | None,
    *,
    card: bool,
) -> None:
    """After what Telegram asks for, and at least after our own pause; at once where the way is known now."""
    await queued(archive, card=card)
    item = await claimed(archive)
    seconds = wait(item.row, 1) if seconds is OURS else seconds
    await archive.run(concluding(item, failure))
    if seconds:
        archive.clock.forward(seconds=seconds - 0.001)
        batch = await archive.run(lambda unit: delivery.claim(unit, limit=10, without=()))
        assert batch.items == []
        assert batch.due is not None
        assert timedelta(0) < batch.due - archive.clock.now() <= timedelta(milliseconds=1)
        archive.clock.forward(milliseconds=1)
    again = await claimed(archive)
    assert (again.row, again.attempts) == (item.row, 2)
    assert again.telegram_chat == (failure.moved_to or -400)
    assert again.repeat is (failure.unsure and not card)


async def test_each_letter_has_waits_of_its_own() -> None:
    """A hundred letters that one outage held up do not come back together; the same letter waits the same each time."""
    back = [sum(wait(row, tries) for tries in range(1, OUTAGE + 1)) for row in range(100)]
    assert back == [sum(wait(row, tries) for tries in range(1, OUTAGE + 1)) for row in range(100)]
    assert max(Counter(int(seconds) for seconds in back).values()) < 50
    for tries, seconds in enumerate(WAITS, start=1):
        waits = [wait(row, tries) / seconds for row in range(1000)]
        assert SPREAD[0] <= min(waits) < 0.81
        assert 1.19 < max(waits) <= SPREAD[1]


@pytest.mark.parametrize("card", [False, True])
async def test_a_try_that_met_what_is_everywhere_does_not_count(archive: Archive, *, card: bool) -> None:
    """However long the token is refused or nothing connects, no letter is given up for it."""
    await queued(archive, card=card)
    for _ in range(3):
        item = replace(await claimed(archive), attempts=TRIES + 1)
        await archive.run(concluding(item, SendFailure(cause="InvalidToken", after=60.0, everywhere=True)))
        archive.clock.forward(seconds=60)
    assert (await claimed(archive)).attempts == 1


async def test_the_waits_grow_and_end(archive: Archive) -> None:
    """Each try waits longer, up to five minutes; after about a day the letter is given up."""
    await queued(archive, card=False)
    for expected in (*WAITS, WAITS[-1], WAITS[-1]):
        item = await claimed(archive)
        await archive.run(concluding(item, SendFailure(cause="502")))
        archive.clock.forward(seconds=expected * SPREAD[0] - 0.001)
        assert (await archive.run(lambda unit: delivery.claim(unit, limit=1, without=()))).items == []
        archive.clock.forward(seconds=expected * (SPREAD[1] - SPREAD[0]) + 0.001)
    item = replace(await claimed(archive), attempts=TRIES)
    await archive.run(concluding(item, SendFailure(cause="502")))
    assert letter_row(archive)[:2] == ("given_up", "502")


@pytest.mark.parametrize("card", [False, True])
@pytest.mark.parametrize("failure", AT_ONCE)
async def test_what_is_tried_at_once_does_not_become_a_loop(
    archive: Archive, failure: SendFailure, *, card: bool
) -> None:
    """Telegram may say the same again and again: the second time it waits, and in the end it is given up."""
    await queued(archive, card=card)
    await archive.run(concluding(await claimed(archive), failure))
    item = await claimed(archive)
    await archive.run(concluding(item, failure))
    assert (await archive.run(lambda unit: delivery.claim(unit, limit=1, without=()))).items == []
    archive.clock.forward(seconds=WAITS[0] * SPREAD[1])
    item = replace(await claimed(archive), attempts=TRIES)
    await archive.run(concluding(item, failure))
    table = "cards" if card else "outbox"
    assert archive.rows(f"SELECT state FROM {table}") == [("given_up",)]


async def test_a_card_whose_message_is_gone_is_posted_anew(archive: Archive) -> None:
    """And one that Telegram found unchanged keeps its message."""
    await queued(archive, card=True)
    await archive.run(concluding(await claimed(archive), Sent(message=9)))

    def wish(unit: UnitOfWork) -> None:
        [card] = unit.connection.exec_driver_sql("SELECT report_id, chat_id FROM cards")  # type: ignore[attr-defined]
        unit.cards.want(report=card.report_id, chat=card.chat_id, revision=2)

    await archive.run(wish)
    item = await claimed(archive)
    assert item.edits == 9
    await archive.run(concluding(item, SendFailure(cause="message gone", missing=True)))
    item = await claimed(archive)
    assert item.edits is None
    await archive.run(concluding(item, Sent(message=0)))
    assert archive.rows("SELECT state, message_id FROM cards")[0].message_id == 0


async def test_an_ending_that_is_noted_twice_counts_once(archive: Archive) -> None:
    """The sender notes it again where it could not learn whether the first note was kept."""
    await queued(archive, card=False)
    item = await claimed(archive)
    for outcome in (SendFailure(cause="502"), SendFailure(cause="502")):
        await archive.run(concluding(item, outcome))
    archive.clock.forward(seconds=WAITS[0] * SPREAD[1])
    item = await claimed(archive)
    for outcome in (Sent(message=9), Sent(message=9), SendFailure(cause="late")):
        await archive.run(concluding(item, outcome))
    assert letter_row(archive) == ("sent", "", 9, False)


async def test_what_a_dead_sender_left_is_all_taken_over_at_the_start(archive: Archive) -> None:
    """Later only what is so old that no call can still be under way."""
    for card in (False, True):
        await queued(archive, card=card)
        await claimed(archive)
        assert await archive.run(lambda unit: delivery.take_over(unit, at_start=False)) == 0
        assert await archive.run(lambda unit: delivery.take_over(unit, at_start=True)) == 1
        await archive.run(concluding(await claimed(archive), Sent(message=3)))
    await queued(archive, card=False)
    await claimed(archive)
    archive.clock.forward(seconds=delivery.ORPHANED.total_seconds())
    assert await archive.run(lambda unit: delivery.take_over(unit, at_start=False)) == 1


@pytest.mark.parametrize("secret", sorted(SECRETS))
@pytest.mark.parametrize(("outcome", "state", "chat"), [*ENDINGS, *AWAY])
async def test_a_secret_is_forgotten_when_its_letter_has_ended(
    archive: Archive, outcome: Outcome, state: str, chat: str, secret: str
) -> None:
    """However it ended: a link that lets somebody in, and a person's own data, do not stay behind."""
    del chat
    actor = await archive.run(agreed)
    told = Letter(chat=actor.chat, key="notice-submitted", values={"code": "A", secret: "payload"})
    await archive.run(lambda unit: unit.outbox.add(told))
    item = await claimed(archive)
    await archive.run(concluding(item, SendFailure(cause="502")))
    archive.clock.forward(seconds=WAITS[0] * SPREAD[1])
    item = await claimed(archive)
    assert item.values == told.values
    await archive.run(concluding(item, outcome))
    archive.clock.forward(days=14)
    await archive.run(lambda unit: unit.housekeeping.prune())
    assert archive.rows("SELECT state, letter_values FROM outbox") == [(state, None)]


async def test_what_is_no_secret_is_kept_for_a_while(archive: Archive) -> None:
    """For the question "what did you send me?"."""
    await queued(archive, card=False)
    await archive.run(concluding(await claimed(archive), Sent(message=9)))
    assert archive.rows("SELECT 1 FROM outbox WHERE letter_values IS NOT NULL") == [(1,)]


async def test_a_clock_that_was_set_back_leaves_no_claim_behind(archive: Archive) -> None:
    """A sender that died an hour "from now" left its letter all the same: at the start everything is taken over."""
    await archive.run(lambda unit: unit.outbox.add(letter(meet(unit).chat)))
    await archive.run(lambda unit: delivery.claim(unit, limit=5, without=()))
    archive.clock.forward(hours=-1)
    assert await archive.run(lambda unit: delivery.take_over(unit, at_start=True)) == 1
