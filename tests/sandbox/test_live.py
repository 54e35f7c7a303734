"""What a page is pushed and asks for: the world, a room's line, pages of messages, read marks."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from sandbox.client import Sandbox
from sandbox.server import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio


@asynccontextmanager
async def window(url: str, **wanted: Any) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """Open the line of a page."""
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{url}/control/live") as socket:
        assert (await socket.receive_json())["kind"] == "world"
        await socket.send_json(wanted)
        told = await until(socket, lambda given: given["kind"] == "followed")
        assert told["people"] == wanted.get("people", [])
        yield socket


async def until(socket: aiohttp.ClientWebSocketResponse, fits: Callable[[Any], bool]) -> Any:
    async with asyncio.timeout(10):
        while not fits(given := await socket.receive_json()):
            pass
    return given


async def verb(url: str, name: str, **body: Any) -> Any:
    async with aiohttp.ClientSession() as session, session.post(f"{url}/control/{name}", json=body) as answer:
        assert answer.status == 200
        return await answer.json()


async def test_a_page_hears_of_its_own_phones_only(sandbox: Sandbox, line: Line) -> None:
    ani, budi = await sandbox.person("Ani Lestari"), await sandbox.person("Budi Santoso")
    async with window(sandbox.url, people=[ani.id], calls=True) as socket:
        await budi.says("rahasia Budi")
        await ani.says("halo")
        given = await until(socket, lambda given: "posts" in given)
        assert [post["body"]["text"] for post in given["posts"]] == ["halo"]
        await line("sendMessage", chat_id=ani.id, text="hai")
        given = await until(socket, lambda given: "calls" in given)
        assert given["calls"][-1]["method"] == "sendMessage"
        assert given["rooms"][0]["unread"] == {str(ani.id): 1}


async def test_nonsense_from_a_page_is_passed_over(sandbox: Sandbox) -> None:
    async with window(sandbox.url) as socket:
        for nonsense in ("{", "[]", '{"people": 7}', '{"people": ["x"]}'):
            await socket.send_str(nonsense)
        await sandbox.person("Ani Lestari")
        assert (await until(socket, lambda given: given["kind"] == "world"))["people"][0]["name"] == "Ani"


async def test_messages_come_in_pages(sandbox: Sandbox, line: Line) -> None:
    ani = await sandbox.person("Ani Lestari")
    sent = [await ani.says(f"pesan {number}") for number in range(7)]
    await ani.deletes(sent[5])
    newest = await verb(sandbox.url, "history", person=ani.id, limit=3)
    assert [post["body"]["text"] for post in newest["posts"]] == ["pesan 3", "pesan 4", "pesan 6"]
    assert newest["more"]
    rest = await verb(sandbox.url, "history", person=ani.id, limit=3, before=newest["posts"][0]["id"])
    assert [post["body"]["text"] for post in rest["posts"]] == ["pesan 0", "pesan 1", "pesan 2"]
    assert not rest["more"]
    del line


async def test_what_was_read_stays_read_over_a_restart(tmp_path: Path) -> None:
    state = str(tmp_path / "sandbox.db")
    async with running(0, state) as url, Sandbox(url) as sandbox:
        bot = await sandbox.bot()
        ani = await sandbox.person("Ani Lestari")
        budi = await sandbox.person("Budi Santoso")
        group = await sandbox.group("Petugas", [ani, budi], bot=bot)
        await budi.says("satu", chat=group)
        await verb(url, "read", person=ani.id, chat=group.id)
        await budi.says("dua", chat=group)
    async with running(0, state) as url, aiohttp.ClientSession() as session:
        async with session.ws_connect(f"{url}/control/live") as socket:
            world = await socket.receive_json()
        assert world["rooms"][0]["unread"] == {str(ani.id): 1}


async def asked(url: str) -> Any:
    """Give what the only room with a forced reply asks; nothing if there is none."""
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{url}/control/live") as socket:
        world = await socket.receive_json()
    return next((room["asked"] for room in world["rooms"] if room["asked"]), None)


async def test_a_forced_reply_is_asked_for_until_it_is_given(sandbox: Sandbox, line: Line) -> None:
    ani = await sandbox.person("Ani Lestari")
    await ani.starts()
    force = {"force_reply": True, "input_field_placeholder": "Alasan"}
    sent = await line("sendMessage", chat_id=ani.id, text="Mengapa?", reply_markup=force)
    wish = {"message": sent["message_id"], "placeholder": "Alasan", "people": None}
    assert await asked(sandbox.url) == wish
    await ani.says("Sebentar")
    assert await asked(sandbox.url) == wish
    await ani.says("Karena rusak", reply_to=await ani.sees("mengapa"))
    assert await asked(sandbox.url) is None


async def test_a_selective_reply_is_asked_of_those_it_means(sandbox: Sandbox, line: Line) -> None:
    ani, budi = await sandbox.person("Ani"), await sandbox.person("Budi", username="budi_santoso")
    group = await sandbox.group("Petugas", [ani, budi, await sandbox.person("Citra")], bot=line.bot)
    said = await ani.says("/tugas", chat=group)
    force = {"force_reply": True, "selective": True}
    text = "😀 @Budi_Santoso, mengapa?"
    await line("sendMessage", chat_id=group.id, text=text, reply_markup=force, reply_parameters={"message_id": said.id})
    assert sorted((await asked(sandbox.url))["people"]) == [ani.id, budi.id]


async def test_a_forced_reply_outlives_a_restart(tmp_path: Path) -> None:
    state = str(tmp_path / "sandbox.db")
    async with running(0, state) as url, Sandbox(url) as sandbox, aiohttp.ClientSession() as session:
        bot, ani = await sandbox.bot(), await sandbox.person("Ani")
        await ani.starts()
        sent = {"chat_id": ani.id, "text": "Mengapa?", "reply_markup": {"force_reply": True}}
        assert (await session.post(f"{url}/bot{bot.token}/sendMessage", json=sent)).status == 200
        before = await asked(url)
    async with running(0, state) as url:
        assert await asked(url) == before is not None
