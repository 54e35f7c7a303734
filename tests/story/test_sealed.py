"""With keys set, nothing that lies in the database says who reported; keys change while people write."""

from __future__ import annotations

import asyncio
import json
import subprocess
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
import sqlalchemy as sa

from bot import vault
from bot.app import running
from bot.settings import load
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from storage import sealing
from storage.sealing import KeyMissing
from tests.story import look
from tests.story.desks import RUBBISH
from tests.story.marks import ACCOUNT, LAST_WORDS, NAME, USERNAME, broken, marked, zubaidah
from tests.story.test_simpul import simpul
from tests.support.ports import free_port
from tests.support.world import World, settings_for, watched

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.client import Bot, Person
    from tests.support.postgres import Postgres

pytestmark = pytest.mark.asyncio

OLD, NEW = sealing.new_key(), sealing.new_key()
HELD_BACK = "rahasia kuda sembrani"
"""Words that are written and never sent."""


@dataclass
class Place:
    """A Telegram and a database, over which the bot starts as often as a story wants, each time with other keys."""

    monkeypatch: pytest.MonkeyPatch
    sandbox: Sandbox
    bot: Bot
    database: str
    folder: Path
    request: pytest.FixtureRequest

    @asynccontextmanager
    async def runs(self, *keys: str) -> AsyncIterator[World]:
        """Run the bot with these keys."""
        settings_for(
            self.monkeypatch,
            token=self.bot.token,
            api=self.sandbox.url,
            database=self.database,
            mode="polling",
            port=free_port(),
            files=self.folder / "files",
        )
        self.monkeypatch.setenv("IDENTITY_KEYS", ",".join(keys))
        settings = load(None)
        async with running(settings) as app, watched(app):
            yield World(sandbox=self.sandbox, bot=self.bot, settings=settings, app=app)

    def dump(self) -> str:
        """Give all that whoever steals the database has."""
        url = sa.make_url(self.database)
        if url.get_backend_name() == "sqlite":
            files = sorted(Path(str(url.database)).parent.glob("simpul.db*"))
            return b"\n".join(one.read_bytes() for one in files).decode("latin-1")
        server: Postgres = self.request.getfixturevalue("postgres_server")
        words = ["-h", str(server.folder), "-U", "postgres", str(url.database)]
        return subprocess.run(
            [server.programs / "bin" / "pg_dump", *words], capture_output=True, check=True, text=True
        ).stdout

    def leaks(self) -> set[str]:
        """Name the marks of the citizen that lie in the database; a code's digits may look like part of a number."""
        text = self.dump()
        return {mark for mark in (*marked(text), USERNAME, HELD_BACK, LAST_WORDS) if mark in text.casefold()}


@pytest_asyncio.fixture
async def place(database: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> AsyncIterator[Place]:
    """Give a place of each kind."""
    with tempfile.TemporaryDirectory(prefix="simpul-sealed-") as folder:
        async with sandbox_running() as url, Sandbox(url) as sandbox:
            yield Place(monkeypatch, sandbox, await sandbox.bot(), database, Path(folder), request)
            assert await sandbox.violations() == []


async def lived(world: World) -> Person:
    """Let the citizen leave her marks everywhere: in what was sent, half written, and in an update that failed."""
    citizen = await zubaidah(world)
    await world.reported(citizen, story=RUBBISH, choice="Dinas Lingkungan Hidup")
    await world.sandbox.push(world.bot, broken(LAST_WORDS))
    await citizen.sees("gagal kami proses")
    await citizen.says(f"Jalan rusak dekat balai warga, tanya {NAME}, {HELD_BACK}")
    await citizen.sees("Di mana kejadiannya")
    await look.quiet(world)
    return citizen


async def goes_on(world: World, citizen: Person) -> None:
    """Let her answer the next question of her draft: she is known, and nothing is lost."""
    await citizen.says("Lewati")
    await citizen.sees("Ada bukti")
    await citizen.taps("Lewati")
    await citizen.sees("Kepada siapa")
    await citizen.says("/batal")
    await citizen.sees("Tinggalkan yang sedang ditulis")
    await citizen.taps("Ya, tinggalkan")
    await citizen.sees("masih kami simpan")
    await citizen.says("/laporanku")
    await citizen.sees("Laporan Anda")
    await look.quiet(world)


def sealing_all(world: World) -> None:
    """Seal everything, as ``simpul keys rotate`` does."""
    list(vault.rotate(world.settings))
    vault.compact(world.settings)


def standing(world: World) -> dict[str, tuple[str, int]]:
    """Ask which key seals what."""
    return {one.key: (one.use, one.values) for one in vault.standing(world.settings)}


async def test_a_stolen_database_tells_nobody(place: Place) -> None:
    """Nothing of her lies there, and after a restart she is known, and her draft waits for its next answer."""
    async with place.runs(OLD) as world:
        citizen = await lived(world)
    assert place.leaks() == set()
    async with place.runs(OLD) as world:
        await goes_on(world, citizen)
        assert standing(world)["plain"] == ("", 0)
    assert place.leaks() == set()


async def test_keys_come_and_go_while_people_write(place: Place) -> None:
    """What was plain is sealed, then sealed anew; the old key is needed until then, and never again."""
    async with place.runs() as world:
        citizen = await lived(world)
    assert place.leaks() >= {"zubaidah", str(ACCOUNT), HELD_BACK, LAST_WORDS}
    async with place.runs(OLD) as world:
        await asyncio.gather(asyncio.to_thread(sealing_all, world), goes_on(world, citizen))
    assert place.leaks() == set()
    with pytest.raises(KeyMissing, match=sealing.ring([OLD]).writes):
        async with place.runs(NEW):
            pass
    async with place.runs(NEW, OLD) as world:
        rotating, *_ = await asyncio.gather(
            simpul("keys", "rotate", folder=place.folder), *(world.citizen(f"Warga {number}") for number in range(3))
        )
        assert rotating.code == 0, rotating
        assert "All is sealed with the first key" in rotating.told
        status = await simpul("keys", "status", "--json", folder=place.folder)
        old = {"key": sealing.ring([OLD]).writes, "use": "reads", "values": 0}
        assert old in json.loads(status.out), status
    async with place.runs(NEW) as world:
        await citizen.says("/laporanku")
        await citizen.sees("Laporan Anda")
        await look.quiet(world)
        assert standing(world).keys() == {sealing.ring([NEW]).writes, "plain"}
    assert place.leaks() == set()
