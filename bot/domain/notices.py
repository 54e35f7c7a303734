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
    """One notice: to whom, which text, how urgent, and which events its buttons offer.

    ``repairs`` offers to begin again, ``rates`` to judge.
    """

    to: Audience
    key: str
    priority: Priority = Priority.NOTICE
    offers: tuple[Event, ...] = ()
    repairs: bool = False
    rates: bool = False


def _many(key: str) -> Notice:
    """Tell the supporters, who may be many: after everybody who is answered, and with no button that acts on it."""
    return Notice(to=Audience.SUPPORTERS, key=key, priority=Priority.BULK)


_ASSIGNED = (
    Notice(to=Audience.REPORTER, key="notice-assigned"),
    Notice(to=Audience.DESK, key="notice-assigned-again"),
    _many("supported-assigned"),
)
"""At the desk this is for chats that have the card already: an edit of it rings no bell."""

NOTICES: Mapping[Event, tuple[Notice, ...]] = MappingProxyType(
    {
        Event.SUBMIT: (
            Notice(to=Audience.REPORTER, key="notice-submitted", priority=Priority.REPLY, offers=(Event.SUPPLY,)),
        ),
        Event.ASSIGN: _ASSIGNED,
        Event.VERIFY: _ASSIGNED,
        Event.FORWARD: (
            Notice(to=Audience.REPORTER, key="notice-forwarded"),
            Notice(to=Audience.DESK, key="notice-assigned-again"),
            _many("supported-assigned"),
        ),
        Event.ACCEPT: (Notice(to=Audience.REPORTER, key="notice-accepted"), _many("supported-accepted")),
        # An officer's own words are a reply, whatever the hour.
        Event.ASK: (Notice(to=Audience.REPORTER, key="notice-asked", priority=Priority.REPLY, offers=(Event.SUPPLY,)),),
        Event.ANSWER: (
            Notice(
                to=Audience.REPORTER,
                key="notice-answered",
                priority=Priority.REPLY,
                offers=(Event.CLOSE, Event.REPLY),
            ),
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
            Notice(
                to=Audience.REPORTER, key="notice-closed", priority=Priority.REPLY, offers=(Event.REOPEN,), rates=True
            ),
            _many("supported-closed"),
        ),
        Event.WITHDRAW: (
            Notice(to=Audience.DESK, key="notice-withdrawn"),
            Notice(to=Audience.REPORTER, key="notice-withdrawn-kept", priority=Priority.REPLY),
            _many("supported-withdrawn"),
        ),
        Event.EXPIRE: (
            Notice(to=Audience.REPORTER, key="notice-expired", repairs=True),
            _many("supported-expired"),
        ),
        Event.ARCHIVE: (
            Notice(to=Audience.REPORTER, key="notice-archived", repairs=True),
            _many("supported-archived"),
        ),
        Event.MERGE: (
            Notice(to=Audience.REPORTER, key="notice-merged"),
            Notice(to=Audience.DESK, key="notice-merged-desk"),
            _many("supported-merged"),
        ),
        Event.BLOCK: (Notice(to=Audience.REPORTER, key="notice-blocked"),),
        Event.UNBLOCK: (Notice(to=Audience.REPORTER, key="notice-unblocked"),),
        Event.EDIT_PUBLISHED: (Notice(to=Audience.REPORTER, key="notice-published"),),
        Event.SET_VISIBILITY: (Notice(to=Audience.REPORTER, key="notice-visibility"),),
        Event.SET_CLASS: (Notice(to=Audience.REPORTER, key="notice-class"),),
        Event.SET_OFFICIAL_ID: (Notice(to=Audience.REPORTER, key="notice-official"),),
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
        Event.FORWARD: "label-forward",
        Event.ARCHIVE: "label-archive",
    },
)
"""The button that offers an event; every event that a reporter may choose has one, and what officers do every day."""

DESK_LABELS: Mapping[Event, str] = MappingProxyType(
    {
        **{
            event: OFFER_LABELS[event]
            for event in (Event.ACCEPT, Event.ANSWER, Event.ASK, Event.NOT_OURS, Event.FORWARD, Event.ARCHIVE)
        },
        Event.CLOSE: "label-close",
    },
)
"""The buttons of a card, in their order; the reporter's word for what closes is another."""

ROOMY: frozenset[Event] = frozenset({Event.SUPPLY, Event.WITHDRAW})
"""Events whose buttons stay good whatever has happened since: they only open what is confirmed afterwards."""
