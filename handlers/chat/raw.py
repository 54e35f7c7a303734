"""An update before the library reads it: just enough to pin it, to find its press, and to tell its sender."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


LARGEST = 2**63
"""Telegram's ids have up to 52 bits, the archive's 64."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RawUpdate:
    """A Telegram update as it came: its number and its parts."""

    number: int
    body: Mapping[str, Any]

    @classmethod
    def from_json(cls, body: object) -> RawUpdate | None:
        """Take a parsed body; None where it is no update."""
        number = _id(body.get("update_id")) if isinstance(body, dict) else None
        return cls(number=number, body=body) if number is not None and isinstance(body, dict) else None

    @property
    def user(self) -> int:
        """Telegram's id of who sent it; 0 where nobody is named."""
        return _id(self._sender().get("id")) or 0

    @property
    def name(self) -> str:
        """The sender's name, as far as it can be read."""
        names = (self._sender().get(part) for part in ("first_name", "last_name"))
        return " ".join(name for name in names if isinstance(name, str))

    @property
    def chat(self) -> int:
        """Telegram's id of the chat; the sender's own where none is named."""
        for part in self._parts():
            message = part.get("message")
            chat = part.get("chat") or (message.get("chat") if isinstance(message, dict) else None)
            found = _id(chat.get("id")) if isinstance(chat, dict) else None
            if found is not None:
                return found
        return self.user

    @property
    def press(self) -> str | None:
        """The id under which a button press is to be answered."""
        query = self.body.get("callback_query")
        found = query.get("id") if isinstance(query, dict) else None
        return found if isinstance(found, str) else None

    def _sender(self) -> Mapping[str, Any]:
        senders = (part.get("from") for part in self._parts())
        return next((sender for sender in senders if isinstance(sender, dict) and _id(sender.get("id"))), {})

    def _parts(self) -> list[dict[str, Any]]:
        return [part for part in self.body.values() if isinstance(part, dict)]


def _id(value: object) -> int | None:
    """Take a number that every database can keep; None for anything else."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if abs(value) < LARGEST else None
