"""Changing the bot's token: another one of the same bot is only set, another bot is refused before anything is sent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot import doctor
from bot.app import SystemClock, running
from bot.visit import Visit
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from storage import engine, migrate, whose
from storage.whose import OtherBot
from tests.support.ports import free_port
from tests.support.world import settings_for, watched

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings

pytestmark = pytest.mark.asyncio


async def started(settings: Settings) -> None:
    """Start it until it takes updates, and stop it."""
    async with running(settings) as app, watched(app):
        pass


async def test_another_bot_is_refused_and_a_new_token_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two bots at one Telegram; of the second nothing leaves, and both the start and the doctor say what to do."""

    def of(token: str, url: str) -> Settings:
        database = f"sqlite:///{tmp_path}/simpul.db"
        return settings_for(
            monkeypatch, token=token, api=url, database=database, mode="polling", port=free_port(), files=tmp_path
        )

    async with sandbox_running() as url, Sandbox(url) as sandbox:
        first, second = await sandbox.bot(), await sandbox.bot("lain_bot", "Lain")

        await started(of(first.token, url))
        before = len(await sandbox.calls())
        with pytest.raises(OtherBot, match="set its token again") as refused:
            await started(of(second.token, url))
        assert str(first.id) in str(refused.value)
        assert second.token.partition(":")[2] not in str(refused.value)
        assert {call.method for call in (await sandbox.calls())[before:]} == {"getMe"}
    async with sandbox_running() as url, Sandbox(url) as sandbox:
        renewed = await sandbox.bot(token=f"{first.id}:{'b' * 35}")
        assert renewed.id == first.id
        await started(of(renewed.token, url))


async def test_the_doctor_names_both_bots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what to do; the look for the schema comes first."""
    async with sandbox_running() as url, Sandbox(url) as sandbox:
        bot = await sandbox.bot()
        settings = settings_for(
            monkeypatch,
            token=bot.token,
            api=url,
            database=f"sqlite:///{tmp_path}/simpul.db",
            mode="polling",
            port=free_port(),
            files=tmp_path,
        )
        await started(settings)
        visit = Visit(settings, fits=True)
        monkeypatch.setattr(whose, "holder", lambda _url: bot.id + 1)
        found = await asyncio.to_thread(doctor._finding, "telegram", doctor.LOOKS["telegram"], visit)
        assert not found.ok
        assert str(bot.id + 1) in found.detail
        assert "DATABASE_URL" in found.remedy


async def test_of_two_first_starts_one_holds(database: str) -> None:
    """The first to be noted stays, on both kinds of databases."""
    opened, now = engine.build(database), SystemClock().now()
    migrate.upgrade(opened)
    assert whose.holder(database) is None
    whose.hold(opened, 5_000_000_001, now)
    whose.hold(opened, 5_000_000_001, now)
    with pytest.raises(OtherBot):
        whose.hold(opened, 5_000_000_002, now)
    assert whose.holder(database) == 5_000_000_001
