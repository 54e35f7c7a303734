"""What people send, key by key, and what they see."""

import asyncio
from typing import Any

import pytest

from sandbox.client import Person, Refused, Sandbox
from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio(loop_scope="session")

KEYS = {
    "keyboard": [
        [{"text": "Kirim lokasi", "request_location": True}, {"text": "Kirim nomor", "request_contact": True}],
        [{"text": "Lewati"}],
    ],
    "one_time_keyboard": True,
}


async def test_commands_mentions_and_links_are_marked(line: Line, ani: Person) -> None:
    """Telegram finds the entities of a plain text by itself, in UTF-16 units."""
    await ani.says("/lapor@simpul_bot 😀 lihat https://example.org #jalan")
    entities = (await line.update("message"))["entities"]
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [
        ("bot_command", 0, 17),
        ("url", 27, 19),
        ("hashtag", 47, 6),
    ]


async def test_start_carries_the_payload_of_a_deep_link(line: Line, ani: Person) -> None:
    """/start P, of 1 to 64 letters, digits, dashes."""
    await ani.starts("LAPOR_9-a")
    assert (await line.update("message"))["text"] == "/start LAPOR_9-a"
    for payload in ("a b", "a" * 65, ""):
        with pytest.raises(Refused):
            await ani.starts(payload)


async def test_an_edit_comes_as_edited_message(line: Line, ani: Person) -> None:
    """Same id, new text, an edit date; only one's own messages can be edited."""
    said = await ani.says("Jalan rusa")
    await ani.edits(said, "Jalan rusak")
    first, second = await line.updates()
    assert second["edited_message"]["message_id"] == first["message"]["message_id"]
    assert second["edited_message"]["text"] == "Jalan rusak"
    assert second["edited_message"]["edit_date"] >= first["message"]["date"]
    sent = await line("sendMessage", chat_id=ani.id, text="Halo")
    assert sent
    with pytest.raises(Refused):
        await ani.edits(await ani.sees("halo"), "x")


async def test_deleting_and_forwarding(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """A deleted card cannot be edited any more; a forward names the bot; protected content stays."""
    group = await sandbox.group("Warga", [ani], bot=line.bot)
    await line.taken()
    sent = await line("sendMessage", chat_id=ani.id, text="Kartu K-1")
    card = await ani.sees("kartu")
    await ani.forwards(card)
    message = await line.update("message")
    assert (message["text"], message["forward_origin"]["sender_user"]["id"]) == ("Kartu K-1", line.bot.id)
    assert (await ani.forwards(card, group)).chat_id == group.id
    await ani.deletes(card)
    refusal = await line.refused("editMessageText", chat_id=ani.id, message_id=sent["message_id"], text="x")
    assert refusal.description == "Bad Request: message to edit not found"
    with pytest.raises(Refused, match="sees no message"):
        await ani.deletes(card)
    await line("sendMessage", chat_id=ani.id, text="Rahasia", protect_content=True)
    with pytest.raises(Refused, match="protected"):
        await ani.forwards(await ani.sees("rahasia"), group)
    await line("sendMessage", chat_id=group.id, text="Di grup")
    with pytest.raises(Refused, match="is not Ani's"):
        await ani.deletes(await ani.sees("di grup", chat=group))


async def test_long_texts_are_cut_as_a_phone_cuts_them(line: Line, ani: Person) -> None:
    """4096 units a message; an empty one cannot be sent."""
    await ani.says("a" * 4096 + "b" * 10)
    assert [len(update["message"]["text"]) for update in await line.updates()] == [4096, 10]
    with pytest.raises(Refused, match="empty message"):
        await ani.says("  ")


async def test_an_answer_quotes(line: Line, ani: Person) -> None:
    """The message that was answered comes along, without what it quotes itself."""
    await line("sendMessage", chat_id=ani.id, text="Kartu K-1")
    card = await ani.sees("kartu")
    answer = await ani.says("Sudah", reply_to=card)
    await ani.says("Belum", reply_to=answer)
    first, second = [update["message"] for update in await line.updates()]
    assert first["reply_to_message"]["text"] == "Kartu K-1"
    assert "reply_to_message" not in second["reply_to_message"]


async def test_keys_send_what_they_ask_for(line: Line, ani: Person) -> None:
    """A place, one's own number, the label; a one-time keyboard is gone afterwards."""
    for label, kind in (("Kirim lokasi", "location"), ("Kirim nomor", "contact"), ("Lewati", "text")):
        await line("sendMessage", chat_id=ani.id, text="Di mana?", reply_markup=KEYS)
        await ani.presses(label)
        assert kind in await line.update("message")
        assert await ani.keyboard() == []
    with pytest.raises(Refused, match="has no key 'Lewati'; on the keyboard: no keyboard"):
        await ani.presses("Lewati")


async def test_only_an_own_number_carries_the_user_id(line: Line, ani: Person) -> None:
    """A forwarded contact of somebody else proves nothing."""
    await line("sendMessage", chat_id=ani.id, text="Nomor?", reply_markup=KEYS)
    await ani.presses("Kirim nomor")
    own = (await line.update("message"))["contact"]
    assert (own["user_id"], own["phone_number"]) == (ani.id, ani.phone)
    await ani.sends("contact", phone="+62812000")
    assert "user_id" not in (await line.update("message"))["contact"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("photo", {}),
        ("document", {}),
        ("video", {}),
        ("voice", {}),
        ("video_note", {}),
        ("audio", {}),
        ("animation", {}),
        ("sticker", {"emoji": "👍"}),
        ("location", {"latitude": -6.9, "longitude": 107.6}),
        ("venue", {}),
        ("contact", {"own": True}),
        ("poll", {}),
        ("dice", {}),
    ],
)
async def test_every_kind_reaches_the_bot(line: Line, ani: Person, kind: str, fields: dict[str, Any]) -> None:
    """Each arrives as described, under its own name."""
    message = await ani.sends(kind, **fields)
    assert message.kind == kind
    assert kind in await line.update("message")


