"""The sender: everything leaves once, in order, at its pace, and a trouble with one chat is nobody else's."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
import sqlalchemy as sa

from bot.domain.errors import StorageAway
from bot.domain.messages import LetterKind, Priority
from bot.domain.pace import Limits
from bot.ports import Final, SendFailure, Sent
from bot.workers import sender as sender_module
from bot.workers.clockwork import Clockwork
from bot.workers.keeper import Keeper
from bot.workers.ticker import Ticker
from tests.support.archive import Archive, add_report, letter, meet
from tests.workers.stage import Lead, Recorder, build, running, sending

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.messages import Letter
    from bot.ports import Lanes, Outgoing, UnitOfWork

T = TypeVar("T")

pytestmark = pytest.mark.asyncio


async def chats(archive: Archive, count: int) -> list[int]:
    """Make so many people; gives our ids of their chats."""
    return await archive.run(lambda unit: [meet(unit, number).chat for number in range(count)])


async def reports(archive: Archive, count: int) -> list[int]:
    """Make so many reports; gives their ids."""
    return await archive.run(lambda unit: [add_report(unit, meet(unit).person, code=f"R{n}").id for n in range(count)])


async def add(archive: Archive, *letters: Letter) -> None:
    """Queue letters in one unit."""

    def job(unit: UnitOfWork) -> None:
        for one in letters:
            unit.outbox.add(one)

    await archive.run(job)


def states(archive: Archive) -> list[str]:
    """List the letters' states in the order they were queued."""
    return [row.state for row in archive.rows("SELECT state FROM outbox ORDER BY id")]


async def test_what_is_queued_is_sent_once_and_noted(archive: Archive) -> None:
    """Before the sender starts and while it runs."""
    people = await chats(archive, 10)
    await add(archive, *(letter(chat, f"{chat}") for chat in people))
    messenger = Recorder(answer=lambda outgoing: Sent(message=outgoing.row * 10))
    async with sending(archive, messenger):
        await messenger.until(10)
        await add(archive, *(letter(chat, f"{chat}") for chat in people))
        await messenger.until(20)
    assert sorted(map(str, messenger.texts)) == sorted(2 * [str(chat) for chat in people])
    assert archive.rows("SELECT DISTINCT state, message_id = id * 10 AS right FROM outbox") == [("sent", True)]


async def test_each_chat_and_subject_is_served_in_order(archive: Archive) -> None:
    """Letters of mixed urgency that are queued while others are sent, some of them only at the second try."""
    people, subjects = await chats(archive, 5), [None, *await reports(archive, 3)]
    draw = random.Random(7)
    failed: set[int] = set()

    def answer(outgoing: Outgoing) -> Sent | SendFailure:
        if outgoing.row % 5 == 0 and outgoing.row not in failed:
            failed.add(outgoing.row)
            return SendFailure(cause="upgraded", moved_to=None, missing=True)  # to be tried again at once
        return Sent(message=outgoing.row)

    messenger = Recorder(answer=answer)
    queued: dict[tuple[int, int | None], list[str]] = defaultdict(list)
    async with sending(archive, messenger):
        for number in range(150):
            chat, subject = draw.choice(people), draw.choice(subjects)
            queued[chat, subject].append(f"{subject} {number}")
            await add(
                archive, letter(chat, f"{subject} {number}", report=subject, priority=draw.choice(list(Priority)))
            )
        await messenger.until(150 + 30)
    assert set(states(archive)) == {"sent"}
    for (chat, subject), expected in queued.items():
        mine = [str(one.values["text"]) for one in messenger.sent if one.chat == chat]
        seen = [text for text in mine if text.startswith(f"{subject} ")]
        once = [text for n, text in enumerate(seen) if n == 0 or seen[n - 1] != text]
        assert once == expected


async def test_one_message_at_a_time_is_under_way_in_a_chat(archive: Archive) -> None:
    """Otherwise a later one could overtake on the way."""
    [chat] = await chats(archive, 1)
    subjects = await reports(archive, 5)
    messenger = Recorder()
    under_way: list[int] = []
    inner = messenger.send

    async def send(outgoing: Outgoing) -> Sent | SendFailure:
        under_way.append(1)
        assert len(under_way) == 1
        try:
            return await inner(outgoing)
        finally:
            under_way.pop()

    messenger.send = send  # type: ignore[method-assign]
    await add(archive, *(letter(chat, str(n), report=report) for n, report in enumerate(subjects)))
    async with sending(archive, messenger):
        await messenger.until(5)
    assert messenger.texts == ["0", "1", "2", "3", "4"]


