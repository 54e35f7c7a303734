"""Bring boundaries into a tenant's folder: everything is read first, and the file is there whole or as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.areas import within
from storage.areas.boundaries import FILE, SCHEMA
from storage.areas.outlines import pack, thinned
from storage.areas.replacing import replacing
from storage.areas.shapes import Place
from storage.areas.sources import shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from storage.areas.names import Names
    from storage.areas.outlines import Ring
    from storage.areas.shapes import Shape


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What became of the files: areas that can be found by a pin now, and those that cannot, with the reason."""

    file: Path
    size: int
    codes: tuple[str, ...]
    unknown: tuple[str, ...]
    empty: tuple[str, ...]


def bring(files: Sequence[Path], folder: Path, *, names: Names, area: str = "") -> Imported:
    """Write the boundaries inside an area into the folder; raises ``BoundariesInvalid``, with nothing changed."""
    taken: dict[str, str] = {}
    unknown: list[str] = []
    empty: list[str] = []
    with replacing(folder / FILE) as new:
        with closing(sqlite3.connect(new)) as db:
            db.executescript(SCHEMA)
            db.execute("INSERT INTO made_of VALUES (?, ?)", (", ".join(file.name for file in files), area))
            for file, shape in _all(files, area):
                _refuse_twice(file, shape, taken)
                rings = [ring for ring in map(thinned, shape.rings) if ring]
                if not names.get(shape.code):
                    unknown.append(shape.code)
                elif not rings:
                    empty.append(shape.code)
                else:
                    _add(db, shape.code, rings)
                    taken[shape.code] = f"{file.name}, {shape.where}"
            _refuse_nothing(files, taken, area)
            db.commit()
            db.execute("VACUUM")
        size = new.stat().st_size
    return Imported(file=folder / FILE, size=size, codes=tuple(taken), unknown=tuple(unknown), empty=tuple(empty))


def _all(files: Iterable[Path], area: str) -> Iterator[tuple[Path, Shape]]:
    for file in files:
        for shape in shapes(file, lambda code: within(code, area)):
            yield file, shape


def _refuse_twice(file: Path, shape: Shape, taken: dict[str, str]) -> None:
    """Refuse an area that stands twice: nobody knows which outline is right."""
    if shape.code in taken:
        remedy = "Leave one of them out"
        Place(file=file.name, where=shape.where).refuse(f"{shape.code} stands in {taken[shape.code]} already", remedy)


def _refuse_nothing(files: Sequence[Path], taken: dict[str, str], area: str) -> None:
    """Refuse files of somewhere else."""
    if not taken:
        remedy = "Name the file of your own regency, or correct area in tenant.toml"
        Place(file=files[0].name, where="file").refuse(f"it holds no boundary inside {area or 'Indonesia'}", remedy)


def _add(db: sqlite3.Connection, code: str, rings: list[Ring]) -> None:
    east = [x for ring in rings for x, _ in ring]
    north = [y for ring in rings for _, y in ring]
    row = db.execute("INSERT INTO outlines (code, rings) VALUES (?, ?)", (code, pack(rings))).lastrowid
    db.execute("INSERT INTO boxes VALUES (?, ?, ?, ?, ?)", (row, min(east), max(east), min(north), max(north)))
