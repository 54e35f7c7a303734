"""The lists of a desk as the heart sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.tasks import Counts, Desk, Pile, Sight, Task


class Tasks(Protocol):
    """What waits at a desk, and with the verifiers."""

    def counts(self, desk: Desk) -> Counts:
        """Count what each pile of the desk has."""

    def page(self, desk: Desk, pile: Pile, *, start: int, size: int) -> Sequence[Task]:
        """List a page of a pile, what is promised first before the rest."""

    def count_unverified(self, sight: Sight) -> int:
        """Count what waits for a verifier."""

    def unverified(self, sight: Sight, *, start: int, size: int) -> Sequence[Task]:
        """List a page of what waits for a verifier, oldest first."""
