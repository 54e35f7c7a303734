"""What is done to a case more rarely: the menu behind ``Lainnya …``, and what of it may be done now."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.lifecycle import LIFECYCLE, Event
from bot.domain.report import stricter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from bot.domain.lifecycle import Role
    from bot.domain.report import Report

MANAGED_LABELS: Mapping[Event, str] = MappingProxyType(
    {
        Event.MERGE: "label-merge",
        Event.EDIT_PUBLISHED: "label-edit-published",
        Event.SET_VISIBILITY: "label-set-visibility",
        Event.SET_CLASS: "label-set-class",
        Event.SET_OFFICIAL_ID: "label-set-official",
        Event.BLOCK: "label-block",
        Event.UNBLOCK: "label-unblock",
    },
)
"""The menu, in its order."""

GUARDS: Mapping[Event, Callable[[Report], bool]] = MappingProxyType(
    {
        Event.SET_VISIBILITY: lambda report: bool(stricter(report.visibility)),
        Event.BLOCK: lambda report: not report.blocked,
        Event.UNBLOCK: lambda report: report.blocked,
    },
)
"""What must be so of a report for an event to make a difference."""


def managed(report: Report, roles: Collection[Role]) -> Sequence[Event]:
    """List what of the menu somebody in these capacities may do to the report now."""
    useful = (event for event in MANAGED_LABELS if GUARDS.get(event, bool)(report))
    return [event for event in useful if any((report.status, event, role) in LIFECYCLE for role in roles)]
