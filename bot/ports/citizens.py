"""What citizens say and settle after sending, as protocols; the archive fulfils them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.bans import Ban
    from bot.domain.patience import Kept
    from bot.domain.ratings import Rating


class Patience(Protocol):
    """How much of what may be sent each person has used."""

    def get(self, person: int, kind: str) -> Kept:
        """Give the person's bucket of this kind, a full one where none is stored."""

    def keep(self, person: int, kind: str, kept: Kept) -> None:
        """Write the bucket."""


class Bans(Protocol):
    """Who may send no new reports, and until when."""

    def add(self, person: int, *, report: int, reason: str, until: datetime | None, by: int | None) -> None:
        """Restrict somebody from now on; ``by`` is the admin, None where the operator does."""

    def of(self, person: int) -> Ban | None:
        """Give the person's restriction that holds now."""

    def find(self, number: int) -> Ban | None:
        """Give the restriction of this number, if it holds now."""

    def holding(self) -> Sequence[Ban]:
        """List all that hold now, oldest first."""

    def appeal(self, number: int, words: str) -> None:
        """Keep what the person says against it."""

    def lift(self, number: int, *, by: int | None) -> None:
        """End it now; ``by`` is the admin, None where the operator does."""


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


class Mutes(Protocol):
    """Who wants no news but answers: of one report, or of all."""

    def add(self, person: int, report: int) -> bool:
        """Let the person hear no news of this report; False where that was so already."""

    def remove(self, person: int, report: int) -> bool:
        """Let the person hear of this report again; False where that was so already."""

    def set_all(self, person: int, *, muted: bool) -> bool:
        """Let the person hear no news of anything, or all again; False where that was so already."""

    def all_since(self, person: int) -> datetime | None:
        """Tell since when the person hears no news of anything; None where that is not so."""

    def of(self, person: int) -> Sequence[int]:
        """List the reports of which the person hears no news, by id."""

    def has(self, person: int, report: int) -> bool:
        """Tell whether the person hears no news of this report, or of none."""

    def forget(self, person: int) -> None:
        """Erase what the person settled."""
