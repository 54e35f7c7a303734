"""The console script as an operator runs it: exit codes, and standard output for programs alone."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.settings import Settings
from handlers.web.webhook import PATH, SECRET_HEADER
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from tests.support.ports import free_port
from tests.support.world import SECRET, settings_for

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

SIMPUL = Path(sys.executable).with_name("simpul")
PARTS = ["rooms", "texts", "tenant", "areas", "holidays", "database", "telegram", "disk"]


@dataclass(frozen=True)
class Run:
    """How a run ended, and what it said."""

    code: int
    out: str
    told: str


async def simpul(*words: str, folder: Path, **changes: str | None) -> Run:
    """Run the command in this folder, with the environment changed."""
    environment = {**os.environ, **{name: value for name, value in changes.items() if value is not None}}
    for name in [name for name, value in changes.items() if value is None]:
        environment.pop(name, None)
    process = await asyncio.create_subprocess_exec(
        SIMPUL, *words, cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, told = await process.communicate()
    return Run(process.returncode or 0, out.decode(), " ".join(told.decode().split()))


async def test_check_finds_nothing_wrong(hut: World, tmp_path: Path) -> None:
    """Beside the running bot: every part is well; JSON alone on standard output."""
    run = await simpul("check", "--json", folder=tmp_path)
    assert run.code == 0, run
    findings = json.loads(run.out)
    assert [finding["name"] for finding in findings][: len(PARTS)] == PARTS
    assert all(finding.keys() == {"name", "ok", "detail", "remedy"} for finding in findings)
    assert all(finding["ok"] for finding in findings)
    assert hut.bot.username in run.out
    assert hut.bot.token not in run.out + run.told


async def test_check_for_people_is_on_standard_error(hut: World, tmp_path: Path) -> None:
    """The table is for eyes; a pipe gets nothing."""
    run = await simpul("check", folder=tmp_path)
    assert (run.code, run.out) == (0, "")
    assert all(part in run.told for part in PARTS)
    assert hut.bot.username in run.told


async def test_check_names_what_is_wrong_and_the_remedy(hut: World, tmp_path: Path) -> None:
    """A schema that is behind, and a Telegram that is away: one finding each, the other parts untouched."""
    run = await simpul(
        "check",
        "--json",
        folder=tmp_path,
        DATABASE_URL=f"sqlite:///{tmp_path}/empty.db",
        TELEGRAM_API_URL="http://127.0.0.1:9",
    )
    assert run.code == 1
    wrong = {finding["name"]: finding for finding in json.loads(run.out) if not finding["ok"]}
    assert set(wrong) == {"database", "telegram"}
    assert "simpul migrate" in wrong["database"]["remedy"]
    assert "TELEGRAM_API_URL" in wrong["telegram"]["remedy"]
    assert "Traceback" not in run.told
    assert hut.bot.token not in run.out + run.told


async def test_check_knows_a_refused_token(hut: World, tmp_path: Path) -> None:
    """A token that Telegram does not know is named, never shown."""
    wrong = f"{hut.bot.id}:{'x' * 35}"
    run = await simpul("check", "--json", folder=tmp_path, TELEGRAM_BOT_TOKEN=wrong)
    assert run.code == 1
    found = next(finding for finding in json.loads(run.out) if finding["name"] == "telegram")
    assert "TELEGRAM_BOT_TOKEN" in found["remedy"]
    assert wrong not in run.out + run.told


async def test_check_counts_parked_updates(hut: World, tmp_path: Path) -> None:
    """What was set aside is somebody's to look into."""
    person = await hut.citizen()
    user = {"id": person.id, "is_bot": False, "first_name": "Siti"}
    await hut.sandbox.push(hut.bot, {"message": {"message_id": 1, "date": 1, "from": user}})
    await person.sees("gagal kami proses")
    run = await simpul("check", "--json", folder=tmp_path)
    assert run.code == 1
    wrong = [finding for finding in json.loads(run.out) if not finding["ok"]]
    assert [(finding["name"], finding["detail"]) for finding in wrong] == [("database", "1")]


