"""The proof of `simpul reconcile`, for tests that have done something to a whole service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.app import SystemClock
from bot.reconciling import reconciled

if TYPE_CHECKING:
    from bot.settings import Settings


async def balanced(settings: Settings) -> None:
    """Hold that every update, report and notice has exactly one outcome."""
    found = await reconciled(settings, SystemClock().now())
    assert found.exceptions == []
