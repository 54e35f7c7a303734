"""A time to come as people type it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.terms import LONGEST, term

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("1-12-2026 sampai 5-12-2026", date(2026, 12, 1), date(2026, 12, 5)),
        ("besok s.d. 5 Desember", date(2026, 11, 29), date(2026, 12, 5)),
        ("hari ini sampai lusa", TODAY, date(2026, 11, 30)),
        ("sampai 2 januari", TODAY, date(2027, 1, 2)),
        ("2026-12-01 to 2026-12-05", date(2026, 12, 1), date(2026, 12, 5)),
        ("today to 3 Dec 2026", TODAY, date(2026, 12, 3)),
        ("30/11 - 4/12", date(2026, 11, 30), date(2026, 12, 4)),
        ("28 november", TODAY, TODAY),
        ("1 Agustus 2027", TODAY, date(2027, 8, 1)),
        ("1-5 Desember", date(2026, 12, 1), date(2026, 12, 5)),
        ("1 s/d 5 Desember 2026", date(2026, 12, 1), date(2026, 12, 5)),
        ("2 to 9 January", date(2027, 1, 2), date(2027, 1, 9)),
        ("1-12 sampai 5-12", date(2026, 12, 1), date(2026, 12, 5)),
    ],
)
def test_a_term_is_read(typed: str, first: date, last: date) -> None:
    """Two days, or one until which; in both languages; a day without a year is the next one of that name."""
    assert term(typed, today=TODAY) == (first, last)


@pytest.mark.parametrize(
    "typed",
    ["", "kapan-kapan", "kemarin", "5-12-2026 sampai 1-12-2026", "27-11-2026", "31 Februari", "1-12 2-12 3-12",
     "1/5 Desember", "10 hari sampai 5 Desember", "5 Desember 12", "30-2 Desember",
     "1-1-2030", "99-99-2026"],
)  # fmt: skip
def test_what_is_no_term_is_refused(typed: str) -> None:
    """Nothing, what is past or turned round, what there is not, and more than a year."""
    assert term(typed, today=TODAY) is None


@given(st.text())
def test_whatever_is_typed_is_a_time_to_come_or_nothing(typed: str) -> None:
    """It never begins before today, ends before it begins, or lasts longer than a year."""
    found = term(typed, today=TODAY)
    assert found is None or (TODAY <= found[0] <= found[1] <= found[0] + LONGEST)


@given(st.integers(0, 300), st.integers(0, 60))
def test_days_that_are_written_out_are_those(ahead: int, lasting: int) -> None:
    """Any two days, written as numbers."""
    first = TODAY + timedelta(days=ahead)
    last = first + timedelta(days=lasting)
    assert term(f"{first:%d-%m-%Y} sampai {last:%d-%m-%Y}", today=TODAY) == (first, last)
