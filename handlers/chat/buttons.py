"""Callback data: action, subject and revision, in at most 64 bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.messages import Button

SEPARATOR = "|"
LONGEST = 64
PARTS = 3
LONGEST_ID = 18
"""Digits of the largest id that every database takes; a longer one is not ours."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """A button press: ``argument`` is what followed the action's dot."""

    action: str
    argument: str
    subject: str
    revision: int


def to_data(button: Button) -> str:
    """Write a button's data; one that is too long is a fault of ours and raises."""
    data = SEPARATOR.join((button.action, button.subject, str(button.revision)))
    if len(data.encode()) > LONGEST:
        message = f"callback data is over {LONGEST} bytes: {data}"
        raise ValueError(message)
    return data


def from_data(data: str) -> Press | None:
    """Read a press; None for what we never wrote."""
    parts = data.split(SEPARATOR)
    if len(parts) != PARTS or not parts[2].isdecimal() or not parts[2].isascii():
        return None
    action, _, argument = parts[0].partition(".")
    return Press(action=action, argument=argument, subject=parts[1], revision=int(parts[2]))


def number_of(subject: str, kind: str) -> int | None:
    """Read the id out of a subject such as ``r12``; None for another kind."""
    digits = subject.removeprefix(kind)
    valid = subject.startswith(kind) and digits.isdecimal() and digits.isascii() and len(digits) <= LONGEST_ID
    return int(digits) if valid else None
