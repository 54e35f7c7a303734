"""What a unit knows of a village's reports, as a protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """How many reports of a village are open, how many of those are late, and how many were solved lately."""

    open: int
    overdue: int
    solved: int


class Villages(Protocol):
    """Reports that lie in an area, without those that are sensitive, confidential or blocked."""

    def digest(self, area: str, *, since: datetime) -> Digest:
        """Count them; those count as solved that were closed since then and are closed still."""

    def count(self, area: str) -> int:
        """Count all of them."""

    def page(self, area: str, *, start: int, size: int) -> Sequence[int]:
        """List the ids of a page, newest first."""
