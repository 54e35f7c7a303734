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
    HOLDER = "holder"
    """The colleague who worked on it until now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """One notice: to whom, which text, whether a citizen may mute it, how urgent, and which events its buttons offer.

    ``repairs`` offers to begin again, ``rates`` to judge. Nobody mutes an agency's own words to its citizen (an answer,
    a question, why it archives), nor what answers an act of one's own; and a desk mutes nothing.
    """

    to: Audience
    key: str
    mutable: bool
    priority: Priority = Priority.NOTICE
    offers: tuple[Event, ...] = ()
    repairs: bool = False
    rates: bool = False


def _many(key: str, *, mutable: bool) -> Notice:
    """Tell the supporters, who may be many: after everybody who is answered, and with no button that acts on it."""
    return Notice(to=Audience.SUPPORTERS, key=key, mutable=mutable, priority=Priority.BULK)


_ASSIGNED = (
    Notice(to=Audience.REPORTER, key="notice-assigned", mutable=True),
    Notice(to=Audience.DESK, key="notice-assigned-again", mutable=False),
    _many("supported-assigned", mutable=True),
)
"""At the desk this is for chats that have the card already: an edit of it rings no bell."""

NOTICES: Mapping[Event, tuple[Notice, ...]] = MappingProxyType(
    {
        Event.SUBMIT: (
            Notice(
                to=Audience.REPORTER,
                key="notice-submitted",
                mutable=False,
                priority=Priority.REPLY,
                offers=(Event.SUPPLY,),
            ),
        ),
        Event.ASSIGN: _ASSIGNED,
        Event.VERIFY: (Notice(to=Audience.REPORTER, key="notice-verified", mutable=True), *_ASSIGNED[1:]),
        Event.FORWARD: (
            Notice(to=Audience.REPORTER, key="notice-forwarded", mutable=True),
            Notice(to=Audience.DESK, key="notice-assigned-again", mutable=False),
            _many("supported-assigned", mutable=True),
        ),
        Event.ACCEPT: (
            Notice(to=Audience.REPORTER, key="notice-accepted", mutable=True),
            _many("supported-accepted", mutable=True),
        ),
        # An officer's own words are a reply, whatever the hour.
        Event.ASK: (
            Notice(
                to=Audience.REPORTER, key="notice-asked", mutable=False, priority=Priority.REPLY, offers=(Event.SUPPLY,)
            ),
        ),
        Event.ANSWER: (
            Notice(
                to=Audience.REPORTER,
                key="notice-answered",
                mutable=False,
                priority=Priority.REPLY,
                offers=(Event.CLOSE, Event.REPLY),
            ),
            _many("supported-answered", mutable=False),
        ),
        Event.NOT_OURS: (
            Notice(to=Audience.REPORTER, key="notice-not-ours", mutable=True),
            Notice(to=Audience.DESK, key="notice-returned", mutable=False),
            _many("supported-not-ours", mutable=True),
        ),
        Event.SUPPLY: (
            Notice(to=Audience.DESK, key="notice-supplied", mutable=False),
            Notice(to=Audience.REPORTER, key="notice-supply-kept", mutable=False, priority=Priority.REPLY),
        ),
        Event.REPLY: (
            Notice(to=Audience.DESK, key="notice-replied", mutable=False),
            Notice(
                to=Audience.REPORTER,
                key="notice-reply-kept",
                mutable=False,
                priority=Priority.REPLY,
                offers=(Event.SUPPLY,),
            ),
            _many("supported-reopened", mutable=True),
        ),
        Event.REOPEN: (
            Notice(to=Audience.DESK, key="notice-reopened", mutable=False),
            Notice(
                to=Audience.REPORTER,
                key="notice-reply-kept",
                mutable=False,
                priority=Priority.REPLY,
                offers=(Event.SUPPLY,),
            ),
            _many("supported-reopened", mutable=True),
        ),
        Event.CLOSE: (
            Notice(
                to=Audience.REPORTER,
                key="notice-closed",
                mutable=True,
                priority=Priority.REPLY,
                offers=(Event.REOPEN,),
                rates=True,
            ),
            _many("supported-closed", mutable=True),
        ),
        Event.WITHDRAW: (
            Notice(to=Audience.DESK, key="notice-withdrawn", mutable=False),
            Notice(to=Audience.REPORTER, key="notice-withdrawn-kept", mutable=False, priority=Priority.REPLY),
            _many("supported-withdrawn", mutable=True),
        ),
        Event.EXPIRE: (
            Notice(to=Audience.REPORTER, key="notice-expired", mutable=True, repairs=True),
            _many("supported-expired", mutable=True),
        ),
        Event.ARCHIVE: (
            Notice(to=Audience.REPORTER, key="notice-archived", mutable=False, repairs=True),
            _many("supported-archived", mutable=False),
        ),
        Event.MERGE: (
            Notice(to=Audience.REPORTER, key="notice-merged", mutable=True),
            Notice(to=Audience.DESK, key="notice-merged-desk", mutable=False),
            _many("supported-merged", mutable=True),
        ),
        Event.BLOCK: (Notice(to=Audience.REPORTER, key="notice-blocked", mutable=True),),
        Event.UNBLOCK: (Notice(to=Audience.REPORTER, key="notice-unblocked", mutable=True),),
        Event.EDIT_PUBLISHED: (Notice(to=Audience.REPORTER, key="notice-published", mutable=True),),
        Event.SET_VISIBILITY: (Notice(to=Audience.REPORTER, key="notice-visibility", mutable=True),),
        Event.SET_CLASS: (Notice(to=Audience.REPORTER, key="notice-class", mutable=True),),
        Event.SET_OFFICIAL_ID: (Notice(to=Audience.REPORTER, key="notice-official", mutable=True),),
        Event.TAKE_OVER: (Notice(to=Audience.HOLDER, key="notice-taken-over", mutable=False),),
        # Whoever gets the cases is told of all of them at once, and a reporter knows no officer by name.
        Event.HAND_OVER: (),
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
