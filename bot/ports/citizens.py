"""What citizens say and settle after sending, as protocols; the archive fulfils them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.ratings import Rating


class Ratings(Protocol):
    """What reporters think of closed reports: one judgement a closing, which may be changed."""

    def keep(self, rating: Rating) -> None:
        """Keep a judgement, instead of the one of the same closing."""

    def of(self, report: int) -> Sequence[Rating]:
        """List the judgements of a report, the first closing's first."""

    def by(self, person: int) -> Sequence[Rating]:
        """List the judgements that this person gave, oldest report first."""

    def forget(self, person: int) -> Sequence[int]:
        """Take out who gave them and in which words, and leave the scores; gives the reports, by id."""
