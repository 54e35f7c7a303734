"""Typed answers: a day, a number, a place, words; whatever is typed is an answer or has a reason why not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Reading, read
from bot.domain.question import LONGEST_LINE
from bot.domain.questions import QUESTIONS, question_of

TODAY = date(2026, 11, 23)
ALL = [question for questions in QUESTIONS.values() for question in questions]
TYPED = st.one_of(
    st.text(max_size=60),
    st.text("0123456789 -/.+()", max_size=30),
    st.text("0123456789٣²Ⅷ一", max_size=20),
    st.sampled_from(["31/2/2026", "29 Februari 2025", "0/0/0", "kemarin", "99999999999 tahun lalu", "\ud800", "\0"]),
    st.integers(0, 13_000).map(lambda length: "x" * length),
)


@given(question=st.sampled_from(ALL), typed=TYPED, today=st.dates())
def test_whatever_is_typed_is_read_or_has_a_reason(question: object, typed: str, today: date) -> None:
    """Never both, never neither, and nothing raises."""
    reading = read(question, typed, today=today)  # type: ignore[arg-type]
    assert bool(reading.value) is not bool(reading.fault)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("kemarin", "2026-11-22"),
        ("hari ini", "2026-11-23"),
        ("3 November 2026", "2026-11-03"),
        ("20/11/2026", "2026-11-20"),
        ("Kejadiannya Senin minggu lalu", "2026-11-16"),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: str) -> None:
    """As an ISO date."""
    assert read(question_of("report", "date"), typed, today=TODAY) == Reading(value=day)


@pytest.mark.parametrize("typed", ["", "entah", "besok", "24 November 2026", "31 Februari 2026", "💡"])
def test_what_names_no_day_of_the_past_is_not_guessed(typed: str) -> None:
    """Nor a day that is still to come."""
    assert read(question_of("report", "date"), typed, today=TODAY) == Reading(fault="date-unread")


@given(st.text(max_size=40), st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_a_day_is_never_of_the_future(typed: str, today: date) -> None:
    reading = read(question_of("report", "date"), typed, today=today)
    assert not reading.value or date.fromisoformat(reading.value) <= today


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("080000000001", "080000000001"),
        ("+62 800-0000-0001", "+6280000000001"),
        ("(0800) 000.0001", "08000000001"),
        ("12345678", "12345678"),
    ],
)
def test_a_number_is_read_without_its_gaps(typed: str, number: str) -> None:
    """However it was grouped."""
    assert read(question_of("report", "phone"), typed, today=TODAY) == Reading(value=number)


@pytest.mark.parametrize(
    "typed", ["", "1234567", "1" * 16, "+", "++6280000000001", "0800 lima", "٠٨٠٠٠٠٠٠٠٠", "628+00000001", "tidak ada"]
)
def test_what_is_no_number_is_not_kept(typed: str) -> None:
    """Too short, too long, other digits, or words."""
    assert read(question_of("report", "phone"), typed, today=TODAY) == Reading(fault="phone-unread")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("25", "25"), (" 7 ", "7"), ("1.015", "1015"), ("12 000", "12000"), ("007", "7")]
    + [(typed, "") for typed in ("10-15", "10 - 12", "12.5", "5 (3)", "10 12", "1.0155", "0", "dua", "1,5")],
)
def test_a_number_of_households_is_one_number(typed: str, number: str) -> None:
    """A range is asked again, and is not read as one other number."""
    read_as = Reading(value=number) if number else Reading(fault="number-unread")
    assert read(question_of("report", "households"), typed, today=TODAY) == read_as


def test_a_place_is_kept_as_it_was_typed() -> None:
    """Between three characters and one line on a card."""
    place = question_of("report", "place")
    assert read(place, "Jl. Kenanga 5", today=TODAY) == Reading(value="Jl. Kenanga 5")
    assert read(place, "RW", today=TODAY) == Reading(fault="place-short")
    assert read(place, " \u200b ", today=TODAY) == Reading(fault="place-short")
    assert read(place, "x" * (LONGEST_LINE + 1), today=TODAY) == Reading(fault="place-long")


def test_a_choice_and_files_are_not_typed() -> None:
    """Each says what is wanted instead; labels and numbers were matched before."""
    assert read(question_of("report", "agency"), "Dinas", today=TODAY) == Reading(fault="misfit-choice")
    assert read(question_of("report", "evidence"), "sudah", today=TODAY) == Reading(fault="misfit-evidence")
