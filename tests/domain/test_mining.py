"""Phrases from corrections: with evidence, from more than one person, and without anything that tells of a person."""

from __future__ import annotations

from bot.domain.mining import Told, blamed, proposals
from bot.domain.rules import Phrase, Rules

RULES = Rules(
    version=1,
    phrases={"perhubungan": (Phrase(words=("lampu",), weight=3.0),)},
    spelling={"jln": "jalan"},
)
LAMPS = [
    "Lampu hias di taman bermain padam, mohon diperbaiki.",
    "Sudah seminggu lampu taman bermain di blok C mati.",
    "Anak-anak takut, taman bermain gelap dan lampunya pecah.",
]
STREETS = [
    "Lampu jalan di depan balai warga mati.",
    "Lampu jln dekat pasar padam sejak kemarin.",
    "Mohon lampu merah di perempatan diperbaiki.",
    "Parkir liar di depan balai warga.",
]


def told(texts: list[str], agency: str, *, corrected: bool, name: str = "", people: int = 99) -> list[Told]:
    return [Told(number % people, name, text, agency, corrected) for number, text in enumerate(texts)]


def test_what_is_often_in_corrections_and_rare_elsewhere_is_proposed() -> None:
    """The words that all of them share come first, with the counts on both sides."""
    found = proposals(told(LAMPS, "perkim", corrected=True) + told(STREETS, "perhubungan", corrected=False), RULES)
    assert [(one.agency, one.words, one.moved, one.others) for one in found[:1]] == [
        ("perkim", ("taman", "bermain"), 3, 0)
    ]
    assert all(one.words != ("taman",) for one in found), "it only ever stands inside the longer phrase"
    assert all(one.words != ("lampu",) for one in found), "others have it as often"


def test_one_person_alone_teaches_nothing() -> None:
    """Whoever sends the same story many times makes no rule."""
    repeated = told(LAMPS, "perkim", corrected=True, people=1)
    assert proposals(repeated + told(STREETS, "perhubungan", corrected=False), RULES) == ()


def test_nothing_is_proposed_that_is_a_rule_or_has_nothing_against_it() -> None:
    """A phrase that is known already is not news; without other reports nothing can be told apart."""
    known = Rules(version=1, phrases={"perkim": (Phrase(words=("taman", "bermain"), weight=2.0),)})
    listed = told(LAMPS, "perkim", corrected=True)
    found = proposals(listed + told(STREETS, "perhubungan", corrected=False), known)
    assert ("taman", "bermain") not in [one.words for one in found]
    assert proposals(listed, RULES) == ()


def test_no_name_and_no_number_is_proposed() -> None:
    """The reporter's own name is masked, and what holds a digit is left out."""
    named = [f"{text} Hubungi Siti Aminah 0812-3456-7890, NIK 3578012345678901, rumah 12b." for text in LAMPS]
    listed = told(named, "perkim", corrected=True, name="Siti Aminah")
    found = proposals(listed + told(STREETS, "perhubungan", corrected=False), RULES, top=99)
    assert found
    words = {word for one in found for word in one.words}
    assert not words & {"siti", "aminah", "12b"}
    assert all(word.isalpha() for word in words)


def test_phrases_that_decided_wrongly_are_counted() -> None:
    """The most often blamed comes first."""
    pairs = [("a", "lampu"), ("b", "jalan"), ("b", "jalan")]
    assert list(blamed(pairs).items()) == [(("b", "jalan"), 2), (("a", "lampu"), 1)]
