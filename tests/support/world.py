"""A whole little world for a test: a sandbox Telegram, a database, and the real Simpul between them."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import App, running
from bot.domain.lifecycle import Role
from bot.reconciling import reconciled
from bot.settings import load
from bot.tools import in_unit
from bot.usecases import join
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import pytest

    from bot.settings import Settings
    from sandbox.client import Bot, Person

STORY = "Lampu jalan di depan Balai Warga Melati mati sejak hari Senin, malam jadi gelap sekali."
UNSURE = "Tidak tahu, biar petugas yang memilih"
SECRET = "rahasia-untuk-uji-coba"


@dataclass
class World:
    """What a story needs: phones, the bot's settings, the running app."""

    sandbox: Sandbox
    bot: Bot
    settings: Settings
    app: App
    looking: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by whoever looks again and again whether all is quiet, so that many at once do not starve the bot."""

    async def citizen(self, name: str = "Siti Aminah") -> Person:
        """Make a person who has agreed to the notice."""
        person = await self.sandbox.person(name)
        await person.starts()
        await person.sees("Selamat datang")
        await person.taps("Setuju")
        await person.sees("Ceritakan masalahnya")
        await person.says("/batal")
        await person.sees("Dibatalkan")
        return person

    async def officer(self, name: str = "Budi Santoso", agency: str = "perhubungan") -> Person:
        """Make a person who has joined an agency by invitation."""
        person = await self.sandbox.person(name)
        await person.starts(self.invite(agency))
        await person.sees("Anda sekarang petugas")
        return person

    def invite(self, agency: str = "perhubungan", days: int = 7) -> str:
        """Make an invitation as the command line does, and give its payload."""
        return invite(self.settings, agency, days)

    async def reported(self, citizen: Person, *, choice: str = "Dinas Perhubungan", story: str = STORY) -> str:
        """Let the citizen send a report; gives its code."""
        await citizen.says(story)
        await self.reviewed(citizen, choice=choice)
        return await self.sent(citizen)

    async def reviewed(
        self, citizen: Person, *, choice: str = "Dinas Perhubungan", visibility: str = "Terbuka"
    ) -> None:
        """Answer everything from the place to the review."""
        await citizen.sees("Di mana kejadiannya")
        await citizen.says("Lewati")
        await citizen.sees("Ada bukti")
        await citizen.taps("Lewati")
        await citizen.sees("Kepada siapa" if choice != UNSURE else "")
        await citizen.taps(choice)
        await citizen.sees("Siapa yang boleh tahu")
        await citizen.taps(visibility)
        await citizen.sees("Periksa laporan")

    async def sent(self, citizen: Person) -> str:
        """Send what is shown for review; gives its code."""
        await citizen.taps("Kirim")
        receipt = await citizen.sees("dengan kode")
        return receipt.text.split("kode\n")[1].split("\n")[0]


def invite(settings: Settings, agency: str, days: int = 7) -> str:
    """Make an invitation as the command line does, and give its payload."""
    return in_unit(settings, lambda unit: join.invite(unit, role=Role.OFFICER, agency=agency, area=None, days=days))


def settings_for(
    monkeypatch: pytest.MonkeyPatch,
    *,
    token: str,
    api: str,
    database: str,
    mode: str,
    port: int,
    files: Path,
    hours: str = "00:00-24:00",
) -> Settings:
    """Set the environment as an operator would, and read it."""
    values = {
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API_URL": api,
        "TELEGRAM_MODE": mode,
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "WEBHOOK_SECRET": SECRET,
        "HTTP_LISTEN": f"127.0.0.1:{port}",
        "DATABASE_URL": database,
        "FILES_URL": f"file:{files}",
        # A story is told at any hour of the machine's clock; those about the night have hours of their own.
        "NOTICE_HOURS": hours,
        "SEND_PER_SECOND": "2000",
        "SEND_CHAT_PER_SECOND": "1000",
        "SEND_GROUP_PER_MINUTE": "60000",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return load(None)


@asynccontextmanager
async def world(
    monkeypatch: pytest.MonkeyPatch,
    *,
    database: str,
    mode: str,
    clock: datetime | None = None,
    proved: bool = True,
) -> AsyncIterator[World]:
    """Open a world; at its end every call must have kept to the Bot API, and what is stored is proved.

    Not ``proved`` is a world that many stories share: people join it by shortcuts while reports of others wait.

    With a ``clock`` it is that time in it, which the sandbox moves, and notices keep their hours.
    """
    begins = clock.timestamp() if clock else None
    async with sandbox_running(clock=begins) as url, Sandbox(url) as sandbox, _folder() as files:
        bot = await sandbox.bot()
        if clock:
            monkeypatch.setenv("SIMPUL_DEMO_CLOCK", f"{url}/clock")
        settings = settings_for(
            monkeypatch,
            token=bot.token,
            api=url,
            database=database,
            mode=mode,
            port=free_port(),
            files=files,
            hours="07:00-20:00" if clock else "00:00-24:00",
        )
        async with running(settings) as app, watched(app):
            yield World(sandbox=sandbox, bot=bot, settings=settings, app=app)
            now = await sandbox.now() if clock else datetime.now(UTC)
        assert await sandbox.violations() == []
        found = [str(one) for one in (await reconciled(settings, now)).exceptions] if proved else []
        assert found == [], "\n".join(found)


@asynccontextmanager
async def _folder() -> AsyncIterator[Path]:
    with tempfile.TemporaryDirectory(prefix="simpul-files-") as folder:
        yield Path(folder)


@asynccontextmanager
async def watched(app: App) -> AsyncIterator[None]:
    """Wait for the app to take updates; a part that ends before the test does is the test's failure."""
    watch = asyncio.ensure_future(app.until(asyncio.Event()))
    ready = asyncio.ensure_future(app.ready.wait())
    try:
        async with asyncio.timeout(20):
            await asyncio.wait({ready, watch}, return_when=asyncio.FIRST_COMPLETED)
        if not watch.done():
            yield
    finally:
        if watch.done():
            watch.result()
        ready.cancel()
        watch.cancel()
