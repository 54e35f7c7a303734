"""Letters on their way out: in order, one ending each, nothing lost, whoever claims and whenever it stops."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.messages import Button, Letter, LetterKind, Priority
from bot.ports import ChatState, Final
from tests.support.archive import Archive, add_report, agreed, letter, meet
from tests.support.races import at_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports import Outgoing, UnitOfWork

pytestmark = pytest.mark.asyncio


async def chats(archive: Archive, count: int) -> list[int]:
    """Make so many people who agreed to the notice; gives our ids of their chats."""
    return await archive.run(lambda unit: [agreed(unit, number).chat for number in range(count)])


async def reports(archive: Archive, count: int) -> list[int]:
    """Make so many reports; gives their ids."""
    return await archive.run(lambda unit: [add_report(unit, meet(unit).person, code=f"R{n}").id for n in range(count)])


async def add(archive: Archive, *letters: Letter) -> None:
    """Queue letters in one unit."""

    def job(unit: UnitOfWork) -> None:
        for one in letters:
            unit.outbox.add(one)

    await archive.run(job)


async def claim(archive: Archive, limit: int = 10, without: Sequence[int] = ()) -> list[Outgoing]:
    """Claim as the sender does."""
    return list(await archive.run(lambda unit: unit.outbox.claim(limit, without=without)))


async def texts(archive: Archive, limit: int = 10, without: Sequence[int] = ()) -> list[object]:
    """Claim, and give what the letters say."""
    return [one.values["text"] for one in await claim(archive, limit, without)]


async def finish(archive: Archive, *claimed: Outgoing, final: Final = Final.SENT) -> None:
    """End these letters."""
    for one in claimed:
        await archive.run(lambda unit, one=one: unit.outbox.finish(one.row, final, message=5))  # type: ignore[misc]


async def retry(archive: Archive, one: Outgoing, *, seconds: float = 30.0, unsure: bool = False) -> None:
    """Put a letter back."""
    await archive.run(lambda unit: unit.outbox.retry(one.row, seconds=seconds, cause="flood", unsure=unsure))


def states(archive: Archive) -> list[str]:
    """List the letters' states in the order they were queued."""
    return [row.state for row in archive.rows("SELECT state FROM outbox ORDER BY id")]


async def test_a_letter_is_claimed_with_all_it_takes_to_render_it(archive: Archive) -> None:
    """Values, buttons, language, kind, priority and the chat's Telegram id come back as they went in."""
    actor = await archive.run(meet)
    await archive.run(lambda unit: unit.people.set_language(actor.person, "en"))
    button = Button(action="close", subject="r1", revision=3, label="label-solved")
    values = {"code": "X", "count": 3, "lines": [{"at": "2026-11-23T08:00:00+00:00"}]}
    await add(
        archive,
        Letter(chat=actor.chat, key="notice-closed", values=values, buttons=((button,), (button, button))),
        Letter(chat=actor.chat, key="", kind=LetterKind.LEAVE, priority=Priority.BULK),
    )
    [first] = await claim(archive)
    assert (first.key, first.values, first.buttons) == ("notice-closed", values, ((button,), (button, button)))
    assert (first.telegram_chat, first.language, first.group, first.card) == (7_000_000_001, "en", False, False)
    assert (first.priority, first.kind, first.attempts, first.repeat) == (0, LetterKind.TEXT, 1, False)
    await finish(archive, first)
    [second] = await claim(archive)
    assert (second.kind, second.priority, second.buttons) == (LetterKind.LEAVE, 2, ())


async def test_of_a_chat_and_subject_the_first_in_is_the_first_out(archive: Archive) -> None:
    """However urgent the later one is; the next may go only when the one before it has ended."""
    [chat] = await chats(archive, 1)
    [report] = await reports(archive, 1)
    for subject in (None, report):
        await add(
            archive,
            letter(chat, "one", report=subject, priority=Priority.BULK),
            letter(chat, "two", report=subject, priority=Priority.REPLY),
            letter(chat, "three", report=subject, priority=Priority.NOTICE),
        )
        seen = []
        while claimed := await claim(archive):
            assert await claim(archive) == []
            seen += [one.values["text"] for one in claimed]
            await finish(archive, *claimed)
        assert seen == ["one", "two", "three"]


async def test_between_chats_the_urgent_go_first(archive: Archive) -> None:
    """Replies before notices before bulk, and of the same urgency the older first."""
    people = await chats(archive, 6)
    order = [Priority.BULK, Priority.NOTICE, Priority.REPLY, Priority.BULK, Priority.REPLY, Priority.NOTICE]
    await add(
        archive, *(letter(chat, str(n), priority=p) for n, (chat, p) in enumerate(zip(people, order, strict=True)))
    )
    assert await texts(archive, 4) == ["2", "4", "1", "5"]
    assert await texts(archive, 4) == ["0", "3"]


