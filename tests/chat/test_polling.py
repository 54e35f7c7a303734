"""Long polling: what is not committed is not confirmed; neighbours and outages are survived."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

import aiohttp
import pytest
from telegram.error import TelegramError

from bot.app import running
from handlers.chat.polling import Polling
from handlers.chat.request import AiohttpRequest
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from storage.elect import Alone
from tests.chat.wires import wire
from tests.story import look
from tests.support.world import STORY, free_port, settings_for, watched, world

if TYPE_CHECKING:
    from pathlib import Path

    from handlers.chat.raw import RawUpdate
    from tests.support.postgres import Postgres
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def test_the_offset_moves_only_after_the_commit(lite: World) -> None:
    """While the archive cannot commit, Telegram keeps the update; afterwards it has its effect once."""
    person = await lite.citizen()
    path = lite.settings.database_url.removeprefix("sqlite:///")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await person.says(STORY)
    await lite.sandbox.call("getUpdates")
    await asyncio.sleep(0.3)
    assert await lite.sandbox.pending(lite.bot) == 1
    other.execute("ROLLBACK")
    other.close()
    await person.sees("Di mana kejadiannya")
    await lite.sandbox.settled(lite.bot)
    await look.quiet(lite)
    assert sum("Di mana kejadiannya" in message.text for message in await person.screen()) == 1


async def test_a_press_while_the_archive_is_away(postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    """The press is told "coba lagi" within itself, once; when the archive is back it has its effect all the same."""
    async with world(monkeypatch, database=postgres_server.database(), mode="polling") as opened:
        person = await opened.citizen()
        await person.says(STORY)
        await person.sees("Di mana kejadiannya")
        await person.says("Lewati")
        await person.sees("Ada bukti")
        await person.taps("Lewati")
        await person.sees("Kepada siapa")
        postgres_server.down()
        try:
            query = await person.taps("Dinas Perhubungan")
            assert "coba lagi" in (await person.toast(query)).text
            assert await opened.sandbox.pending(opened.bot) == 1
        finally:
            postgres_server.up()
        await person.sees("Siapa yang boleh tahu")
        await look.quiet(opened)
        calls = await opened.sandbox.calls("answerCallbackQuery")
        assert [call.params["callback_query_id"] for call in calls].count(query) == 1
        await person.taps("Terbuka")
        await person.sees("Periksa laporan")
        await person.taps("Kirim")
        await person.sees("dengan kode")


async def test_a_second_poller_is_survived(lite: World) -> None:
    """Telegram throws out the first of two pollers with a 409: ours comes back, and nothing is lost."""
    person = await lite.citizen()
    await lite.sandbox.call("getUpdates")
    url = f"{lite.sandbox.url}/bot{lite.bot.token}/getUpdates"
    async with aiohttp.ClientSession() as session, asyncio.timeout(10):
        while not any(call.code == 409 for call in await lite.sandbox.calls("getUpdates")):
            async with session.post(url, json={"timeout": 0}) as answer:
                await answer.read()
    await person.says("/bantuan")
    await person.sees("Yang bisa Anda lakukan")


@pytest.mark.parametrize("kind", ["html", "cut_before", "cut_after", "server"])
async def test_a_stumbling_telegram_loses_no_update(lite: World, kind: str) -> None:
    """A getUpdates that fails is made again with the same offset."""
    person = await lite.citizen()
    await lite.sandbox.fault(kind, method="getUpdates")
    await person.says("/bantuan")
    await person.says("/bantuan")
    await person.sees("Yang bisa Anda lakukan")
    await person.sees("Yang bisa Anda lakukan")
    await look.quiet(lite)
    assert sum("Yang bisa Anda lakukan" in message.text for message in await person.screen()) == 2


async def test_an_answer_without_updates_ends_nothing() -> None:
    """Whatever stands where the updates should be, the loop goes on, and does not spin."""
    taken: list[int] = []

    async def take(raw: RawUpdate) -> None:
        taken.append(raw.number)

    request = AiohttpRequest()
    await request.initialize()
    async with wire() as server:
        polling = Polling(request=request, root=f"{server.url}/bot1", take=take, elected=Alone())
        for result in (True, {"a": 1}, [7, None, {"message": {}}]):
            server.says(200, {"ok": True, "result": result})
            with pytest.raises(TelegramError):
                await polling._fetch()
        server.says(200, {"ok": True, "result": [7, {"update_id": 5}]})
        await polling._settle(await polling._fetch())
        assert (taken, polling.offset) == ([5], 6)
        server.says(200, {"ok": True, "result": []})
        assert await polling._fetch() == []
    await request.shutdown()


async def test_telegram_is_away_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process starts, says that Telegram is missing, and goes on by itself when it comes."""
    port, state = free_port(), str(tmp_path / "sandbox.db")
    async with sandbox_running(port, state) as url, Sandbox(url) as sandbox:
        bot = await sandbox.bot()
    settings = settings_for(
        monkeypatch,
        token=bot.token,
        api=url,
        database=f"sqlite:///{tmp_path}/simpul.db",
        mode="polling",
        port=free_port(),
        files=tmp_path / "files",
    )
    async with running(settings) as app, aiohttp.ClientSession() as session:
        async with session.get(f"{app.address}/health/live") as answer:
            assert answer.status == 200
        async with session.get(f"{app.address}/health/ready") as answer:
            assert answer.status == 503
            assert not (await answer.json())["parts"]["telegram"]["ok"]
        async with sandbox_running(port, state) as url, Sandbox(url) as sandbox, watched(app):
            async with session.get(f"{app.address}/health/ready") as answer:
                assert (answer.status, (await answer.json())["ready"]) == (200, True)
            person = await sandbox.person("Siti Aminah")
            await person.starts()
            await person.sees("Selamat datang")
