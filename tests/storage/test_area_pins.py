"""Outlines are invented squares somewhere at sea off Depok; only the codes are official ones."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.areas import archive
from storage.areas.boundaries import FILE, BoundariesBroken
from storage.areas.importing import bring
from storage.areas.names import Names
from storage.areas.outlines import THIN, OutlineBroken, contains, distance, pack, thinned, unpack
from storage.areas.shapes import BoundariesInvalid

if TYPE_CHECKING:
    from pathlib import Path

NAMES = Names()
WEST, MIDDLE, EAST = "32.76.08.1001", "32.76.08.1002", "32.76.08.1003"


def square(south: float, west: float, size: float = 0.01) -> list[list[float]]:
    """Give a ring of degrees, longitude first as GeoJSON has it, closed."""
    north, east = south + size, west + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


HOLED = [square(-6.0, 100.0), square(-5.996, 100.004, 0.002)]
ISLANDS = [[square(-6.0, 100.01)], [square(-5.9, 100.02)]]


def feature(code: str | None, kind: str, coordinates: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"KODE": code},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def geojson(folder: Path, *features: dict[str, object], name: str = "peta.geojson") -> Path:
    file = folder / name
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return file


def swapped(value: object) -> object:
    match value:
        case [float() as east, float() as north]:
            return [north, east]
        case list():
            return [swapped(one) for one in value]
        case _:
            return value


def row(code: str, coordinates: object) -> str:
    return f"\t ('{code}','Kampung d''Uji',-5.99,100.0,'{json.dumps(swapped(coordinates))}')"


HEAD = "/*\nA licence; 'so' (it is)\n*/\nINSERT INTO wilayah_boundaries (kode,nama,lat,lng,path) VALUES\n"


def sql(folder: Path, *rows: str, end: str = ";\n", name: str = "peta.sql") -> Path:
    file = folder / name
    file.write_text(HEAD + ",\n".join(rows) + end, encoding="utf-8")
    return file


def compact(folder: Path, *, ours: bool = False) -> Path:
    file = folder / "batas.sqlite"
    rings = [[(round(x * 1e4), round(y * 1e4)) for x, y in ring[:-1]] for ring in HOLED]
    with closing(sqlite3.connect(file)) as db:
        table = "outlines(id INTEGER, code TEXT, rings BLOB)" if ours else "desa(id INTEGER, kode TEXT, geom BLOB)"
        db.execute(f"CREATE TABLE {table}")
        scaled = [[(x * 10, y * 10) for x, y in ring] for ring in rings] if ours else rings
        db.execute(f"INSERT INTO {table.partition('(')[0]} VALUES (1, ?, ?)", (WEST, pack(scaled)))
        db.commit()
    return file


def imported(folder: Path, *files: Path, area: str = "") -> archive.AreaArchive:
    tenant = folder / "tenant"
    tenant.mkdir(exist_ok=True)
    bring(files, tenant, names=NAMES, area=area)
    return archive.build(tenant)


def at(areas: archive.AreaArchive, latitude: float, longitude: float) -> str:
    area = areas.at(latitude, longitude)
    return area.code if area else ""


SOURCES = {
    "geojson": lambda folder: geojson(
        folder, feature(WEST, "Polygon", HOLED), feature(MIDDLE, "MultiPolygon", ISLANDS)
    ),
    "sql": lambda folder: sql(folder, row(WEST, HOLED), row(MIDDLE, ISLANDS)),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_a_pin_lies_in_one_area(tmp_path: Path, kind: str) -> None:
    areas = imported(tmp_path, SOURCES[kind](tmp_path))
    assert areas.bounded
    assert at(areas, -5.999, 100.001) == WEST
    assert at(areas, -5.999, 100.011) == MIDDLE
    assert at(areas, -5.895, 100.025) == MIDDLE, "an island of it"
    assert at(areas, -5.995, 100.005) == "", "in the hole"
    assert at(areas, -5.95, 100.005) == "", "north of all"


@pytest.mark.parametrize("ours", [False, True])
def test_compact_files_are_read(tmp_path: Path, ours: bool) -> None:  # noqa: FBT001 - both kinds
    areas = imported(tmp_path, compact(tmp_path, ours=ours))
    assert at(areas, -5.999, 100.001) == WEST
    assert at(areas, -5.995, 100.005) == ""


def test_a_file_of_ours_can_be_brought_again(tmp_path: Path) -> None:
    imported(tmp_path, SOURCES["sql"](tmp_path))
    copy = tmp_path / "copy.sqlite"
    (tmp_path / "tenant" / FILE).rename(copy)
    assert at(imported(tmp_path, copy), -5.895, 100.025) == MIDDLE


def test_a_pin_on_a_border_lies_in_one_of_both(tmp_path: Path) -> None:
    areas = imported(tmp_path, SOURCES["geojson"](tmp_path))
    assert at(areas, -5.995, 100.01) in (WEST, MIDDLE)
    assert at(areas, -6.0, 100.0) == WEST, "on the outer corner"
    assert at(areas, -6.0002, 100.005) == WEST, "twenty metres off"
    assert at(areas, -6.001, 100.005) == "", "a hundred metres off"


def test_the_smallest_area_is_given(tmp_path: Path) -> None:
    wide = feature("32.76.08", "Polygon", [square(-6.0, 100.0, 0.05)])
    areas = imported(tmp_path, geojson(tmp_path, wide, feature(WEST, "Polygon", [square(-6.0, 100.0)])))
    assert at(areas, -5.999, 100.001) == WEST
    assert at(areas, -5.96, 100.04) == "32.76.08"


@pytest.mark.parametrize("pin", [(float("nan"), 0), (float("inf"), 100), (91, 100), (-5, 181), (1e300, 1e300)])
def test_a_pin_that_is_none_lies_nowhere(tmp_path: Path, pin: tuple[float, float]) -> None:
    assert at(imported(tmp_path, SOURCES["geojson"](tmp_path)), *pin) == ""


def test_without_boundaries_nothing_is_resolved(tmp_path: Path) -> None:
    areas = archive.build(tmp_path)
    assert not areas.bounded
    assert areas.at(-6.4, 106.8) is None


def test_only_the_tenants_area_is_taken_and_the_rest_is_told(tmp_path: Path) -> None:
    (tmp_path / "tenant").mkdir()
    files = [
        geojson(
            tmp_path,
            feature(WEST, "Polygon", HOLED),
            feature("3276081002", "MultiPolygon", ISLANDS),
            feature("32.76.99.1001", "Polygon", HOLED),
            feature(EAST, "Polygon", []),
            feature("32.01.01.1001", "Polygon", [square(-6, 101)]),
        )
    ]
    result = bring(files, tmp_path / "tenant", names=NAMES, area="32.76")
    assert result.codes == (WEST, MIDDLE)
    assert result.unknown == ("32.76.99.1001",)
    assert result.empty == (EAST,)
    assert result.size == result.file.stat().st_size
    assert at(archive.build(tmp_path / "tenant"), -5.99, 101.005) == ""


def test_several_files_are_one(tmp_path: Path) -> None:
    first = geojson(tmp_path, feature(WEST, "Polygon", HOLED))
    assert at(imported(tmp_path, first, sql(tmp_path, row(MIDDLE, ISLANDS))), -5.999, 100.011) == MIDDLE


GOOD = feature(WEST, "Polygon", HOLED)
BROKEN = {
    "a feature without a code": (lambda f: geojson(f, GOOD, feature(None, "Polygon", HOLED)), "feature 2"),
    "a code that is none": (lambda f: geojson(f, GOOD, feature("35.7", "Polygon", HOLED)), "feature 2"),
    "an area that stands twice": (lambda f: geojson(f, GOOD, GOOD), "feature 2: .* stands in peta.geojson, feature 1"),
    "a point": (lambda f: geojson(f, GOOD, feature(MIDDLE, "Point", [100.0, -6.0])), "feature 2: its geometry"),
    "text for a corner": (lambda f: geojson(f, feature(WEST, "Polygon", [["a", "b"]])), "feature 1"),
    "a corner of one number": (lambda f: geojson(f, feature(WEST, "Polygon", [[[100.0], [1.0, 2.0]]])), "feature 1"),
    "a corner elsewhere": (lambda f: geojson(f, GOOD, feature(MIDDLE, "Polygon", [square(50.0, 8.0)])), "outside Indo"),
    "metres for degrees": (lambda f: geojson(f, feature(WEST, "Polygon", [square(9e6, 7e5)])), "EPSG:4326"),
    "lists without end": (lambda f: geojson(f, feature(WEST, "Polygon", [[[[[[[[1.0, 2.0]]]]]]]])), "feature 1"),
    "no features": (lambda f: (f / "a.json", (f / "a.json").write_text('{"type": "Topology"}'))[0], "no features"),
    "broken JSON": (lambda f: (f / "a.json", (f / "a.json").write_text('{"features": [\n{]'))[0], "line 2"),
    "a broken row": (lambda f: sql(f, row(WEST, HOLED), "\t ('32.76',"), "line 6"),
    "a row with a broken outline": (lambda f: sql(f, row(WEST, HOLED), f"('{MIDDLE}','a',1,2,'[[[1,2')"), "line 6"),
    "a row with too few values": (lambda f: sql(f, row(WEST, HOLED), f"('{MIDDLE}','a')"), "line 6"),
    "an end amid the rows": (lambda f: sql(f, row(WEST, HOLED), end=",\n"), "line 5: it ends amid"),
    "no rows at all": (lambda f: (f / "a.sql", (f / "a.sql").write_text("hello\n"))[0], "holds no boundaries"),
    "an empty file": (lambda f: (f / "a.sql", (f / "a.sql").write_text(""))[0], "holds no boundaries"),
    "a packed file": (lambda f: (f / "a.zip", (f / "a.zip").write_bytes(b"PK\x03\x04"))[0], "Unpack it first"),
    "no file": (lambda f: f / "nowhere.sql", "Name a file that is there"),
    "a folder": (lambda f: f, "cannot be read"),
    "a torn database": (
        lambda f: (f / "a", (f / "a").write_bytes(b"SQLite format 3\0" + b"x" * 99))[0],
        "Copy it again",
    ),
    "somewhere else": (lambda f: geojson(f, feature("12.01.01.2001", "Polygon", HOLED)), "no boundary inside 32.76"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_refused_where_it_breaks_and_nothing_changes(tmp_path: Path, fault: str) -> None:
    imported(tmp_path, geojson(tmp_path, feature(EAST, "Polygon", [square(-6.0, 100.0)])))
    make, told = BROKEN[fault]
    (tmp_path / "new").mkdir()
    with pytest.raises(BoundariesInvalid, match=told):
        bring([make(tmp_path / "new")], tmp_path / "tenant", names=NAMES, area="32.76")
    assert at(archive.build(tmp_path / "tenant"), -5.999, 100.001) == EAST
    assert [file.name for file in (tmp_path / "tenant").iterdir()] == [FILE]


def test_a_compact_file_with_broken_outlines_is_refused(tmp_path: Path) -> None:
    file = compact(tmp_path)
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE desa SET geom = x'0408ff'")
        db.commit()
    with pytest.raises(BoundariesInvalid, match="desa 1: the outline is broken"):
        imported(tmp_path, file)


def test_boundaries_that_cannot_be_read_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"SQLite format 3\0" + b"x" * 200)
    with pytest.raises(BoundariesBroken, match="simpul areas import"):
        archive.build(tmp_path)


corners = st.tuples(st.integers(9_400_000, 14_200_000), st.integers(-1_200_000, 700_000))
rings = st.lists(corners, min_size=3, max_size=30)


@given(st.lists(rings, max_size=4))
def test_outlines_survive_packing(outline: list[list[tuple[int, int]]]) -> None:
    assert unpack(pack(outline)) == outline


@given(st.binary(max_size=60))
def test_any_bytes_are_an_outline_or_refused(packed: bytes) -> None:
    try:
        outline = unpack(packed)
    except OutlineBroken:
        return
    assert isinstance(outline, list)


@given(rings)
def test_thinning_only_takes_away(ring: list[tuple[int, int]]) -> None:
    kept = thinned(ring)
    assert set(kept) <= set(ring)
    assert len(kept) >= 3 or not kept


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(1, 1999), st.integers(-8, 8)), max_size=60, unique_by=lambda one: one[0]))
def test_two_areas_lose_the_same_corners_of_their_border(between: list[tuple[int, int]]) -> None:
    border = sorted((y, x) for y, x in between)
    line = [(0, 0), *((x, y) for y, x in border), (0, 2000)]
    west = thinned([*line, (-3000, 2000), (-3000, 0)])
    east = thinned([*reversed(line), (3000, 0), (3000, 2000)])
    assert {one for one in west if one in set(line)} == {one for one in east if one in set(line)}


def test_thinning_leaves_what_shows() -> None:
    side = THIN * 10
    assert thinned([(0, 0), (side // 2, 1), (side, 0), (side, side), (0, side)]) != []
    assert (3, 0) not in thinned([(0, 0), (3, 0), (side, 0), (side, side), (0, side)])
    assert thinned([(0, 0), (0, 0), (1, 1)]) == []


def test_inside_and_how_far() -> None:
    outline = [[(0, 0), (10, 0), (10, 10), (0, 10)]]
    assert contains(outline, 5, 5)
    assert not contains(outline, 11, 5)
    assert distance(outline, 13, 14) == 5
    assert distance([], 0, 0) == float("inf")
