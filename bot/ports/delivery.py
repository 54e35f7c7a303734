"""How a message leaves: what is handed to the messenger, and what comes back as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.messages import LetterKind, Rows, Value


class ChatState(StrEnum):
    """Whether a chat can be written to."""

    REACHABLE = "reachable"
    BLOCKED = "blocked"
    GONE = "gone"


class Final(StrEnum):
    """The terminal states of a letter."""

    SENT = "sent"
    BLOCKED = "blocked"
    CHAT_GONE = "chat_gone"
    REFUSED = "refused"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """Telegram took the message; ``message`` is its id in that chat (0 where there is none)."""

    message: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SendFailure:
    """Telegram did not take the message, or did not say so.

    ``final`` is None where trying again makes sense; ``after`` is the least wait in seconds, for ``everywhere`` or this
    chat alone. ``unsure`` means it may have been delivered all the same. ``moved_to`` is the Telegram id an upgraded
    group has now; ``missing`` tells that the message to edit is not there any more.
    """

    cause: str
    final: Final | None = None
    after: float = 0.0
    everywhere: bool = False
    unsure: bool = False
    moved_to: int | None = None
    missing: bool = False


Outcome = Sent | SendFailure


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A letter or a card as claimed for sending, with all the messenger needs to render it.

    ``edits`` is the message to edit, None to post anew; ``repeat`` tells that an earlier try may have arrived.
    ``card`` says which table ``row`` belongs to; ``shown`` is the version the card will show. ``keyboard`` names a
    reply keyboard; ``reply_to`` is the message that a file follows. What is ``silent`` rings no bell. A card whose
    message is ``leaving`` lets it say no more than that the card is below.
    """

    row: int
    card: bool
    chat: int
    telegram_chat: int
    group: bool
    language: str
    key: str
    values: Mapping[str, Value]
    buttons: Rows
    priority: int
    kind: LetterKind
    attempts: int
    repeat: bool = False
    edits: int | None = None
    shown: int = 0
    keyboard: str = ""
    reply_to: int | None = None
    silent: bool = False
    leaving: bool = False


class Messenger(Protocol):
    """The way to a chat."""

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Render and send; a failure is a value, never an exception."""