async def test_forwards_and_raw_messages(line: Line, ani: Person) -> None:
    """A forward names its origin; raw sends any content."""
    await ani.sends("forwarded", text="Dari grup warga")
    assert (await line.update("message"))["forward_origin"]["type"] == "hidden_user"
    await ani.sends("raw", story={"chat": {"id": 5, "type": "private"}, "id": 1})
    assert "story" in await line.update("message")


async def test_seeing_waits_for_what_is_new(line: Line, ani: Person) -> None:
    """Each message is seen once; an edit makes it new; a miss shows the screen."""
    sent = await line("sendMessage", chat_id=ani.id, text="Laporan diterima")
    assert (await ani.sees("DITERIMA")).id == sent["message_id"]
    with pytest.raises(AssertionError, match=r"(?s)did not see 'diterima'.*bot #\d+: 'Laporan diterima'"):
        await ani.sees("diterima", timeout=0.05)
    await line("editMessageText", chat_id=ani.id, message_id=sent["message_id"], text="Laporan diterima Dinas")
    assert (await ani.sees("diterima")).edited is True
    with pytest.raises(AssertionError, match="was not answered"):
        await ani.toast("1", timeout=0.05)


async def test_many_can_wait_at_once(sandbox: Sandbox, line: Line) -> None:
    """Each wakes with a message of their own."""
    people = [await sandbox.person(f"Warga {number}") for number in range(150)]
    for person in people:
        await person.starts()
    waiting = [asyncio.create_task(person.sees("giliran")) for person in people]
    await asyncio.sleep(0.1)
    for person in reversed(people):
        await line("sendMessage", chat_id=person.id, text="Giliran Anda")
    assert len({message.chat_id for message in await asyncio.gather(*waiting)}) == len(people)


async def test_people_of_several_bots_name_the_bot(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Chats with two bots are two chats."""
    other = await sandbox.bot("lain_bot", "Lain")
    with pytest.raises(Refused, match="name the bot"):
        await ani.says("Halo")
    await ani.says("Halo", bot=other)
    assert await sandbox.pending(other) == 1
    assert await sandbox.pending(line.bot) == 0
    assert [message.text for message in await ani.screen(bot=other)] == ["Halo"]


async def test_a_person_has_a_large_id_and_can_choose(sandbox: Sandbox) -> None:
    """Ids are beyond 32 bits, as Telegram's are."""
    assert (await sandbox.person("Budi")).id > 1 << 32
    assert (await sandbox.person("Citra", id=(1 << 52) - 1)).id == (1 << 52) - 1
    with pytest.raises(Refused, match="already"):
        await sandbox.person("Dewi", id=(1 << 52) - 1)
