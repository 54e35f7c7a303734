"""Whose figures somebody asks for, and how that travels to where they are made."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.periods import Span
from bot.domain.tasks import Sight
from bot.domain.wishes import Wish

ALL = Sight(topics=("abuse", "violence"), overseen=("violence",), everything=True)


@pytest.mark.parametrize(
    "wish",
    [
        Wish.of(Span(), Sight()),
        Wish.of(Span(first=date(2026, 1, 1)), Sight(agencies=("dlh", "pupr"), trusted=("dlh",), topics=("abuse",))),
        Wish.of(Span(last=date(2026, 1, 31)), ALL),
    ],
)
def test_a_wish_travels_in_a_letter(wish: Wish) -> None:
    assert Wish.from_values(wish.to_values()) == wish


def test_who_sees_everything_gets_all_agencies() -> None:
    assert Wish.of(Span(), ALL).agencies is None
    assert Wish.of(Span(), Sight(agencies=("dlh",))).agencies == ("dlh",)


def test_a_letter_that_does_not_say_whose_it_is_gives_nothing() -> None:
    """What the operator asks for has no reader, and is never a letter."""
    found = Wish.from_values(Wish(span=Span()).to_values())
    assert (found.agencies, found.sight) == ((), Sight())
    assert Wish.from_values({}) == found
