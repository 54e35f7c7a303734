"""Places for stories: a town that a whole file shares, where every story brings its own people, and a hut for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.support.world import World, world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Give the file's world, on SQLite with polling."""
    database = f"sqlite:///{tmp_path_factory.mktemp('town')}/simpul.db"
    with pytest.MonkeyPatch.context() as patch:
        async with world(patch, database=database, mode="polling", proved=False) as opened:
            yield opened


@pytest_asyncio.fixture
async def hut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """Give a world of the test's own, on SQLite behind a webhook, which is opened and closed the fastest."""
    async with world(monkeypatch, database=f"sqlite:///{tmp_path}/simpul.db", mode="webhook") as opened:
        yield opened
