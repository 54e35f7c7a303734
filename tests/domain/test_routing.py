"""Keyword rules rank agencies and show the citizen's own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.routing import Phrase, Ranked, Rules, normalise, rank


def rules(**phrases: dict[str, float]) -> Rules:
    return Rules(
        version=1,
        phrases={
            agency: tuple(Phrase(words=tuple(words.split()), weight=weight) for words, weight in listed.items())
            for agency, listed in phrases.items()
        },
    )


LIGHTS = rules(
    lights={"lampu jalan mati": 3, "lampu jalan": 2, "lampu": 1},
    power={"mati lampu": 3, "mati": 1},
    roads={"jalan": 1, "jalan rusak": 3, "gorong gorong": 2},
    nobody={"anak tangga": 0},
    children={"anak": 1},
)


def test_the_longest_phrase_wins_and_hides_those_inside_it() -> None:
    assert rank("Lampu jalan mati", LIGHTS) == (Ranked("lights", 3, ("Lampu jalan mati",)),)


def test_overlapping_phrases_both_count() -> None:
    assert rank("lampu jalan rusak", LIGHTS) == (
        Ranked("roads", 3, ("jalan rusak",)),
        Ranked("lights", 2, ("lampu jalan",)),
    )


def test_only_whole_words_count() -> None:
    assert rank("lampunya jalanan kematian", LIGHTS) == ()


def test_words_are_shown_as_written() -> None:
    assert rank("Ada GORONG-GORONG, mampet", LIGHTS)[0].words == ("GORONG-GORONG",)


def test_a_phrase_counts_once_and_the_title_double() -> None:
    assert rank("jalan rusak dan jalan rusak", LIGHTS)[0].score == 3
    assert rank("jalan rusak", LIGHTS, title="Jalan rusak")[0] == Ranked("roads", 6, ("Jalan rusak",))


def test_title_and_text_are_not_read_as_one_sentence() -> None:
    assert [one.agency for one in rank("mati", LIGHTS, title="lampu jalan")] == ["lights", "power"]


def test_a_phrase_without_weight_only_hides() -> None:
    assert rank("anak tangga", LIGHTS) == ()
    assert rank("anak", LIGHTS)[0].agency == "children"


def test_a_phrase_may_speak_for_two_agencies_and_ties_go_by_name() -> None:
    shared = rules(b={"ijazah": 2}, a={"ijazah": 2}, c={"ijazah": 2.5})
    assert [one.agency for one in rank("ijazah", shared)] == ["c", "a", "b"]
    assert [one.agency for one in rank("ijazah", shared, top=1)] == ["c"]


def test_the_strongest_words_come_first() -> None:
    assert rank("lampu di sana, lampu jalan mati di sini", LIGHTS)[0].words == ("lampu jalan mati", "lampu")


def test_nothing_to_say_about_nothing() -> None:
    assert rank("", LIGHTS) == ()
    assert rank("lampu", rules()) == ()


@given(st.text())
def test_tokens_keep_their_place(text: str) -> None:
    tokens = normalise(text)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    assert all(text[token.start : token.end] and token.word for token in tokens)


@given(
    st.lists(st.sampled_from(["lampu", "jalan", "mati", "rusak", "anak", "tangga", "gorong", ",", ".", "\n"])),
    st.integers(1, 5),
)
def test_ranking_is_ordered_bounded_and_repeatable(words: list[str], top: int) -> None:
    text = " ".join(words)
    ranked = rank(text, LIGHTS, title=text[::2], top=top)
    assert ranked == rank(text, LIGHTS, title=text[::2], top=top)
    assert len(ranked) <= top
    assert list(ranked) == sorted(ranked, key=lambda one: (-one.score, one.agency))
    assert all(one.score > 0 and one.words for one in ranked)
