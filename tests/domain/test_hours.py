"""Notices leave by day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.hours import BY_DAY, Hours

JAYAPURA = ZoneInfo("Asia/Jayapura")


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-23T00:00", "2026-11-23T07:00"),
        ("2026-11-23T06:59", "2026-11-23T07:00"),
        ("2026-11-23T07:00", "2026-11-23T07:00"),
        ("2026-11-23T19:59", "2026-11-23T19:59"),
        ("2026-11-23T20:00", "2026-11-24T07:00"),
        ("2026-12-31T23:59", "2027-01-01T07:00"),
    ],
)
def test_what_comes_by_night_waits_for_the_morning(now: str, then: str) -> None:
    found = BY_DAY.next(datetime.fromisoformat(now).replace(tzinfo=JAYAPURA), JAYAPURA)
    assert found == datetime.fromisoformat(then).replace(tzinfo=JAYAPURA)


def test_hours_may_be_the_whole_day_and_are_written_as_they_are_read() -> None:
    late = datetime(2026, 11, 23, 23, 59, 59, tzinfo=JAYAPURA)
    always = Hours(start=time(0))
    assert [always.next(late + timedelta(seconds=one), JAYAPURA) for one in (0, 1)] == [
        late,
        late + timedelta(seconds=1),
    ]
    assert (str(BY_DAY), str(always)) == ("07:00-20:00", "00:00-24:00")
