"""A promise is counted in working days of the tenant, and ends with the last of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.classes import ReportClass
from bot.domain.deadlines import PROMISES, WEEKEND, WorkCalendar
from bot.domain.lifecycle import Event

if TYPE_CHECKING:
    from datetime import tzinfo

WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
CHRISTMAS = {date(2026, 12, 24): "Cuti bersama", date(2026, 12, 25): "Natal", date(2026, 12, 26): "A Saturday's feast"}
CALENDAR = WorkCalendar(holidays=CHRISTMAS, zone=WIB)

moments = st.datetimes(datetime(2026, 11, 1), datetime(2027, 2, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds it
numbers = st.integers(0, 60)


def at(day: str, zone: tzinfo = WIB) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-11-23T08:00", 3, "2026-11-26"),  # Monday to Thursday
        ("2026-11-23T23:59", 3, "2026-11-26"),
        ("2026-11-20T08:00", 1, "2026-11-23"),  # Friday to Monday
        ("2026-11-21T08:00", 1, "2026-11-23"),  # Saturday: day 0 need not be a working day
        ("2026-11-22T08:00", 5, "2026-11-27"),
        ("2026-12-23T08:00", 1, "2026-12-28"),  # over Christmas and a weekend
        ("2026-11-23T08:00", 14, "2026-12-11"),
        ("2026-11-21T08:00", 0, "2026-11-21"),  # no day at all: the end of the day itself
    ],
)
def test_it_is_due_at_the_end_of_the_last_working_day(start: str, days: int, due: str) -> None:
    found = CALENDAR.due(at(start), days)
    assert found.isoformat() == f"{due}T23:59:59+07:00"


def test_the_day_of_the_event_is_the_tenants() -> None:
    late = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # 23:00 in Jakarta, already Tuesday in Jayapura
    assert CALENDAR.due(late, 1).isoformat() == "2026-11-24T23:59:59+07:00"
    assert WorkCalendar(holidays={}, zone=WIT).due(late, 1).isoformat() == "2026-11-25T23:59:59+09:00"
    assert WorkCalendar(holidays={}, zone=timezone(timedelta(hours=7))).due(late, 1) == CALENDAR.due(late, 1)


def test_what_is_skipped_says_why() -> None:
    assert CALENDAR.skipped(at("2026-12-22T08:00"), 2) == (
        (date(2026, 12, 24), "Cuti bersama"),
        (date(2026, 12, 25), "Natal"),
        (date(2026, 12, 26), "A Saturday's feast"),
        (date(2026, 12, 27), WEEKEND),
    )
    assert CALENDAR.skipped(at("2026-11-21T08:00"), 1) == ((date(2026, 11, 22), WEEKEND),)
    assert CALENDAR.skipped(at("2026-11-23T08:00"), 3) == ()
    assert CALENDAR.skipped(at("2026-11-22T08:00"), 0) == ()


@pytest.mark.parametrize(
    ("day", "working"),
    [("2026-11-23", True), ("2026-11-21", False), ("2026-11-22", False), ("2026-12-24", False), ("2026-12-28", True)],
)
def test_a_day_is_a_working_day_or_not(day: str, working: bool) -> None:  # noqa: FBT001 - a table's column
    assert CALENDAR.is_working(date.fromisoformat(day)) is working


def test_working_days_between_two_times() -> None:
    assert CALENDAR.working_days_between(at("2026-11-23T08:00"), at("2026-11-23T23:00")) == 0
    assert CALENDAR.working_days_between(at("2026-11-20T08:00"), at("2026-11-23T01:00")) == 1
    assert CALENDAR.working_days_between(at("2026-11-24T08:00"), at("2026-11-20T08:00")) == -2


@given(moments, numbers)
def test_counting_there_and_back_agrees(start: datetime, days: int) -> None:
    due = CALENDAR.due(start, days)
    assert CALENDAR.working_days_between(start, due) == days
    assert CALENDAR.working_days_between(due, start) == -days
    assert CALENDAR.is_working(due.date()) or not days
    passed = (due.date() - start.astimezone(WIB).date()).days
    assert passed == days + len(CALENDAR.skipped(start, days))


@given(moments, numbers, numbers)
def test_a_longer_promise_is_never_due_earlier(start: datetime, one: int, other: int) -> None:
    assert (CALENDAR.due(start, one) <= CALENDAR.due(start, other)) == (one <= other)


def test_a_time_without_a_zone_and_days_below_zero_are_refused() -> None:
    naive = at("2026-11-23T08:00").replace(tzinfo=None)
    for refused in (lambda: CALENDAR.due(naive, 1), lambda: CALENDAR.skipped(naive, 1)):
        with pytest.raises(ValueError, match="2026"):
            refused()
    with pytest.raises(ValueError, match="2026"):
        CALENDAR.working_days_between(at("2026-11-23T08:00"), naive)
    with pytest.raises(ValueError, match="-1"):
        CALENDAR.due(at("2026-11-23T08:00"), -1)
    with pytest.raises(OverflowError):
        CALENDAR.due(at("9999-12-30T08:00"), 9)


def test_what_is_promised() -> None:
    assert {stage: (one.after, one.days) for stage, one in PROMISES.items()} == {
        "verify": (Event.SUBMIT, 3),
        "respond": (Event.ASSIGN, 5),
        "supply": (Event.ASK, 10),
        "close": (Event.ANSWER, 10),
        "resolve": (Event.SUBMIT, 14),
    }
    days = {kind: PROMISES["resolve"].days_for(kind) for kind in ReportClass}
    assert days == {
        ReportClass.COMPLAINT: 14,
        ReportClass.OVERSIGHT: 60,
        ReportClass.INFORMATION: 5,
        ReportClass.ASPIRATION: 5,
    }
    assert {PROMISES["respond"].days_for(kind) for kind in ReportClass} == {5}
