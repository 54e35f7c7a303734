"""What runs, stands still and is done, counted from a history; the dates were counted by hand on the decree's calendar.

2026: the joint decree of three ministers (SKB 3 Menteri) has 18 March (cuti bersama Nyepi), 19 March (Nyepi), 20, 23
and 24 March (cuti bersama Idulfitri), 21 and 22 March (Idulfitri), 3 April (Good Friday), 24 December (cuti bersama)
and 25 December. Working days: 3 to verify, 5 to the first answer, 14 to the end of a complaint, 60 where oversight is
touched, 10 until it closes (PermenPANRB 62/2018 as quoted by lapor.go.id and its app).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data.holidays import holidays
from bot.domain.classes import ReportClass
from bot.domain.deadlines import PROMISES, WorkCalendar, promises_of
from bot.domain.lifecycle import LIFECYCLE, Event, Role, Status
from bot.domain.report import Entry
from bot.domain.timetable import CITIZENS, RESTS, RUNS, Deadline, timetable

if TYPE_CHECKING:
    from collections.abc import Sequence

WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
NATIONAL = WorkCalendar(holidays=holidays([2026, 2027]), zone=WIB)
E, S = Event, Status
Line = tuple[str, Event, Status]


def story(*lines: Line, zone: ZoneInfo = WIB) -> list[Entry]:
    """Write a history of (local time, event, status after)."""
    return [
        Entry(event=event, role=Role.SYSTEM, actor=None, at=datetime.fromisoformat(at).replace(tzinfo=zone), status=to)
        for at, event, to in lines
    ]


def counted(
    history: Sequence[Entry], kind: ReportClass = ReportClass.COMPLAINT, calendar: WorkCalendar = NATIONAL
) -> list[Deadline]:
    return list(timetable(history, kind, PROMISES, calendar))


def told(found: Sequence[Deadline]) -> list[tuple[str, str, str]]:
    """Give stage, last day, and how it stands."""
    return [
        (one.stage, one.due.date().isoformat(), "done" if one.done else "rests" if one.paused else "runs")
        for one in found
    ]


def at_once(day: str) -> list[Line]:
    """A report that its agency gets at once."""
    return [(day, E.SUBMIT, S.SUBMITTED), (day, E.ASSIGN, S.ASSIGNED)]


@pytest.mark.parametrize(
    ("day", "verify", "respond", "resolve"),
    [
        # Friday before Lebaran. Working: 16, 17, 25, 26, 27, 30, 31 March, 1, 2, 6, 7, 8, 9, 10 April.
        ("2026-03-13T09:00", "2026-03-25", "2026-03-27", "2026-04-10"),
        # In the middle of the holidays: day 1 is Wednesday the 25th.
        ("2026-03-21T23:59", "2026-03-27", "2026-03-31", "2026-04-14"),
        # Over the end of the year. Working: 28 to 31 December, 4, 6, 7, 8, 11 to 15, 18 January (5: Isra Mikraj).
        ("2026-12-23T09:00", "2026-12-30", "2027-01-04", "2027-01-18"),
    ],
)
def test_dates_over_lebaran_and_the_end_of_the_year(day: str, verify: str, respond: str, resolve: str) -> None:
    assert told(counted(story(*at_once(day)))) == [
        ("verify", verify, "done"),
        ("resolve", resolve, "runs"),
        ("respond", respond, "runs"),
    ]


@pytest.mark.parametrize(
    ("kind", "resolve"),
    [
        (ReportClass.INFORMATION, "2026-11-09"),
        (ReportClass.ASPIRATION, "2026-11-09"),
        (ReportClass.COMPLAINT, "2026-11-20"),
        # 60 working days from Monday 2 November: 20 in November, 21 in December (24 and 25 off), and in January, with
        # the 1st and the 5th off, 4 in the first week and 5 in each of the next three.
        (ReportClass.OVERSIGHT, "2027-01-29"),
    ],
)
def test_the_end_depends_on_the_class(kind: ReportClass, resolve: str) -> None:
    found = counted(story(*at_once("2026-11-02T08:00")), kind)
    assert [one.due.date().isoformat() for one in found if one.stage == "resolve"] == [resolve]


def test_two_time_zones_have_two_days() -> None:
    """16:30 UTC is 23:30 on Monday in Jakarta, and 1:30 on Tuesday in Jayapura."""
    late = [Entry(event=E.SUBMIT, role=Role.REPORTER, actor=1, at=datetime(2026, 11, 23, 16, 30, tzinfo=UTC),
                  status=S.SUBMITTED)]  # fmt: skip
    papua = WorkCalendar(holidays=NATIONAL.holidays, zone=WIT)
    assert counted(late)[0].due.isoformat() == "2026-11-26T23:59:59+07:00"
    assert counted(late, calendar=papua)[0].due.isoformat() == "2026-11-27T23:59:59+09:00"


ASKED = [*at_once("2026-11-02T08:00"), ("2026-11-04T10:00", E.ASK, S.NEEDS_INFO)]
"""Monday in; asked on Wednesday, with 3 of 5 and 12 of 14 working days left."""


def test_the_office_stands_still_while_the_citizen_is_asked() -> None:
    asked = counted(story(*ASKED))
    assert told(asked)[1:] == [
        ("resolve", "2026-11-20", "rests"),
        ("respond", "2026-11-09", "rests"),
        ("supply", "2026-11-18", "runs"),
    ]
    supplied = counted(story(*ASKED, ("2026-11-10T20:00", E.SUPPLY, S.IN_PROGRESS)))
    assert told(supplied)[1:] == [
        ("resolve", "2026-11-26", "runs"),  # 11, 12, 13, 16 to 20, 23 to 26
        ("respond", "2026-11-13", "runs"),  # 11, 12, 13
        ("supply", "2026-11-18", "done"),
    ]


def test_what_goes_on_the_same_day_has_lost_nothing() -> None:
    supplied = counted(story(*ASKED, ("2026-11-04T10:05", E.SUPPLY, S.IN_PROGRESS)))
    assert [day for _, day, _ in told(supplied)[1:3]] == ["2026-11-20", "2026-11-09"]


def test_what_was_over_before_stays_over() -> None:
    late = [*at_once("2026-11-02T08:00"), ("2026-11-12T10:00", E.ASK, S.NEEDS_INFO)]
    supplied = counted(story(*late, ("2026-11-20T10:00", E.SUPPLY, S.IN_PROGRESS)))
    assert told(supplied)[2] == ("respond", "2026-11-09", "runs")


def test_with_no_day_left_it_ends_on_the_next_working_day() -> None:
    last = [*at_once("2026-11-02T08:00"), ("2026-11-09T10:00", E.ASK, S.NEEDS_INFO)]
    on_saturday = counted(story(*last, ("2026-11-14T10:00", E.SUPPLY, S.IN_PROGRESS)))
    assert told(on_saturday)[2] == ("respond", "2026-11-16", "runs")


def test_after_the_answer_it_closes_in_ten_working_days_and_goes_on_where_it_is_not_solved() -> None:
    answered = [*at_once("2026-11-02T08:00"), ("2026-11-06T15:00", E.ANSWER, S.ANSWERED)]
    assert told(counted(story(*answered)))[1:] == [
        ("resolve", "2026-11-20", "rests"),
        ("respond", "2026-11-09", "done"),
        ("close", "2026-11-20", "runs"),
    ]
    replied = counted(story(*answered, ("2026-11-16T09:00", E.REPLY, S.REPLIED)))
    assert told(replied)[1:] == [
        ("resolve", "2026-11-30", "runs"),  # 10 were left
        ("respond", "2026-11-09", "done"),
        ("close", "2026-11-20", "done"),
        ("respond", "2026-11-23", "runs"),  # an answer to the reply, with days of its own
    ]
    closed = counted(story(*answered, ("2026-11-16T09:00", E.CLOSE, S.CLOSED)))
    assert not [one for one in closed if one.done is None]
    assert closed[1].done == answered_at(answered)  # the resolution was there when the answer was


def answered_at(lines: list[Line]) -> datetime:
    return story(*lines)[-1].at


def test_another_agency_has_days_of_its_own_and_the_end_stays() -> None:
    moved = counted(story(*at_once("2026-11-02T08:00"), ("2026-11-05T09:00", E.FORWARD, S.ASSIGNED)))
    assert told(moved)[1:] == [
        ("resolve", "2026-11-20", "runs"),
        ("respond", "2026-11-09", "done"),
        ("respond", "2026-11-12", "runs"),
    ]
    back = counted(story(*at_once("2026-11-02T08:00"), ("2026-11-05T09:00", E.NOT_OURS, S.SUBMITTED)))
    assert told(back)[1:] == [
        ("resolve", "2026-11-20", "runs"),
        ("respond", "2026-11-09", "done"),
        ("verify", "2026-11-10", "runs"),
    ]


def test_a_holiday_that_is_added_later_moves_what_was_counted() -> None:
    """The city's day on Thursday 5 November: the first answer moves over the weekend, what was left stays as much."""
    city = WorkCalendar(holidays={**NATIONAL.holidays, date(2026, 11, 5): "Hari Jadi Kota Melati"}, zone=WIB)
    before = story(*at_once("2026-11-02T08:00"))
    assert [one.due.date().isoformat() for one in counted(before, calendar=city)[1:]] == ["2026-11-23", "2026-11-10"]
    paused = story(*ASKED, ("2026-11-10T20:00", E.SUPPLY, S.IN_PROGRESS))
    assert told(counted(paused, calendar=city))[2] == ("respond", "2026-11-13", "runs")


