"""The hours in which a notice of ours may leave; replies always may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """From when until when, on a clock on the wall; ``until`` is None for the end of the day."""

    start: time
    until: time | None = None

    def __str__(self) -> str:
        """Write them as the setting has them."""
        return f"{self.start:%H:%M}-{self.until.strftime('%H:%M') if self.until else '24:00'}"

    def next(self, now: datetime, zone: tzinfo) -> datetime:
        """Give the next moment at which a notice may leave: now, or when the hours begin."""
        local = now.astimezone(zone)
        over = self.until is not None and local.time() >= self.until
        if local.time() >= self.start and not over:
            return now
        return datetime.combine(local.date() + timedelta(days=over), self.start, tzinfo=zone)


BY_DAY = Hours(start=time(7), until=time(20))
"""From seven in the morning until eight in the evening (contract)."""
