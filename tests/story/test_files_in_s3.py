"""With FILES_URL in S3 a citizen's photo reaches the officer, outlasts a refusal, and comes out of a backup."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.app import running
from bot.reconciling import reconciled
from bot.settings import load
from sandbox.client import Sandbox
from sandbox.pictures import plain
from sandbox.server import running as sandbox_running
from tests.story import look
from tests.story.steps import reviews, skips
from tests.story.test_backup_command import compare, settings_on
from tests.story.test_simpul import simpul
from tests.support.s3 import MADE, s3, s3_server
from tests.support.world import STORY, World, watched

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from tests.support.s3 import S3

__all__ = ["s3", "s3_server"]

pytestmark = [pytest.mark.asyncio, MADE]

PATIENCE = 30


async def photographed(world: World, s3: S3) -> None:
    """Let a photo be sent as a file while the bucket refuses us; it reaches the officer when it does no more."""
    officer, citizen = await world.officer(), await world.citizen()
    await citizen.sends("document", caption=STORY, data=plain("s3"), name="foto.jpg")
    await citizen.sees("1 lampiran")
    await skips(citizen, files=1)
    await reviews(citizen)
    s3.guard(on=True)
    await citizen.taps("Kirim")
    await citizen.sees("dengan kode")
    await officer.sees(STORY)
    async with asyncio.timeout(PATIENCE):
        while " 403 " not in s3.said():
            await asyncio.sleep(0.1)
    s3.guard(on=False)
    sent = await officer.sees("Lampiran laporan", timeout=PATIENCE)
    assert sent.raw["document"]["mime_type"] == "image/jpeg"
    await look.quiet(world)


async def proved(settings: Settings) -> None:
    """Let `simpul reconcile` find each file under its hash."""
    assert list((await reconciled(settings, datetime.now(UTC))).exceptions) == []


async def done(command: str, folder: Path) -> None:
    run = await simpul(command, "kept.zip", folder=folder)
    assert run.code == 0, run


async def test_a_photo_is_kept_there_and_comes_out_of_a_backup(
    s3: S3, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The archive of a bucket is restored into a folder, as a drill does."""
    async with sandbox_running() as url, Sandbox(url) as sandbox:
        bot = await sandbox.bot()
        settings_on(monkeypatch, url, bot, f"sqlite:///{tmp_path}/simpul.db", tmp_path)
        monkeypatch.setenv("FILES_URL", s3.folder())
        settings = load(None)
        async with running(settings) as app, watched(app):
            await photographed(World(sandbox=sandbox, bot=bot, settings=settings, app=app), s3)
        await proved(settings)
        await done("backup", tmp_path)
        target = f"sqlite:///{tmp_path}/restored.db"
        restored = settings_on(monkeypatch, url, bot, target, tmp_path / "restored")
        await done("restore", tmp_path)
        compare(tmp_path / "kept.zip", target, tmp_path / "restored")
        await proved(restored)
        assert await sandbox.violations() == []
