"""Keyword rules rank agencies and show the citizen's own words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.language import read, words_of
from bot.domain.routing import hints_of, margin_of, rank
from bot.domain.rules import Confidence, Phrase, Rules


def rules(**phrases: dict[str, float]) -> Rules:
    return Rules(
        version=1,
        phrases={
            agency: tuple(Phrase(words=words_of(words), weight=weight) for words, weight in listed.items())
            for agency, listed in phrases.items()
        },
    )


def told(text: str, known: Rules, *, title: str = "") -> list[tuple[str, float, tuple[str, ...]]]:
    return [(one.agency, one.score, one.words) for one in rank(text, known, title=title)]


LIGHTS = rules(
    lights={"lampu jalan mati": 3, "lampu jalan": 2, "lampu": 1},
    power={"mati lampu": 3, "mati": 1},
    roads={"jalan": 1, "jalan rusak": 3, "gorong gorong": 2},
    nobody={"anak tangga": 0},
    children={"anak": 1},
)


def test_the_longest_phrase_wins_and_hides_those_inside_it() -> None:
    assert told("Lampu jalan mati", LIGHTS) == [("lights", 3, ("Lampu jalan mati",))]


def test_overlapping_phrases_both_count() -> None:
    assert told("lampu jalan rusak", LIGHTS) == [("roads", 3, ("jalan rusak",)), ("lights", 2, ("lampu jalan",))]


def test_only_whole_words_count() -> None:
    assert rank("berlampu jalanan kematian", LIGHTS) == ()


def test_endings_that_change_nothing_are_passed_over_and_shown() -> None:
    assert told("jalannya rusaklah", LIGHTS) == [("roads", 3, ("jalannya rusaklah",))]
    assert rank("anaknya", rules(children={"anak": 1, "anaknya": 0})) == ()


def test_a_word_is_known_in_every_spelling() -> None:
    spelt = Rules(version=1, phrases=rules(roads={"jln rusak": 3}).phrases, spelling={"jln": "jalan", "jl": "jalan"})
    for text in ("jl rusak", "Jalan Rusak", "JLN rusaaaak"):
        assert told(text, spelt) == [("roads", 3, (text,))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("LUBANG2 di jalan-jalan", ("lubang", "di", "jalan")),
        ("tolooong", ("tolong",)),
        ("ja\u200blan ru\u00adsak", ("jalan", "rusak")),
        ("café ﬁne", ("cafe", "fine")),
        ("nik3273 2 2 2", ("nik3273", "2", "2", "2")),
        ("🚧🚧", ()),
        ("\x00\x07jalan\x00", ("jalan",)),
        ("поселок дорога", ("поселок", "дорога")),
    ],
)
def test_words_are_read_however_they_are_written(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


def conditional(**conditions: Any) -> Rules:
    lamp = Phrase(words=("lampu",), weight=3, **conditions)
    return Rules(version=1, phrases={"lights": (lamp,), "shops": (Phrase(words=("lampu",), weight=1),)})


@pytest.mark.parametrize(
    ("text", "conditions", "best"),
    [
        ("lampu di tiang mati", {"needs": (("mati",), ("padam",))}, "lights"),
        ("lampu dijual", {"needs": (("mati",), ("padam",))}, "shops"),
        ("lampu hias untuk dekat jalan mati", {"needs": (("mati",),), "near": 2}, "shops"),
        ("lampu itu mati", {"needs": (("mati",),), "near": 2}, "lights"),
        ("lampu merah", {"unless": (("lampu", "merah"),)}, "shops"),
        ("lampu biru", {"unless": (("lampu", "merah"),)}, "lights"),
        ("lampu di tiangnya", {"needs": (("tiang",),)}, "lights"),
        ("lampu di tiangnya", {"unless": (("tiang",),)}, "shops"),
    ],
)
def test_a_phrase_counts_where_its_conditions_hold(text: str, conditions: dict[str, Any], best: str) -> None:
    assert rank(text, conditional(**conditions))[0].agency == best


def test_a_phrase_whose_condition_fails_hides_nothing() -> None:
    lamp = Phrase(words=("lampu", "jalan"), weight=3, needs=(("mati",),))
    listed = {"lights": (lamp, Phrase(words=("lampu",), weight=1))}
    assert told("lampu jalan", Rules(version=1, phrases=listed)) == [("lights", 1, ("lampu",))]


def test_words_against_count_but_are_not_shown() -> None:
    assert told("lampu merah", rules(lights={"lampu": 3, "merah": -1})) == [("lights", 2, ("lampu",))]
    assert rank("merah", rules(lights={"merah": -1})) == ()


def test_the_margin_is_the_lead_of_the_first() -> None:
    assert margin_of(rank("lampu jalan rusak", LIGHTS)) == 1
    assert margin_of(rank("lampu", LIGHTS)) == 1
    assert margin_of(()) == 0


def test_the_best_agencys_phrases_hint_at_a_class() -> None:
    asked = Phrase(words=("syarat", "lampu"), weight=3, hint="information")
    known = Rules(
        version=1, phrases={"lights": (asked,), "shops": (Phrase(words=("toko",), weight=9, hint="aspiration"),)}
    )
    assert hints_of(rank("syarat lampu", known)) == {"information"}
    assert hints_of(rank("syarat lampu toko", known)) == {"aspiration"}
    assert hints_of(()) == set()


def test_confidence_is_what_was_measured_at_such_a_margin() -> None:
    measured = Confidence(sure=2, calibration=((0, 0.4), (1, 0.7), (3, 0.95)))
    assert [measured.share(margin) for margin in (0, 0.9, 1, 2.9, 3, 50)] == [0.4, 0.4, 0.7, 0.7, 0.95, 0.95]


def test_words_are_shown_as_written() -> None:
    assert rank("Ada GORONG-GORONG, mampet", LIGHTS)[0].words == ("GORONG-GORONG",)


def test_a_phrase_counts_once_and_the_title_double() -> None:
    assert rank("jalan rusak dan jalan rusak", LIGHTS)[0].score == 3
    assert told("jalan rusak", LIGHTS, title="Jalan rusak") == [("roads", 6, ("Jalan rusak",))]


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
    words, spans = read(text)
    assert len(words) == len(spans)
    assert list(spans) == sorted(spans)
    assert all(0 <= start < end <= len(text) and word for word, (start, end) in zip(words, spans, strict=True))


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
