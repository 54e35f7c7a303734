"""Two replicas get the same at the same moment: one of them does it, and the person notices nothing of the other."""

from __future__ import annotations

import asyncio
import random
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson
import pytest

from bot.app import running
from bot.settings_checks import Listen
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from tests.faults.balancer import Balancer
from tests.faults.books import balanced
from tests.faults.rig import rows
from tests.faults.test_crowd import _check, _story, _tells_all
from tests.story import look
from tests.support.ports import free_port
from tests.support.world import World, settings_for, watched

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.support.postgres import Postgres

pytestmark = pytest.mark.asyncio

SEED = 20261129
PEOPLE = 12


@dataclass
class Again:
    """Makes of a press another one under a new number, as Telegram does after a reconnect; all else as it came."""

    number: int = 900_000_000

    def __call__(self, body: bytes) -> bytes:
        """Give what the other replica is handed."""
        update = orjson.loads(body)
        if "callback_query" not in update:
            return body
        self.number += 1
        return orjson.dumps({**update, "update_id": self.number})


@asynccontextmanager
async def two(
    server: Postgres, folder: Path, monkeypatch: pytest.MonkeyPatch, repeat: Callable[[bytes], bytes]
) -> AsyncIterator[World]:
    """Open a world of two replicas, which are handed each update together."""
    port = free_port()
    async with sandbox_running() as url, Sandbox(url) as sandbox, AsyncExitStack() as stack:
        account = await sandbox.bot()
        settings = settings_for(
            monkeypatch,
            token=account.token,
            api=url,
            database=server.database(),
            mode="webhook",
            port=port,
            files=folder / "files",
        )
        listens = [Listen("127.0.0.1", free_port()) for _ in range(2)]
        balancer = Balancer([str(one) for one in listens], random.Random(SEED), repeat)
        await stack.enter_async_context(balancer.serving(port))
        apps = [running(settings.model_copy(update={"http_listen": listen})) for listen in listens]
        opened = [await stack.enter_async_context(app) for app in apps]
        for app in opened:
            await stack.enter_async_context(watched(app))
        yield World(sandbox=sandbox, bot=account, settings=settings, app=opened[0])
        assert await sandbox.violations() == []


async def test_each_update_on_two_replicas_at_once_has_its_effect_once(
    postgres_server: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody types without waiting: in order, answered once each, one report each."""
    async with two(postgres_server, tmp_path, monkeypatch, lambda body: body) as world:
        people = [await world.sandbox.person(f"Warga {number}") for number in range(PEOPLE)]
        await asyncio.gather(*(_tells_all(person, number) for number, person in enumerate(people)))
        await asyncio.gather(*(person.sees("dengan kode", timeout=90) for person in people))
        await look.quiet(world)
        stories = [str(row[0]) for row in rows(world.settings.database_url, "SELECT story FROM reports")]
        assert sorted(stories) == sorted(_story(number) for number in range(PEOPLE))
        for number, person in enumerate(people):
            _check([message for message in await person.screen() if message.from_bot], number)
        await balanced(world.settings)


async def test_a_double_tap_on_two_replicas_at_once_acts_once(
    postgres_server: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each press comes once more under a new number, on the other replica: the report is sent, and closed, once."""
    async with two(postgres_server, tmp_path, monkeypatch, Again()) as world:
        officer, citizen = await world.officer(), await world.citizen()
        code = await world.reported(citizen)
        await officer.sees(code)
        await officer.taps("Jawab")
        await officer.sees("Tulis jawaban")
        await officer.says("Sudah kami tangani.")
        await officer.sees("Kirim kepada pelapor?")
        await officer.taps("Kirim")
        await citizen.sees("menjawab laporan")
        await citizen.taps("Sudah selesai")
        await citizen.sees(f"{code} ditutup")
        await look.quiet(world)
        told = [message.text for message in await citizen.screen() if message.from_bot]
        once = ("dengan kode", f"menjawab laporan {code}", f"{code} ditutup")
        assert [sum(words in text for text in told) for words in once] == [1, 1, 1]
        events = rows(world.settings.database_url, "SELECT event FROM history ORDER BY id")
        assert [str(row[0]) for row in events] == ["submit", "assign", "answer", "close"]
        await balanced(world.settings)
