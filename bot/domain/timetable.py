"""Which promises of a report run, stand still or are done, and when each ends: made of its history alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.lifecycle import FINISHED, Event, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.domain.classes import ReportClass
    from bot.domain.deadlines import Promise, WorkCalendar
    from bot.domain.report import Entry


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A promise with its date; ``paused`` since when it stands still, ``done`` when it was kept or given up.

    ``row`` and ``report`` say where the archive has it, 0 for one that was just counted; ``reminded`` is the number of
    the last step of ``REMINDERS`` that was taken.
    """

    stage: str
    started: datetime
    due: datetime
    paused: datetime | None = None
    done: datetime | None = None
    reminded: int = 0
    row: int = 0
    report: int = 0

    @property
    def runs(self) -> bool:
        """Tell whether time counts."""
        return self.paused is None and self.done is None


RUNS: Mapping[Status, tuple[str, ...]] = MappingProxyType(
    {
        Status.SUBMITTED: ("verify", "resolve"),
        Status.ASSIGNED: ("respond", "resolve"),
        Status.IN_PROGRESS: ("respond", "resolve"),
        Status.NEEDS_INFO: ("supply",),
        Status.ANSWERED: ("close",),
        Status.REPLIED: ("respond", "resolve"),
        **dict.fromkeys(FINISHED, ()),
    },
)
"""The promises that run while a report has this status, the one that it waits for first."""

RESTS: Mapping[Status, tuple[str, ...]] = MappingProxyType(
    {Status.NEEDS_INFO: ("verify", "respond", "resolve"), Status.ANSWERED: ("resolve",)},
)
"""The office's promises that stand still while a report waits for its reporter; any other that ran is done."""

ANEW: Mapping[Event, str] = MappingProxyType({Event.ASSIGN: "respond", Event.FORWARD: "respond"})
"""Events that begin a promise again although it runs: another agency gets its own days for the first answer."""

CITIZENS = ("supply", "close")
"""The promises in which the citizen's time runs; a date that the citizen was told is never brought forward."""


def timetable(
    history: Sequence[Entry],
    kind: ReportClass,
    promises: Mapping[str, Promise],
    calendar: WorkCalendar,
) -> tuple[Deadline, ...]:
    """Count every promise of a report with this history and class, in the order in which they began."""
    found: list[Deadline] = []
    for entry in history:
        found = [one if one.done else _moved(one, entry, calendar) for one in found]
        open_ = {one.stage for one in found if one.done is None}
        found += [
            Deadline(stage=stage, started=entry.at, due=calendar.due(entry.at, promises[stage].days_for(kind)))
            for stage in RUNS[entry.status]
            if stage not in open_
        ]
    return tuple(found)


def _moved(one: Deadline, entry: Entry, calendar: WorkCalendar) -> Deadline:
    """Let a promise that is not done stand still, go on, or be done by what happened."""
    if one.stage in RESTS.get(entry.status, ()):
        return one if one.paused else replace(one, paused=entry.at)
    if one.stage not in RUNS[entry.status] or ANEW.get(entry.event) == one.stage:
        return replace(one, paused=None, done=one.paused or entry.at)
    return _resumed(one, one.paused, entry.at, calendar) if one.paused else one


def _resumed(one: Deadline, paused: datetime, at: datetime, calendar: WorkCalendar) -> Deadline:
    """Let it go on by the working days that were left; what was over before stays over."""
    left = calendar.working_days_between(paused, one.due)
    return replace(one, paused=None, due=one.due if left < 0 else calendar.resumed(at, left))
