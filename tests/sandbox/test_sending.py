"""Sending: what comes back, what the person sees, and every refusal in Telegram's words."""

from typing import Any

import pytest

from sandbox.client import Person, Sandbox
from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio(loop_scope="session")

INLINE = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}


async def test_a_message_arrives_as_the_person_sees_it(line: Line, ani: Person) -> None:
    """The answer holds the message; the screen shows its text, entities and buttons."""
    sent = await line("sendMessage", chat_id=ani.id, text="Halo <b>Ani</b>", parse_mode="HTML", reply_markup=INLINE)
    assert sent["chat"]["id"] == ani.id
    assert sent["from"]["id"] == line.bot.id
    assert sent["reply_markup"] == INLINE
    seen = await ani.sees("halo ani")
    assert (seen.id, seen.from_bot, seen.buttons) == (sent["message_id"], True, [["Ya"]])
    assert seen.entities == [{"type": "bold", "offset": 5, "length": 3}]


async def test_an_answer_quotes_its_message(line: Line, ani: Person) -> None:
    """reply_parameters show the message; an unknown one is refused unless the bot said that it does not matter."""
    question = await ani.says("Bagaimana?")
    sent = await line("sendMessage", chat_id=ani.id, text="Begini", reply_parameters={"message_id": question.id})
    assert sent["reply_to_message"]["text"] == "Bagaimana?"
    lost = await line.refused("sendMessage", chat_id=ani.id, text="?", reply_parameters={"message_id": 999})
    assert lost.description == "Bad Request: message to be replied not found"
    loose = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await line("sendMessage", chat_id=ani.id, text="?", reply_parameters=loose)


async def test_reply_keyboards_never_come_back_in_the_answer(line: Line, ani: Person) -> None:
    """Only inline keyboards are part of a Message; the person has the reply keyboard all the same."""
    keyboard = {"keyboard": [[{"text": "Kirim lokasi", "request_location": True}], ["Lewati"]]}
    line.forgiven.append("sendMessage: reply_markup.keyboard.1.0: expected KeyboardButton, got 'Lewati'")
    sent = await line("sendMessage", chat_id=ani.id, text="Di mana?", reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert await ani.keyboard() == [["Kirim lokasi"], ["Lewati"]]
    await line("sendMessage", chat_id=ani.id, text="Baik", reply_markup=INLINE)
    assert await ani.keyboard() == [["Kirim lokasi"], ["Lewati"]]
    await line("sendMessage", chat_id=ani.id, text="Selesai", reply_markup={"remove_keyboard": True})
    assert await ani.keyboard() == []


async def test_protected_content_can_be_read_and_not_forwarded(line: Line, ani: Person) -> None:
    """protect_content marks the message and forbids copies."""
    sent = await line("sendMessage", chat_id=ani.id, text="Rahasia", protect_content=True)
    assert sent["has_protected_content"] is True
    for method, verb in (("forwardMessage", "forwarded"), ("copyMessage", "copied")):
        refusal = await line.refused(method, chat_id=ani.id, from_chat_id=ani.id, message_id=sent["message_id"])
        assert refusal.description == f"Bad Request: message can't be {verb}"


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "x", "chat_id": 1}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody_here"}, "chat not found"),
        ({"text": "x", "message_thread_id": 5}, "message thread not found"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a" * 65}]]}},
            "BUTTON_DATA_INVALID",
        ),
    ],
)
async def test_texts_that_telegram_does_not_take(line: Line, ani: Person, params: dict[str, Any], words: str) -> None:
    """Lengths count after parsing and in UTF-16 units; buttons carry 64 bytes at most."""
    refusal = await line.refused("sendMessage", **{"chat_id": ani.id, **params})
    assert (refusal.code, refusal.description) == (400, f"Bad Request: {words}")


async def test_broken_markup_is_refused(line: Line, ani: Person) -> None:
    """Unclosed HTML names the place."""
    refusal = await line.refused("sendMessage", chat_id=ani.id, text="<b>x", parse_mode="HTML")
    assert refusal.description.startswith("Bad Request: can't parse entities: ")


async def test_nobody_gets_a_message_before_writing_first(sandbox: Sandbox, line: Line) -> None:
    """A known person who never wrote is 403."""
    budi = await sandbox.person("Budi")
    refusal = await line.refused("sendMessage", chat_id=budi.id, text="Halo")
    assert (refusal.code, refusal.description) == (403, "Forbidden: bot can't initiate conversation with a user")
    await budi.says("Halo dulu")
    await line("sendMessage", chat_id=budi.id, text="Halo")


async def test_a_blocked_bot_and_a_deleted_account_are_closed(line: Line, ani: Person) -> None:
    """Blocking and deactivating have words of their own; unblocking opens the chat again."""
    await ani.blocks()
    refusal = await line.refused("sendMessage", chat_id=ani.id, text="Halo")
    assert (refusal.code, refusal.description) == (403, "Forbidden: bot was blocked by the user")
    await ani.unblocks()
    await line("sendMessage", chat_id=ani.id, text="Halo")
    await ani.deactivates()
    refusal = await line.refused("sendMessage", chat_id=ani.id, text="Halo")
    assert (refusal.code, refusal.description) == (403, "Forbidden: user is deactivated")


async def test_places_contacts_dice_and_busy_signs(line: Line, ani: Person) -> None:
    """The other messages without a file."""
    place = {"latitude": -6.9, "longitude": 107.6}
    assert (await line("sendLocation", chat_id=ani.id, **place))["location"] == place
    venue = await line("sendVenue", chat_id=ani.id, title="Kantor desa", address="Jalan Raya 1", **place)
    assert venue["venue"]["title"] == "Kantor desa"
    contact = await line("sendContact", chat_id=ani.id, phone_number="+62811", first_name="Desa")
    assert contact["contact"]["phone_number"] == "+62811"
    assert 1 <= (await line("sendDice", chat_id=ani.id))["dice"]["value"] <= 6
    assert await line("sendChatAction", chat_id=ani.id, action="typing") is True
    refusal = await line.refused("sendChatAction", chat_id=ani.id, action="dancing")
    assert refusal.description == "Bad Request: wrong parameter action in request"


async def test_forwarding_names_the_origin_and_copying_does_not(line: Line, ani: Person) -> None:
    """A forward keeps who wrote it; a copy is a new message of the bot, given by its id alone."""
    said = await ani.says("Jalan rusak")
    where = {"chat_id": ani.id, "from_chat_id": ani.id, "message_id": said.id}
    forward = await line("forwardMessage", **where)
    assert (forward["text"], forward["forward_origin"]["sender_user"]["id"]) == ("Jalan rusak", ani.id)
    copied = await line("copyMessage", **where)
    assert set(copied) == {"message_id"}
    assert "forward_origin" not in (await ani.screen())[-1].raw
    refusal = await line.refused("copyMessage", **{**where, "message_id": 999})
    assert refusal.description == "Bad Request: message to copy not found"
    several = {"chat_id": ani.id, "from_chat_id": ani.id, "message_ids": [said.id]}
    assert len(await line("copyMessages", **several)) == len(await line("forwardMessages", **several)) == 1