async def test_between_subjects_of_a_chat_the_urgent_go_first(archive: Archive) -> None:
    """A notice about one report does not wait for bulk about another."""
    [chat] = await chats(archive, 1)
    one, other = await reports(archive, 2)
    await add(
        archive,
        letter(chat, "bulk", report=one, priority=Priority.BULK),
        letter(chat, "notice", report=other, priority=Priority.NOTICE),
        letter(chat, "reply"),
    )
    seen = []
    while claimed := await claim(archive):
        seen += [item.values["text"] for item in claimed]
        await finish(archive, *claimed)
    assert seen == ["reply", "notice", "bulk"]


async def test_a_flood_for_one_chat_does_not_hide_the_others(archive: Archive) -> None:
    """One claim takes at most one letter of each chat, and goes on looking behind a chat with many."""
    flooded, *others = await chats(archive, 4)
    subjects = await reports(archive, 12)
    await add(archive, *(letter(flooded, "flood", report=report) for report in subjects))
    await add(archive, *(letter(chat, f"other {n}") for n, chat in enumerate(others)))
    assert await texts(archive, 3) == ["flood", "other 0", "other 1"]
    assert await texts(archive, 3, without=[flooded]) == ["other 2"]


async def test_a_letter_in_retry_holds_its_successors_of_that_subject_only(archive: Archive) -> None:
    """The chat's other subjects go on; when its time has come it goes first."""
    [chat] = await chats(archive, 1)
    one, other = await reports(archive, 2)
    await add(archive, letter(chat, "first", report=one), letter(chat, "second", report=one))
    await add(archive, letter(chat, "elsewhere", report=other), letter(chat, "no subject"))
    [first] = await claim(archive)
    assert first.values["text"] == "first"
    await retry(archive, first, seconds=30)
    assert [await texts(archive) for _ in range(3)] == [["elsewhere"], ["no subject"], []]
    archive.clock.forward(seconds=29.9)
    assert await claim(archive) == []
    archive.clock.forward(seconds=0.1)
    [again] = await claim(archive)
    assert (again.values["text"], again.attempts, again.repeat) == ("first", 2, False)
    await finish(archive, again)
    assert await texts(archive) == ["second"]


async def test_a_letter_waits_for_its_time(archive: Archive) -> None:
    """It holds its successors meanwhile, and the sender can ask when to look again."""
    people = await chats(archive, 2)
    later = archive.clock.now() + timedelta(seconds=10)
    await add(archive, letter(people[0], "later", not_before=later), letter(people[0], "after it"))
    await add(archive, letter(people[1], "much later", not_before=later + timedelta(hours=1)))
    assert await claim(archive) == []
    assert await archive.run(lambda unit: unit.outbox.next_due()) == later
    archive.clock.forward(seconds=10)
    assert await texts(archive) == ["later"]
    assert await archive.run(lambda unit: unit.outbox.next_due()) == later + timedelta(hours=1)


async def test_chats_can_be_left_out(archive: Archive) -> None:
    """The sender leaves out the chats that it must not write to just now."""
    people = await chats(archive, 3)
    await add(archive, *(letter(chat, str(n)) for n, chat in enumerate(people)))
    assert await texts(archive, without=people[:2]) == ["2"]
    assert await texts(archive) == ["0", "1"]


async def test_a_waiting_letter_with_the_same_merge_key_is_renewed(archive: Archive) -> None:
    """New values and a new time; another chat, another key, or one that is on its way is another letter."""
    one, other = await chats(archive, 2)

    def merged(chat: int, text: str, key: str = "files", wait: float = 0.6) -> Letter:
        return letter(chat, text, merge_key=key, not_before=archive.clock.now() + timedelta(seconds=wait))

    await add(archive, merged(one, "1 file"), merged(other, "mine"), merged(one, "another", "else"))
    archive.clock.forward(seconds=0.5)
    await add(archive, merged(one, "2 files"))
    assert archive.count("outbox") == 3
    archive.clock.forward(seconds=0.1)
    assert await texts(archive) == ["mine"]
    archive.clock.forward(seconds=0.5)
    [first] = await claim(archive)
    assert first.values["text"] == "2 files"
    await add(archive, merged(one, "3 files", wait=0))
    assert archive.count("outbox") == 4
    await finish(archive, first)
    assert await texts(archive) == ["another"]


