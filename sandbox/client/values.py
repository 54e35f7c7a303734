"""What the sandbox tells: bots, messages, toasts and calls as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot account; the token opens the Bot API."""

    token: str
    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message as a person sees it now; `text` is the caption where there is one, `raw` the Bot API object."""

    id: int
    chat_id: int
    from_bot: bool
    text: str
    entities: list[dict[str, Any]]
    buttons: list[list[str]]
    keyboard: list[list[str]]
    kind: str
    media_group_id: str | None
    edited: bool
    reply_to: int | None
    at: datetime
    revision: int
    raw: Mapping[str, Any]

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> "Message":
        """Read what the control interface gives."""
        plain = {key: value for key, value in given.items() if key not in {"at", "body"}}
        return cls(**plain, at=datetime.fromtimestamp(given["at"], UTC), raw=given["body"])

    def __str__(self) -> str:
        """One line for people who read a failed test."""
        rows = "".join(f" [{' | '.join(row)}]" for row in self.buttons or self.keyboard)
        kind = "" if self.kind == "text" else f"<{self.kind}> "
        return f"{'bot' if self.from_bot else 'person'} #{self.id}: {kind}{self.text!r}{rows}"


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a button press: a short note, or an alert that must be closed."""

    text: str
    alert: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One call that a bot made, and how it ended."""

    at: datetime
    bot: int
    method: str
    chat_id: int | str | None
    params: Mapping[str, Any]
    ok: bool
    code: int
    description: str

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> "Call":
        """Read what the control interface gives."""
        return cls(**{**given, "at": datetime.fromtimestamp(given["at"], UTC)})