async def test_an_invitation_is_printed_alone_and_works(hut: World, tmp_path: Path) -> None:
    """The link is all that is on standard output; whoever follows it joins."""
    run = await simpul("invite", "officer", "--agency", "dinsos", "--days", "3", folder=tmp_path)
    assert run.code == 0, run
    link = run.out.strip()
    assert link.startswith(f"https://t.me/{hut.bot.username}?start=inv_")
    assert run.out == f"{link}\n"
    person = await hut.sandbox.person("Budi Santoso")
    await person.starts(link.partition("?start=")[2])
    await person.sees("Anda sekarang petugas Dinas Sosial")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("invite", "officer", "--agency", "tidak-ada"), 1, "tidak-ada"),
        (("invite", "officer"), 2, "--agency"),
        (("invite", "raja", "--agency", "dlh"), 2, "raja"),
        (("invite", "officer", "--agency", "dlh", "--days", "0"), 2, "--days"),
    ],
)
async def test_a_wrong_call_says_what_is_wrong(
    hut: World, tmp_path: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    """Exit 1 for what is not there, 2 for how it is called; nothing on standard output, no traceback."""
    run = await simpul(*words, folder=tmp_path)
    assert (run.code, run.out) == (code, "")
    assert told in run.told
    assert "Traceback" not in run.told
    assert hut.bot.token not in run.told


async def test_the_log_holds_nothing_that_people_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole run with stories, failures and intruders: neither words, nor names, nor secrets are in the log."""
    async with sandbox_running() as url, Sandbox(url) as sandbox:
        bot, port = await sandbox.bot(), free_port()
        database = f"sqlite:///{tmp_path}/simpul.db"
        settings_for(
            monkeypatch, token=bot.token, api=url, database=database, mode="webhook", port=port, files=tmp_path
        )
        process = await asyncio.create_subprocess_exec(
            SIMPUL, "run", cwd=tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
        )
        await sandbox.call("setMyCommands", seconds=30)
        person = await sandbox.person("Siti Rahasia")
        await person.says("Lampu rahasia mati di depan rumah 081234567890")
        await person.sees("Selamat datang")
        await sandbox.push(bot, broken(person.id, "Lampu rahasia"))
        await person.sees("gagal kami proses")
        async with aiohttp.ClientSession() as session:
            for headers in ({}, {SECRET_HEADER: SECRET}):
                body = b"{ Lampu rahasia"
                async with session.post(f"http://127.0.0.1:{port}{PATH}", data=body, headers=headers) as answer:
                    assert answer.status in {400, 401}
        process.terminate()
        out, told = await process.communicate()
    logged = told.decode()
    assert (process.returncode, out) == (0, b"")
    assert all(one in logged for one in ("ready", "update parked", "malformed update", "without the secret"))
    for secret in ("rahasia", "Siti", str(person.id), "0812", bot.token, SECRET):
        assert secret.casefold() not in logged.casefold(), secret


def broken(person: int, words: str) -> dict[str, object]:
    """An update that fails by itself."""
    user = {"id": person, "is_bot": False, "first_name": "Siti"}
    chat = {"id": person, "type": "private"}
    return {"message": {"message_id": 1, "date": words, "from": user, "chat": chat, "text": words}}


async def test_migrate_can_be_run_again(tmp_path: Path) -> None:
    """A new database is brought up to date; a second run finds nothing to do."""
    settings = {"TELEGRAM_BOT_TOKEN": f"123456789:{'a' * 35}", "DATABASE_URL": f"sqlite:///{tmp_path}/new.db"}
    first = await simpul("migrate", folder=tmp_path, **settings)
    again = await simpul("migrate", folder=tmp_path, **settings)
    assert (first.code, again.code, first.out + again.out) == (0, 0, "")
    assert "up to date already" in again.told


@pytest.mark.parametrize("command", [("run",), ("check", "--json")])
async def test_a_missing_setting_stops_the_command(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Its name, the reason and an example; exit 1, no traceback, nothing but JSON on standard output."""
    run = await simpul(*command, folder=tmp_path, **{name.upper(): None for name in Settings.model_fields})
    assert run.code == 1
    assert "missing. Example: TELEGRAM_BOT_TOKEN=" in (run.out if "--json" in command else run.told)
    assert run.out == "" or [finding["name"] for finding in json.loads(run.out)] == ["TELEGRAM_BOT_TOKEN"]
    assert "Traceback" not in run.told


async def test_every_wrong_setting_is_named_at_once(tmp_path: Path) -> None:
    """Three mistakes, three lines."""
    wrong = {"TELEGRAM_BOT_TOKEN": "bukan-token", "TELEGRAM_MODE": "pigeon", "TIMEZONE": "Asia/Atlantis"}
    run = await simpul("run", folder=tmp_path, **wrong)
    assert run.code == 1
    assert all(f"- {name}:" in run.told for name in wrong)
    assert "bukan-token" not in run.told