@pytest.mark.parametrize("final", list(Final))
async def test_an_ended_letter_stays_ended(archive: Archive, final: Final) -> None:
    """Its state and cause stand; what a sender that was thought dead says afterwards changes nothing."""
    [chat] = await chats(archive, 1)
    await add(archive, letter(chat, "one"), letter(chat, "two"))
    [one] = await claim(archive)
    await archive.run(lambda unit: unit.outbox.finish(one.row, final, cause="why", message=7))
    await retry(archive, one)
    await finish(archive, one)
    archive.clock.forward(hours=1)
    await archive.run(lambda unit: unit.outbox.take_over(timedelta(0)))
    row = archive.rows("SELECT state, cause, message_id, finished FROM outbox WHERE id = :id", id=one.row)[0]
    assert (row.state, row.cause, row.message_id) == (final, "why", 7)
    assert row.finished is not None
    assert await texts(archive) == ["two"]


async def test_the_claim_is_committed_before_anything_is_sent(archive: Archive) -> None:
    """After a crash at any moment the row itself says that it may have gone out."""
    [chat] = await chats(archive, 1)
    await add(archive, letter(chat))
    await claim(archive)
    assert states(archive) == ["claimed"]


async def test_two_senders_never_claim_the_same_letter(pg_archive: Archive) -> None:
    """For a moment two replicas may both think that they lead: each letter is handed to one of them."""
    other = pg_archive.replica()
    people = await chats(pg_archive, 30)
    await add(pg_archive, *(letter(chat) for chat in people))
    meeting = threading.Barrier(2, timeout=20)

    def job(unit: UnitOfWork) -> list[int]:
        meeting.wait()
        return [one.row for one in unit.outbox.claim(30, without=())]

    first, second = await asyncio.gather(pg_archive.run(job), other.run(job))
    assert sorted([*first, *second]) == sorted(set(first) | set(second))
    assert len(first) + len(second) == 30


async def test_what_a_dead_sender_left_is_put_back_as_unsure(archive: Archive) -> None:
    """Only claims that are old enough; the letter then says that it may be a repeat."""
    people = await chats(archive, 2)
    await add(archive, letter(people[0], "old"), letter(people[1], "young"))
    await claim(archive, without=[people[1]])
    archive.clock.forward(minutes=2)
    await claim(archive)
    assert await archive.run(lambda unit: unit.outbox.take_over(timedelta(minutes=2))) == 1
    [again] = await claim(archive)
    assert (again.values["text"], again.repeat, again.attempts) == ("old", True, 2)
    assert await archive.run(lambda unit: unit.outbox.take_over(timedelta(0))) == 2


async def test_a_late_word_of_a_sender_counts_for_a_letter_that_was_put_back(archive: Archive) -> None:
    """It was sent after all: it is not sent again."""
    [chat] = await chats(archive, 1)
    await add(archive, letter(chat))
    [one] = await claim(archive)
    await archive.run(lambda unit: unit.outbox.take_over(timedelta(0)))
    await finish(archive, one)
    assert states(archive) == ["sent"]


async def test_an_unsure_try_marks_every_later_one(archive: Archive) -> None:
    """Once it may have arrived, it may have arrived."""
    [chat] = await chats(archive, 1)
    await add(archive, letter(chat))
    for unsure, expected in ((False, False), (True, False), (False, True), (False, True)):
        [one] = await claim(archive)
        assert one.repeat is expected
        await retry(archive, one, seconds=0, unsure=unsure)


async def test_letters_to_a_chat_out_of_reach_wait_and_resume_in_order(archive: Archive) -> None:
    """They are neither tried nor lost; other chats go on."""
    away, here = await chats(archive, 2)
    await add(archive, letter(away, "one"), letter(away, "two"), letter(here, "three"))
    for state in (ChatState.BLOCKED, ChatState.GONE):
        await archive.run(lambda unit, state=state: unit.people.set_chat_state(away, state))  # type: ignore[misc]
        assert await texts(archive, without=[here]) == []
    assert await texts(archive) == ["three"]
    await archive.run(lambda unit: unit.people.set_chat_state(away, ChatState.REACHABLE))
    [one] = await claim(archive)
    await finish(archive, one)
    assert one.values["text"] == "one"
    assert await texts(archive) == ["two"]


