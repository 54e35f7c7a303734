"""One seeding for the session, and the page's browser; where none is found its tests are skipped by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest_asyncio

from tests.demo.seeding import seed
from tests.page.conftest import browser, opened, pytest_collection_modifyitems

if TYPE_CHECKING:
    import pytest

    from tests.demo.seeding import Seeding

__all__ = ["browser", "opened", "pytest_collection_modifyitems"]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def seeding(tmp_path_factory: pytest.TempPathFactory) -> Seeding:
    """Give what the session's one real seeding showed and left; tests that are not about it start from a copy."""
    return await seed(tmp_path_factory.mktemp("seeding"))