async def test_a_flood_error_pauses_its_chat_alone(archive: Archive) -> None:
    """The others go on, and the letter is kept for later."""
    flooded, *others = await chats(archive, 20)
    await add(archive, letter(flooded, "one"), letter(flooded, "two", report=(await reports(archive, 1))[0]))
    await add(archive, *(letter(chat, "fine") for chat in others))
    flood = SendFailure(cause="flood", after=600.0)
    messenger = Recorder(answer=lambda outgoing: flood if outgoing.chat == flooded else Sent(message=1))
    async with sending(archive, messenger):
        await messenger.until(20)
        await add(archive, *(letter(chat, "fine") for chat in others))
        await messenger.until(39)
    assert [one.chat for one in messenger.sent].count(flooded) == 1
    assert states(archive)[:2] == ["queued", "queued"]
    assert set(states(archive)[2:]) == {"sent"}


@pytest.mark.parametrize(
    "refusal",
    [SendFailure(cause="InvalidToken", after=3600.0, everywhere=True), SendFailure(cause="flood", after=3600.0)],
    ids=lambda failure: failure.cause,
)
async def test_what_holds_for_all_is_not_found_anew_by_each(archive: Archive, refusal: SendFailure) -> None:
    """A refused token, or a flood that two chats meet: then all wait, and nobody's tries are used up."""
    await add(archive, *(letter(chat, "wait") for chat in await chats(archive, 20)))
    messenger = Recorder(answer=lambda _outgoing: refusal)
    # Slots so far apart that a call is answered before the next one goes.
    async with sending(archive, messenger, limits=Limits(per_second=2)) as sender:
        async with asyncio.timeout(20):
            while not sender._pace.paused(now=time.monotonic()):
                await asyncio.sleep(0.01)
            await asyncio.gather(*sender._flying.values())
        assert len(messenger.sent) < 10
    tried = archive.rows("SELECT attempts FROM outbox WHERE state = 'queued' ORDER BY attempts DESC")
    # The first of two floods is taken for its chat's own.
    assert [row.attempts for row in tried] == [0 if refusal.everywhere else 1, *[0] * 19]


