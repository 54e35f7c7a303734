"""The days on which no government of Indonesia works, and the years of which that is known."""

from __future__ import annotations

from datetime import date

import pytest

from bot.data.holidays import ESTIMATED, holidays, is_complete


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2025-01-01", "Tahun Baru Masehi"),
        ("2025-08-18", "Cuti Bersama Hari Kemerdekaan Republik Indonesia"),
        ("2026-03-19", "Hari Suci Nyepi"),
        ("2026-08-17", "Hari Kemerdekaan Republik Indonesia"),
        ("2026-12-24", "Cuti Bersama Hari Raya Natal"),
        ("2026-12-25", "Hari Raya Natal"),
    ],
)
def test_well_known_days_are_there(day: str, name: str) -> None:
    assert holidays([2025, 2026])[date.fromisoformat(day)] == name


def test_a_year_has_as_many_days_as_the_decree() -> None:
    found = holidays([2026])
    assert len(found) == 17 + 8
    assert {day.year for day in found} == {2026}
    assert date(2026, 11, 23) not in found


def test_years_may_be_any_iterable_and_none() -> None:
    assert holidays(iter([2025, 2026])) == {**holidays([2025]), **holidays([2026])}
    assert not holidays([])


def test_a_year_is_complete_when_its_decree_is_known() -> None:
    assert is_complete(2025)
    assert is_complete(2026)
    far = 2045  # no decree comes so early
    assert not is_complete(far)
    assert any(ESTIMATED in name for name in holidays([far]).values())
