"""The sandbox's clock: where it starts, how far it is from real time, and that it goes on after a restart."""

import asyncio
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from sandbox.__main__ import moment
from sandbox.client import Sandbox
from sandbox.server import running

pytestmark = pytest.mark.asyncio(loop_scope="session")

OPENING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC).timestamp()
PATIENCE = 60.0


async def shown(url: str) -> dict[str, float]:
    async with aiohttp.ClientSession() as session, session.get(f"{url}/clock") as answer:
        assert answer.status == 200
        given: dict[str, float] = await answer.json()
    return given


async def test_it_tells_how_far_it_is_from_real_time(sandbox: Sandbox) -> None:
    """Nothing at first; what it was moved by afterwards."""
    assert (await shown(sandbox.url))["offset"] == 0
    await sandbox.advance(3600)
    given = await shown(sandbox.url)
    assert given["offset"] == 3600
    assert abs(given["now"] - time.time() - 3600) < PATIENCE


async def test_a_foreign_page_does_not_learn_the_time(sandbox: Sandbox) -> None:
    """The clock stands behind the same guard as the people's door."""
    async with aiohttp.ClientSession(headers={"Origin": "http://evil.example"}) as session:
        assert (await session.get(f"{sandbox.url}/clock")).status == 403


async def test_a_world_begins_in_the_past_and_goes_on_from_where_it_came(tmp_path: Path) -> None:
    """A restart with the same command line does not turn time back."""
    state = str(tmp_path / "sandbox.db")
    async with running(state=state, clock=OPENING) as url, Sandbox(url) as sandbox:
        assert 0 <= (await shown(url))["now"] - OPENING < PATIENCE
        await sandbox.bot()
        said = await (await sandbox.person("Ani Lestari")).says("Halo")
        assert 0 <= said.at.timestamp() - int(OPENING) < PATIENCE
        await sandbox.advance(86_400)
        before = await shown(url)
    async with running(state=state, clock=OPENING) as url:
        after = await shown(url)
    assert after["offset"] == before["offset"]
    assert after["now"] >= before["now"]


async def test_a_moment_names_its_time_zone() -> None:
    """Without one nobody knows when it is."""
    assert moment("2026-11-20T09:00:00+07:00") == OPENING
    for written in ("2026-11-20T09:00:00", "kemarin"):
        with pytest.raises(Exception, match="no moment with a time zone"):
            moment(written)


async def test_the_program_takes_its_clock_from_the_command_line(tmp_path: Path) -> None:
    """The address of the clock is one of the facts that it prints."""
    given = ("--port", "0", "--state", str(tmp_path / "s.db"), "--clock", "2026-11-20T09:00:00+07:00")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "sandbox", *given, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    facts = dict([(await process.stdout.readline()).decode().split() for _ in range(6)])
    clock = await shown(facts["clock"].removesuffix("/clock"))
    process.terminate()
    await process.wait()
    assert 0 <= clock["now"] - OPENING < PATIENCE
