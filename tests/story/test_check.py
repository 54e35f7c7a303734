"""`simpul check` on the console script: each part with a planted fault, and the remedy that it names."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import pytest_asyncio
import sqlalchemy as sa
from aiohttp import web

from bot import doctor, doctor_storage
from bot.app import SystemClock
from bot.settings import TelegramMode
from bot.visit import Visit
from handlers.web.webhook import PATH
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from storage import engine, migrate, standing
from storage.tables import ChatRow, GroupRow, OutboxRow
from tests.story.test_simpul import simpul
from tests.support.ports import free_port
from tests.support.world import settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.settings import Settings
    from sandbox.client import Bot, Group
    from tests.support.postgres import Postgres

pytestmark = pytest.mark.asyncio


@dataclass(frozen=True)
class Lone:
    """A Telegram and a database, and no Simpul that runs."""

    sandbox: Sandbox
    bot: Bot
    settings: Settings
    folder: Path

    async def found(self, **changes: str) -> dict[str, dict[str, Any]]:
        """Run the command; the findings by their names."""
        run = await simpul("check", "--json", folder=self.folder, **changes)
        findings = {finding["name"]: finding for finding in json.loads(run.out)}
        assert run.code == (0 if all(finding["ok"] for finding in findings.values()) else 1), run
        assert "Traceback" not in run.told
        assert self.bot.token not in run.out + run.told
        return findings

    async def looked(self, *names: str, **changes: str) -> dict[str, dict[str, Any]]:
        """Look at these parts as the command does, in this process, which is faster."""
        visit = Visit(self.settings.model_copy(update=changes))
        findings = await asyncio.to_thread(lambda: [doctor._finding(one, doctor.LOOKS[one], visit) for one in names])
        assert self.bot.token not in repr(findings)
        return {finding.name: asdict(finding) for finding in findings}

    async def asks(self, method: str, **values: object) -> Any:
        """Call the Bot API as the operator might."""
        url = f"{self.sandbox.url}/bot{self.bot.token}/{method}"
        async with aiohttp.ClientSession() as session, session.post(url, json=values) as answer:
            return (await answer.json())["result"]

    async def desk(self, agency: str) -> Group:
        """Make a group with the bot in it, which is an agency's desk."""
        group = await self.sandbox.group("Meja", [await self.sandbox.person("Budi Santoso")], bot=self.bot)
        chat = self.plant(ChatRow, telegram_id=group.id, kind="group", title="Meja", state="reachable", cause="")
        self.plant(GroupRow, agency_code=agency, chat_id=chat, since=SystemClock().now())
        return group

    def plant(self, table: Any, **values: object) -> int:
        """Put a row into the database; gives its id."""
        with engine.build(self.settings.database_url).begin() as connection:
            made = connection.execute(sa.insert(table).values(**values))
            return int(made.inserted_primary_key[0])


@pytest_asyncio.fixture
async def lone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Lone]:
    """Give it, on SQLite, with a webhook that nobody answers."""
    async with sandbox_running() as url, Sandbox(url) as sandbox:
        bot = await sandbox.bot()
        settings = settings_for(
            monkeypatch,
            token=bot.token,
            api=url,
            database=f"sqlite:///{tmp_path}/data/simpul.db",
            mode="webhook",
            port=free_port(),
            files=tmp_path / "files",
        )
        migrate.upgrade(engine.build(settings.database_url))
        yield Lone(sandbox=sandbox, bot=bot, settings=settings, folder=tmp_path)


async def test_before_the_first_start_only_doubts_are_named(lone: Lone) -> None:
    """No webhook, nothing sealed: what `simpul run` and the operator still do. The space is that of the data."""
    found = await lone.found()
    assert all(finding["ok"] for finding in found.values()), found
    assert "`simpul run` sets it" in found["updates"]["remedy"]
    assert str(lone.folder / "data") in found["disk"]["detail"]
    assert f"free in {lone.folder}," in f"{found['disk']['detail']},"
    for part in ("files", "standby", "letters", "groups", "clock"):
        assert found[part]["remedy"] == "", part
    assert not any((lone.folder / "files").rglob("probe/*"))


async def test_a_webhook_that_is_another_programs_or_fails_is_a_fault(lone: Lone) -> None:
    """The other's address is named without its path, which may be a secret; Telegram's last error is told."""
    await lone.asks("setWebhook", url="http://127.0.0.1:9/rahasia")
    found = (await lone.looked("telegram", "updates"))["updates"]
    assert (found["ok"], found["detail"]) == (False, "127.0.0.1:9, webhook, 0 updates waiting")
    assert "PUBLIC_URL" in found["remedy"]
    polls = (await lone.looked("telegram", "updates", telegram_mode=TelegramMode.POLLING))["updates"]
    assert polls["ok"]
    assert "another program has the token" in polls["remedy"]
    await lone.asks("setWebhook", url=f"{lone.settings.public_url}{PATH}")
    person = await lone.sandbox.person("Siti Aminah")
    await person.says("halo")
    while not (await lone.asks("getWebhookInfo")).get("last_error_message"):
        await asyncio.sleep(0.05)
    failing = (await lone.looked("telegram", "updates"))["updates"]
    assert not failing["ok"]
    assert "1 updates waiting" in failing["detail"]
    assert "certificate" in failing["remedy"]


