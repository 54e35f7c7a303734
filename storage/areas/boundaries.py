"""The boundaries that a tenant brought, read: which area is around a pin."""

from __future__ import annotations

import math
import sqlite3
from typing import TYPE_CHECKING

from bot.domain.errors import SimpulError
from storage.areas.files import ReadOnly
from storage.areas.outlines import STEPS, OutlineBroken, contains, distance, unpack

if TYPE_CHECKING:
    from pathlib import Path

FILE = "boundaries.sqlite"
"""Its name in the tenant's folder."""

SCHEMA = """
CREATE TABLE made_of (files TEXT, area TEXT);
CREATE TABLE outlines (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, rings BLOB NOT NULL);
CREATE VIRTUAL TABLE boxes USING rtree_i32(id, west, east, south, north);
"""

NEAR = 40
"""A pin in no area but so near to one, in steps, lies in that one: borders were thinned, and rivers lie between."""

_AROUND = """
SELECT code, rings FROM boxes JOIN outlines USING (id)
WHERE west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY length(code) DESC, code
"""


class BoundariesBroken(SimpulError):
    """The tenant's boundaries cannot be read; import them again with `simpul areas import`, or delete them."""


class Boundaries:
    """Outlines by their boxes; asked from any thread."""

    def __init__(self, file: Path) -> None:
        """Open the file; raises ``BoundariesBroken``."""
        try:
            self._file = ReadOnly(file)
            self.count = int(self._file.rows("SELECT count(*) FROM outlines JOIN boxes USING (id)")[0][0])
        except sqlite3.Error as error:
            raise BoundariesBroken(file.name) from error

    def at(self, latitude: float, longitude: float) -> str:
        """Give the code of the smallest area around a pin, or nothing."""
        if not (math.isfinite(latitude) and math.isfinite(longitude)) or abs(latitude) > 90 or abs(longitude) > 180:  # noqa: PLR2004 - degrees
            return ""
        x, y = longitude * STEPS, latitude * STEPS
        try:
            around = [(code, unpack(rings)) for code, rings in self._around(x, y)]
        except (sqlite3.Error, OutlineBroken) as error:
            raise BoundariesBroken(self._file.file.name) from error
        inside = (code for code, rings in around if contains(rings, x, y))
        return next(inside, "") or _nearest([(distance(rings, x, y), code) for code, rings in around])

    def _around(self, x: float, y: float) -> list[tuple[str, bytes]]:
        west, east, south, north = math.ceil(x + NEAR), math.floor(x - NEAR), math.ceil(y + NEAR), math.floor(y - NEAR)
        return self._file.rows(_AROUND, (west, east, south, north))


def _nearest(around: list[tuple[float, str]]) -> str:
    """Give the nearest area, where it is near enough."""
    least, code = min(around, default=(math.inf, ""))
    return code if least <= NEAR else ""
