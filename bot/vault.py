"""What the operator does with the keys that seal identities, beside whatever is running."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.app import SystemClock
from bot.tenancy import ring_of
from storage import engine, reading, resealing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.settings import Settings

MISSING = "missing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A key, or ``plain``: what it does here, and how many values it sealed."""

    key: str
    use: str
    values: int

    @property
    def missing(self) -> bool:
        """Tell whether values are sealed with it and nobody can read them."""
        return self.use == MISSING


def rotate(settings: Settings) -> Iterator[int]:
    """Seal all that is plain or sealed with an older key; gives the number of rows of each step."""
    opened, now = engine.build(settings.database_url, ring=ring_of(settings)), SystemClock().now()
    try:
        resealing.come_up(opened, now)
        yield from resealing.rotate(opened, now)
    finally:
        opened.dispose()


def compact(settings: Settings) -> None:
    """Let nothing of what was replaced lie on in a file of SQLite, or in its log of writes."""
    opened = engine.build(settings.database_url, ring=ring_of(settings))
    try:
        engine.compact(opened)
    finally:
        opened.dispose()


def standing(settings: Settings) -> Sequence[Standing]:
    """List the keys: the first seals, others only read; values under a key that is not set cannot be read."""
    ring = ring_of(settings)
    with reading.opened(settings.database_url, ring) as connection:
        counted = dict(resealing.standing(connection))
    uses = {key.name: "reads" for key in ring.keys} | ({ring.writes: "seals"} if ring.keys else {})
    known = [Standing(key=name, use=use, values=counted.pop(name, 0)) for name, use in uses.items()]
    plain = [Standing(key=resealing.NOT_SEALED, use="", values=counted.pop(resealing.NOT_SEALED, 0))]
    return [*known, *plain, *(Standing(key=name, use=MISSING, values=count) for name, count in counted.items())]
