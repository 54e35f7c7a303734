"""The lists of a desk as the heart sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.canned import Canned
    from bot.domain.report import Report
    from bot.domain.tasks import Counts, Desk, Pile, Sight, Task


class Tasks(Protocol):
    """What waits at a desk, and with the verifiers."""

    def counts(self, desk: Desk) -> Counts:
        """Count what each pile of the desk has."""

    def page(self, desk: Desk, pile: Pile, *, start: int, size: int) -> Sequence[Task]:
        """List a page of a pile, what is promised first before the rest."""

    def of(self, ids: Sequence[int | None]) -> Sequence[Task]:
        """Give these reports by id, in this order."""

    def held_by(self, person: int, agency: str) -> Sequence[Task]:
        """List the agency's cases that this person works on, oldest first."""

    def count_unverified(self, sight: Sight) -> int:
        """Count what waits for a verifier."""

    def unverified(self, sight: Sight, *, start: int, size: int) -> Sequence[Task]:
        """List a page of what waits for a verifier, oldest first."""


class Replies(Protocol):
    """The ready replies of agencies."""

    def of(self, agency: str) -> Sequence[Canned]:
        """List an agency's replies by name."""

    def find(self, reply: int) -> Canned | None:
        """Give a reply, also one that is live no more."""

    def add(self, agency: str, name: str, text: str, *, person: int) -> bool:
        """Keep a reply; False where the agency has one of that name."""

    def end(self, reply: int) -> bool:
        """Let a reply be live no more; False where it was not."""

    def restore(self, reply: Canned) -> None:
        """Let a reply be live again, in the place of the one that has its name now."""


class Finder(Protocol):
    """A search among what somebody may see."""

    def find(self, sight: Sight, words: str, areas: Sequence[str], limit: int) -> Sequence[Report]:
        """List the newest reports with all these words in title, story and place, or in one of these areas."""
