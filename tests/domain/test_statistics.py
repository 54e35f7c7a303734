"""The figures that officials report, reckoned from cases by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.deadlines import WorkCalendar
from bot.domain.lifecycle import Role, Status
from bot.domain.periods import Period, Span
from bot.domain.statistics import IN_PROCESS, UNTOUCHED, Case, Figures, figures

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
CALENDAR = WorkCalendar(holidays={date(2026, 11, 10): "Hari libur rekaan"}, zone=UTC)


def case(status: Status = Status.ASSIGNED, **parts: object) -> Case:
    given = {"code": "A", "submitted": MONDAY, "waiting": MONDAY, "agency": "dlh"} | parts
    return Case(status=status, **given)  # type: ignore[arg-type]


def reckoned(*cases: Case, now: datetime = MONDAY) -> Figures:
    return figures(cases, CALENDAR, now)


def test_samarinda_2022() -> None:
    """92 received, 49 done, 33 in process, 10 not followed up: 53.26 % and 89.13 %."""
    found = reckoned(
        *[case(Status.CLOSED)] * 49,
        *[case(IN_PROCESS[n % len(IN_PROCESS)]) for n in range(33)],
        *[case(UNTOUCHED[n % len(UNTOUCHED)]) for n in range(10)],
    )
    assert (found.received, found.done, found.in_process, found.untouched, found.archived) == (92, 49, 33, 10, 0)
    assert found.resolution == pytest.approx(0.5326, abs=1e-4)
    assert found.followed_up == pytest.approx(0.8913, abs=1e-4)


def test_every_status_counts_once() -> None:
    found = reckoned(*map(case, Status))
    assert found.done + found.in_process + found.untouched + found.archived == found.received == len(Status)


def test_nothing_received_has_no_percentages() -> None:
    found = reckoned()
    assert (found.received, found.late) == (0, ())
    assert {found.resolution, found.followed_up, found.system_share, found.reopen_rate, found.mean_days} == {None}


def test_pace_is_working_days_from_the_first_disposition_to_the_first_answer() -> None:
    """Nine calendar days over a weekend and a holiday are six; one without disposition or answer is not measured."""
    found = reckoned(
        case(Status.ANSWERED, assigned=MONDAY, answered=MONDAY + timedelta(days=9)),
        case(Status.ANSWERED, assigned=MONDAY, answered=MONDAY + timedelta(hours=3)),
        case(Status.ANSWERED, answered=MONDAY),
        case(Status.IN_PROGRESS, assigned=MONDAY),
        case(Status.ANSWERED, assigned=MONDAY, answered=MONDAY - timedelta(days=1)),
    )
    assert (found.measured, found.mean_days, found.median_days, found.p90_days) == (2, 3.0, 3.0, 6.0)


def test_the_90th_percentile_is_a_value_that_was_measured() -> None:
    paces = [case(Status.ANSWERED, assigned=MONDAY, answered=MONDAY + timedelta(days=day)) for day in range(5)]
    assert reckoned(*paces * 2).p90_days == 4.0
    assert reckoned(*paces[:1]).p90_days == 0.0


def test_what_the_system_closed_what_came_back_and_what_was_passed_on() -> None:
    found = reckoned(
        case(Status.CLOSED, ended_by=Role.SYSTEM, closings=1),
        case(Status.CLOSED, ended_by=Role.REPORTER, closings=2, reopenings=1, dispositions=3),
        case(Status.ARCHIVED, ended_by=Role.SYSTEM),
        case(Status.IN_PROGRESS, closings=1, reopenings=1, dispositions=1),
    )
    assert (found.closed_by_system, found.system_share) == (1, 0.5)
    assert (found.reopened, found.reopen_rate) == (2, pytest.approx(2 / 3))
    assert found.reassignments == 2


def test_late_is_what_the_office_owes_and_did_not_do_in_time() -> None:
    """Five working days for the answer, three for the verification; then it waits for nobody, or for the citizen."""
    late = reckoned(
        case(code="A"),
        case(Status.SUBMITTED, code="B", area="32.76.01"),
        case(Status.NEEDS_INFO, code="C"),
        case(Status.ANSWERED, code="D"),
        case(Status.CLOSED, code="E"),
        case(Status.REPLIED, code="F", waiting=MONDAY + timedelta(days=7), guarded=True),
        now=MONDAY + timedelta(days=11),
    )
    assert [(one.code, one.agency, one.days) for one in late.late] == [("B", "", 5), ("A", "dlh", 3)]
    assert late.late[1].due == datetime(2026, 11, 9, 23, 59, 59, tzinfo=UTC)
    assert late.late_by("agency") == {"": 1, "dlh": 1}
    assert late.late_by("area") == {"": 1, "32.76.01": 1}


def test_the_promise_for_the_whole_counts_too() -> None:
    """A question is answered in five working days, whenever it reached its agency."""
    asked = case(waiting=MONDAY + timedelta(days=7), report_class="information")
    assert [one.days for one in reckoned(asked, now=MONDAY + timedelta(days=9)).late] == [1]
    assert not reckoned(case(waiting=MONDAY + timedelta(days=7)), now=MONDAY + timedelta(days=9)).late


def test_promises_that_were_noted_count_as_they_were_noted() -> None:
    later = MONDAY + timedelta(days=60)
    assert not reckoned(case(promised=True, due=None), case(promised=True, due=later + timedelta(1)), now=later).late
    assert len(reckoned(case(promised=True, due=MONDAY), now=later).late) == 1


def test_a_guarded_report_counts_and_stands_in_no_list() -> None:
    found = reckoned(case(guarded=True), case(code="B"), now=MONDAY + timedelta(days=60))
    assert found.late_by("agency") == {"dlh": 2}
    assert [one.code for one in found.listed] == ["B"]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.MONTH, date(2026, 1, 1), date(2026, 1, 15)),
        (Period.LAST_MONTH, date(2025, 12, 1), date(2025, 12, 31)),
        (Period.YEAR, date(2026, 1, 1), date(2026, 1, 15)),
        (Period.ALL, None, None),
    ],
)
def test_periods_are_whole_days(period: Period, first: date | None, last: date | None) -> None:
    span = Span.of(period, date(2026, 1, 15))
    assert (span.first, span.last) == (first, last)
    assert span.ends(UTC) == (datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(1) if last else None)
