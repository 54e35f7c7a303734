"""The promises of reports as a unit keeps them, as a protocol; the archive fulfils it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.timetable import Deadline


class Deadlines(Protocol):
    """Promises with their dates, of all reports."""

    def of(self, report: int) -> Sequence[Deadline]:
        """List a report's promises in the order in which they began."""

    def add(self, report: int, deadline: Deadline) -> None:
        """Keep a promise that begins."""

    def change(self, row: int, deadline: Deadline) -> None:
        """Let a promise that is not done end, stand still or go on as this one does."""

    def running(self, after: int, limit: int) -> Sequence[Deadline]:
        """List the running promises of the next so many reports behind this id, a report's together."""

    def over(self, stages: Sequence[str], limit: int) -> Sequence[Deadline]:
        """List running promises of these stages whose date has passed, the oldest first."""

    def passed(self, stages: Sequence[str], limit: int) -> Sequence[Deadline]:
        """List running promises of these stages whose date has passed and that are not marked, the oldest first."""

    def mark(self, rows: Sequence[int]) -> None:
        """Note that cards show of these promises that their date has passed, as long as it stands."""

    def find(self, row: int) -> Deadline | None:
        """Give the promise where it runs still."""

    def remind(self, row: int, *, before: int, now: int) -> bool:
        """Note the number of the step that is taken now; False where another one was taken meanwhile, or it is done."""

    def postpone(self, row: int, due: datetime) -> None:
        """Move the date of a running promise."""
