"""A pinned message stands at the top of the chat, by itself or below another one, and comes back after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest

from sandbox.client import Sandbox
from sandbox.server import running
from tests.sandbox.line import Line

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_pinned_told_and_taken_off(sandbox: Sandbox, line: Line) -> None:
    """The newest is shown, a line in the chat says who pinned it, and each can be taken off again."""
    ani = await sandbox.person("Ani Lestari")
    await ani.starts()
    first = (await line("sendMessage", chat_id=ani.id, text="satu"))["message_id"]
    second = (await line("sendMessage", chat_id=ani.id, text="dua"))["message_id"]
    for number in (first, second, second):
        assert await line("pinChatMessage", chat_id=ani.id, message_id=number) is True
    told = [one.raw["pinned_message"]["text"] for one in await ani.screen() if "pinned_message" in one.raw]
    assert told == ["satu", "dua"]
    assert (await line("getChat", chat_id=ani.id))["pinned_message"]["text"] == "dua"
    assert await line("unpinChatMessage", chat_id=ani.id) is True
    assert (await line("getChat", chat_id=ani.id))["pinned_message"]["text"] == "satu"
    await line("unpinAllChatMessages", chat_id=ani.id)
    assert "pinned_message" not in await line("getChat", chat_id=ani.id)


async def test_what_cannot_be_pinned_is_refused(sandbox: Sandbox, line: Line) -> None:
    ani = await sandbox.person("Ani Lestari")
    await ani.starts()
    refused = await line.refused("pinChatMessage", chat_id=ani.id, message_id=4711)
    assert refused.description == "Bad Request: message to pin not found"
    refused = await line.refused("unpinChatMessage", chat_id=ani.id)
    assert refused.description == "Bad Request: message to unpin not found"


async def test_a_pin_outlives_a_restart(tmp_path: Path) -> None:
    state = str(tmp_path / "sandbox.db")
    async with running(state=state) as url, Sandbox(url) as sandbox:
        bot, ani = await sandbox.bot(), await sandbox.person("Ani Lestari")
        await ani.starts()
        async with aiohttp.ClientSession() as session:
            line = Line(session, url, bot)
            number = (await line("sendMessage", chat_id=ani.id, text="penting"))["message_id"]
            await line("pinChatMessage", chat_id=ani.id, message_id=number)
    async with running(state=state) as url, aiohttp.ClientSession() as session:
        line = Line(session, url, bot)
        assert (await line("getChat", chat_id=ani.id))["pinned_message"]["text"] == "penting"
