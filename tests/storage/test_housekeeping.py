"""A sweep is short, whatever has gathered: each statement takes so many rows, and the next sweep goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.patience import Kept
from bot.ports import ChatState, Final
from storage import some
from tests.support.archive import add_report, agreed, letter

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio


def gathered(unit: UnitOfWork) -> None:
    """Leave five of each kind behind."""
    for number in range(5):
        actor = agreed(unit, number)
        unit.updates.mark(1, number)
        unit.outbox.add(letter(actor.chat, merge_key="waits"))
        unit.outbox.add(letter(actor.chat, merge_key="sent"))
        unit.patience.keep(actor.person, "report", Kept())
        report = add_report(unit, actor.person, code=f"R{number}")
        unit.cards.want(report=report.id, chat=actor.chat, revision=1)
        unit.people.set_chat_state(actor.chat, ChatState.BLOCKED)
        unit.bans.add(actor.person, report=report.id, reason="x", until=unit.now, by=None)


SWEPT = ("marks", "given_up", "resting", "values", "bans", "patience")


async def test_a_sweep_takes_some_rows_of_each_kind(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """None is left out, and none is taken twice."""
    monkeypatch.setattr(some, "AT_ONCE", 2)
    await archive.run(gathered)
    for row in archive.rows("SELECT id FROM outbox WHERE merge_key = 'sent'"):
        await archive.run(lambda unit, row=row: unit.outbox.finish(row.id, Final.SENT))  # type: ignore[misc]
    archive.clock.forward(days=400)
    swept = [await archive.run(lambda unit: unit.housekeeping.prune()) for _ in range(4)]
    for kind in SWEPT:
        assert [one[kind] for one in swept] == [2, 2, 1, 0], kind
