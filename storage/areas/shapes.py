"""What a file of boundaries holds: outlines, their codes, and where each stands; a fault names that and the remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from bot.data.trouble import TenantDataInvalid
from bot.domain.areas import is_code
from storage.areas.outlines import FEWEST, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.areas.outlines import Corner, Ring

SOUTH, NORTH, WEST, EAST = -12.0, 7.0, 94.0, 142.0
"""Indonesia, in degrees; no latitude of it can be taken for a longitude."""

DEEPEST = 4
"""Polygons stand in lists of lists: several polygons, their rings, a ring's corners, a corner's two numbers."""

_DOTS = (2, 4, 6)


class BoundariesInvalid(TenantDataInvalid):
    """A file of boundaries cannot be imported as it is; nothing of it was taken."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """One area's outline; no rings where the file knows the area and not its outline."""

    code: str
    rings: list[Ring]
    where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where in which file something stands, so that it can be refused there."""

    file: str
    where: str

    def refuse(self, reason: str, remedy: str) -> NoReturn:
        """Say what is wrong here."""
        raise BoundariesInvalid(self.file, self.where, reason, remedy)


def code_of(value: object, place: Place) -> str:
    """Read a code, with or without its points."""
    text = str(value).strip()
    if text.isdecimal():
        text = "".join(f".{digit}" if at in _DOTS else digit for at, digit in enumerate(text))
    if not is_code(text):
        place.refuse(f"{text[:40]!r} is no Kemendagri code", "Write one such as 35.78.01.1001")
    return text


def rings_of(value: object, place: Place) -> list[Ring]:
    """Read nested lists of corners, in degrees and in either order."""
    rings = list(_flat(value, place, 1))
    return [ring for ring in rings if len(ring) >= FEWEST]


def _flat(value: object, place: Place, depth: int) -> Iterator[Ring]:
    """Give the rings, however deep they stand."""
    if not isinstance(value, list) or depth >= DEEPEST + 1:
        place.refuse("the outline is no list of corners", "Take the file as it was published")
    if value and isinstance(value[0], list) and value[0] and not isinstance(value[0][0], list):
        yield _ring(value, place)
    else:
        for inner in value:
            yield from _flat(inner, place, depth + 1)


def _ring(value: list[object], place: Place) -> Ring:
    """Read one ring; its last corner may repeat the first."""
    ring = [_corner(corner, place) for corner in value]
    return ring[:-1] if ring[0] == ring[-1] else ring


def _corner(value: object, place: Place) -> Corner:
    """Read one corner, in whichever order it lies in Indonesia; a third number is its height."""
    if not isinstance(value, list) or len(value) < 2 or not all(isinstance(one, int | float) for one in value):  # noqa: PLR2004 - two numbers
        place.refuse(f"{str(value)[:40]!r} is no corner", "Give each corner two numbers")
    first, second = value[:2]
    orders = ((first, second), (second, first))
    found = next((one for one in orders if SOUTH <= one[0] <= NORTH and WEST <= one[1] <= EAST), None)
    if found is None:
        place.refuse(f"the corner {first}, {second} lies outside Indonesia", "Use degrees (WGS 84, EPSG:4326)")
    return round(found[1] * STEPS), round(found[0] * STEPS)
