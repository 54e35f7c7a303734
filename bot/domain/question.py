"""What a question is: a slot to fill, how it is answered, and what some options mean beside an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.report import Draft

SHORTEST_STORY = 10
"""A story of fewer characters says too little to act on."""

LONGEST_TEXT = 3500
"""What still fits, with a card around it, into one Telegram message of 4,096."""

LONGEST_STORY = 12_000
"""A story may take several messages; a card shows its beginning and offers the rest."""

LONGEST_LINE = 300
"""The longest of what is one line on a card: a place, a title."""

UNSURE, CANCEL, EDIT, BACK, SKIP, DONE, NOTE, APART, ANYWAY, OTHERS, NEITHER, REWRITE = (
    "unsure", "cancel", "edit", "back", "skip", "done", "note", "apart", "anyway", "others", "neither", "rewrite",
)  # fmt: skip
"""What some options mean beside an answer; the conversations act on them."""


class Kind(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    CHOICE = "choice"
    PLACE = "place"
    FILES = "files"
    DATE = "date"
    PHONE = "phone"
    CODE = "code"
    OFFICIAL = "official"
    NUMBER = "number"
    SHEET = "sheet"
    TERM = "term"


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One answer of a choice: its value, and its label as a text key or as data."""

    value: str
    label: str = ""
    text: str = ""


def always(_: Draft) -> bool:
    """Ask it of everybody."""
    return True


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A slot to fill: the prompt's text key, the fixed options, whether what the draft offers comes first.

    ``shortest`` and ``longest`` bound a typed answer, in characters; ``short`` and ``long`` are the text keys that
    say so. ``when`` says for which drafts it is asked; one that is never asked is put only where somebody edits it.
    """

    slot: str
    prompt: str
    kind: Kind
    options: tuple[Option, ...] = ()
    from_draft: bool = False
    shortest: int = 1
    short: str = ""
    longest: int = LONGEST_TEXT
    long: str = ""
    shows: tuple[str, ...] = ()
    """Slots whose answers the prompt shows."""
    when: Callable[[Draft], bool] = always
    keyboard: str = ""
    """The reply keyboard under the prompt, by its name in ``messages.KEYBOARDS``."""
    example: str = ""
    """The text key of an example, for who answered beside the point."""


def never(_: Draft) -> bool:
    """Put it only where somebody changes the answer."""
    return False


YES = Option(value="yes", label="label-send")
CANCELS = Option(value=CANCEL, label="label-cancel")
BACKWARDS = Option(value=BACK, label="label-back")
