"""Frozen values of a report: the draft a person is writing, and the report as it is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bot.domain.lifecycle import Event, Role, Status
    from bot.domain.on_behalf import OnBehalf

TITLE_LENGTH = 80
"""Longest proposed title, in characters; SP4N's titles have a median of 32."""


_SENTENCE_END = re.compile(r"(?<=[^\W\d]{4}\.)\s+|(?<=[!?])\s+")
"""After a word of four letters at least, for "Jl." and "Kec." end nothing."""

NORTHERNMOST, EASTERNMOST = 90.0, 180.0

DECIMALS = 5
"""Digits behind the point of a degree that are kept: about a metre."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """A place on the map, in degrees (WGS 84)."""

    latitude: float
    longitude: float

    @classmethod
    def from_text(cls, text: str) -> Point | None:
        """Read "latitude,longitude"; None where the text is none, or no place on the earth."""
        parts = text.split(",")
        try:
            latitude, longitude = (float(part) for part in parts)
        except ValueError:
            return None
        on_earth = abs(latitude) <= NORTHERNMOST and abs(longitude) <= EASTERNMOST
        return cls(latitude=latitude, longitude=longitude) if on_earth else None

    def to_text(self) -> str:
        """Write "latitude,longitude"."""
        return f"{self.latitude:.{DECIMALS}f},{self.longitude:.{DECIMALS}f}"


class Visibility(StrEnum):
    """Who may know the reporter: Terbuka, Anonim, Rahasia."""

    OPEN = "open"
    ANONYMOUS = "anonymous"
    CONFIDENTIAL = "confidential"


def stricter(than: Visibility) -> tuple[Visibility, ...]:
    """List what shows less of the reporter: nobody makes a report more open than its reporter chose."""
    order = tuple(Visibility)
    return order[order.index(than) + 1 :]


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What a person has told so far in one conversation; the next question is the first empty slot.

    ``sources`` says which Telegram message filled a slot, so that an edit of it finds its way; ``proposed`` holds what
    we read out of the story and nobody changed yet; ``offers`` holds by slot what may be chosen there beside the fixed
    options, each with ``value`` and ``text``; ``ranked`` the agencies as the rules see them, the best first;
    ``editing`` is the slot whose question is put although it is answered; ``misses`` counts the messages since the last
    answer that were none; ``below`` is the conversation that this one interrupted and that goes on afterwards.
    """

    id: str
    conversation: str
    slots: Mapping[str, str] = field(default_factory=dict)
    proposed: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    ranked: tuple[Mapping[str, str], ...] = ()
    sources: Mapping[str, int] = field(default_factory=dict)
    files: int = 0
    editing: str = ""
    misses: int = 0
    below: Draft | None = None

    def with_answer(self, slot: str, value: str, *, source: int | None = None) -> Draft:
        """Fill a slot, and remember the message it came from."""
        sources = self.sources if source is None else {**self.sources, slot: source}
        return replace(self, slots={**self.slots, slot: value}, sources=sources, editing="", misses=0)

    def value_of(self, slot: str) -> str:
        """Give what was answered, or what is proposed where nothing was."""
        return self.slots.get(slot, self.proposed.get(slot, ""))


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
    left: Draft | None = None
    """The draft that was left last, for as long as that can be undone."""
    left_until: datetime | None = None
    """When that ends; None where it was left just now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """A report as it is stored; ``revision`` counts lifecycle events, ``version`` every change, ``agency`` is a code.

    ``topic`` says why only the persons named for it may read the report; it is empty where everybody at the agency may.
    """

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
    version: int = 0
    topic: str = ""
    report_class: str = ""
    happened: date | None = None
    place: str = ""
    point: Point | None = None
    area: str = ""
    """The Kemendagri code of the area that the place lies in, where that is known."""
    files: int = 0
    suggestions: tuple[Mapping[str, str], ...] = ()
    """The agencies that the rules ranked for the story: ``value``, ``text``, ``words`` and ``score`` of each."""
    published_title: str = ""
    published_story: str = ""
    """What a verifier wrote for everybody to read; what the reporter wrote stays beside it."""
    blocked: bool = False
    """Whether the content is hidden, on cards too."""
    official_id: str = ""
    """The seven digits of SP4N-LAPOR!."""
    closed_by: str = ""
    """The role that closed the report, while it is closed."""
    archive_reason: str = ""
    """Why the report was archived, as ``REASONS`` and ``BY_ITSELF`` name it."""
    merged_into: int | None = None
    """The report that this one goes on in, by id."""
    on_behalf: OnBehalf | None = None
    """For whom a village head sent it."""
    holder: int | None = None
    """The officer who began to work on it; whether they still do, ``rights.holder_of`` says."""

    def people(self, *reporters: str) -> tuple[str, ...]:
        """Name whom a text of this report could give away: who has or had it, and for whom it was sent."""
        return (*reporters, self.on_behalf.name) if self.on_behalf else reporters


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A line of a report's history: who did what, when, with which words; appended, never edited.

    ``agency`` is the code of the agency it was about: the one that got the report, answered it or refused it.
    """

    event: Event
    role: Role
    actor: int | None
    at: datetime
    status: Status
    text: str = ""
    agency: str | None = None
    reason: str = ""
    """Why a report was archived."""
    details: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """What changed of the report: ``before`` and ``after`` by name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What officers write for each other on a case; the reporter never reads it."""

    person: int
    at: datetime
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A file that came with a message; ``kind`` is Telegram's word for it, ``size`` in bytes.

    ``row`` is where the archive keeps it, 0 for one that just came, ``draft`` with what it came, ``state`` how far it
    has come. ``sha256`` is that of its content, ``clean`` of the content without what it carried along; both are empty
    where it was not fetched, ``clean`` also where it cannot be cleaned. ``clean_name`` is the name it goes out under.
    """

    kind: str
    file_id: str
    unique_id: str
    name: str = ""
    mime: str = ""
    size: int = 0
    album: str = ""
    row: int = 0
    state: str = ""
    draft: str = ""
    sha256: str = ""
    clean: str = ""
    clean_name: str = ""


def sentences_of(story: str) -> list[str]:
    """Split a story into its sentences and lines."""
    return [one.strip() for line in story.split("\n") for one in _SENTENCE_END.split(line) if one.strip()]


def title_of(sentence: str) -> str:
    """Make a title of a sentence: cut at a word, without its period."""
    first = " ".join(sentence.split())
    if len(first) <= TITLE_LENGTH:
        return first.rstrip(".")
    return first[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + "…"