def test_a_tenant_promises_other_numbers() -> None:
    own = promises_of({"respond": 3, "complaint": 60, "close": 5})
    found = timetable(story(*at_once("2026-11-02T08:00")), ReportClass.COMPLAINT, own, NATIONAL)
    assert [one.due.date().isoformat() for one in found] == ["2026-11-05", "2027-01-29", "2026-11-05"]
    assert promises_of({}) == PROMISES


GAPS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30 * 24 * 60)), min_size=1, max_size=12)


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Walk the lifecycle at random, with gaps of up to 30 days."""
    at, status, found = datetime(2026, 2, 1, tzinfo=UTC), None, []
    for choice, minutes in draw(GAPS):
        steps = [(event, after) for (before, event, _), after in LIFECYCLE.items() if before is status]
        if not steps:
            break
        event, status = steps[choice % len(steps)]
        at += timedelta(minutes=minutes)
        found.append(Entry(event=event, role=Role.SYSTEM, actor=None, at=at, status=status))
    return found


@given(histories(), st.sampled_from(ReportClass), st.sampled_from([WIB, WIT]))
def test_no_date_is_before_its_start_or_on_a_day_off(history: list[Entry], kind: ReportClass, zone: ZoneInfo) -> None:
    calendar = WorkCalendar(holidays=NATIONAL.holidays, zone=zone)
    for one in timetable(history, kind, PROMISES, calendar):
        assert calendar.is_working(one.due.date())
        assert one.due.utcoffset() == zone.utcoffset(one.due.replace(tzinfo=None))
        assert one.due > one.started
        assert one.paused is None or (one.started <= one.paused and one.done is None)
        assert one.done is None or one.started <= one.done


@given(histories(), st.sampled_from(ReportClass))
def test_each_status_has_its_promises_once(history: list[Entry], kind: ReportClass) -> None:
    found = timetable(history, kind, PROMISES, NATIONAL)
    now = history[-1].status
    assert sorted(one.stage for one in found if one.runs) == sorted(RUNS[now])
    rests = [one.stage for one in found if one.paused]
    assert set(rests) <= set(RESTS.get(now, ()))
    assert len(set(rests)) == len(rests)


@given(histories(), st.dates(date(2026, 2, 1), date(2027, 2, 1)))
def test_another_holiday_brings_no_date_of_the_citizen_forward(history: list[Entry], day: date) -> None:
    more = WorkCalendar(holidays={**NATIONAL.holidays, day: "Baru"}, zone=WIB)
    for old, new in zip(counted(history), counted(history, calendar=more), strict=True):
        assert (old.stage, old.started, old.paused, old.done) == (new.stage, new.started, new.paused, new.done)
        assert new.due >= old.due or old.stage not in CITIZENS


def test_every_status_and_promise_is_in_the_tables() -> None:
    assert set(RUNS) == set(Status)
    assert {stage for stages in RUNS.values() for stage in stages} == set(PROMISES)
    assert {stage for stages in RESTS.values() for stage in stages} <= set(PROMISES) - set(CITIZENS)
