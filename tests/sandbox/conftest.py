"""A fresh sandbox for every test, with a bot and a bare HTTP line to its Bot API."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from sandbox.client import Person, Sandbox
from sandbox.server import running

pytest.register_assert_rewrite("tests.sandbox.line")
from tests.sandbox.line import Line  # noqa: E402 - its asserts are to explain themselves


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    """Run a sandbox of the test's own."""
    async with running() as url, Sandbox(url) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="session")
async def line(sandbox: Sandbox) -> AsyncIterator[Line]:
    """Give the bot's own line to the Bot API; at the end nothing may be on record that the test did not expect."""
    async with aiohttp.ClientSession() as session:
        line = Line(session, sandbox.url, await sandbox.bot())
        yield line
    unexpected = [violation for violation in await sandbox.violations() if violation not in line.forgiven]
    assert unexpected == []


@pytest_asyncio.fixture(loop_scope="session")
async def ani(sandbox: Sandbox, line: Line) -> Person:
    """Somebody who has started the bot; the update is taken."""
    person = await sandbox.person("Ani Lestari", username="ani_lestari")
    await person.starts()
    await line.taken()
    return person
