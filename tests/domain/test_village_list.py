"""A row of a list is read as its questions would be answered, and whatever it holds is an answer or a fault."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.on_behalf import Whom
from bot.domain.questions import QUESTIONS
from bot.domain.spreadsheet import Row
from bot.domain.village_list import COLUMNS, MOST_ROWS, SLOTS, WORDS, Line, digest_of, is_example, read_row, twice
from bot.texts import build

TODAY = date(2026, 11, 23)
LAMP = "Lampu jalan di depan balai dusun mati sejak hari Senin."


def row(*formulas: str, number: int = 7, **cells: str) -> Row:
    """Make a row; cells by slot."""
    told = {column: cells.get(slot, LAMP if slot == "story" else "") for column, slot in SLOTS.items()}
    return Row(number=number, cells=told, formulas=formulas)


def slots(**cells: str) -> dict[str, str]:
    line, faults = read_row(row(**cells), today=TODAY)
    assert faults == []
    return dict(line.slots)


def faults(*formulas: str, **cells: str) -> list[tuple[str, str]]:
    return [(one.column, one.fault) for one in read_row(row(*formulas, **cells), today=TODAY)[1]]


def test_a_story_alone_is_the_communitys() -> None:
    assert slots() == {
        "story": LAMP,
        "place": "",
        "evidence": "",
        "visibility": "open",
        "whom": "community",
        "households": "",
    }


def test_who_agreed_is_named() -> None:
    """With the zero that a spreadsheet took from the number."""
    told = slots(resident="Joko  Susilo", contact="81200001111", agreed="Ya", visibility="ANONIM", date="23/11/2026")
    assert told["whom"] == Whom.RESIDENT
    assert (told["resident"], told["contact"], told["agreed"]) == ("Joko Susilo", "081200001111", "yes")
    assert (told["visibility"], told["date"]) == ("anonymous", "2026-11-23")


def test_who_did_not_is_nobody() -> None:
    told = slots(whom="keluarga", agreed="ya")
    assert (told["whom"], told["agreed"]) == (Whom.HOUSEHOLD, "no")
    assert "resident" not in told


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"story": ""}, ("Cerita", "story-short")),
        ({"story": "a" * 12_001}, ("Cerita", "story-long")),
        ({"place": "RT"}, ("Tempat", "place-short")),
        ({"date": "2999-01-01"}, ("Tanggal kejadian", "date-unread")),
        ({"whom": "tetangga"}, ("Atas nama", "whom")),
        ({"agreed": "mungkin"}, ("Persetujuan", "agreed")),
        ({"visibility": "umum"}, ("Sifat", "visibility")),
        ({"households": "banyak"}, ("Jumlah rumah tangga", "number-unread")),
        ({"households": "3", "whom": "warga"}, ("Jumlah rumah tangga", "uncounted")),
        ({"resident": "Joko Susilo"}, ("Nama", "unagreed")),
        ({"resident": "Joko Susilo", "agreed": "tidak"}, ("Nama", "unagreed")),
        ({"resident": "J", "agreed": "ya"}, ("Nama", "name-short")),
        ({"resident": "Joko Susilo", "agreed": "ya", "whom": "masyarakat"}, ("Nama", "nobody")),
        ({"resident": "Joko Susilo", "agreed": "ya", "whom": "sendiri"}, ("Nama", "nobody")),
        ({"contact": "081200001111", "agreed": "ya"}, ("Telepon", "nameless")),
        ({"resident": "Joko Susilo", "contact": "0812", "agreed": "ya"}, ("Telepon", "phone-unread")),
        ({"story": '=HYPERLINK("http://jahat.example","klik di sini")'}, ("Cerita", "formula")),
    ],
)
def test_what_is_wrong_is_named_by_its_column(cells: dict[str, str], found: tuple[str, str]) -> None:
    assert faults(**cells) == [found]


def test_a_formula_is_never_reckoned() -> None:
    assert faults("Tempat") == [("Tempat", "formula")]


def test_a_number_without_consent_is_told_once() -> None:
    assert faults(contact="081200001111") == [("Telepon", "unagreed"), ("Telepon", "nameless")]


def test_the_template_s_example_is_known() -> None:
    assert is_example(row(story="CONTOH: Lampu jalan mati."))
    assert not is_example(row(story="Contohnya lampu jalan mati di depan balai."))


def test_rows_that_say_the_same_are_found() -> None:
    """But for case and spaces, and of the same place alone."""
    told = [("a b", "RT 1"), ("A  b", "rt 1"), ("a b", "RT 2")]
    lines = [Line(row=n, slots={"story": story, "place": place}) for n, (story, place) in enumerate(told, start=2)]
    assert [(one.row, one.fault, one.other) for one in twice(lines)] == [(3, "twice", "2")]
    assert digest_of(lines) == digest_of(lines[::-1]) != digest_of(lines[:2])


def test_every_column_answers_a_question_and_every_choice_has_its_word() -> None:
    asked = {question.slot: question for question in QUESTIONS["report"]}
    for slot in SLOTS.values():
        assert slot in asked
    for slot, words in WORDS.items():
        values = {option.value for option in asked[slot].options}
        assert set(words) <= values


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_fault_has_words_of_its_own(language: str) -> None:
    """And every column its note and its example."""
    known = "formula story-short story-long place-short place-long date-unread whom name-short name-long phone-unread"
    more = "number-unread agreed visibility unagreed nobody nameless uncounted outside twice sent"
    names = [*known.split(), *more.split()]
    texts = build()
    assert len({texts.label("fault-told", language, fault=one, other="7") for one in names}) == len(names)
    assert len({texts.label("list-column", language, slot=one) for one in SLOTS.values()}) == len(SLOTS)


@given(st.fixed_dictionaries({column: st.text(max_size=60) for column in COLUMNS}))
def test_any_cells_are_answers_or_faults(cells: dict[str, str]) -> None:
    """What is read can be kept by any database, and names nobody without consent."""
    line, found = read_row(Row(number=2, cells=cells), today=TODAY)
    for value in line.slots.values():
        value.encode()
        assert "\x00" not in value
    if not found:
        named = line.slots.get("resident") or line.slots.get("contact")
        assert not named or line.slots["agreed"] == "yes"
        assert len(line.slots["story"]) >= 10


def test_the_page_for_village_heads_names_every_column() -> None:
    """In the order of the template, with the most rows that are taken."""
    page = (Path(__file__).parent.parent.parent / "docs" / "village-lists.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-Z][a-z ]+) \|", page, re.MULTILINE) == list(COLUMNS)
    assert f"paling banyak {MOST_ROWS} baris" in page
