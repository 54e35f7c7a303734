"""``simpul init`` in an empty folder: what it asks, what it writes, and that the bot takes a report with that alone."""

from __future__ import annotations

import asyncio
import os
import stat
from typing import TYPE_CHECKING

import pytest
from dotenv import dotenv_values

from bot.settings import Settings
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from tests.faults.rig import Bot
from tests.story.test_simpul import SIMPUL, simpul
from tests.support.ports import free_port

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.world import World

pytestmark = pytest.mark.asyncio

AGENCIES = "code,name,type,aliases,area,parent\nlampu,Dinas Lampu Melati,perhubungan,,,\n"
NAMES = {name.upper() for name in Settings.model_fields}


async def answering(folder: Path, api: str, *answers: str) -> tuple[int, str, str]:
    """Type the answers; nothing is set but where Telegram is."""
    silent = {name: value for name, value in os.environ.items() if name not in NAMES} | {"TELEGRAM_API_URL": api}
    process = await asyncio.create_subprocess_exec(
        SIMPUL,
        "init",
        cwd=folder,
        env=silent,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, told = await process.communicate("".join(f"{one}\n" for one in answers).encode())
    return process.returncode or 0, out.decode(), " ".join(told.decode().split())


def kept(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


async def test_from_an_empty_folder_to_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An area that is not clear is asked again; the rest is in the folder, and the bot needs no other setting."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    async with sandbox_running() as url, Sandbox(url) as sandbox:
        bot = await sandbox.bot()
        code, out, told = await answering(tmp_path, url, bot.token, "Negeri Dongeng", "kota samarinda", "", "")
        assert (code, out.strip()) == (0, ""), told
        assert bot.username in told
        assert bot.token not in told
        assert "not one province" in told
        assert "simpul check" in told
        assert kept(tmp_path) == [".env", "tenant"]
        assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600
        modes = {one.is_dir(): stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "tenant").rglob("*")}
        assert modes == {True: 0o755, False: 0o644}
        values = dotenv_values(tmp_path / ".env")
        assert values["TELEGRAM_BOT_TOKEN"] == bot.token
        assert values["TIMEZONE"] == "Asia/Makassar"
        tenant = (tmp_path / "tenant" / "tenant.toml").read_text(encoding="utf-8")
        assert 'name = "Pemerintah Kota Samarinda"\n' in tenant
        assert '\narea = "64.72"\n' in tenant
        running = Bot({"HTTP_LISTEN": f"127.0.0.1:{free_port()}", "NOTICE_HOURS": "00:00-24:00"}, tmp_path / "log.txt")
        await running.start()
        try:
            citizen = await sandbox.person("Siti Aminah")
            await citizen.starts()
            await citizen.sees("Selamat datang", timeout=60)
            await citizen.taps("Setuju")
            await citizen.sees("Ceritakan masalahnya")
        finally:
            assert await running.stop() == 0, running.log.read_text(encoding="utf-8")
        assert (tmp_path / "var" / "simpul.db").exists()


async def test_answers_can_be_given_and_an_earlier_folder_is_moved_aside(town: World, tmp_path: Path) -> None:
    """Without a question; the second time it is refused, and with --overwrite nothing is lost."""
    (tmp_path / "ours.csv").write_text(AGENCIES, encoding="utf-8")
    words = (
        *("init", "--token", town.bot.token, "--area", "35.78", "--name", 'Kota "Melati"', "--agencies", "ours.csv"),
        *("--database", "postgresql+psycopg://simpul:p'#4 w@localhost/simpul", "--public-url", "https://lapor.example"),
    )
    run = await simpul(*words, folder=tmp_path)
    assert run.code == 0, run
    values = dotenv_values(tmp_path / ".env")
    assert values["DATABASE_URL"] == "postgresql+psycopg://simpul:p'#4 w@localhost/simpul"
    assert values["TELEGRAM_MODE"] == "webhook"
    assert len(values["WEBHOOK_SECRET"] or "") > 40
    assert len(values["IDENTITY_KEYS"] or "") == 43
    assert values["TRUSTED_PROXIES"] == "127.0.0.1,::1"
    assert "Dinas Lampu Melati" in (tmp_path / "tenant" / "agencies.csv").read_text(encoding="utf-8")
    assert sorted(one.stem for one in (tmp_path / "tenant" / "rules").iterdir()) == ["_common", "perhubungan"]
    assert 'children = ["verifier"]' in (tmp_path / "tenant" / "tenant.toml").read_text(encoding="utf-8")
    run = await simpul(*words, folder=tmp_path)
    assert run.code == 1
    assert "--overwrite" in run.told
    assert dotenv_values(tmp_path / ".env") == values
    assert (await simpul(*words, "--overwrite", folder=tmp_path)).code == 0
    assert kept(tmp_path) == [".env", ".env.old-1", "ours.csv", "tenant", "tenant.old-1"]
    assert dotenv_values(tmp_path / ".env")["WEBHOOK_SECRET"] != values["WEBHOOK_SECRET"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"--token": f"123456789:{'x' * 35}"}, "ask BotFather"),
        ({"--area": "Bandung"}, "32.73"),
        ({"--agencies": "half.csv"}, "half.csv"),
        ({"--database": "mysql://nowhere"}, "DATABASE_URL"),
        ({"--public-url": "http://lapor.example"}, "PUBLIC_URL"),
    ],
)
async def test_a_wrong_answer_writes_nothing(town: World, tmp_path: Path, change: dict[str, str], told: str) -> None:
    """Each fault is named with what to do, and the folder stays empty."""
    await asyncio.to_thread((tmp_path / "half.csv").write_text, "code,name\nlampu\n", encoding="utf-8")
    given = {"--token": town.bot.token, "--area": "", "--name": "Kota Melati", "--agencies": ""} | change
    run = await simpul("init", *(word for pair in given.items() for word in pair), folder=tmp_path)
    assert run.code == 1, run
    assert told in run.told
    assert "Traceback" not in run.told
    assert kept(tmp_path) == ["half.csv"]
