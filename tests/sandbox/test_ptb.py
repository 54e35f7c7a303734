"""python-telegram-bot reads everything that the sandbox says: every update, every result."""

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardMarkup, InputMediaPhoto, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from sandbox.client import Person, Sandbox
from sandbox.pictures import plain
from tests.sandbox.line import Line
from tests.sandbox.test_sending import INLINE

pytestmark = pytest.mark.asyncio(loop_scope="session")


def client(line: Line) -> Bot:
    """Make the library's bot for the sandbox."""
    return Bot(line.bot.token, base_url=f"{line.url}/bot", base_file_url=f"{line.url}/file/bot")


async def test_every_update_is_read(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Nothing that the library cannot make an object of."""
    kinds: dict[str, dict[str, Any]] = {
        "photo": {},
        "document": {},
        "video": {},
        "voice": {},
        "video_note": {},
        "audio": {},
        "animation": {},
        "sticker": {},
        "location": {},
        "venue": {},
        "contact": {"own": True},
        "poll": {},
        "dice": {},
        "forwarded": {"text": "x"},
    }
    for kind, fields in kinds.items():
        await ani.sends(kind, **fields)
    await ani.edits(await ani.says("Halo"), "Hai")
    await line("sendMessage", chat_id=ani.id, text="?", reply_markup=INLINE)
    await ani.taps("Ya")
    await ani.blocks()
    group = await sandbox.group("Warga", [ani], bot=line.bot)
    await group.promotes(line.bot)
    await group.upgrades()
    async with client(line) as bot:
        updates = await bot.get_updates(timeout=1)
        assert len(updates) == len(await line("getUpdates", offset=updates[0].update_id)) > len(kinds)
        for update in updates:
            assert Update.de_json(update.to_dict(), bot) == update
            assert update.effective_chat is not None


async def test_every_result_is_read(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """The library's methods get the objects that they expect."""
    group = await sandbox.group("Warga", [ani], bot=line.bot)
    markup = InlineKeyboardMarkup.de_json(INLINE, None)
    async with client(line) as bot:
        assert bot.username == line.bot.username
        sent = await bot.send_message(ani.id, "Halo", reply_markup=markup)
        assert await bot.edit_message_text("Hai", ani.id, sent.message_id)
        assert (await bot.copy_message(ani.id, ani.id, sent.message_id)).message_id > sent.message_id
        document = (await bot.send_document(ani.id, b"%PDF", filename="a.pdf")).document
        assert document is not None
        assert bytes(await (await bot.get_file(document)).download_as_bytearray()) == b"%PDF"
        album = await bot.send_media_group(ani.id, [InputMediaPhoto(plain("1")), InputMediaPhoto(plain("2"))])
        assert len({message.media_group_id for message in album}) == 1
        assert (await bot.get_chat(ani.id)).first_name == "Ani"
        assert (await bot.get_chat(group.id)).title == "Warga"
        assert len(await bot.get_chat_administrators(group.id)) == 1
        assert (await bot.get_chat_member(group.id, line.bot.id)).status == "member"
        assert await bot.set_my_commands([("lapor", "Lapor")])
        assert (await bot.get_webhook_info()).url == ""


async def test_every_refusal_becomes_its_exception(
    sandbox: Sandbox, line: Line, ani: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """403, 400, 429 and the moved group."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    group = await sandbox.group("Warga", [ani], bot=line.bot)
    old = group.id
    await group.upgrades()
    async with client(line) as bot:
        with pytest.raises(ChatMigrated) as moved:
            await bot.send_message(old, "Halo")
        assert moved.value.new_chat_id == group.id
        await sandbox.fault("flood", method="sendMessage", retry_after=7)
        with pytest.raises(RetryAfter):
            await bot.send_message(ani.id, "Halo")
        await ani.blocks()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(ani.id, "Halo")
        with pytest.raises(BadRequest, match=r"[Cc]hat not found"):
            await bot.send_message(5, "Halo")
