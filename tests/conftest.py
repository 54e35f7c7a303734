"""What every room of tests shares: databases of both kinds, and worlds to live in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis
import pytest
import pytest_asyncio
import structlog

from bot import log
from tests.support import postgres
from tests.support.world import World, world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

# The suite tells the same each time, however slow the machine; `pytest --hypothesis-profile=explore` looks further.
hypothesis.settings.register_profile("explore", deadline=None)
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True)
hypothesis.settings.load_profile("suite")

STORES = ("sqlite", "postgresql")
MODES = ("polling", "webhook")


@pytest.fixture(autouse=True)
def log_of_tests(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a command that runs in this process leave the log alone: its standard error is closed afterwards.

    Nobody has configured it in between; structlog's own way to show a fault writes every local value and takes seconds.
    """
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[*structlog.get_config()["processors"][:-1], plain])
    if request.module.__name__ != "tests.test_log":
        monkeypatch.setattr(log, "configure", lambda *_, **__: None)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Postgres]:
    """Give the session's PostgreSQL."""
    server = postgres.Postgres()
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=STORES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/simpul.db"
    server: postgres.Postgres = request.getfixturevalue("postgres_server")
    return server.database()


@pytest_asyncio.fixture
async def lite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """Give a world on SQLite with polling, for stories that do not depend on either."""
    async with world(monkeypatch, database=f"sqlite:///{tmp_path}/simpul.db", mode="polling") as opened:
        yield opened


@pytest_asyncio.fixture(params=MODES)
async def anywhere(
    request: pytest.FixtureRequest,
    database: str,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[World]:
    """Give a world of each kind: both databases, polling and webhook."""
    async with world(monkeypatch, database=database, mode=request.param) as opened:
        yield opened
