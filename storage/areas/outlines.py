"""Outlines of areas: rings of whole numbers, packed small, thinned out, and asked whether a pin lies inside.

A ring is a list of corners (x east, y north) in steps of 1/100,000 degree, about a metre; the last joins the first. All
rings of an area stand side by side, holes and islands alike: what lies inside an odd number of them lies in the area.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Corner = tuple[int, int]
Ring = list[Corner]

STEPS = 100_000
"""Steps in a degree."""

THIN = 60
"""A corner goes where its triangle with its neighbours is smaller than so many square steps (about square metres)."""

FEWEST = 3
MOST_CORNERS = 1_000_000
"""No area has more corners; a packed one that says so is broken."""


class OutlineBroken(ValueError):
    """The packed bytes are no outline."""


def pack(rings: Sequence[Ring]) -> bytes:
    """Write the number of rings, and for each its number of corners and the way from each corner to the next."""
    out = bytearray()
    _put(out, len(rings))
    x = y = 0
    for ring in rings:
        _put(out, len(ring))
        for next_x, next_y in ring:
            _put(out, next_x - x)
            _put(out, next_y - y)
            x, y = next_x, next_y
    return bytes(out)


def _put(out: bytearray, number: int) -> None:
    """Append a number, small ones in one byte: signs are folded in, seven bits stand in each."""
    folded = (number << 1) ^ (number >> 63)
    while folded > 127:  # noqa: PLR2004 - seven bits
        out.append(folded & 127 | 128)
        folded >>= 7
    out.append(folded)


def unpack(packed: bytes) -> list[Ring]:
    """Read what ``pack`` wrote; raises ``OutlineBroken``."""
    numbers = _numbers(packed)
    try:
        return _rings(numbers, next(numbers))
    except StopIteration:
        raise OutlineBroken from None


def _rings(numbers: Iterator[int], count: int) -> list[Ring]:
    rings, x, y = [], 0, 0
    if not 0 <= count <= MOST_CORNERS:
        raise OutlineBroken
    for _ in range(count):
        ring = []
        corners = next(numbers)
        if not 0 <= corners <= MOST_CORNERS:
            raise OutlineBroken
        for _ in range(corners):
            x += next(numbers)
            y += next(numbers)
            ring.append((x, y))
        rings.append(ring)
    return rings


def _numbers(packed: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in packed:
        value |= (byte & 127) << shift
        if byte < 128:  # noqa: PLR2004 - the last byte of a number
            yield (value >> 1) ^ -(value & 1)
            value = shift = 0
        else:
            shift += 7


def contains(rings: Sequence[Ring], x: float, y: float) -> bool:
    """Tell whether a pin lies inside; of a border that two areas share, each pin lies in one of them alone."""
    inside = False
    for ring in rings:
        before_x, before_y = ring[-1]
        for at_x, at_y in ring:
            if (at_y > y) != (before_y > y) and x < (before_x - at_x) * (y - at_y) / (before_y - at_y) + at_x:
                inside = not inside
            before_x, before_y = at_x, at_y
    return inside


def distance(rings: Sequence[Ring], x: float, y: float) -> float:
    """Give how far the nearest border is, in steps."""
    return min(
        (_to_line(x, y, before, at) for ring in rings for before, at in zip([ring[-1], *ring[:-1]], ring, strict=True)),
        default=float("inf"),
    )


def _to_line(x: float, y: float, start: Corner, end: Corner) -> float:
    """Give the distance from a point to the line between two corners."""
    over, up = end[0] - start[0], end[1] - start[1]
    length = over * over + up * up
    share = ((x - start[0]) * over + (y - start[1]) * up) / length if length else 0
    share = min(1, max(0, share))
    return float(((x - start[0] - share * over) ** 2 + (y - start[1] - share * up) ** 2) ** 0.5)


def thinned(ring: Ring) -> Ring:
    """Leave out corners that hardly show, smallest triangle first (Visvalingam); fewer than three are no ring.

    It looks at a corner and its neighbours alone, so that two areas lose the same corners of the border they share.
    """
    corners = [corner for number, corner in enumerate(ring) if corner != ring[number - 1]]
    before = [number - 1 for number in range(len(corners))]
    after = [*range(1, len(corners)), 0]
    if corners:
        before[0] = len(corners) - 1
    left = len(corners)
    sizes = [_triangle(corners, before[one], one, after[one]) for one in range(left)]
    waiting = [(size, corners[one], one) for one, size in enumerate(sizes)]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] < THIN and left > FEWEST:
        size, _, one = heapq.heappop(waiting)
        if size != sizes[one]:
            continue
        sizes[one], left = -1, left - 1
        after[before[one]], before[after[one]] = after[one], before[one]
        for near in (before[one], after[one]):
            sizes[near] = max(size, _triangle(corners, before[near], near, after[near]))
            heapq.heappush(waiting, (sizes[near], corners[near], near))
    kept = [corner for one, corner in enumerate(corners) if sizes[one] >= 0]
    return kept if len(kept) >= FEWEST else []


def _triangle(corners: Ring, first: int, second: int, third: int) -> float:
    """Give a triangle's area."""
    (ax, ay), (bx, by), (cx, cy) = corners[first], corners[second], corners[third]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
