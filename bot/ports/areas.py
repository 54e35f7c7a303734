"""Official areas as the heart sees them: by code, by what somebody typed, by a pin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.areas import Area, Found


class Areas(Protocol):
    """All areas of Indonesia; may be asked from several threads at once, and answers in milliseconds."""

    def get(self, code: str) -> Area | None:
        """Give the area with this code."""

    def path(self, code: str) -> tuple[Area, ...]:
        """Give the areas from the province down to the code's own; nothing for a code that is none."""

    def find(self, text: str, *, within: str = "", limit: int = 3) -> Sequence[Found]:
        """Give the areas that a text most likely names, best first, those alone that lie within the given one.

        ``clear`` of ``bot.domain.areas`` tells whether the first is meant beyond doubt.
        """

    def at(self, latitude: float, longitude: float) -> Area | None:
        """Give the smallest area around a pin; None outside the boundaries that were imported, or without any."""

    @property
    def bounded(self) -> bool:
        """Tell whether boundaries were imported."""
