"""Texts escape what they are handed, and raise where something is missing."""

from __future__ import annotations

import datetime as dt
import html
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import Safe, TextBroken, TextMissing, build
from bot.texts.catalogue import LANGUAGES, Texts
from bot.texts.source import read, variables

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
-brand = Simpul
plain = { -brand } kata
greet = Halo <b>{ $name }</b>
count = { $n ->
    [one] satu
   *[other] { $n } laporan
 }
when = { DATETIME($day, dateStyle: "long") }
nested = { greet }, { $other }
button = ✅ Sudah  selesai
loop = { loop }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
    return tmp_path


def texts(folder: Path, source: str) -> Texts:
    """Texts of a made-up catalogue: the tenant's layer over nothing but itself."""
    for language in LANGUAGES:
        (folder / language / "a.ftl").write_text(source, encoding="utf-8")
    return build(shipped=folder)


@pytest.fixture
def made_up(folder: Path) -> Texts:
    return texts(folder, SOURCE.replace("loop = { loop }", ""))


def test_shipped_languages_have_the_same_keys_and_values() -> None:
    shipped = build()
    assert shipped.keys("id") == shipped.keys("en")
    assert all(shipped.values_of(key, "id") == shipped.values_of(key, "en") for key in shipped.keys("id"))
    assert {shipped.say("label-solved", language) for language in LANGUAGES} == {"Sudah selesai", "Solved"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_supporters_read_who_closed_the_report(language: str) -> None:
    """The reporter, nobody but time, or the agency: each is told as it was, as its reporter is."""
    values = {"code": "AAAA-AAAA-A", "agency": "Dinas Melati"}
    told = {by: build().say("supported-closed", language, by=by, **values) for by in ("reporter", "system", "officer")}
    assert len({*told.values()}) == 3
    assert [by for by, text in told.items() if "Dinas Melati" in text] == ["officer"]
    assert {"id": "menurut pelapornya", "en": "according to its reporter"}[language] in told["reporter"]


def test_an_unknown_language_speaks_indonesian() -> None:
    shipped = build()
    assert shipped.say("label-send", "xx") == shipped.say("label-send", "id") != shipped.say("label-send", "en")


@given(name=st.text(min_size=1))
def test_values_are_escaped_in_texts_and_not_in_labels(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("texts")
    for language in LANGUAGES:
        (folder / language).mkdir()
    made_up = texts(folder, SOURCE.replace("loop = { loop }", ""))
    assert made_up.say("greet", "id", name=name) == f"Halo <b>{html.escape(name)}</b>"
    assert made_up.label("greet", "id", name=name) == f"Halo <b>{name}</b>"


def test_our_own_html_passes(made_up: Texts) -> None:
    assert made_up.say("greet", "id", name=Safe("<i>x</i>")) == "Halo <b><i>x</i></b>"


def test_numbers_and_dates_follow_the_language(made_up: Texts) -> None:
    assert made_up.say("count", "id", n=1234) == "1.234 laporan"
    assert made_up.say("count", "en", n=1) == "satu"
    assert made_up.say("count", "id", n="1234") == "1234 laporan"
    assert made_up.say("when", "id", day=dt.date(2026, 11, 23)) == "23 November 2026"


@pytest.mark.parametrize("values", [{}, {"nama": "x"}, {"name": None}])
def test_a_missing_value_raises_with_language_file_and_key(made_up: Texts, values: dict[str, object]) -> None:
    with pytest.raises(TextMissing, match=r"en, en/a.ftl, greet, no value for name"):
        made_up.say("greet", "en", **values)


def test_an_unknown_key_raises(made_up: Texts) -> None:
    for call in (made_up.say, made_up.label, made_up.values_of):
        with pytest.raises(TextMissing, match="en, nothing, no such text"):
            call("nothing", "en")


def test_a_value_of_the_wrong_kind_raises(made_up: Texts) -> None:
    with pytest.raises(TextMissing, match="when"):
        made_up.say("when", "id", day="besok")


def test_values_are_found_in_what_a_text_refers_to(made_up: Texts) -> None:
    assert made_up.values_of("nested", "id") == {"name", "other"}
    assert made_up.values_of("plain", "id") == frozenset()
    assert made_up.say("plain", "id") == "Simpul kata"


@pytest.mark.parametrize("typed", ["sudah selesai", " SUDAH   selesai! ", "✅ Sudah selesai", "👉sudah selesai.", "ya"])
def test_a_label_can_be_typed(made_up: Texts, typed: str) -> None:
    assert made_up.matches("button", typed) == (typed != "ya")


def test_a_label_is_known_in_every_language() -> None:
    shipped = build()
    assert all(shipped.matches("label-send", typed) for typed in ("kirim", "Send", "KIRIM."))
    assert not any(shipped.matches("label-send", typed) for typed in ("", "👍", "batal", "kirim kirim"))


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("good = a\nbroken = { $", "broken"),
        ("good = a\ngood = b", "already defined"),
        ("empty =\n    .title = x", "no text of its own"),
        ("one = { -nothing }", "-nothing, is not defined"),
        ("one = { two }", "one -> two, is not defined"),
        ("loop = { loop }", "refers to itself"),
        ("a = { b }\nb = { a }", "refers to itself"),
    ],
)
def test_a_broken_file_is_refused(folder: Path, source: str, named: str) -> None:
    with pytest.raises(TextBroken, match=named):
        texts(folder, source)


def test_a_text_defined_in_two_files_is_refused(folder: Path) -> None:
    (folder / "en/b.ftl").write_text("good = x", encoding="utf-8")
    with pytest.raises(TextBroken, match=r"en/b.ftl, good, already defined in en/a.ftl"):
        texts(folder, "good = a")


def test_bytes_that_are_no_text_are_refused(folder: Path) -> None:
    (folder / "id/b.ftl").write_bytes(b"\xff")
    with pytest.raises(TextBroken, match=r"id/b.ftl"):
        read(folder, "id")


def test_a_tenant_changes_texts(folder: Path) -> None:
    (folder / "en").rmdir()
    (folder / "id/mine.ftl").write_text("label-send = Kirim dong", encoding="utf-8")
    changed = build(folder)
    assert (changed.say("label-send", "id"), changed.say("label-send", "en")) == ("Kirim dong", "Send")


@pytest.mark.parametrize(
    ("source", "named"), [("label-sned = Kirim", "replaces no text"), ("label-send = { $who }", "unknown values: who")]
)
def test_a_tenant_cannot_misspell(folder: Path, source: str, named: str) -> None:
    (folder / "id/mine.ftl").write_text(source, encoding="utf-8")
    with pytest.raises(TextBroken, match=named):
        build(folder)


def test_a_tenant_brings_no_language_of_its_own(folder: Path) -> None:
    (folder / "jv").mkdir()
    with pytest.raises(TextBroken, match="jv"):
        build(folder)


def test_a_key_that_is_not_there_needs_nothing() -> None:
    with pytest.raises(TextBroken, match="nothing"):
        variables("nothing", {})
