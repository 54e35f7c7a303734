"""Fixtures of the rooms that test the archive: it is empty, migrated, and its lanes run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.conftest import STORES
from tests.support.archive import Archive, Templates, opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from tests.support.postgres import Postgres


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """Give the migrated databases that tests copy."""
    return Templates(tmp_path_factory.mktemp("templates"))


@pytest.fixture
def migrated_postgresql(postgres_server: Postgres, templates: Templates) -> Iterator[str]:
    """Give the address of a migrated PostgreSQL database."""
    url = templates.postgresql(postgres_server)
    yield url
    templates.drop(postgres_server, url)


@pytest.fixture(params=STORES)
def migrated(request: pytest.FixtureRequest, tmp_path: Path, templates: Templates) -> str:
    """Give the address of a migrated database, of each kind in turn."""
    if request.param == "sqlite":
        return templates.sqlite(tmp_path)
    return str(request.getfixturevalue("migrated_postgresql"))


@pytest_asyncio.fixture
async def archive(migrated: str) -> AsyncIterator[Archive]:
    """Give an archive of each kind in turn."""
    async with opened(migrated) as found:
        yield found


@pytest_asyncio.fixture
async def lite_archive(tmp_path: Path, templates: Templates) -> AsyncIterator[Archive]:
    """Give an archive on SQLite."""
    async with opened(templates.sqlite(tmp_path)) as found:
        yield found


@pytest_asyncio.fixture
async def pg_archive(migrated_postgresql: str) -> AsyncIterator[Archive]:
    """Give an archive on PostgreSQL."""
    async with opened(migrated_postgresql) as found:
        yield found
