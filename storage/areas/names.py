"""The list of areas, read: by code, by name, and the names that are nearly alike."""

from __future__ import annotations

import sqlite3
import threading
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.domain.areas import Area, codes_above
from bot.domain.errors import SimpulError
from storage.areas.files import ReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LIST = Path(__file__).with_name("areas.sqlite")

SHORTEST = 5
"""Shorter names are one letter from too many others."""

ALIKE = 82
"""From how alike (of 100) two names may be the same; a letter more or less of nine is 94."""

MOST_ALIKE = 16
"""How many names that are nearly alike are looked at."""

FEW = 3000
"""So many names are compared as a whole; of more, those with the same first letter."""


class AreasMissing(SimpulError):
    """The list of official areas cannot be read; install Simpul again (in a checkout: `make env`)."""


class Names:
    """The names of all areas, in a file, and the keys of those asked for so far, in memory."""

    def __init__(self, file: Path = LIST) -> None:
        """Open the list; raises ``AreasMissing``."""
        try:
            self._file = ReadOnly(file)
            self.made_of = " ".join(self._file.rows("SELECT package, version FROM made_of")[0])
        except (sqlite3.Error, IndexError) as error:
            raise AreasMissing(file.name) from error
        self._pools: dict[str, Mapping[str, list[str]]] = {}
        self._pouring = threading.Lock()

    def get(self, code: str) -> Area | None:
        """Give the area with this code."""
        rows = self._file.rows("SELECT name FROM areas WHERE code = ?", (code,))
        return Area(code=code, name=rows[0][0]) if rows else None

    def path(self, code: str) -> tuple[Area, ...]:
        """Give the areas from the province down to this one; nothing where it is none."""
        codes = codes_above(code)
        found = [area for area in map(self.get, codes) if area]
        return tuple(found) if len(found) == len(codes) else ()

    def exact(self, keys: Iterable[str]) -> Mapping[str, list[str]]:
        """Give the codes of those keys that are names."""
        asked = list(set(keys))
        marks = ",".join("?" * len(asked))
        found = defaultdict(list)
        for key, code in self._file.rows(f"SELECT key, code FROM keys WHERE key IN ({marks})", asked):  # noqa: S608 - marks alone
            found[key].append(code)
        return found

    def alike(self, key: str, area: str = "") -> list[tuple[str, float]]:
        """Give the names inside an area that are nearly like this one, and how alike they are (0 to 1)."""
        pool = self._pool(area)
        names = pool.get("") or pool.get(key[:1], [])
        if len(key) < SHORTEST or not names:
            return []
        found = process.extract(key, names, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_ALIKE)
        return [(name, score / 100) for name, score, _ in found]

    def load(self, area: str = "") -> None:
        """Read the names inside an area, as the first question about one would."""
        self._pool(area)

    def _pool(self, area: str) -> Mapping[str, list[str]]:
        with self._pouring:
            if area not in self._pools:
                self._pools[area] = self._poured(area)
            return self._pools[area]

    def _poured(self, area: str) -> Mapping[str, list[str]]:
        # After the code's own come those that go on with a point; the character after the point is a slash.
        inside = ("code = ? OR code > ? AND code < ?", (area, f"{area}.", f"{area}/")) if area else ("1", ())
        rows = self._file.rows(f"SELECT DISTINCT key FROM keys WHERE {inside[0]}", inside[1])  # noqa: S608 - one of two
        pool = defaultdict(list)
        for (key,) in rows:
            pool["" if len(rows) <= FEW else key[0]].append(key)
        return pool
