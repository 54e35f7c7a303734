"""What reading a text looks up is laid out before the first one comes: nobody's unit waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import tenancy
from tests.support.world import world

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio


async def test_the_words_are_laid_out_before_it_is_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the agencies and of each topic of safety; with SQLite the half second would keep everybody waiting."""
    monkeypatch.setattr(tenancy, "_shipped", vars(tenancy)["_shipped"].__wrapped__)
    async with world(monkeypatch, database=f"sqlite:///{tmp_path}/simpul.db", mode="polling") as opened:
        assert opened.app.lanes
        tenant = await opened.app.lanes.run(1, lambda unit: unit.tenant)
        for rules in (tenant.rules, *tenant.safety.topics.values()):
            assert {"tree", "forms"} <= vars(rules).keys()
