"""The demo's bot lives in the sandbox's time."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from bot.app import SystemClock
from bot.clock import FollowingClock
from bot.demo.past import SPAN
from sandbox.client import Sandbox
from sandbox.server import running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.demo.seeding import Seeding

pytestmark = pytest.mark.asyncio

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def ahead(clock: FollowingClock) -> timedelta:
    return clock.now() - datetime.now(UTC)


async def moved(clock: FollowingClock, by: timedelta) -> None:
    async with asyncio.timeout(5):
        while abs(ahead(clock) - by) > SECOND:
            await asyncio.sleep(0.05)


async def test_it_follows_and_stays_where_it_was_when_nobody_answers() -> None:
    async with running() as url, Sandbox(url) as sandbox:
        clock = FollowingClock(SystemClock(), f"{url}/clock")
        await clock.look()
        assert abs(ahead(clock)) < SECOND
        following = asyncio.create_task(clock.run())
        await sandbox.advance(HOUR.total_seconds())
        await moved(clock, HOUR)
        assert abs(clock.now() - await sandbox.now()) < SECOND
        await sandbox.advance(HOUR.total_seconds())
        await moved(clock, 2 * HOUR)
    await asyncio.sleep(1)
    assert not following.done()
    await moved(clock, 2 * HOUR)
    following.cancel()


@pytest.mark.parametrize("told", ["", "[]", "{}", '{"offset": "much"}', '{"offset": null}', '{"offset": 1e30}'])
async def test_an_answer_that_is_none_moves_nothing(told: str) -> None:
    app = web.Application()

    async def answer(_: web.Request) -> web.Response:
        return web.Response(text=told, content_type="application/json")

    app.router.add_get("/clock", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    clock = FollowingClock(SystemClock(), f"http://127.0.0.1:{runner.addresses[0][1]}/clock")
    await clock.look()
    assert clock.offset == timedelta()
    await runner.cleanup()


def newest(folder: Path, column: str, table: str) -> datetime:
    with sqlite3.connect(folder / "var" / "demo" / "simpul.db") as database:
        (at,) = database.execute(f"select max({column}) from {table}").fetchone()
    database.close()
    return datetime.fromisoformat(at).replace(tzinfo=UTC)


async def test_the_bot_writes_the_time_that_the_sandbox_shows(tmp_path: Path, seeding: Seeding) -> None:
    """People joined in the past, the demo begins now, and what comes after an hour was moved is an hour later."""
    assert seeding.lag < SECOND
    async with seeding.resumed(tmp_path) as demo, Sandbox(demo.url) as sandbox:
        joined = newest(tmp_path, "since", "memberships")
        assert abs(seeding.shown_at - SPAN - joined) < 2 * MINUTE
        assert abs(await sandbox.now() - datetime.now(UTC)) < SECOND
        person = await sandbox.person("Orang Baru")
        await sandbox.advance(HOUR.total_seconds())
        await asyncio.sleep(2)
        await person.starts()
        await person.sees("Selamat datang")
        written = newest(tmp_path, "at", "updates")
        assert abs(await sandbox.now() - written) < MINUTE
        assert abs(datetime.now(UTC) + HOUR - written) < MINUTE
