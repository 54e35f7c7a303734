"""A stop is graceful: what was taken is finished or done at the next start, and it takes less than ten seconds."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from sandbox.client import Sandbox
from sandbox.server import running
from tests.faults.rig import Bot
from tests.support.ports import free_port
from tests.support.world import STORY, settings_for

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio

LONGEST = 10.0
"""Seconds after which a supervisor kills."""


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_stop_in_the_middle_of_work(
    mode: str,
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Told to stop while Telegram is slow and people write, the bot ends in time with 0; the rest comes afterwards."""
    async with running() as url, Sandbox(url) as sandbox:
        account = await sandbox.bot()
        settings_for(
            monkeypatch,
            token=account.token,
            api=url,
            database=database,
            mode=mode,
            port=free_port(),
            files=tmp_path / "files",
        )
        bot = Bot(settings={}, log=tmp_path / "bot.log")
        await bot.start()
        people = [await sandbox.person(f"Warga {number}") for number in range(12)]
        for person in people:
            await person.starts()
            await person.sees("Selamat datang", timeout=30)
        await sandbox.fault("slow", method="sendMessage", times=12, seconds=3)
        for person in people:
            await person.says("Setuju")
        await sandbox.call("sendMessage")
        for person in people:
            await person.says(STORY)
        async with asyncio.timeout(LONGEST):
            code = await bot.stop()
        assert code == 0, bot.log.read_text()
        await sandbox.clear_faults()
        await bot.start()
        for person in people:
            await person.sees("Di mana kejadiannya", timeout=60)
        assert await bot.stop() == 0
        assert await sandbox.violations() == []
