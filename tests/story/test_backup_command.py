"""``simpul backup`` beside a bot that people write to; ``simpul restore`` into the other kind: the case goes on."""

from __future__ import annotations

import asyncio
import json
import signal
import zipfile
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.app import running
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from storage import engine, migrate
from tests.faults.rig import rows
from tests.story import look
from tests.story.marks import fetched
from tests.story.test_simpul import SIMPUL, simpul
from tests.support.ports import free_port
from tests.support.world import STORY, World, settings_for, watched

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from sandbox.client import Bot, Person
    from tests.support.postgres import Postgres

pytestmark = pytest.mark.asyncio

WRITERS = 3


def other_kind(database: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """Give the address of an empty database of the other kind."""
    if database.startswith("postgresql"):
        return f"sqlite:///{folder}/restored.db"
    server: Postgres = request.getfixturevalue("postgres_server")
    return server.database()


def settings_on(monkeypatch: pytest.MonkeyPatch, url: str, bot: Bot, database: str, files: Path) -> Settings:
    return settings_for(
        monkeypatch, token=bot.token, api=url, database=database, mode="polling", port=free_port(), files=files
    )


async def backed_up(before: World, folder: Path) -> tuple[Person, Person, str]:
    """Let a report with a photo reach its officer, and back up while others write; gives officer, citizen, code."""
    officer, citizen = await before.officer(), await before.citizen()
    await citizen.sends("photo", caption=STORY)
    await citizen.sees("1 lampiran")
    await citizen.sees("Di mana kejadiannya")
    await citizen.says("Lewati")
    await citizen.sees("Kirim lagi")
    await citizen.taps("Selesai")
    await citizen.sees("Kepada siapa")
    await citizen.taps("Dinas Perhubungan")
    await citizen.sees("Siapa yang boleh tahu")
    await citizen.taps("Anonim")
    await citizen.sees("Periksa laporan")
    code = await before.sent(citizen)
    await look.quiet(before)
    await fetched(before)
    others = [await before.citizen(f"Warga {number}") for number in range(WRITERS)]
    writing = [asyncio.ensure_future(before.reported(other)) for other in others]
    run = await simpul("backup", "kept.zip", folder=folder)
    assert run.code == 0, run
    assert run.out == ""
    assert len(await asyncio.gather(*writing)) == WRITERS
    return officer, citizen, code


async def test_a_case_goes_on_in_the_other_kind_of_database(
    database: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From SQLite up to PostgreSQL, and back: the same rows and files, and the officer's old card still works."""
    target = other_kind(database, request, tmp_path)
    async with sandbox_running() as url, Sandbox(url) as sandbox:
        bot = await sandbox.bot()
        settings = settings_on(monkeypatch, url, bot, database, tmp_path / "files")
        async with running(settings) as app, watched(app):
            before = World(sandbox=sandbox, bot=bot, settings=settings, app=app)
            officer, citizen, code = await backed_up(before, tmp_path)
        settings = settings_on(monkeypatch, url, bot, target, tmp_path / "restored")
        run = await simpul("restore", "kept.zip", folder=tmp_path)
        assert run.code == 0, run
        compare(tmp_path / "kept.zip", target, tmp_path / "restored")
        assert [one for one in made_by_commands(tmp_path) if one.stat().st_mode & 0o077] == []
        run = await simpul("reconcile", folder=tmp_path)
        assert run.code == 0, run
        async with running(settings) as app, watched(app):
            await answered(officer, citizen, code)
            await look.quiet(World(sandbox=sandbox, bot=bot, settings=settings, app=app))
        assert await sandbox.violations() == []


def made_by_commands(folder: Path) -> list[Path]:
    """List what the commands wrote: the archive, the files, and the database where it is a file."""
    return [folder / "kept.zip", *folder.glob("restored.db*"), *(folder / "restored").rglob("*")]


def named(folder: Path, pattern: str) -> list[Path]:
    return list(folder.glob(pattern))


async def test_a_backup_that_is_ended_leaves_no_half(
    postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It waits for a table that somebody holds, and is asked to end: nothing is left, hidden or not."""
    url = postgres_server.database()
    opened = engine.build(url)
    migrate.upgrade(opened)
    monkeypatch.setenv("DATABASE_URL", url)
    with opened.begin() as connection:
        connection.execute(sa.text("LOCK TABLE reports IN ACCESS EXCLUSIVE MODE"))
        process = await asyncio.create_subprocess_exec(SIMPUL, "backup", "kept.zip", cwd=tmp_path)
        async with asyncio.timeout(60):
            while not named(tmp_path, ".kept.zip.*"):
                await asyncio.sleep(0.05)
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 128 + signal.SIGTERM
    opened.dispose()
    assert named(tmp_path, "*kept*") == []


def compare(file: Path, target: str, files: Path) -> None:
    """Hold the new database and store to what the archive says."""
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    counted = {one["name"]: one["rows"] for one in manifest["tables"]}
    assert counted["reports"] >= 1
    assert counted == {name: rows(target, f"SELECT count(*) FROM {name}")[0][0] for name in counted}
    assert manifest["files"]["count"] == len([one for one in files.rglob("*") if one.is_file()]) > 0
    assert manifest["files"]["missing"] == []


async def answered(officer: Person, citizen: Person, code: str) -> None:
    """Answer by the card that the bot before has sent."""
    await officer.taps("Jawab", message=await officer.sees(code))
    await officer.sees("Tulis jawaban")
    await officer.says("Lampu sudah kami ganti tadi pagi.")
    await officer.sees("Kirim kepada pelapor?")
    await officer.taps("Kirim")
    answer = await citizen.sees("menjawab laporan")
    assert "Lampu sudah kami ganti tadi pagi." in answer.text
    await citizen.taps("Sudah selesai", message=answer)
    await citizen.sees("ditutup. Terima kasih")