async def test_values_are_erased_days_after_the_end(archive: Archive) -> None:
    """What was said to people is not kept for good; the record of the delivery is."""
    people = await chats(archive, 2)
    await add(archive, letter(people[0], "over"), letter(people[1], "waits", not_before=archive.clock.now()))
    await finish(archive, *await claim(archive, without=[people[1]]))
    archive.clock.forward(days=7)
    assert (await archive.run(lambda unit: unit.housekeeping.prune()))["values"] == 0
    archive.clock.forward(seconds=1)
    assert (await archive.run(lambda unit: unit.housekeeping.prune()))["values"] == 1
    rows = archive.rows("SELECT state, letter_values, buttons, message_id FROM outbox ORDER BY id")
    assert rows[0] == ("sent", None, None, 5)
    assert rows[1].letter_values is not None
    assert (await archive.run(lambda unit: unit.housekeeping.prune()))["values"] == 0


async def test_a_letter_that_waits_too_long_is_given_up(archive: Archive) -> None:
    """Two weeks after it might have gone, as what its chat is; one for a later day waits for that day."""
    away, here = await chats(archive, 2)
    await archive.run(lambda unit: unit.people.set_chat_state(away, ChatState.BLOCKED, "told"))
    reminder = archive.clock.now() + timedelta(days=20)
    await add(archive, letter(away, "old"), letter(here, "reminder", not_before=reminder))
    archive.clock.forward(days=14)
    assert (await archive.run(lambda unit: unit.housekeeping.prune()))["given_up"] == 0
    archive.clock.forward(days=6, seconds=1)
    assert (await archive.run(lambda unit: unit.housekeeping.prune()))["given_up"] == 1
    assert archive.rows("SELECT state, cause FROM outbox ORDER BY id")[0] == ("blocked", "told")
    assert await texts(archive) == ["reminder"]


async def test_a_file_waits_for_the_card_that_it_follows(archive: Archive) -> None:
    """Whatever is sent first, the desk reads the case before it sees its photos; what is no file waits for nothing."""
    (chat,), (report,) = await chats(archive, 1), await reports(archive, 1)
    await archive.run(lambda unit: unit.cards.want(report=report, chat=chat, revision=1))
    await add(archive, letter(chat, "foto", report=report, kind=LetterKind.MEDIA))
    assert await texts(archive) == []
    (card,) = await archive.run(lambda unit: unit.cards.claim(10, without=()))
    assert await texts(archive) == []
    await archive.run(lambda unit: unit.cards.shown(card.row, revision=1, message=7))
    (photo,) = await claim(archive)
    assert photo.reply_to == 7


async def test_a_file_goes_without_a_card_that_cannot_come(archive: Archive) -> None:
    """A card that was refused holds nothing up."""
    (chat,), (report,) = await chats(archive, 1), await reports(archive, 1)
    await archive.run(lambda unit: unit.cards.want(report=report, chat=chat, revision=1))
    await add(archive, letter(chat, "foto", report=report, kind=LetterKind.FILE))
    (card,) = await archive.run(lambda unit: unit.cards.claim(10, without=()))
    await archive.run(lambda unit: unit.cards.give_up(card.row, final=Final.REFUSED, cause="no"))
    assert await texts(archive) == ["foto"]


@pytest.mark.parametrize("behind", [False, True])
async def test_a_renewed_letter_says_what_the_newer_one_says(archive: Archive, *, behind: bool) -> None:
    """Its text, its buttons and its keyboard; in the older one's place, or behind what was said since."""
    [chat] = await chats(archive, 1)
    button = Button(action="pick.0", subject="d1", revision=3, label="label-send")
    await add(archive, Letter(chat=chat, key="ask-story", merge_key="q", keyboard="place"), letter(chat, "between"))
    newer = Letter(chat=chat, key="ask-place", merge_key="q", buttons=((button,),), keyboard="phone", behind=behind)
    await add(archive, newer)
    [first] = await claim(archive)
    await finish(archive, first)
    [last] = await claim(archive)
    renewed, between = (last, first) if behind else (first, last)
    assert (renewed.key, renewed.values, renewed.buttons) == ("ask-place", {}, ((button,),))
    assert renewed.keyboard == "phone"
    assert between.values["text"] == "between"


async def test_a_letter_that_was_tried_keeps_its_place(archive: Archive) -> None:
    """Its sender may still have a word about it: it is never taken out from under that."""
    [chat] = await chats(archive, 1)
    await add(archive, letter(chat, "old", merge_key="q"))
    [one] = await claim(archive)
    await archive.run(lambda unit: unit.outbox.retry(one.row, seconds=0, cause="x", unsure=False))
    await add(archive, letter(chat, "new", merge_key="q", behind=True))
    [again] = await claim(archive)
    assert (again.row, again.values["text"]) == (one.row, "new")


