"""The ticker: what one part cannot do keeps no other part from its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import LostRace, StorageAway
from bot.workers import ticker as ticker_module
from bot.workers.clockwork import Clockwork
from bot.workers.keeper import Keeper
from bot.workers.ticker import Ticker
from tests.workers.stage import Lead

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("error", [StorageAway, LostRace])
async def test_deadlines_are_kept_where_the_sweep_fails(
    lite_archive: Archive,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: type[Exception],
) -> None:
    """A sweep that takes too long, say, tick after tick: the log tells of it."""

    def sweep(_unit: UnitOfWork) -> None:
        raise error

    monkeypatch.setattr(ticker_module, "sweep", sweep)
    clockwork, keeper = Clockwork(lite_archive.lanes), Keeper(lite_archive.lanes)
    await Ticker(lite_archive.lanes, Lead(), lite_archive.clock)._tick(clockwork, keeper)
    assert clockwork.counted is not None
    assert keeper.day == lite_archive.clock.now().date()
    assert "not swept" in capsys.readouterr().out
