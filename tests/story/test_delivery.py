"""Delivery through Telegram's refusals: each ends in a known state, nothing is lost in silence, the others go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlmodel import col

from bot.domain.messages import Letter
from bot.tools import in_unit
from storage.tables import ChatRow, OutboxRow
from tests.story import look
from tests.story.steps import ANSWER, at_idle

if TYPE_CHECKING:
    from sandbox.client import Group, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

REPEATED = "mungkin terkirim dua kali"


async def answer(officer: Person) -> None:
    """Answer the case on the screen."""
    await officer.sees("Terdisposisi")
    await officer.taps("Jawab")
    await officer.sees("Tulis jawaban")
    await officer.says(ANSWER)
    await officer.sees("Kirim kepada pelapor?")
    await officer.taps("Kirim")
    await officer.sees("sudah terkirim")


async def test_a_notice_waits_for_whoever_blocked_the_bot(hut: World) -> None:
    """While blocked nothing is even tried; after the person is back the answer comes."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await hut.reported(citizen)
    await citizen.sees("sudah diteruskan")
    await citizen.blocks()
    await hut.sandbox.settled(hut.bot)
    await answer(officer)
    assert [state for key, state, *_ in look.letters(hut, citizen) if key == "notice-answered"] == ["queued"]
    calls = [call for call in await hut.sandbox.calls("sendMessage") if call.chat_id == citizen.id]
    assert all(call.ok for call in calls)
    await citizen.unblocks()
    assert ANSWER in (await citizen.sees("menjawab laporan")).text


async def test_the_answer_that_finds_a_block_is_not_lost(hut: World) -> None:
    """Nobody told us of it: the officer reads that the person is out of reach, who gets the answer on coming back."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await citizen.sees("sudah diteruskan")
    await hut.sandbox.fault("blocked", method="sendMessage", chat=citizen.id)
    await answer(officer)
    await officer.sees("tidak dapat dihubungi")
    await look.quiet(hut)
    waits = next(letter for letter in look.letters(hut, citizen) if letter.text_key == "notice-answered")
    assert (waits.state, waits.cause) == ("queued", "blocked")
    await citizen.says(f"/status {code}")
    told = await citizen.sees("menjawab laporan")
    assert ANSWER in told.text
    assert REPEATED not in told.text
    await citizen.sees(f"Laporan {code}")


async def test_who_writes_again_is_reachable_again(town: World) -> None:
    """A refusal of ours is remembered only until the person writes; what met it comes first then."""
    person = await at_idle(town)
    await town.sandbox.fault("blocked", method="sendMessage", chat=person.id)
    await person.says("/bantuan")
    await look.quiet(town)
    assert look.letters(town, person)[-1].state == "queued"
    await person.says("/status")
    await person.sees("Yang bisa Anda lakukan")
    await person.sees("Anda belum punya laporan")


async def test_a_flood_that_two_chats_meet_pauses_everybody(town: World) -> None:
    """Then each gets the message once, and nobody's tries are used up by it."""
    people = [await at_idle(town) for _ in range(4)]
    await look.quiet(town)
    await town.sandbox.fault("flood", method="sendMessage", times=2, retry_after=1)
    for person in people:
        await person.says("/bantuan")
    for person in people:
        await person.sees("Yang bisa Anda lakukan")
    await look.quiet(town)
    for person in people:
        assert [letter.state for letter in look.letters(town, person) if letter.text_key == "help"] == ["sent"]
        assert sum("Yang bisa Anda lakukan" in message.text for message in await person.screen()) == 1


async def test_a_deleted_account_stops_nobody_else(town: World) -> None:
    """A letter to an account that is gone ends with its cause; other chats get theirs."""
    gone, other = await at_idle(town), await at_idle(town)
    await gone.says("/bantuan")
    await gone.deactivates()
    await other.says("/bantuan")
    await other.sees("Yang bisa Anda lakukan")


async def test_a_flood_in_one_chat_waits_there_alone(town: World) -> None:
    """429 with retry_after: the flooded chat gets its message in the end, everybody else before."""
    flooded, other = await at_idle(town), await at_idle(town)
    await town.sandbox.fault("flood", method="sendMessage", chat=flooded.id, retry_after=2)
    await flooded.says("/bantuan")
    await town.sandbox.settled(town.bot)
    await other.says("/bantuan")
    await other.sees("Yang bisa Anda lakukan")
    await flooded.sees("Yang bisa Anda lakukan")
    await look.quiet(town)
    calls = await town.sandbox.calls("sendMessage")
    mine = [(call.chat_id, call.ok) for call in calls if call.chat_id in {flooded.id, other.id}][-3:]
    assert mine == [(flooded.id, False), (other.id, True), (flooded.id, True)]


