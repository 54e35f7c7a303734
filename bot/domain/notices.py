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
    DESK = "desk"
    SUPPORTERS = "supporters"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """One notice: to whom, which text, how urgent, and which events its buttons offer."""

    to: Audience
    key: str
    priority: Priority = Priority.NOTICE
    offers: tuple[Event, ...] = ()


def _many(key: str) -> Notice:
    """Tell the supporters, who may be many: after everybody who is answered, and with no button that acts on it."""
    return Notice(to=Audience.SUPPORTERS, key=key, priority=Priority.BULK)


NOTICES: Mapping[Event, tuple[Notice, ...]] = MappingProxyType(
    {
        Event.SUBMIT: (
            Notice(to=Audience.REPORTER, key="notice-submitted", priority=Priority.REPLY, offers=(Event.SUPPLY,)),
        ),
        # At the desk these two are for chats that have the card already: an edit of it rings no bell.
        Event.ASSIGN: (
            Notice(to=Audience.REPORTER, key="notice-assigned"),
            Notice(to=Audience.DESK, key="notice-assigned-again"),
            _many("supported-assigned"),
        ),
        Event.ACCEPT: (Notice(to=Audience.REPORTER, key="notice-accepted"), _many("supported-accepted")),
        Event.ASK: (Notice(to=Audience.REPORTER, key="notice-asked", offers=(Event.SUPPLY,)),),
        Event.ANSWER: (
            Notice(to=Audience.REPORTER, key="notice-answered", offers=(Event.CLOSE, Event.REPLY)),
            _many("supported-answered"),
        ),
        Event.NOT_OURS: (
            Notice(to=Audience.REPORTER, key="notice-not-ours"),
            Notice(to=Audience.DESK, key="notice-returned"),
            _many("supported-not-ours"),
        ),
        Event.SUPPLY: (
            Notice(to=Audience.DESK, key="notice-supplied"),
            Notice(to=Audience.REPORTER, key="notice-supply-kept", priority=Priority.REPLY),
        ),
        Event.REPLY: (
            Notice(to=Audience.DESK, key="notice-replied"),
            Notice(to=Audience.REPORTER, key="notice-reply-kept", priority=Priority.REPLY, offers=(Event.SUPPLY,)),
            _many("supported-reopened"),
        ),
        Event.REOPEN: (
            Notice(to=Audience.DESK, key="notice-reopened"),
            Notice(to=Audience.REPORTER, key="notice-reply-kept", priority=Priority.REPLY, offers=(Event.SUPPLY,)),
            _many("supported-reopened"),
        ),
        Event.CLOSE: (
            Notice(to=Audience.REPORTER, key="notice-closed", priority=Priority.REPLY, offers=(Event.REOPEN,)),
            _many("supported-closed"),
        ),
        Event.WITHDRAW: (
            Notice(to=Audience.DESK, key="notice-withdrawn"),
            Notice(to=Audience.REPORTER, key="notice-withdrawn-kept", priority=Priority.REPLY),
            _many("supported-withdrawn"),
        ),
    },
)
"""Every event of LIFECYCLE has its row; the desk also sees each change on its card."""

OFFER_LABELS: Mapping[Event, str] = MappingProxyType(
    {
        Event.CLOSE: "label-solved",
        Event.REPLY: "label-not-solved",
        Event.REOPEN: "label-not-solved",
        Event.SUPPLY: "label-supply",
        Event.WITHDRAW: "label-withdraw",
        Event.ACCEPT: "label-accept",
        Event.ANSWER: "label-answer",
        Event.ASK: "label-ask",
        Event.NOT_OURS: "label-not-ours",
    },
)
"""The button that offers an event; every event that a reporter or an officer may choose has one."""

ROOMY: frozenset[Event] = frozenset({Event.SUPPLY, Event.WITHDRAW})
"""Events whose buttons stay good whatever has happened since: they only open what is confirmed afterwards."""
