"""Updates come in through the Caddy of deploy/, over HTTPS; what is not meant for outside does not."""

from __future__ import annotations

import asyncio
import os
import shutil
import ssl
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.app import running
from bot.settings import load
from handlers.web.webhook import PATH
from sandbox.client import Sandbox
from tests.support.ports import free_port
from tests.support.world import World, settings_for, watched

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.skipif(shutil.which("caddy") is None, reason="caddy is not installed"),
]

HOME = Path(__file__).parents[2]
AUTHORITY = Path("caddy/pki/authorities/local/root.crt")
PATIENCE = 60


@asynccontextmanager
async def program(folder: Path, *words: str, **environment: str) -> AsyncIterator[Path]:
    """Run a program beside the test, and end it with it; gives the file of what it says."""
    told = folder / f"{Path(words[0]).name}.txt"
    with told.open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            *words, cwd=HOME, env={**os.environ, **environment}, stdout=out, stderr=out
        )
    try:
        yield told
    finally:
        process.terminate()
        await process.wait()


def said(file: Path) -> str:
    """Read what is in a file, nothing where there is none."""
    return file.read_text(encoding="utf-8") if file.exists() else ""


async def until_said(file: Path, word: str) -> None:
    """Wait until a file has the word in it."""
    async with asyncio.timeout(PATIENCE):
        while word not in said(file):
            await asyncio.sleep(0.05)


async def status(trust: Path, method: str, url: str) -> int:
    """Call as somebody outside who trusts this authority."""
    context = ssl.create_default_context(cafile=trust)
    async with aiohttp.ClientSession() as session, session.request(method, url, ssl=context) as answer:
        return answer.status


async def test_a_citizen_is_greeted_over_https(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Telegram trusts the certificate and is let in; the probes are not found, and a wrong secret is refused."""
    port, site = free_port(), f"localhost:{free_port()}"
    front = {
        "XDG_DATA_HOME": str(tmp_path),
        "SIMPUL_SITE": site,
        "SIMPUL_UPSTREAMS": f"127.0.0.1:{port}",
        "SIMPUL_TLS": "tls internal",
        "SIMPUL_GLOBAL": "auto_https disable_redirects",
    }
    trust, telegram = tmp_path / AUTHORITY, free_port()
    caddy = ("caddy", "run", "--adapter", "caddyfile", "--config", str(HOME / "deploy" / "Caddyfile"))
    sandbox = (sys.executable, "-P", "-m", "sandbox", "--port", str(telegram))
    async with program(tmp_path, *caddy, **front):
        await until_said(trust, "END CERTIFICATE")
        async with program(tmp_path, *sandbox, SSL_CERT_FILE=str(trust)) as told:
            await until_said(told, "clock")
            await greeted(monkeypatch, f"http://127.0.0.1:{telegram}", f"https://{site}", port, tmp_path)
        # Nobody is behind it any more: what it passes on finds no bot, what it keeps out is not found still.
        assert await status(trust, "POST", f"https://{site}{PATH}") in {502, 503}
        assert await status(trust, "GET", f"https://{site}/health/ready") == 404


async def greeted(monkeypatch: pytest.MonkeyPatch, telegram: str, site: str, port: int, folder: Path) -> None:
    """Run the bot behind it, and let a citizen come."""
    async with Sandbox(telegram) as sandbox:
        bot = await sandbox.bot()
        database = f"sqlite:///{folder}/simpul.db"
        settings_for(
            monkeypatch,
            token=bot.token,
            api=telegram,
            database=database,
            mode="webhook",
            port=port,
            files=folder / "files",
        )
        monkeypatch.setenv("PUBLIC_URL", site)
        settings = load(None)
        async with running(settings) as app, watched(app):
            await World(sandbox=sandbox, bot=bot, settings=settings, app=app).citizen()
            assert await status(folder / AUTHORITY, "POST", f"{site}{PATH}") == 401
            for closed in ("/health/ready", "/health/live", "/metrics", "/"):
                assert await status(folder / AUTHORITY, "GET", f"{site}{closed}") == 404
        assert await sandbox.violations() == []
