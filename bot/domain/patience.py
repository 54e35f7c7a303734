"""How much may come from one sender: a bucket that is full at first, gives one for each thing, and fills evenly again.

All that is kept of a bucket is the time at which it is full again (the generic cell rate algorithm, ITU-T I.371).
Times and spans are in seconds, on any clock.
"""

from __future__ import annotations

from dataclasses import dataclass

MINUTE, DAY = 60.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many in a span, at once or spread over it."""

    most: int
    seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What is kept of a person's bucket: when it is full again, and when its emptiness was told last."""

    full: float = 0.0
    told: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How much one person may send: messages and presses a minute, reports a day."""

    messages: int = 120
    reports: int = 50


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of a try: when the bucket is full again, and after how many seconds it gives; 0 where it gave."""

    full: float
    wait: float = 0.0


def draw(full: float, allowance: Allowance, *, now: float, count: int = 1) -> Drawn:
    """Take so many out of a bucket that is full again at ``full``; where it has not enough, it stays as it is."""
    used = _used(full, allowance, now)
    after = used + count * allowance.seconds / allowance.most
    wait = after - now - allowance.seconds
    return Drawn(after) if wait <= _ROUNDING else Drawn(used, wait)


def spend(full: float, allowance: Allowance, *, now: float, count: int) -> float:
    """Take so many whatever is left, at most all of it; gives when the bucket is full again."""
    return min(_used(full, allowance, now) + count * allowance.seconds / allowance.most, now + allowance.seconds)


def _used(full: float, allowance: Allowance, now: float) -> float:
    """Bring a bucket to this time; one from a clock that went back, or of a smaller allowance, is at most empty."""
    return min(max(full, now), now + allowance.seconds)


_ROUNDING = 1e-3
"""Times are stored to the microsecond."""
