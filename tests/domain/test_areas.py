from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.addresses import MOST_WORDS, key_of, mentions, words_of
from bot.domain.areas import (
    Area,
    Found,
    Level,
    clear,
    codes_above,
    is_code,
    level_of,
    parent_of,
    spelt,
    within,
)
from bot.domain.ranking import Match, ranked

PATH = tuple(
    Area(code=code, name=name)
    for code, name in [
        ("90", "Melati Raya"),
        ("90.71", "Kota Melati"),
        ("90.71.01", "Taman"),
        ("90.71.01.1001", "Balai"),
    ]
)


def test_a_code_tells_level_and_what_is_around() -> None:
    assert [level_of(area.code) for area in PATH] == list(Level)
    assert codes_above("90.71.01.1001") == ("90", "90.71", "90.71.01", "90.71.01.1001")
    assert [parent_of(area.code) for area in PATH] == ["", "90", "90.71", "90.71.01"]


@pytest.mark.parametrize(
    ("code", "area", "inside"),
    [
        ("35.78.01", "35.78", True),
        ("35.78", "35.78", True),
        ("35.7", "35.78", False),
        ("35.781", "35.78", False),
        ("35", "35.78", False),
        ("12.01", "", True),
    ],
)
def test_what_lies_in_what(code: str, area: str, inside: bool) -> None:  # noqa: FBT001 - a column of the table
    assert within(code, area) is inside


def test_what_is_a_code() -> None:
    assert all(map(is_code, ["35", "35.78", "35.78.01", "35.78.01.1001"]))
    assert not any(map(is_code, ["", "3578", "35.", "35.78.01.101", "35.78.01.1001.1", "a", "35.78\n"]))


def test_kinds_of_areas() -> None:
    assert PATH[1].is_city
    assert not Area(code="90.04", name="Kabupaten Melati").is_city
    assert PATH[3].is_kelurahan
    assert not Area(code="90.04.01.2001", name="Suka").is_kelurahan


def test_an_area_is_written_as_people_do() -> None:
    assert spelt(PATH) == "Kel. Balai, Kec. Taman, Kota Melati"
    assert spelt(PATH[:1]) == "Melati Raya"
    assert Area(code="94.01.01.2001", name="Suka").title == "Desa Suka"
    assert Area(code="94.01.01", name="Suka").title == "Distrik Suka"


def test_what_is_meant_beyond_doubt() -> None:
    inner, wide, other = PATH[3], PATH[2], Area(code="90.71.02", name="Lain")
    assert clear([]) is None
    assert clear([Found(area=wide, score=1)]) is wide
    assert clear([Found(area=wide, score=0.7)]) is None
    assert clear([Found(area=wide, score=1), Found(area=other, score=1)]) is None
    assert clear([Found(area=wide, score=1), Found(area=other, score=0.9)]) is wide
    # What lies in it does not speak against it.
    assert clear([Found(area=wide, score=1), Found(area=inner, score=0.99)]) is wide


def test_words_have_one_spelling() -> None:
    assert words_of("Kel. Sei Pinang II, RT.05/RW 3") == ["kel", "sungai", "pinang", "2", "rt", "05", "rw", "3"]
    assert key_of("Suka Maju") == key_of("SUKAMAJU") == "sukamaju"
    assert key_of("Ma'rang") == key_of("Ma’rang") == "marang"  # noqa: RUF001 - both apostrophes stand in names


def named(text: str) -> dict[str, tuple[str, float]]:
    return {one.key: (one.hint, one.weight) for one in mentions(text)}


def test_a_text_mentions_names_with_what_stands_before_them() -> None:
    found = named("Jl Anggrek no 5 RT 2 Kelurahan Suka Maju kec Cibening")
    assert found["anggrek"] == ("", 0.5)
    assert found["sukamaju"] == ("village", 1)
    assert found["cibening"] == ("district", 1)
    assert not {"5", "no", "rt", "sukamajukeccibening", "anggrekno5"} & found.keys()


def test_a_name_between_commas_counts_in_full() -> None:
    found = named("dekat balai warga, Taman, Kota Melati")
    assert found["taman"] == ("", 1)
    assert found["melati"] == ("city", 1)
    assert found["kotamelati"] == ("", 1)
    assert found["balai"] == ("", 0.8)


@given(st.text(max_size=700))
def test_any_text_has_mentions(text: str) -> None:
    for one in mentions(text):
        assert one.key
        assert 0 < one.weight <= 1
        assert 0 < one.end - one.start <= MOST_WORDS


def scores(text: str, *codes_by_key: tuple[str, str], area: str = "") -> list[tuple[str, float]]:
    known = [(key, code) for key, code in codes_by_key]
    said = [
        Match(mention=one, code=code, likeness=1) for one in mentions(text) for key, code in known if key == one.key
    ]
    return ranked(said, area=area)


SUKAMAJU = ("sukamaju", "90.01.01.2001"), ("sukamaju", "90.02.05.2002")
DISTRICTS = ("taman", "90.01.01"), ("balai", "90.02.05")


def test_two_of_one_name_are_equally_good() -> None:
    assert scores("desa Sukamaju", *SUKAMAJU) == [("90.01.01.2001", 1), ("90.02.05.2002", 1)]


def test_the_district_around_it_decides() -> None:
    best, *others = scores("desa Sukamaju kec Balai", *SUKAMAJU, *DISTRICTS)
    assert best == ("90.02.05.2002", 1)
    assert all(score < 0.75 for _, score in others)


def test_a_word_for_the_level_leaves_others_out() -> None:
    assert scores("kec. Taman", ("taman", "90.01.01"), ("taman", "90.01.01.2001")) == [("90.01.01", 1)]
    assert scores("kota Taman", ("taman", "90.01"), ("taman", "90.71")) == [("90.71", 1)]
    assert scores("kab. Taman", ("taman", "90.01"), ("taman", "90.71")) == [("90.01", 1)]


def test_of_an_area_in_one_of_the_same_name_the_wider_is_meant() -> None:
    assert [code for code, _ in scores("Taman", ("taman", "90.01.01.2001"), ("taman", "90.01.01"))] == [
        "90.01.01",
        "90.01.01.2001",
    ]


def test_a_place_that_is_named_elsewhere_speaks_against_one_inside() -> None:
    inside = scores("desa Sukamaju kota Lain", *SUKAMAJU, ("lain", "98.71"), area="90")
    assert {score for _, score in inside} == {0.6}


def test_a_part_of_a_longer_name_is_none() -> None:
    found = scores("Suka Maju", ("suka", "90.01.02"), ("sukamaju", "90.01.03"))
    assert found == [("90.01.03", 1)]
