"""Who is reminded of which promise, and when: one table of steps, in working days before and after the date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Rung(StrEnum):
    """The ladder of the office, from the desk upwards; the reporter stands beside it."""

    OFFICER = "officer"
    AGENCY_ADMIN = "agency_admin"
    VERIFIER = "verifier"
    ADMIN = "admin"
    REPORTER = "reporter"


LADDER = (Rung.OFFICER, Rung.AGENCY_ADMIN, Rung.VERIFIER, Rung.ADMIN)
"""Where nobody stands on a rung, whoever stands on the next one above is told instead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminder:
    """One step: once only so many working days are ``left`` (below 0: so many days late), these are told this.

    ``left`` is None for half of the days; ``offers`` are the events that its buttons offer.
    A citizen may mute what is ``mutable``: not what costs something to whoever is silent.
    """

    left: int | None
    to: tuple[Rung, ...]
    key: str
    mutable: bool
    offers: tuple[Event, ...] = ()

    def at(self, days: int) -> int:
        """Give the working days left at which it is due, for a promise of so many days."""
        return days // 2 if self.left is None else self.left


_BEFORE = (
    Reminder(left=None, to=LADDER[:1], key="reminder-due", mutable=False),
    Reminder(left=1, to=LADDER[:1], key="reminder-due", mutable=False),
)
_AFTER = (
    Reminder(left=-1, to=LADDER[:2], key="reminder-late", mutable=False),
    Reminder(left=-3, to=LADDER[:3], key="reminder-late", mutable=False),
    Reminder(left=-5, to=LADDER, key="reminder-late", mutable=False),
)
_OVERRUN = Reminder(left=-1, to=(Rung.REPORTER,), key="reminder-overrun", mutable=True)
_SUPPLY, _CLOSE = (Event.SUPPLY,), (Event.CLOSE, Event.REPLY)

REMINDERS: Mapping[str, tuple[Reminder, ...]] = MappingProxyType(
    {
        "verify": (*_BEFORE, *_AFTER),
        "respond": (*_BEFORE, _OVERRUN, *_AFTER),
        # Half of these days is over while the first answer is waited for, of which the desk is reminded anyway.
        "resolve": (_BEFORE[1], _OVERRUN, *_AFTER),
        "supply": (
            Reminder(left=None, to=(Rung.REPORTER,), key="reminder-supply", mutable=False, offers=_SUPPLY),
            Reminder(left=1, to=(Rung.REPORTER,), key="reminder-supply", mutable=False, offers=_SUPPLY),
        ),
        "close": (
            Reminder(left=3, to=(Rung.REPORTER,), key="reminder-close", mutable=False, offers=_CLOSE),
            Reminder(left=1, to=(Rung.REPORTER,), key="reminder-close", mutable=False, offers=_CLOSE),
        ),
    },
)
"""The steps of each promise of ``PROMISES``, in the order in which they come."""

ENDS: Mapping[str, Event] = MappingProxyType({"supply": Event.EXPIRE, "close": Event.CLOSE})
"""What happens to a report by itself when the citizen's time is over."""


def steps(stage: str, days: int) -> tuple[Reminder, ...]:
    """Give the steps of a promise of so many working days: none on its first day, and no two alike."""
    found: dict[tuple[int, tuple[Rung, ...]], Reminder] = {}
    for one in REMINDERS[stage]:
        if one.at(days) < days:
            found.setdefault((one.at(days), one.to), one)
    return tuple(found.values())


def fresh(stage: str, *, days: int, left: int, reminded: int) -> tuple[int, Sequence[Reminder]]:
    """Give the number of the newest step that is due, and what is to be said now: the newest to each side alone.

    After an outage the older ones are skipped; ``reminded`` is the number of the last step that was taken.
    """
    all_steps = steps(stage, days)
    due = max((number for number, one in enumerate(all_steps, start=1) if left <= one.at(days)), default=0)
    newest = {Rung.REPORTER in one.to: one for one in all_steps[reminded:due]}
    return due, tuple(newest.values())
