"""What people say that is no story: it is answered kindly and becomes no report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.smalltalk import WORDS, is_small_talk


@pytest.mark.parametrize(
    "said",
    [
        "halo",
        "Selamat pagi, Pak!",
        "Assalamu'alaikum",
        "TERIMA KASIH banyak 🙏",
        "ok",
        "p",
        "Matur nuwun, Bu.",
        "Good morning",
        "thank you very much",
        "terima kasih atas bantuannya",
        "ya",
    ],
)
def test_greetings_thanks_and_nods(said: str) -> None:
    """Whatever their case, and whatever stands between the words."""
    assert is_small_talk(said)


@pytest.mark.parametrize(
    "said",
    [
        "Selamat pagi, lampu jalan mati",
        "terima kasih, tapi belum selesai",
        "pak lurah minta uang",
        "tidak",
        "mati",
        "halo 112",
        "banjir",
    ],
)
def test_a_word_to_act_on_makes_it_a_story(said: str) -> None:
    """However politely it begins."""
    assert not is_small_talk(said)


@pytest.mark.parametrize("said", ["", " ", "🙏", "...", "!?", "\u200b"])
def test_without_a_word_it_is_neither(said: str) -> None:
    """What stands there instead decides somebody else."""
    assert not is_small_talk(said)


@given(st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=8))
def test_any_row_of_such_words_is_small_talk(words: list[str]) -> None:
    assert is_small_talk(" ".join(words).upper())
    assert not is_small_talk(" ".join([*words, "banjir"]))


@given(st.text(max_size=60))
def test_any_text_can_be_asked_about(text: str) -> None:
    assert is_small_talk(text) in (True, False)
