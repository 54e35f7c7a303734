"""Pressing inline buttons and answering them."""

import pytest

from sandbox.client import Person, Refused, Sandbox, Toast
from tests.sandbox.line import Line
from tests.sandbox.test_sending import INLINE

pytestmark = pytest.mark.asyncio(loop_scope="session")

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_a_press_reaches_the_bot_and_its_answer_the_person(line: Line, ani: Person) -> None:
    """The update carries the data and the message; the toast shows the answer."""
    sent = await line("sendMessage", chat_id=ani.id, text="Setuju?", reply_markup=INLINE)
    press = await ani.taps("Ya")
    query = await line.update("callback_query")
    assert (query["id"], query["data"], query["from"]["id"]) == (press, "ya", ani.id)
    assert query["message"]["message_id"] == sent["message_id"]
    assert await line("answerCallbackQuery", callback_query_id=press, text="Tercatat", show_alert=True) is True
    assert await ani.toast(press) == Toast("Tercatat", alert=True)


async def test_only_buttons_on_the_screen_can_be_pressed(line: Line, ani: Person) -> None:
    """The error lists what is there; the same press may come again although the button is gone."""
    sent = await line("sendMessage", chat_id=ani.id, text="Setuju?", reply_markup=INLINE)
    with pytest.raises(Refused, match=r"sees no button 'Tidak'; on the screen: \['Ya'\]"):
        await ani.taps("Tidak")
    first = await ani.taps("Ya")
    await line("editMessageText", chat_id=ani.id, message_id=sent["message_id"], text="Baik")
    with pytest.raises(Refused, match="no buttons"):
        await ani.taps("Ya")
    second = await ani.taps("Ya", again=True)
    one, two = await line.updates()
    assert one["callback_query"]["id"] == first != second == two["callback_query"]["id"]
    assert one["callback_query"]["data"] == two["callback_query"]["data"]
    assert one["update_id"] + 1 == two["update_id"]


async def test_a_press_on_a_deleted_message_comes_with_an_inaccessible_one(line: Line, ani: Person) -> None:
    """Date 0 tells that the message is not there any more."""
    sent = await line("sendMessage", chat_id=ani.id, text="Setuju?", reply_markup=INLINE)
    await ani.taps("Ya")
    await line.update("callback_query")
    await line("deleteMessage", chat_id=ani.id, message_id=sent["message_id"])
    await ani.taps("Ya", again=True)
    assert (await line.update("callback_query"))["message"]["date"] == 0


async def test_a_press_waits_fifteen_seconds_for_its_answer(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Later, or for a query that never was, Telegram refuses."""
    await line("sendMessage", chat_id=ani.id, text="Setuju?", reply_markup=INLINE)
    press = await ani.taps("Ya")
    await sandbox.advance(16)
    for number in (press, "123"):
        refusal = await line.refused("answerCallbackQuery", callback_query_id=number)
        assert (refusal.code, refusal.description) == (400, TOO_OLD)


async def test_an_untaken_press_is_dropped_after_150_seconds(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Messages stay, callbacks do not."""
    await line("sendMessage", chat_id=ani.id, text="Setuju?", reply_markup=INLINE)
    await ani.taps("Ya")
    await ani.says("Halo")
    await sandbox.advance(151)
    assert (await line.update("message"))["text"] == "Halo"


async def test_an_answer_longer_than_200_characters_is_refused(line: Line, ani: Person) -> None:
    """The toast is short."""
    await line("sendMessage", chat_id=ani.id, text="Setuju?", reply_markup=INLINE)
    press = await ani.taps("Ya")
    refusal = await line.refused("answerCallbackQuery", callback_query_id=press, text="a" * 201)
    assert refusal.code == 400


async def test_a_link_button_does_not_call_the_bot(line: Line, ani: Person) -> None:
    """It opens a page instead."""
    keyboard = {"inline_keyboard": [[{"text": "Lacak", "url": "https://example.org/lacak"}]]}
    await line("sendMessage", chat_id=ani.id, text="Lihat", reply_markup=keyboard)
    with pytest.raises(Refused, match="does not call the bot"):
        await ani.taps("Lacak")
