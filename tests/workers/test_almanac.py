"""A holiday that is written into the tenant's file counts at once; a line that cannot be read changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.data.holidays_file import HOLIDAYS, own_days
from bot.workers.almanac import Almanac
from bot.workers.follower import Served
from tests.support.archive import TENANT

if TYPE_CHECKING:
    from pathlib import Path

    from bot.domain.deadlines import WorkCalendar

pytestmark = pytest.mark.asyncio

FAIR = date(2026, 11, 26)


def almanac(folder: Path) -> Almanac:
    def calendar() -> WorkCalendar:
        return replace(TENANT.calendar, holidays=own_days(folder))

    return Almanac(served=Served(replace(TENANT, folder=folder, calendar=calendar())), calendar=calendar)


async def test_a_day_counts_as_soon_as_it_is_written(tmp_path: Path) -> None:
    """Written, taken out again, and the file taken away; nothing is read while nothing changes."""
    looking = almanac(tmp_path)
    await looking.look()
    assert looking.served().calendar.is_working(FAIR)
    for text, works in (("date,name\n2026-11-26,Hari Jadi Kota Melati\n", False), ("date,name\n", True)):
        (tmp_path / HOLIDAYS).write_text(text)
        await looking.look()
        assert looking.served().calendar.is_working(FAIR) is works
        before = looking.served()
        await looking.look()
        assert looking.served() is before
    (tmp_path / HOLIDAYS).unlink()
    await looking.look()
    assert looking.served().calendar.holidays == {}


@pytest.mark.parametrize("text", ["date,name\n2026-13-40,Besok\n", "tanggal;nama\n", "", "date,name\n\xff\n"])
async def test_a_file_that_cannot_be_read_leaves_the_days_as_they_were(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """The log names file and line; mended, it counts."""
    (tmp_path / HOLIDAYS).write_text("date,name\n2026-11-26,Hari Jadi Kota Melati\n")
    looking = almanac(tmp_path)
    (tmp_path / HOLIDAYS).write_bytes(text.encode("latin-1"))
    await looking.look()
    assert not looking.served().calendar.is_working(FAIR)
    assert "holidays cannot be read" in capsys.readouterr().out
    (tmp_path / HOLIDAYS).write_text("date,name\n")
    await looking.look()
    assert looking.served().calendar.is_working(FAIR)
