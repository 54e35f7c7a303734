"""Lists that village heads upload: how one comes in, is read beside the lanes, and waits to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.report import Attachment, Draft
    from bot.domain.spreadsheet import Refusal, Sheet


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedList:
    """A list to read: who uploaded it in which chat, for which village; ``attempts`` counts the tries with this one."""

    row: int
    person: int
    chat: int
    village: str
    file_id: str
    name: str
    attempts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SentList:
    """A list that was sent: when (aware), and how many reports it became."""

    at: datetime
    count: int


class Lists(Protocol):
    """Lists on their way in; what they say is kept until they are sent, and for a day at most."""

    def add(self, *, person: int, chat: int, village: str, file: Attachment) -> int:
        """Note a list to read; gives its number."""

    def take(self, limit: int) -> Sequence[WantedList]:
        """Take so many lists to read, oldest first; one that is not finished comes again after a minute."""

    def put_off(self, row: int, *, seconds: float) -> None:
        """Let a list be tried again after so many seconds."""

    def keep(self, row: int, drafts: Sequence[Draft], *, digest: str) -> bool:
        """Keep what was read, and a mark of it; False where the list is gone, or was read meanwhile."""

    def drafts(self, row: int) -> Sequence[Draft]:
        """Give what was read; nothing where it was sent or dropped."""

    def sent(self, row: int) -> bool:
        """Note that the list was sent, and forget what it says; False where it was sent or dropped."""

    def drop(self, row: int) -> None:
        """Forget a list that was not sent."""

    def find_sent(self, village: str, digest: str, since: datetime) -> SentList | None:
        """Find a list of this village that said the same and was sent since then."""


class ListReader(Protocol):
    """Who reads files as lists; it takes its time in threads of its own."""

    async def read(self, name: str, content: bytes) -> Sheet | Refusal:
        """Give the rows, or why there are none; never an exception for what is in the file."""
