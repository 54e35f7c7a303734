"""Editing and deleting what was sent."""

import pytest

from sandbox.client import Person, Sandbox
from tests.sandbox.line import Line
from tests.sandbox.test_sending import INLINE

pytestmark = pytest.mark.asyncio(loop_scope="session")

SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)


async def test_an_edit_changes_the_screen_and_keeps_the_id(line: Line, ani: Person) -> None:
    """Text and keyboard as given now: a keyboard left out disappears."""
    sent = await line("sendMessage", chat_id=ani.id, text="Menunggu", reply_markup=INLINE)
    edited = await line("editMessageText", chat_id=ani.id, message_id=sent["message_id"], text="Selesai")
    assert "reply_markup" not in edited
    seen = await ani.sees("selesai")
    assert (seen.id, seen.edited, seen.buttons) == (sent["message_id"], True, [])


async def test_the_same_again_is_refused(line: Line, ani: Person) -> None:
    """Neither text nor keyboard differ."""
    sent = await line("sendMessage", chat_id=ani.id, text="<b>A</b>", parse_mode="HTML", reply_markup=INLINE)
    again = {"chat_id": ani.id, "message_id": sent["message_id"], "reply_markup": INLINE}
    same = await line.refused("editMessageText", **again, text="<b>A</b>", parse_mode="HTML")
    assert same.description == SAME
    assert (await line.refused("editMessageReplyMarkup", **again)).description == SAME
    await line("editMessageText", **again, text="A")
    await line("editMessageReplyMarkup", chat_id=ani.id, message_id=sent["message_id"])


async def test_what_cannot_be_edited(line: Line, ani: Person) -> None:
    """Unknown messages, other people's, and those that came with a reply keyboard."""
    said = await ani.says("Punya saya")
    keyed = await line("sendMessage", chat_id=ani.id, text="?", reply_markup={"keyboard": [[{"text": "Ya"}]]})
    for number, words in (
        (999, "message to edit not found"),
        (said.id, "message can't be edited"),
        (keyed["message_id"], "message can't be edited"),
    ):
        refusal = await line.refused("editMessageText", chat_id=ani.id, message_id=number, text="x")
        assert refusal.description == f"Bad Request: {words}"


async def test_captions_and_texts_are_edited_by_their_own_methods(line: Line, ani: Person) -> None:
    """A text has no caption and a location has no text."""
    text = await line("sendMessage", chat_id=ani.id, text="x")
    place = await line("sendLocation", chat_id=ani.id, latitude=-6.9, longitude=107.6)
    no_caption = await line.refused("editMessageCaption", chat_id=ani.id, message_id=text["message_id"], caption="y")
    assert no_caption.description == "Bad Request: there is no caption in the message to edit"
    no_text = await line.refused("editMessageText", chat_id=ani.id, message_id=place["message_id"], text="y")
    assert no_text.description == "Bad Request: there is no text in the message to edit"


async def test_deleting_within_two_days(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Both sides' messages in a private chat, once, and not after 48 hours."""
    said, sent = await ani.says("Hapus ini"), await line("sendMessage", chat_id=ani.id, text="Dan ini")
    old = await line("sendMessage", chat_id=ani.id, text="Tua")
    for number in (said.id, sent["message_id"]):
        assert await line("deleteMessage", chat_id=ani.id, message_id=number) is True
        again = await line.refused("deleteMessage", chat_id=ani.id, message_id=number)
        assert again.description == "Bad Request: message to delete not found"
    assert [message.text for message in await ani.screen()] == ["/start", "Tua"]
    await sandbox.advance(49 * 3600)
    late = await line.refused("deleteMessage", chat_id=ani.id, message_id=old["message_id"])
    assert late.description == "Bad Request: message can't be deleted for everyone"
    assert await line("deleteMessages", chat_id=ani.id, message_ids=[old["message_id"], 999]) is True
