"""The buttons under what is told of a report."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.lifecycle import FINISHED
from bot.domain.messages import Button
from bot.domain.notices import OFFER_LABELS, Audience
from bot.domain.ratings import SCORES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.lifecycle import Event
    from bot.domain.messages import Rows
    from bot.domain.notices import Notice
    from bot.domain.report import Report

UNFOLLOW = "unfollow"
"""The action of the button by which a supporter hears no more."""

STARS = "rate"
"""The action of the buttons that judge a closed report; the score follows after a dot."""

MUTE, UNMUTE = "mute", "unmute"
MUTINGS: Mapping[str, str] = MappingProxyType({MUTE: "label-mute", UNMUTE: "label-unmute"})
"""The actions of the buttons by which a person hears less or more of a report, with their labels."""

REPAIR = "repair"
"""The action of the button by which an archived report begins anew."""


def offers(report: Report, events: Sequence[Event]) -> Rows:
    """Make the buttons that offer these events as of the report's present revision."""
    return (
        tuple(
            Button(action=event, subject=f"r{report.id}", revision=report.revision, label=OFFER_LABELS[event])
            for event in events
        ),
    )


def stars(report: Report) -> Rows:
    """Make the buttons that judge a closed report, as of its present revision."""
    return (
        tuple(
            Button(action=f"{STARS}.{score}", subject=f"r{report.id}", revision=report.revision, text=f"{score} ⭐")
            for score in SCORES
        ),
    )


def mutes(report: Report, action: str) -> Rows:
    """Make the button by which its reporter hears no news of the report but answers, or all of it again."""
    return ((Button(action=action, subject=f"r{report.id}", revision=0, label=MUTINGS[action]),),)


def repairs(report: Report) -> Rows:
    """Make the button that begins a new report with the story of this one."""
    return ((Button(action=REPAIR, subject=f"r{report.id}", revision=0, label="label-repair"),),)


def unfollows(report: Report) -> Rows:
    """Make the button by which a supporter hears no more of the report."""
    return ((Button(action=UNFOLLOW, subject=f"r{report.id}", revision=0, label="label-unfollow"),),)


def under(report: Report, notice: Notice) -> Rows:
    """Give the buttons under a notice, as its row says."""
    if notice.to is Audience.SUPPORTERS:
        return unfollows(report)
    offered = offers(report, notice.offers) if notice.offers else repairs(report) if notice.repairs else ()
    quieter = notice.to is Audience.REPORTER and notice.mutable and report.status not in FINISHED
    return (*offered, *(stars(report) if notice.rates else ()), *(mutes(report, MUTE) if quieter else ()))
