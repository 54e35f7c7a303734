"""A town: one world for a whole file of stories, in which every story brings its own people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.support.world import World, world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Give the file's world, on SQLite with polling."""
    database = f"sqlite:///{tmp_path_factory.mktemp('town')}/simpul.db"
    with pytest.MonkeyPatch.context() as patch:
        async with world(patch, database=database, mode="polling") as opened:
            yield opened
