"""The record of every call that a bot made, and of everything in them that the published description does not know."""

from collections import deque
from dataclasses import dataclass
from typing import Any

import orjson

KEPT = 100_000
OK = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One call: when, what, where, and how it ended."""

    at: float
    bot: int
    method: str
    chat_id: int | str | None
    params: dict[str, object]
    status: int
    description: str

    def to_json(self) -> dict[str, Any]:
        """Give the form for readers: nested parameters as objects, however they travelled."""
        params = {name: unfolded(value) for name, value in self.params.items()}
        return {
            "at": self.at,
            "bot": self.bot,
            "method": self.method,
            "chat_id": self.chat_id,
            "params": params,
            "ok": self.status == OK,
            "code": self.status,
            "description": self.description,
        }


def unfolded(value: object) -> object:
    """Give a JSON text as what it says, everything else as it is."""
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            return value
    return value


class Journal:
    """Calls and violations in the order in which they came."""

    def __init__(self) -> None:
        """Start empty."""
        self.calls: deque[Entry] = deque(maxlen=KEPT)
        self.violations: list[str] = []

    def note(self, entry: Entry) -> None:
        """Record a call."""
        self.calls.append(entry)

    def accuse(self, method: str, found: list[str]) -> None:
        """Record what the description does not allow."""
        self.violations.extend(f"{method}: {violation}" for violation in found)
