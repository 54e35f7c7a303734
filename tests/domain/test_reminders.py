"""Who is reminded when: the steps of each promise, and only the newest after an outage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deadlines import PROMISES
from bot.domain.lifecycle import LIFECYCLE, Role
from bot.domain.notices import OFFER_LABELS
from bot.domain.reminders import ENDS, LADDER, REMINDERS, Rung, fresh, steps
from bot.domain.timetable import CITIZENS, RUNS


@pytest.mark.parametrize(
    ("stage", "days", "left"),
    [
        ("verify", 3, [1, -1, -3, -5]),  # half of three and one day before are the same day
        ("respond", 5, [2, 1, -1, -1, -3, -5]),
        ("resolve", 14, [1, -1, -1, -3, -5]),
        ("supply", 10, [5, 1]),
        ("close", 10, [3, 1]),  # working days 7 and 9
        ("close", 1, []),
        ("verify", 1, [0, -1, -3, -5]),
    ],
)
def test_the_steps_of_a_promise(stage: str, days: int, left: list[int]) -> None:
    assert [one.at(days) for one in steps(stage, days)] == left


def test_the_ladder_is_climbed_after_the_date() -> None:
    late = {one.at(5): one.to for one in steps("respond", 5) if one.key == "reminder-late"}
    assert late == {-1: LADDER[:2], -3: LADDER[:3], -5: LADDER}
    assert LADDER == (Rung.OFFICER, Rung.AGENCY_ADMIN, Rung.VERIFIER, Rung.ADMIN)


@pytest.mark.parametrize(
    ("left", "reminded", "number", "keys"),
    [
        (5, 0, 0, []),
        (3, 0, 0, []),
        (2, 0, 1, ["reminder-due"]),
        (2, 1, 1, []),
        (1, 1, 2, ["reminder-due"]),
        (0, 2, 2, []),
        (-1, 2, 4, ["reminder-late", "reminder-overrun"]),
        (-2, 4, 4, []),
        (-10, 0, 6, ["reminder-late", "reminder-overrun"]),  # ten days of outage: one to each side
    ],
)
def test_only_the_newest_step_is_taken(left: int, reminded: int, number: int, keys: list[str]) -> None:
    found, said = fresh("respond", days=5, left=left, reminded=reminded)
    assert (found, sorted(one.key for one in said)) == (number, keys)


@given(st.sampled_from(sorted(REMINDERS)), st.integers(1, 365), st.lists(st.integers(-20, 365), max_size=20))
def test_no_step_is_taken_twice_and_a_look_says_two_things_at_most(stage: str, days: int, looks: list[int]) -> None:
    reminded, said = 0, []
    for left in sorted(looks, reverse=True):
        number, now = fresh(stage, days=days, left=left, reminded=reminded)
        assert len(now) <= 2
        assert all(left <= one.at(days) < days for one in now)
        reminded, said = max(number, reminded), [*said, *((one.at(days), one.to) for one in now)]
    assert len(set(said)) == len(said)


def test_the_tables_are_complete() -> None:
    assert set(REMINDERS) == set(PROMISES)
    assert set(ENDS) == set(CITIZENS)
    for stage, listed in REMINDERS.items():
        waits = [status for status, stages in RUNS.items() if stage in stages]
        for one in listed:
            assert Rung.REPORTER not in one.to or len(one.to) == 1
            assert all((status, offer, Role.REPORTER) in LIFECYCLE for offer in one.offers for status in waits)
            assert set(one.offers) <= set(OFFER_LABELS)
    for stage, event in ENDS.items():
        assert all((status, event, Role.SYSTEM) in LIFECYCLE for status in RUNS if stage in RUNS[status])
