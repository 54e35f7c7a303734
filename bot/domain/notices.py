"""Who is told when something happens to a report: one table from event to notices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event
from bot.domain.messages import Priority

if TYPE_CHECKING:
    from collections.abc import Mapping


class Audience(StrEnum):
    """To whom a notice goes."""

    REPORTER = "reporter"
    OFFICERS = "officers"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """One notice: to whom, which text, how urgent, and which events its buttons offer."""

    to: Audience
    key: str
    priority: Priority = Priority.NOTICE
    offers: tuple[Event, ...] = ()


NOTICES: Mapping[Event, tuple[Notice, ...]] = MappingProxyType(
    {
        Event.SUBMIT: (Notice(to=Audience.REPORTER, key="notice-submitted", priority=Priority.REPLY),),
        Event.ASSIGN: (Notice(to=Audience.REPORTER, key="notice-assigned"),),
        Event.ACCEPT: (Notice(to=Audience.REPORTER, key="notice-accepted"),),
        Event.ANSWER: (Notice(to=Audience.REPORTER, key="notice-answered", offers=(Event.CLOSE, Event.REPLY)),),
        Event.REPLY: (
            Notice(to=Audience.OFFICERS, key="notice-replied"),
            Notice(to=Audience.REPORTER, key="notice-reply-kept", priority=Priority.REPLY),
        ),
        Event.CLOSE: (Notice(to=Audience.REPORTER, key="notice-closed", priority=Priority.REPLY),),
    },
)
"""Every event of LIFECYCLE has its row; officers also see each change on their card."""

OFFER_LABELS: Mapping[Event, str] = MappingProxyType(
    {
        Event.CLOSE: "label-solved",
        Event.REPLY: "label-not-solved",
        Event.ACCEPT: "label-accept",
        Event.ANSWER: "label-answer",
    },
)
"""The button that offers an event; every event that a reporter or an officer may choose has one."""
