"""How much may come from one sender: a bucket that is full at first, gives one for each thing, and fills evenly again.

All that is kept of a bucket is the time at which it is full again (the generic cell rate algorithm, ITU-T I.371).
Times and spans are in seconds, on any clock that does not go back.
"""

from __future__ import annotations

from dataclasses import dataclass

MINUTE, DAY = 60.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many in a span, at once or spread over it."""

    most: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of a try: when the bucket is full again, and after how many seconds it gives; 0 where it gave."""

    full: float
    wait: float = 0.0


def draw(full: float, allowance: Allowance, *, now: float, count: int = 1) -> Drawn:
    """Take so many out of a bucket that is full again at ``full``; where it has not enough, it stays as it is."""
    after = max(full, now) + count * allowance.seconds / allowance.most
    wait = after - now - allowance.seconds
    return Drawn(after) if wait <= _ROUNDING else Drawn(full, wait)


def spend(full: float, allowance: Allowance, *, now: float, count: int) -> float:
    """Take so many whatever is left, at most all of it; gives when the bucket is full again."""
    return min(max(full, now) + count * allowance.seconds / allowance.most, now + allowance.seconds)


_ROUNDING = 1e-6
