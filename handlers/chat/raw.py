"""An update before the library reads it: just enough to pin it, to find its press, and to tell its sender."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True, slots=True)
class RawUpdate:
    """A Telegram update as it came: its number and its parts."""

    number: int
    body: Mapping[str, Any]

    @classmethod
    def from_json(cls, body: object) -> RawUpdate | None:
        """Take a parsed body; None where it is no update."""
        if not isinstance(body, dict):
            return None
        number = body.get("update_id")
        if not isinstance(number, int) or isinstance(number, bool):
            return None
        return cls(number=number, body=body)

    @property
    def user(self) -> int:
        """Telegram's id of who sent it; 0 where nobody is named."""
        for part in self._parts():
            sender = part.get("from")
            if isinstance(sender, dict) and isinstance(sender.get("id"), int):
                return int(sender["id"])
        return 0

    @property
    def chat(self) -> int:
        """Telegram's id of the chat; the sender's own where none is named."""
        for part in self._parts():
            message = part.get("message")
            chat = part.get("chat") or (message.get("chat") if isinstance(message, dict) else None)
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return int(chat["id"])
        return self.user

    @property
    def press(self) -> str | None:
        """The id under which a button press is to be answered."""
        query = self.body.get("callback_query")
        found = query.get("id") if isinstance(query, dict) else None
        return found if isinstance(found, str) else None

    def _parts(self) -> list[dict[str, Any]]:
        return [part for part in self.body.values() if isinstance(part, dict)]
