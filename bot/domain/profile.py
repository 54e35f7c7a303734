"""What a government says of itself: its name, its bounds, who reads sensitive reports, and the numbers to call."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.deadlines import PROMISES
from bot.domain.retention import KEEPS
from bot.domain.safety import SENSITIVE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.deadlines import Promise
    from bot.domain.retention import Kept

CONFIDENTIAL = "confidential"
GUARDED = (*SENSITIVE, CONFIDENTIAL)
"""Whatever goes in private to named persons: the sensitive topics, and what a citizen made confidential."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """A rectangle on the map in degrees, its edges included."""

    south: float
    west: float
    north: float
    east: float

    def contains(self, latitude: float, longitude: float) -> bool:
        """Tell whether a pin lies inside."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number to call, what it is for in both languages, and the topics for which it is shown."""

    number: str
    id: str
    en: str
    topics: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """One government: ``sensitive`` names for each of ``GUARDED`` who gets it, roles or agency codes in order.

    ``area`` is the Kemendagri code of what it governs; without one, all of Indonesia is inside. ``promises`` are the
    working days it promises, by stage; ``keeps`` are days, by what is kept, and 0 is for good.
    """

    name: str
    bounds: Bounds | None
    sensitive: Mapping[str, tuple[str, ...]]
    numbers: tuple[Number, ...]
    area: str = ""
    promises: Mapping[str, Promise] = field(default_factory=lambda: PROMISES)
    keeps: Mapping[Kept, int] = field(default_factory=lambda: KEEPS)

    def numbers_for(self, topic: str) -> tuple[Number, ...]:
        """Give the numbers that are shown for a topic, in the order of the file."""
        return tuple(number for number in self.numbers if topic in number.topics)
