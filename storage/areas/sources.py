"""Files of boundaries as people publish them: SQL, GeoJSON, or a compact SQLite; told apart by what they begin with."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import orjson

from storage.areas.files import connect
from storage.areas.outlines import OutlineBroken, unpack
from storage.areas.shapes import Place, Shape, code_of, rings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from storage.areas.outlines import Ring

    Wanted = Callable[[str], bool]

LARGEST_JSON = 300 * 1024**2
"""A larger GeoJSON would take gigabytes of memory to read."""

LONGEST_LINE = 64 * 1024**2
BEGINNING = 4096
SMALLER = "Take the file of your regency alone, or the SQL"
AS_PUBLISHED = "Take the file as it was published"
PACKED = (b"PK", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")
CODES = ("kode", "code", "kode_desa", "kode_kel", "kode_wilayah", "kdepum", "kode_kemendagri")
"""What the property with the code is called."""

COMPACT = {("outlines", "code", "rings"): 1, ("desa", "kode", "geom"): 10}
"""Table, code and outline of our own files, and of those whose steps are ten times ours."""

_INSERT = re.compile(
    r"\s*INSERT\s+INTO\s+[`\"]?\w+[`\"]?\s*(?:\(([^)]*)\))?\s*VALUES\s*(.*)", re.IGNORECASE | re.DOTALL
)
_VALUE = r"(?:'(?:[^'\\]|''|\\.)*+'|[^,()'\s][^,()']*+)"
_ROW = re.compile(rf"\s*\(\s*({_VALUE}(?:\s*,\s*{_VALUE})*+)\s*\)\s*([,;]?)", re.DOTALL)
_ONE = re.compile(_VALUE, re.DOTALL)
_PUBLISHED = ("kode", "nama", "lat", "lng", "path", "status")


def shapes(file: Path, wanted: Wanted) -> Iterator[Shape]:
    """Give the outlines whose codes are wanted; raises ``BoundariesInvalid``."""
    place = Place(file=file.name, where="file")
    try:
        with file.open("rb") as opened:
            beginning = opened.read(BEGINNING)
    except OSError as error:
        place.refuse(f"cannot be read ({error.strerror})", "Name a file that is there")
    if beginning.startswith(PACKED):
        place.refuse("it is packed", "Unpack it first, and name the file inside")
    if beginning.startswith(b"SQLite format 3\0"):
        return _compact(file, wanted)
    if beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _geojson(file, wanted)
    return _sql(file, wanted)


def _compact(file: Path, wanted: Wanted) -> Iterator[Shape]:
    place = Place(file=file.name, where="table")
    try:
        with closing(connect(file)) as db:
            tables = {str(name) for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            kind = next((kind for kind in COMPACT if kind[0] in tables), None)
            if kind is None:
                names = " or ".join(kind[0] for kind in COMPACT)
                place.refuse(f"it has no table {names}", AS_PUBLISHED)
            table, code, rings = kind
            for number, found, packed in db.execute(f"SELECT id, {code}, {rings} FROM {table}"):  # noqa: S608 - of our table
                at = Place(file=file.name, where=f"{table} {number}")
                if wanted(found := code_of(found, at)):
                    yield Shape(code=found, rings=_unpacked(packed, COMPACT[kind], at), where=at.where)
    except sqlite3.Error as error:
        place.refuse(f"it cannot be read ({error})", "Copy it again")


def _unpacked(packed: object, scale: int, place: Place) -> list[Ring]:
    try:
        rings = unpack(packed if isinstance(packed, bytes) else b"")
    except OutlineBroken:
        place.refuse("the outline is broken", "Copy the file again")
    found = [[[x * scale / 1e5, y * scale / 1e5] for x, y in ring] for ring in rings if ring]
    return rings_of(found, place)


def _geojson(file: Path, wanted: Wanted) -> Iterator[Shape]:
    place = Place(file=file.name, where="file")
    if file.stat().st_size > LARGEST_JSON:
        place.refuse(f"it is larger than {LARGEST_JSON // 1024**2} MB", SMALLER)
    try:
        content = orjson.loads(file.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        Place(file=file.name, where=f"line {error.lineno}").refuse(f"it is no JSON ({error.msg})", AS_PUBLISHED)
    features = [content] if content.get("type") == "Feature" else content.get("features")
    if not isinstance(features, list):
        place.refuse("it has no features", "Save it as a FeatureCollection")
    for number, feature in enumerate(features, start=1):
        yield from _feature(feature, Place(file=file.name, where=f"feature {number}"), wanted)


def _feature(feature: Any, place: Place, wanted: Wanted) -> Iterator[Shape]:  # noqa: ANN401 - what stands in the file
    if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
        place.refuse("it is no feature", AS_PUBLISHED)
    named = {str(key).lower(): value for key, value in (feature.get("properties") or {}).items()}
    code = next((named[key] for key in CODES if named.get(key)), feature.get("id"))
    if code is None:
        place.refuse("it has no code", f"Give it a property {CODES[0]!r} with the Kemendagri code")
    if wanted(code := code_of(code, place)):
        geometry = feature.get("geometry")
        if geometry is not None and (not isinstance(geometry, dict) or "olygon" not in str(geometry.get("type"))):
            place.refuse("its geometry is no Polygon or MultiPolygon", "Leave points and lines out")
        rings = rings_of(geometry.get("coordinates"), place) if geometry else []
        yield Shape(code=code, rings=rings, where=place.where)


def _sql(file: Path, wanted: Wanted) -> Iterator[Shape]:
    columns: tuple[str, ...] = ()
    line, inserting = 0, False
    with file.open(encoding="utf-8-sig", errors="replace") as opened:
        while text := opened.readline(LONGEST_LINE):
            line += 1
            place = Place(file=file.name, where=f"line {line}")
            if insert := _INSERT.match(text):
                columns = tuple(re.findall(r"\w+", insert[1] or "")) or _PUBLISHED
                text, inserting = insert[2], True
            if inserting:
                rows = list(_rows(text, place))
                yield from _rows_of(rows, columns, place, wanted)
                inserting = not (rows and rows[-1][1] == ";")
    if inserting or not columns:
        reason = "it ends amid its rows" if inserting else "it holds no boundaries that are known here"
        Place(file=file.name, where=f"line {line}").refuse(reason, "Take SQL or GeoJSON as it was published")


def _rows(text: str, place: Place) -> Iterator[tuple[list[str], str]]:
    """Give the rows of a line, each with the mark after it."""
    at = 0
    while row := _ROW.match(text, at):
        yield _ONE.findall(row[1]), row[2]
        at = row.end()
    if text[at:].strip():
        place.refuse(f"{text[at:].strip()[:40]!r} cannot be read as a row", AS_PUBLISHED)


def _rows_of(
    rows: list[tuple[list[str], str]], columns: tuple[str, ...], place: Place, wanted: Wanted
) -> Iterator[Shape]:
    if rows and not {"kode", "path"} <= set(columns):
        place.refuse(f"the columns are {', '.join(columns)}", "They must hold kode and path")
    for values, _ in rows:
        row = dict(zip(columns, values, strict=False))
        if len(values) < columns.index("path") + 1:
            place.refuse(f"the row has {len(values)} values", f"It must have {len(columns)}")
        if wanted(code := code_of(_plain(row["kode"]), place)):
            yield Shape(code=code, rings=_path(_plain(row["path"]), place), where=place.where)


def _plain(value: str) -> str:
    """Take the quotes off."""
    inner = value.strip()
    if inner.upper() == "NULL":
        return ""
    return re.sub(r"''|\\(.)", lambda found: found[1] or "'", inner[1:-1]) if inner.startswith("'") else inner


def _path(text: str, place: Place) -> list[Ring]:
    """Read an outline that stands as JSON in a column."""
    if not text:
        return []
    try:
        return rings_of(orjson.loads(text), place)
    except orjson.JSONDecodeError as error:
        place.refuse(f"the outline is no JSON ({error.msg})", AS_PUBLISHED)
