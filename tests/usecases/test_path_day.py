"""Which day it is, is the tenant's: east of Greenwich it is tomorrow already while the world's clock says today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.usecases import conversation, draft, story
from tests.support.archive import TENANT, agreed

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

JAYAPURA = ZoneInfo("Asia/Jayapura")


async def test_a_date_may_be_changed_to_today_while_it_is_yesterday_in_greenwich(lite_archive: Archive) -> None:
    """The day is written, and its message edited, at two in the morning: both times it is taken."""
    lite_archive.clock.time = datetime(2026, 11, 24, 2, 0, tzinfo=JAYAPURA).astimezone(UTC)
    replica = lite_archive.replica(tenant=replace(TENANT, calendar=replace(TENANT.calendar, zone=JAYAPURA)))

    def write(unit: UnitOfWork) -> str:
        actor = agreed(unit)
        dialogue = unit.dialogues.get(actor.chat, actor.person)
        told = draft.begin(unit, actor, dialogue, story="Lampu jalan di Jalan Kenanga mati sejak lama.", source=1)
        assert told.draft is not None
        asked = replace(told, draft=replace(told.draft, editing="date"))
        dated = conversation.written(unit, actor, asked, text="23 November 2026", source=2)
        edited = story.edited(unit, actor, dated, source=2, text="24 November 2026")
        assert edited is not None
        assert edited.draft is not None
        return edited.draft.slots["date"]

    assert await replica.run(write) == "2026-11-24"
