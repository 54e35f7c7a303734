"""How what was said about a case left, as the archive has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

CARD = "card"
"""Stands for the text of what is a card."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivered:
    """Letters of one text and moment that ended alike, or a chat's card.

    ``chat`` is our id of it, None for recipients who are not told apart; ``count`` is how many they are. ``state`` is
    the outbox's or the card's, ``away`` whether the chat is out of reach now. ``at`` is when the letters ended, or were
    written where they wait; a card knows no time. ``tries`` is the most that one of them took.
    """

    chat: int | None
    key: str
    state: str
    cause: str
    away: bool
    unsure: bool
    tries: int
    count: int
    at: datetime | None


class Deliveries(Protocol):
    """The delivery record of cases."""

    def letters(
        self, report: int, *, keys: Collection[str], together: Collection[str], limit: int
    ) -> Sequence[Delivered]:
        """List the newest letters of these texts, newest first; those of ``together`` without telling chats apart."""

    def cards(self, report: int) -> Sequence[Delivered]:
        """List the cards."""
