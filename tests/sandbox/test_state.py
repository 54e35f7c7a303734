"""The archive: a sandbox that starts again knows everything."""

import asyncio
import resource
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
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


PROGRAM = (sys.executable, "-P", "-m", "sandbox", "--port", "0", "--state")


@asynccontextmanager
async def started(state: Path, *more: str) -> AsyncIterator[tuple[Process, Sandbox]]:
    """Run the program on a state file; it is killed at the end."""
    process = await asyncio.create_subprocess_exec(*PROGRAM, str(state), *more, stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None
    try:
        url = (await process.stdout.readline()).decode().split()[1]
        async with Sandbox(url) as sandbox:
            yield process, sandbox
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def refused(state: Path, *more: str) -> str:
    """Start the program on a state file that it cannot use; gives its one line."""
    process = await asyncio.create_subprocess_exec(*PROGRAM, str(state), *more, stdout=PIPE, stderr=PIPE)
    _, words = await process.communicate()
    assert process.returncode == 1
    assert words.count(b"\n") == 1
    return words.decode()


async def test_what_was_answered_outlives_a_kill(tmp_path: Path) -> None:
    """No message, answer or confirmation is lost, whenever the process is killed."""
    state = tmp_path / "s.db"
    for round_ in range(5):
        async with started(state) as (process, sandbox):
            ani = await (sandbox.known(5_200_000_001) if round_ else sandbox.person("Ani"))
            assert [message.text for message in await ani.screen()] == [f"pesan {number}" for number in range(round_)]
            await ani.says(f"pesan {round_}")
            process.kill()


async def test_an_act_with_a_mark_is_done_once(tmp_path: Path) -> None:
    """The same mark gives what the first gave, after a restart too; a refusal is no act."""
    state = tmp_path / "s.db"
    async with started(state) as (_, sandbox):
        ani = await sandbox.person("Ani")
        wrong = {"person": ani.id, "label": "Ya", "once": "a"}
        async with aiohttp.ClientSession() as session, session.post(f"{sandbox.url}/control/tap", json=wrong) as answer:
            assert (answer.status, (await answer.json())["sign"]) == (409, "no_button")
        body = {"person": ani.id, "text": "halo", "once": "a"}
        first = await said(sandbox, body)
        assert await said(sandbox, body) == first
        assert await said(sandbox, {**body, "once": "b"}) != first
    async with started(state) as (_, sandbox):
        assert await said(sandbox, body) == first
        assert len(await (await sandbox.known(ani.id)).screen()) == 2


async def said(sandbox: Sandbox, body: dict[str, object]) -> object:
    async with aiohttp.ClientSession() as session, session.post(f"{sandbox.url}/control/say", json=body) as answer:
        return await answer.json()


@pytest.mark.parametrize("damage", ["no database", "cut off", "a fact of another shape"])
async def test_a_damaged_state_file_is_told_with_the_way_out(damage: str, tmp_path: Path) -> None:
    """One line that names the file and --fresh, which keeps the old one."""
    state = tmp_path / "s.db"
    async with started(state) as (process, sandbox):
        await (await sandbox.person("Ani")).sends("document", data=bytes(100_000))
        process.terminate()
        await process.wait()
    if damage == "no database":
        state.write_bytes(b"bukan basis data " * 1000)
    elif damage == "cut off":
        state.write_bytes(state.read_bytes()[:30_000])
    else:
        file = sqlite3.connect(state)
        with file:
            file.execute("INSERT INTO fact VALUES ('person', '7', '{\"nama\": 7}')")
        file.close()
    words = await refused(state)
    assert f"the state file {state} is damaged" in words
    assert "--fresh" in words
    async with started(state, "--fresh") as (_, sandbox):
        assert await (await sandbox.person("Budi")).screen() == []
    assert (tmp_path / "s.db.old").exists()


async def test_a_state_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A folder that there is not, or a folder where the file should be."""
    for state in (tmp_path / "tidak" / "ada.db", tmp_path):
        assert "Its folder must exist and be writable" in await refused(state)


async def test_a_full_disk_stops_nobody_and_loses_nothing(tmp_path: Path) -> None:
    """What cannot be written is kept in memory and told; once there is room it is written by itself."""
    state = tmp_path / "s.db"
    async with started(state) as (process, sandbox), aiohttp.ClientSession() as session:
        ani = await sandbox.person("Ani")
        live = await session.ws_connect(f"{sandbox.url}/control/live")
        assert (await live.receive_json())["trouble"] == ""
        limit = state.with_name("s.db-wal").stat().st_size
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        for number in range(3):
            await ani.says(f"pesan {number}")
        while "trouble" not in (told := await live.receive_json(timeout=10)):
            pass
        assert told["trouble"] == "disk I/O error"
        assert len(await ani.screen()) == 3
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        while (await live.receive_json(timeout=10)).get("trouble") != "":
            pass
        process.kill()
        assert process.stderr is not None
        assert f"cannot write {state}" in (await process.stderr.read()).decode()
    async with started(state) as (_, sandbox):
        assert len(await (await sandbox.known(ani.id)).screen()) == 3