async def test_telegrams_own_trouble_is_tried_again(town: World) -> None:
    """A 500 took nothing: the message comes once, without a word about repetition."""
    person = await at_idle(town)
    await town.sandbox.fault("server", method="sendMessage", chat=person.id)
    await person.says("/bantuan")
    told = await person.sees("Yang bisa Anda lakukan")
    assert REPEATED not in told.text


@pytest.mark.parametrize(("kind", "arrived"), [("cut_after", 2), ("cut_before", 1), ("html", 1)])
async def test_a_lost_answer_is_repeated_and_says_so(town: World, kind: str, arrived: int) -> None:
    """Nobody can know whether the message arrived: it comes again, marked."""
    person = await at_idle(town)
    await town.sandbox.fault(kind, method="sendMessage", chat=person.id)
    await person.says("/bantuan")
    await person.sees(REPEATED)
    await look.quiet(town)
    helped = [message.text for message in await person.screen() if "Yang bisa Anda lakukan" in message.text]
    assert [REPEATED in text for text in helped] == [False] * (arrived - 1) + [True]


async def test_letters_keep_their_order_behind_a_failed_one(town: World) -> None:
    """What follows in the same chat waits for the one that is tried again."""
    person = await at_idle(town)
    await town.sandbox.fault("server", method="sendMessage", chat=person.id)
    await person.says("/bantuan")
    await person.says("/status")
    await person.says("/batal")
    await person.sees("Yang bisa Anda lakukan")
    await person.sees("Anda belum punya laporan")
    await person.sees("Tidak ada yang sedang ditulis")


async def test_a_refused_letter_ends_with_its_cause(town: World) -> None:
    """400 on a letter of ours: it is not tried for ever, and the next one comes."""
    person = await at_idle(town)
    words = "Bad Request: can't parse entities: ordered by the test"
    await town.sandbox.fault("error", method="sendMessage", chat=person.id, description=words)
    await person.says("/bantuan")
    await person.says("/status")
    await person.sees("Anda belum punya laporan")
    ended = [letter for letter in look.letters(town, person) if letter.text_key == "help"]
    assert [(letter.state, "parse entities" in letter.cause) for letter in ended] == [("refused", True)]


async def test_a_letter_that_cannot_be_rendered_stops_nobody(town: World) -> None:
    """A fault of ours in one letter ends it with its cause; the chat goes on."""
    person = await at_idle(town)
    (chat,) = look.rows(town, sa.select(col(ChatRow.id)).where(col(ChatRow.telegram_id) == person.id))
    in_unit(town.settings, lambda unit: unit.outbox.add(Letter(chat=chat[0], key="no-such-text")))
    await person.says("/bantuan")
    await person.sees("Yang bisa Anda lakukan")
    ended = [letter for letter in look.letters(town, person) if letter.text_key == "no-such-text"]
    assert [(letter.state, "no such text" in letter.cause) for letter in ended] == [("refused", True)]


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited"])
async def test_a_card_that_is_gone_comes_anew(hut: World, words: str) -> None:
    """An officer who deleted the card gets a new one with the case as it is now."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    old = await officer.sees(code)
    await hut.sandbox.fault("error", method="editMessageText", chat=officer.id, description=f"Bad Request: {words}")
    await officer.taps("Terima")
    card = await officer.sees(f"{code} · Sedang ditindaklanjuti")
    assert card.id != old.id
    await officer.taps("Jawab", message=card)
    await officer.sees("Tulis jawaban")


async def test_a_card_that_shows_it_already_is_fine(hut: World) -> None:
    """ "Not modified" is what we wanted: no second try, no new card."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await hut.reported(citizen)
    await officer.sees("Terdisposisi")
    words = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
    await hut.sandbox.fault("error", method="editMessageText", chat=officer.id, description=words)
    await officer.taps("Terima")
    await look.quiet(hut)
    assert len(await hut.sandbox.calls("editMessageText")) == 1
    assert sum("Terdisposisi" in message.text for message in await officer.screen()) == 1


async def a_group(world: World, kind: str = "group") -> tuple[Group, Person, int]:
    """Make a group in which the bot has been spoken to, and give our id of its chat."""
    person = await at_idle(world)
    group = await world.sandbox.group("RT 05 Melati", [person], bot=world.bot, kind=kind)
    await look.quiet(world)
    (chat,) = look.rows(world, sa.select(col(ChatRow.id)).where(col(ChatRow.telegram_id) == group.id))
    return group, person, int(chat[0])


def ended(world: World, chat: int) -> list[tuple[str, str]]:
    query = sa.select(col(OutboxRow.state), col(OutboxRow.cause)).where(col(OutboxRow.chat_id) == chat)
    return [(state, cause) for state, cause in look.rows(world, query.order_by(col(OutboxRow.id)))]


