"""What is looked for: cleaned, and found whatever its case."""

from __future__ import annotations

import pytest

from bot.domain.searching import cleaned, has_all


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  lampu \n jalan ", "lampu jalan"),
        ("a|b", "a b"),
        ("\x00\u200b", ""),
        ("Énergi", "Énergi"),
    ],
)
def test_what_shows_nothing_is_not_looked_for(typed: str, words: str) -> None:
    assert cleaned(typed) == words


@pytest.mark.parametrize(
    ("words", "found"),
    [("LAMPU mawar", True), ("lampu énergi", True), ("lampu kenanga", False), ("amp", True), ("%", False)],
)
def test_every_word_is_somewhere(words: str, found: bool) -> None:  # noqa: FBT001 - a table's column
    assert has_all(words, "Lampu jalan mati", "Jalan Mawar", "ÉNERGI") is found
