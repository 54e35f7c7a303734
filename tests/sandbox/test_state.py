"""The archive: a sandbox that starts again knows everything."""

import asyncio
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from sandbox.client import Sandbox
from sandbox.server import running
from tests.sandbox.line import Line
from tests.sandbox.test_sending import INLINE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    """Token, people, groups, messages, keyboards, updates, files, settings, and the clock."""
    state = str(tmp_path / "sandbox.db")
    async with running(state=state) as url, Sandbox(url) as sandbox, aiohttp.ClientSession() as session:
        line = Line(session, url, await sandbox.bot())
        ani = await sandbox.person("Ani")
        await ani.starts()
        group = await sandbox.group("Warga", [ani], bot=line.bot)
        await line("sendMessage", chat_id=ani.id, text="Setuju?", reply_markup=INLINE)
        await line("setMyCommands", commands=[{"command": "lapor", "description": "Lapor"}])
        await ani.sends("photo")
        await sandbox.advance(1000)
        updates, now = await line("getUpdates"), await sandbox.now()
        screen = await ani.screen()
    async with running(state=state) as url, Sandbox(url) as sandbox, aiohttp.ClientSession() as session:
        again = Line(session, url, await sandbox.bot())
        assert again.bot == line.bot
        assert await again("getUpdates") == updates
        assert await sandbox.now() >= now
        ani = await sandbox.known(ani.id)
        assert await ani.screen() == screen
        assert await ani.menu() == ["lapor"]
        photo = updates[-1]["message"]["photo"][-1]["file_id"]
        assert (await again("getFile", file_id=photo))["file_size"] > 0
        press = await ani.taps("Ya")
        assert await again("answerCallbackQuery", callback_query_id=press) is True
        assert (await again("getChat", chat_id=group.id))["title"] == "Warga"
        assert (await again("sendMessage", chat_id=ani.id, text="Lagi"))["message_id"] > screen[-1].id


async def test_the_program_prints_its_facts_and_ends_when_told(tmp_path: Path) -> None:
    """One line a fact; SIGTERM ends it with everything written."""
    command = (sys.executable, "-P", "-m", "sandbox", "--port", "0", "--state", str(tmp_path / "s.db"), "--limits")
    token = ""
    for _ in range(2):
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        assert process.stdout is not None
        facts = dict([(await process.stdout.readline()).decode().split() for _ in range(4)])
        assert facts["bot"] == "@simpul_bot"
        assert token in {"", facts["token"]}
        token = facts["token"]
        async with aiohttp.ClientSession() as session, session.get(f"{facts['url']}/bot{token}/getMe") as answer:
            assert (await answer.json())["ok"] is True
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