async def test_a_letter_follows_a_group_that_is_upgraded(town: World) -> None:
    """Told by the service messages: the next letter goes to the supergroup."""
    group, person, chat = await a_group(town)
    await group.upgrades()
    await look.quiet(town)
    in_unit(town.settings, lambda unit: unit.outbox.add(Letter(chat=chat, key="help")))
    await person.sees("Yang bisa Anda lakukan", chat=group)
    assert len(look.rows(town, sa.select(col(ChatRow.id)).where(col(ChatRow.telegram_id) == group.id))) == 1


async def test_a_letter_that_meets_the_upgrade_follows_it(town: World) -> None:
    """Told by the refusal, which carries the new id: the same letter goes there."""
    _, _, chat = await a_group(town)
    (old,) = look.rows(town, sa.select(col(ChatRow.telegram_id)).where(col(ChatRow.id) == chat))
    person = await at_idle(town)
    new = await town.sandbox.group("RT 06 Melati", [person], kind="supergroup")
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    moved = {"code": 400, "description": words, "parameters": {"migrate_to_chat_id": new.id}}
    await town.sandbox.fault("error", method="sendMessage", chat=old[0], **moved)
    in_unit(town.settings, lambda unit: unit.outbox.add(Letter(chat=chat, key="help")))
    await look.quiet(town)
    calls = [(call.chat_id, call.ok) for call in await town.sandbox.calls("sendMessage")][-2:]
    assert [where for where, _ in calls] == [old[0], new.id]


async def test_the_two_sides_of_an_upgrade_come_in_any_order(town: World) -> None:
    """Webhooks bring the new side's message first at times: the group stays one chat."""
    group, person, chat = await a_group(town)
    old, new = group.id, -1_009_990_000_000 - chat
    user = {"id": person.id, "is_bot": False, "first_name": person.name}
    place = {"message_id": 5, "date": 1_790_000_000, "from": user}
    kinds = ({"id": new, "type": "supergroup", "title": "RT"}, {"id": old, "type": "group", "title": "RT"})
    await town.sandbox.push(town.bot, {"message": {**place, "chat": kinds[0], "migrate_from_chat_id": old}})
    await town.sandbox.push(town.bot, {"message": {**place, "chat": kinds[1], "migrate_to_chat_id": new}})
    await look.quiet(town)
    assert look.rows(town, sa.select(col(ChatRow.id)).where(col(ChatRow.telegram_id) == new)) == [(chat,)]


async def test_a_group_that_throws_the_bot_out(town: World) -> None:
    """What finds out that it was kicked waits, harms nobody, and comes when somebody takes the bot in again."""
    group, person, chat = await a_group(town)
    await group.removes(town.bot)
    await look.quiet(town)
    in_unit(town.settings, lambda unit: unit.outbox.add(Letter(chat=chat, key="help")))
    await person.says("/bantuan")
    await person.sees("Yang bisa Anda lakukan")
    assert [state for state, _ in ended(town, chat)] == ["sent", "queued"]
    in_unit(town.settings, lambda unit: unit.people.set_chat_state(chat, look.REACHABLE))
    await look.quiet(town)
    assert ended(town, chat)[1:] == [("queued", "kicked")]
    await person.adds_bot(group, town.bot)
    await person.sees("Yang bisa Anda lakukan", chat=group)


async def test_the_bot_leaves_channels(town: World) -> None:
    """Nobody reports in a channel: who adds the bot there sees it go."""
    person = await at_idle(town)
    channel = await town.sandbox.group("Kabar Desa Melati", [person], bot=town.bot, kind="channel")
    call = await town.sandbox.call("leaveChat")
    assert (call.chat_id, call.ok) == (channel.id, True)
    await look.quiet(town)
    query = sa.select(col(ChatRow.state)).where(col(ChatRow.telegram_id) == channel.id)
    assert look.rows(town, query) == [("gone",)]


async def test_what_people_say_in_groups_is_theirs(town: World) -> None:
    """In a group the bot answers nobody who does not ask for its help, and nothing fails."""
    group, person, _ = await a_group(town)
    before = len(await person.screen(group))
    for words in ("Halo semua", "/lapor Lampu mati", "/batal", "Setuju", "1"):
        await person.says(words, chat=group)
    await person.sends("photo", chat=group, caption="Lihat ini, lampu mati semua")
    await look.quiet(town)
    assert look.parked(town) == []
    assert len(await person.screen(group)) == before + 6


async def test_who_only_talks_in_a_group_is_not_noted(town: World) -> None:
    """The archive learns neither name nor id of people who have nothing to do with the bot."""
    group, _, _ = await a_group(town)
    neighbour = await town.sandbox.person("Bambang Sutrisno")
    await neighbour.joins(group)
    await neighbour.says("/lapor Lampu mati", chat=group)
    await look.quiet(town)
    assert look.rows(town, sa.select(col(ChatRow.id)).where(col(ChatRow.telegram_id) == neighbour.id)) == []
