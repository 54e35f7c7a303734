"""The official areas as the heart asks for them: names from the list, pins from the boundaries where there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.areas import Area, Found
from storage.areas.boundaries import FILE, Boundaries
from storage.areas.names import Names
from storage.areas.search import search

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class AreaArchive:
    """Names and boundaries together."""

    def __init__(self, names: Names, boundaries: Boundaries | None) -> None:
        """Take both; nothing is read yet."""
        self.names = names
        self.boundaries = boundaries

    @property
    def bounded(self) -> bool:
        """Tell whether boundaries were imported."""
        return self.boundaries is not None

    def get(self, code: str) -> Area | None:
        """Give the area with this code."""
        return self.names.get(code)

    def path(self, code: str) -> tuple[Area, ...]:
        """Give the areas from the province down to the code's own; nothing for a code that is none."""
        return self.names.path(code)

    def find(self, text: str, *, within: str = "", limit: int = 3) -> Sequence[Found]:
        """Give the areas that a text most likely names, best first."""
        best = search(self.names, text, area=within)[:limit]
        return [Found(area=area, score=score) for code, score in best if (area := self.names.get(code))]

    def at(self, latitude: float, longitude: float) -> Area | None:
        """Give the smallest area around a pin."""
        return self.names.get(self.boundaries.at(latitude, longitude)) if self.boundaries else None


def build(tenant: Path | None, *, load: str | None = None) -> AreaArchive:
    """Open the list and the tenant's boundaries; ``load`` reads the names in an area now and not when first asked."""
    names = Names()
    if load is not None:
        names.load(load)
    file = tenant / FILE if tenant else None
    return AreaArchive(names, Boundaries(file) if file and file.exists() else None)
