"""What waits for whom: the piles of a desk's list, and which reports somebody's lists may show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event, Status

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.report import Report

OWED = (Status.ASSIGNED, Status.IN_PROGRESS, Status.NEEDS_INFO, Status.REPLIED)
"""An agency has the report and has not answered yet."""

CLAIMS = (Event.ACCEPT, Event.ASK, Event.TAKE_OVER)
"""The officer who does one of these works on the report from then on, as does who begins to write on a free one."""

RELEASES = (Event.ASSIGN, Event.VERIFY, Event.FORWARD, Event.NOT_OURS, Event.ANSWER)
"""After one of these nobody works on it, as on one that is over."""

HOLDER = "holder"
"""What the line of a case that changed hands has in its details: who worked on it before and after, by id."""


class Pile(StrEnum):
    """A part of a desk's list: all of it, or what one asks for."""

    ALL = "all"
    MINE = "mine"
    FREE = "free"
    TODAY = "today"
    LATE = "late"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """Which reports somebody's lists show.

    ``agencies`` are those whose cases they may read, ``trusted`` those whose sensitive ones too, ``topics`` the
    reasons for which they are named themselves; who sees ``everything`` verifies, and ``overseen`` are those of the
    topics for which verifiers are named.
    """

    agencies: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    overseen: tuple[str, ...] = ()
    everything: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Whose list it is: what they see, when today began to be over, and who they are.

    ``people`` are the reader and whoever they stand in for; in a group there are none.
    """

    sight: Sight
    people: tuple[int, ...]
    now: datetime
    tomorrow: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A report on a list: the date that the office has promised next, and the person who works on it."""

    report: Report
    due: datetime | None
    holder: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many reports each pile has."""

    all: int
    mine: int
    free: int
    today: int
    late: int

    def of(self, pile: Pile) -> int:
        """Give the number of one pile."""
        return int(getattr(self, pile))
