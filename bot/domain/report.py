"""Frozen values of a report: the draft a person is writing, and the report as it is stored."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.lifecycle import Event, Role, Status

TITLE_LENGTH = 80
"""Longest proposed title, in characters; SP4N's titles have a median of 32."""


class Visibility(StrEnum):
    """Who may know the reporter: Terbuka, Anonim, Rahasia."""

    OPEN = "open"
    ANONYMOUS = "anonymous"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What a person has told so far in one conversation; the next question is the first empty slot.

    ``sources`` says which Telegram message filled a slot, so that an edit of it finds its way; ``below`` is the
    conversation that this one interrupted and that goes on afterwards.
    """

    id: str
    conversation: str
    slots: Mapping[str, str] = field(default_factory=dict)
    options: tuple[Mapping[str, str], ...] = ()
    sources: Mapping[str, int] = field(default_factory=dict)
    files: int = 0
    below: Draft | None = None

    def with_answer(self, slot: str, value: str, *, source: int | None = None) -> Draft:
        """Fill a slot, and remember the message it came from."""
        sources = self.sources if source is None else {**self.sources, slot: source}
        return replace(self, slots={**self.slots, slot: value}, sources=sources)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialogue:
    """The one row a person has in a chat: which conversation is open, and how far.

    ``version`` counts every write (a lost race shows there), ``revision`` what a button press may refer to.
    """

    chat: int
    person: int
    version: int = 0
    revision: int = 0
    draft: Draft | None = None
    expires: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """A report as it is stored; ``revision`` counts lifecycle events, ``agency`` is a code."""

    id: int
    code: str
    status: Status
    revision: int
    reporter: int
    agency: str | None
    title: str
    story: str
    submitted: datetime
    visibility: Visibility = Visibility.OPEN
    files: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A line of a report's history: who did what, when, with which words; appended, never edited."""

    event: Event
    role: Role
    actor: int | None
    at: datetime
    status: Status
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A file that came with a message; ``kind`` is Telegram's word for it, ``size`` in bytes."""

    kind: str
    file_id: str
    unique_id: str
    name: str = ""
    mime: str = ""
    size: int = 0
    album: str = ""


def title_of(story: str) -> str:
    """Propose a title: the first sentence of the story, cut at a word."""
    first = story.strip().split("\n", 1)[0].split(". ", 1)[0].strip()
    if len(first) <= TITLE_LENGTH:
        return first.rstrip(".")
    return first[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + "…"
