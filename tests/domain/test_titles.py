"""A story's sentences, and the title that one of them makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.report import TITLE_LENGTH, sentences_of, title_of


@pytest.mark.parametrize(
    ("story", "sentences"),
    [
        ("Selamat pagi. Lampu mati.", ["Selamat pagi.", "Lampu mati."]),
        ("Rumah di Jl. Kenanga, Kec. Melati kebanjiran.", ["Rumah di Jl. Kenanga, Kec. Melati kebanjiran."]),
        ("Lampu mati!\nTolong diperbaiki? Ya", ["Lampu mati!", "Tolong diperbaiki?", "Ya"]),
        ("  \n ", []),
    ],
)
def test_a_story_has_sentences(story: str, sentences: list[str]) -> None:
    """Lines and full stops part them; the stop of an abbreviation does not."""
    assert sentences_of(story) == sentences


def test_a_title_is_cut_at_a_word() -> None:
    """It keeps to its length, and says that something follows."""
    title = title_of("Lampu jalan di depan balai warga mati sejak hari Senin dan belum ada yang memperbaikinya juga.")
    assert title == "Lampu jalan di depan balai warga mati sejak hari Senin dan belum ada yang…"
    assert title_of("Lampu mati.") == "Lampu mati"


@given(st.text(max_size=500))
def test_any_sentence_makes_a_title(sentence: str) -> None:
    """Never longer than a title may be, with the mark of what was cut."""
    assert len(title_of(sentence)) <= TITLE_LENGTH + 1