async def test_groups_that_are_closed_to_the_bot_are_named_by_their_agencies(lone: Lone) -> None:
    """Put out, or without the right to write; beside them one where all is well. And the bot that reads too much."""
    gone, mute = await lone.desk("dinsos"), await lone.desk("perkim")
    await lone.desk("dlh")
    await lone.sandbox._wire.post("bot", username=lone.bot.username, name="Simpul", token=None, reads_all=True)
    found = (await lone.looked("database", "telegram", "groups"))["groups"]
    assert found["ok"]
    assert "/setprivacy" in found["remedy"]
    await gone.removes(lone.bot)
    await mute.restricts(lone.bot)
    found = (await lone.looked("database", "telegram", "groups"))["groups"]
    assert not found["ok"]
    assert "dinsos: " in found["detail"]
    assert "perkim: the bot may not write" in found["detail"]
    assert "dlh" not in found["detail"]
    assert "simpul invite group" in found["remedy"]


async def test_what_rests_on_a_part_with_a_fault_names_that_part(lone: Lone) -> None:
    """Telegram is away: one fault, and three parts that could not be looked at."""
    parts = ("database", "telegram", "updates", "groups", "clock")
    found = await lone.looked(*parts, telegram_api_url="http://127.0.0.1:9")
    assert [name for name, finding in found.items() if not finding["ok"]] == ["telegram"]
    assert [name for name, finding in found.items() if "could not be looked at" in finding["remedy"]] == [
        "updates", "groups", "clock",
    ]  # fmt: skip


async def test_a_clock_that_is_off_is_named(lone: Lone) -> None:
    """Measured against Telegram's answers."""

    async def early(_: web.Request) -> web.Response:
        told = {"ok": False, "error_code": 401, "description": "Unauthorized"}
        return web.json_response(told, status=401, headers={"Date": "Mon, 23 Nov 2020 08:00:00 GMT"})

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", early)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        found = (await lone.looked("clock", telegram_api_url=f"http://127.0.0.1:{runner.addresses[0][1]}"))["clock"]
    finally:
        await runner.cleanup()
    assert not found["ok"]
    assert "s ahead of Telegram" in found["detail"]
    assert "timedatectl" in found["remedy"]


async def test_files_that_cannot_be_kept_and_letters_that_do_not_leave_are_named(lone: Lone) -> None:
    """The folder is a file; a letter has waited for an hour."""
    (lone.folder / "taken").write_text("")
    now = SystemClock().now()
    chat = lone.plant(ChatRow, telegram_id=7, kind="private", title="", state="reachable", cause="")
    letter = {"chat_id": chat, "kind": "text", "text_key": "help", "cause": "", "keyboard": "keep", "created": now}
    lone.plant(OutboxRow, **letter, not_before=now - timedelta(hours=1))
    found = await lone.found(FILES_URL=f"file:{lone.folder}/taken/files")
    assert not found["files"]["ok"]
    assert "FILES_URL" in found["files"]["remedy"]
    assert found["letters"]["ok"]
    assert "36" in found["letters"]["detail"]
    assert "`simpul run` is running" in found["letters"]["remedy"]


async def test_a_database_that_is_not_there_is_not_made(lone: Lone) -> None:
    found = await lone.looked("database", database_url=f"sqlite:///{lone.folder}/none/simpul.db")
    assert not found["database"]["ok"]
    assert "simpul migrate" in found["database"]["remedy"]
    assert not (lone.folder / "none").exists()


async def test_on_postgresql_the_standby_and_the_disk_of_each_replica_are_doubted(
    lone: Lone, postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit on one machine alone, and files of one; a standby that is wanted and away lets nothing be committed."""
    database = postgres_server.database()
    migrate.upgrade(engine.build(database))
    found = await lone.looked("database", "standby", "files", "clock", database_url=database)
    assert all(finding["ok"] for finding in found.values()), found
    assert "synchronous_standby_names" in found["standby"]["remedy"]
    assert "s3://" in found["files"]["remedy"]
    assert "PostgreSQL" in found["clock"]["detail"]
    visit = Visit(lone.settings.model_copy(update={"database_url": database}), fits=True)
    monkeypatch.setattr(standing, "standbys", lambda _url: ("*", 0))
    with pytest.raises(doctor_storage.StandbyGone):
        doctor_storage.standby(visit)
    monkeypatch.setattr(standing, "standbys", lambda _url: ("*", 1))
    assert doctor_storage.standby(visit) == "1 of *"