async def test_who_takes_the_lead_over_lets_the_last_ones_calls_pass(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both together would be twice as fast as Telegram lets; who was alone from the start begins at once."""
    monkeypatch.setattr(sender_module, "HANDOVER_SECONDS", 3600.0)
    monkeypatch.setattr(sender_module, "LOOK_SECONDS", 0.01)
    first, second = await chats(archive, 2)
    messenger, lead = Recorder(), Lead()
    async with sending(archive, messenger, lead=lead) as sender:
        await add(archive, letter(first, "alone"))
        await messenger.until(1)
        await lead.change(mine=False)
        await lead.change(mine=True)
        await add(archive, letter(second, "after"))
        while not sender._pace.paused(now=time.monotonic()):
            await asyncio.sleep(0)
        assert messenger.texts == ["alone"]
        assert states(archive)[1] == "queued"


async def test_what_was_booked_when_the_lead_went_is_the_next_ones(archive: Archive) -> None:
    """A call that had not begun is not made: it stays claimed, and whoever leads takes it over."""
    people = await chats(archive, 2)
    await add(archive, *(letter(chat, "booked") for chat in people))
    messenger, lead = Recorder(), Lead()
    async with sending(archive, messenger, lead=lead, limits=Limits(per_second=2)) as sender:
        await messenger.until(1)
        lead.mine = False
        await asyncio.gather(*sender._flying.values())
        assert len(messenger.sent) == 1
    assert states(archive) == ["sent", "claimed"]


async def test_a_chat_with_many_letters_does_not_hold_up_the_others(archive: Archive) -> None:
    """At Telegram's own pace: while one chat works off a hundred, everybody else is served at once."""
    flooded, *others = await chats(archive, 11)
    subjects = await reports(archive, 100)
    await add(archive, *(letter(flooded, "flood", report=report) for report in subjects))
    messenger = Recorder()
    async with sending(archive, messenger, limits=Limits(per_second=5000)):
        await messenger.until(3)
        await add(archive, *(letter(chat, "fine", priority=Priority.BULK) for chat in others))
        async with asyncio.timeout(20):
            while messenger.texts.count("fine") < 10:
                await messenger.until(len(messenger.sent) + 1)
        assert messenger.texts.count("flood") < 50


async def test_a_reply_overtakes_what_waits(archive: Archive) -> None:
    """Behind six hundred notices a reply is among the next to leave."""
    *people, citizen = await chats(archive, 601)
    await add(archive, *(letter(chat, "notice", priority=Priority.NOTICE) for chat in people))
    messenger = Recorder()
    async with sending(archive, messenger, limits=Limits(per_second=200)):
        await messenger.until(50)
        await add(archive, letter(citizen, "reply"))
        before = len(messenger.sent)
        async with asyncio.timeout(20):
            while "reply" not in messenger.texts:
                await messenger.until(len(messenger.sent) + 1)
        # A third of a second of work is claimed ahead, and one batch may have been claimed in the moment of queueing.
        assert messenger.texts.index("reply") <= before + 200


async def test_a_letter_that_cannot_be_rendered_ends_alone(archive: Archive) -> None:
    """It ends refused with its cause, and its successors go."""
    [chat] = await chats(archive, 1)
    await add(archive, letter(chat, "broken"), letter(chat, "fine"))

    def answer(outgoing: Outgoing) -> Sent:
        if outgoing.values["text"] == "broken":
            raise KeyError("text")
        return Sent(message=1)

    messenger = Recorder(answer=answer)
    async with sending(archive, messenger):
        await messenger.until(2)
    assert archive.rows("SELECT state, cause FROM outbox ORDER BY id") == [
        (Final.REFUSED, "KeyError: 'text'"),
        ("sent", ""),
    ]


async def test_stopping_waits_for_the_calls_under_way(archive: Archive) -> None:
    """Their endings are noted; nothing new is begun."""
    people = await chats(archive, 3)
    messenger = Recorder(gate=asyncio.Event())
    sender = build(archive, messenger)
    await add(archive, *(letter(chat, "first") for chat in people[:2]))
    async with running(sender):
        await messenger.until(2)
    await add(archive, letter(people[2], "late"))
    stopping = asyncio.create_task(sender.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    assert messenger.gate is not None
    messenger.gate.set()
    await stopping
    assert states(archive) == ["sent", "sent", "queued"]


class Slow:
    """Lanes whose second unit, the first claim, takes long to be told of."""

    def __init__(self, lanes: Lanes) -> None:
        """Stand before the real ones."""
        self.lanes, self.runs, self.claimed, self.told = lanes, 0, asyncio.Event(), asyncio.Event()

    def lane_of(self, key: int) -> int:
        """Ask the real ones."""
        return self.lanes.lane_of(key)

    async def run(self, key: int, job: Callable[[UnitOfWork], T]) -> T:
        """Run the unit at once; tell of it when the test lets."""
        self.runs += 1
        slow = self.runs == 2
        value = await self.lanes.run(key, job)
        if slow:
            self.claimed.set()
            await self.told.wait()
        return value


async def test_what_was_claimed_while_stopping_waits_again_without_a_doubt(archive: Archive) -> None:
    """A quiet stop leaves nothing behind that the next start would have to call a possible repeat."""
    people = await chats(archive, 2)
    await add(archive, *(letter(chat, "waits") for chat in people))
    messenger = Recorder()
    sender, lanes = build(archive, messenger), Slow(archive.lanes)
    sender.lanes = lanes
    async with running(sender):
        await lanes.claimed.wait()
    assert states(archive) == ["claimed", "claimed"]
    lanes.told.set()
    await sender.stop()
    assert archive.rows("SELECT DISTINCT state, unsure FROM outbox") == [("queued", False)]
    assert messenger.sent == []


async def test_what_a_dead_sender_claimed_is_sent_again_and_says_so(archive: Archive) -> None:
    """At the start, all of it: nobody else is sending."""
    people = await chats(archive, 3)
    await add(archive, *(letter(chat, "left") for chat in people[:2]))
    await archive.run(lambda unit: unit.outbox.claim(10, without=()))
    await add(archive, letter(people[2], "new"))
    messenger = Recorder()
    async with sending(archive, messenger):
        await messenger.until(3)
    assert {(one.values["text"], one.repeat) for one in messenger.sent} == {("left", True), ("new", False)}
    assert set(states(archive)) == {"sent"}


async def test_a_replica_that_does_not_lead_sends_nothing_and_stays_awake(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own units wake its sender, which must rest all the same; once it leads, it sends."""
    monkeypatch.setattr(sender_module, "HANDOVER_SECONDS", 0.0)
    [chat] = await chats(archive, 1)
    messenger, lead = Recorder(), Lead(mine=False)
    async with sending(archive, messenger, lead=lead) as sender:
        for number in range(5):
            await add(archive, letter(chat, str(number)))
            sender.woken.set()
            await lead.change(mine=False)
        assert messenger.sent == []
        await lead.change(mine=True)
        await messenger.until(5)
    assert messenger.texts == ["0", "1", "2", "3", "4"]


async def test_what_is_under_way_is_not_taken_over_from_oneself(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lead may be lost and won again during one slow call: its letter is not sent twice."""
    monkeypatch.setattr(sender_module, "HANDOVER_SECONDS", 0.0)
    monkeypatch.setattr(sender_module, "LOOK_SECONDS", 0.01)
    people = await chats(archive, 2)
    messenger, lead = Recorder(gate=asyncio.Event()), Lead()
    await add(archive, letter(people[0], "slow"))
    async with sending(archive, messenger, lead=lead):
        await messenger.until(1)
        await lead.change(mine=False)
        await lead.change(mine=True)
        await add(archive, letter(people[1], "next"))
        assert messenger.gate is not None
        messenger.gate.set()
        await messenger.until(2)
    assert messenger.texts == ["slow", "next"]
    assert [one.repeat for one in messenger.sent] == [False, False]


async def test_an_ending_is_noted_when_the_storage_is_back(
    lite_archive: Archive,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The message is out: however long the database is away, it is noted, and not sent again."""
    monkeypatch.setattr(sender_module, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr("storage.engine.PRAGMAS", ("foreign_keys=ON", "busy_timeout=5"))
    people = await chats(lite_archive, 2)
    await add(lite_archive, letter(people[0], "out"))
    messenger = Recorder(gate=asyncio.Event())
    locker = sa.create_engine(lite_archive.url)
    async with sending(lite_archive, messenger):
        await messenger.until(1)
        assert messenger.gate is not None
        with locker.connect() as lock:
            lock.exec_driver_sql("BEGIN IMMEDIATE")
            messenger.gate.set()
            for _ in range(5):
                with pytest.raises(StorageAway):
                    await lite_archive.run(lambda unit: unit.outbox.next_due())
            lite_archive.clock.forward(minutes=10)
        await add(lite_archive, letter(people[1], "after"))
        await messenger.until(2)
    locker.dispose()
    assert messenger.texts == ["out", "after"]
    assert states(lite_archive) == ["sent", "sent"]


async def test_a_letter_leaves_when_its_time_has_come(archive: Archive) -> None:
    """Not before, and without being woken."""
    [chat] = await chats(archive, 1)
    await add(archive, letter(chat, "later", not_before=archive.clock.now() + timedelta(seconds=0.6)))
    messenger = Recorder()
    async with sending(archive, messenger):
        await add(archive, letter((await chats(archive, 2))[1], "now"))
        await messenger.until(1)
        archive.clock.forward(seconds=0.6)
        await messenger.until(2)
    assert messenger.texts == ["now", "later"]


async def test_cards_and_letters_leave_side_by_side(archive: Archive) -> None:
    """A card is posted, then edited; many wishes in between are one edit."""
    [officer] = await chats(archive, 1)
    [report] = await reports(archive, 1)

    messenger = Recorder(answer=lambda outgoing: Sent(message=outgoing.edits or 77))

    async def want(revision: int) -> None:
        await archive.run(lambda unit: unit.cards.want(report=report, chat=officer, revision=revision))

    async with sending(archive, messenger):
        await want(1)
        await messenger.until(1)
        await add(archive, letter(officer, "reply"))
        await messenger.until(2)
        messenger.gate = asyncio.Event()
        await want(2)
        await messenger.until(3)
        for revision in (3, 4, 5):
            await want(revision)
        messenger.gate.set()
    assert [one.edits for one in messenger.sent if one.card][:2] == [None, 77]


async def test_an_album_is_counted_as_its_photos(archive: Archive) -> None:
    """Ten photos to a group use half of its minute."""
    actor = await archive.run(lambda unit: unit.people.meet(user=7_000_000_001, chat=-400, kind="group", name="x"))
    media = [{"file_id": str(number)} for number in range(10)]
    photos = letter(actor.chat, kind=LetterKind.MEDIA)
    photos.values["media"] = media  # type: ignore[index]
    await add(archive, photos)
    messenger = Recorder()
    async with sending(archive, messenger, limits=Limits(per_second=5000)) as sender:
        await messenger.until(1)
        await add(archive, letter(actor.chat, "after", report=(await reports(archive, 1))[0]))
        [other] = await chats(archive, 1)
        await add(archive, letter(other, "elsewhere"))
        await messenger.until(2)
        assert messenger.texts[1] == "elsewhere"
        assert sender._pace.busy(now=time.monotonic()) == [actor.chat]


async def test_the_ticker_sweeps_what_has_had_its_time(archive: Archive) -> None:
    """Marks, bodies, letters, values and drafts, in one unit; without storage it waits for the next time."""
    await archive.run(lambda unit: unit.updates.mark(1, 1))
    archive.clock.forward(days=3)
    ticker = Ticker(lanes=archive.lanes, elected=Lead(), clock=archive.clock)
    parts = Clockwork(archive.lanes), Keeper(archive.lanes)
    await ticker._tick(*parts)
    # The morning's digest leaves marks of its own, under the number of the day.
    assert archive.rows("SELECT 1 FROM updates WHERE bot_id > 0") == []
    await archive.lanes.stop()
    await ticker._tick(*parts)
