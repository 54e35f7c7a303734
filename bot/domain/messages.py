"""What leaves Simpul for a chat, before any language or Telegram detail: letters and their buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Priority(IntEnum):
    """Who goes first between chats and subjects; inside one of them the order is first in, first out."""

    REPLY = 0
    NOTICE = 1
    BULK = 2


class LetterKind(StrEnum):
    """What a letter asks of the messenger.

    MEDIA is an album of photos by file id, FILE one file by its id or by its content, DOCUMENT a text as a file;
    FIGURES is a picture of figures, and TABLE a file of reports, both made when they are sent; DRAWN is a picture of
    what its own values say, SHEET a spreadsheet of them; MENU gives the chat the commands of its person's roles.
    """

    TEXT = "text"
    MEDIA = "media"
    FILE = "file"
    DOCUMENT = "document"
    FIGURES = "figures"
    TABLE = "table"
    DRAWN = "drawn"
    SHEET = "sheet"
    MENU = "menu"
    LEAVE = "leave"


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """A key of a reply keyboard: its label, and what of the phone it asks for."""

    label: str
    asks: str = ""


REMOVED = "removed"
"""Takes the reply keyboard away."""

KEYBOARDS: Mapping[str, tuple[tuple[Key, ...], ...]] = MappingProxyType(
    {
        "place": (
            (Key(label="label-send-location", asks="location"),),
            (Key(label="label-skip"), Key(label="label-back")),
        ),
        "phone": (
            (Key(label="label-send-phone", asks="contact"),),
            (Key(label="label-no-phone"), Key(label="label-back")),
        ),
    },
)
"""The reply keyboards, row by row."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """One inline button: what it does (action), to what (subject), as of which revision.

    ``label`` is a text key; ``text`` stands instead where the label is data (an agency's name).
    """

    action: str
    subject: str
    revision: int
    label: str = ""
    text: str = ""


Rows = tuple[tuple[Button, ...], ...]
Value = str | int | list[dict[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A message to one chat: text key and values, rendered in the reader's language when it is sent.

    ``report`` is the subject whose letters keep their order. With a ``merge_key`` it says instead what the letter with
    the same key says that still waits for the same chat: in that one's place, or ``behind`` what was said since.
    """

    chat: int
    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    buttons: Rows = ()
    priority: Priority = Priority.REPLY
    kind: LetterKind = LetterKind.TEXT
    report: int | None = None
    not_before: datetime | None = None
    merge_key: str | None = None
    behind: bool = False
    keyboard: str = ""
    """The reply keyboard to show, by its name in KEYBOARDS, or REMOVED; only where there are no buttons."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Toast:
    """The short answer to a button press; ``alert`` shows it as a window."""

    key: str = ""
    alert: bool = False