async def test_a_message_is_unseen_while_its_letter_waits(archive: Archive) -> None:
    """Whoever wrote before it was on the screen did not answer it; one whose sending is open counts as seen."""
    [chat] = await chats(archive, 1)

    async def unseen(message: int, key: str = "q", where: int = chat) -> bool:
        return await archive.run(lambda unit: unit.outbox.unseen(where, key, message))

    assert not await unseen(4)
    await add(archive, letter(chat, merge_key="q"))
    assert await unseen(4)
    assert await unseen(1_000_000)
    assert not await unseen(4, key="other")
    assert not await unseen(4, where=999)
    [one] = await claim(archive)
    assert not await unseen(4)
    await finish(archive, one)
    assert [await unseen(message) for message in (4, 5, 6)] == [True, False, False]


async def test_only_the_newest_letter_decides_what_was_seen(archive: Archive) -> None:
    """A question that is put again is on the screen when it is there again."""
    [chat] = await chats(archive, 1)
    for _ in range(2):
        await add(archive, letter(chat, merge_key="q"))
        assert await archive.run(lambda unit: unit.outbox.unseen(chat, "q", 7))
        await finish(archive, *await claim(archive))
        assert not await archive.run(lambda unit: unit.outbox.unseen(chat, "q", 7))


async def test_a_letter_that_could_not_be_sent_hides_no_message(archive: Archive) -> None:
    """Nothing will ever be on the screen: what is written counts."""
    [chat] = await chats(archive, 1)
    await add(archive, letter(chat, merge_key="q"))
    [one] = await claim(archive)
    await archive.run(lambda unit: unit.outbox.finish(one.row, Final.REFUSED, cause="bad markup"))
    assert not await archive.run(lambda unit: unit.outbox.unseen(chat, "q", 1))


async def test_what_a_letter_said_can_be_erased_at_once(archive: Archive) -> None:
    """Its ending stays; other letters keep what they say."""
    people = await chats(archive, 2)
    await add(archive, letter(people[0], "secret"), letter(people[1], "plain"))
    for one in await claim(archive):
        await finish(archive, one)
    await archive.run(lambda unit: unit.outbox.forget(1))
    rows = archive.rows("SELECT state, letter_values FROM outbox ORDER BY id")
    assert [(row.state, row.letter_values is None) for row in rows] == [("sent", True), ("sent", False)]


@pytest.mark.parametrize("kind", list(LetterKind))
async def test_a_file_replies_to_the_card_of_its_case(archive: Archive, kind: LetterKind) -> None:
    """Photos and files do, where the chat has the card; other letters, and other chats, do not."""
    here, elsewhere = await chats(archive, 2)
    report, other = await reports(archive, 2)

    def show(unit: UnitOfWork) -> None:
        unit.cards.want(report=report, chat=here, revision=1)
        [card] = unit.cards.claim(1, without=())
        unit.cards.shown(card.row, revision=1, message=50)

    await archive.run(show)
    expected = 50 if kind in (LetterKind.MEDIA, LetterKind.FILE) else None
    for chat, subject, message in ((here, report, expected), (here, other, None), (elsewhere, report, None)):
        await add(archive, Letter(chat=chat, key="card-file", kind=kind, report=subject))
        [one] = await claim(archive)
        assert one.reply_to == message
        await finish(archive, one)


async def test_a_letter_that_is_renewed_while_it_is_claimed_says_the_new_words(pg_archive: Archive) -> None:
    """Its sender has read the older ones, and waits for whoever renews it."""
    [chat] = await chats(pg_archive, 1)
    await add(pg_archive, letter(chat, "one", merge_key="m"))

    def renew(unit: UnitOfWork) -> None:
        unit.outbox.add(letter(chat, "two", merge_key="m"))

    [claimed] = await at_once(pg_archive, renew, lambda unit: unit.outbox.claim(10, without=()))
    assert (claimed.values["text"], claimed.attempts) == ("two", 1)
    assert pg_archive.count("outbox") == 1


async def test_a_letter_that_is_put_off_while_it_is_claimed_waits(pg_archive: Archive) -> None:
    """As the one word for an album, which each of its pictures moves on."""
    [chat] = await chats(pg_archive, 1)
    await add(pg_archive, letter(chat, "one", merge_key="m"))
    later = pg_archive.clock.now() + timedelta(seconds=1)

    def renew(unit: UnitOfWork) -> None:
        unit.outbox.add(letter(chat, "two", merge_key="m", not_before=later))

    assert await at_once(pg_archive, renew, lambda unit: unit.outbox.claim(10, without=())) == []
    pg_archive.clock.forward(seconds=1)
    assert await texts(pg_archive) == ["two"]
