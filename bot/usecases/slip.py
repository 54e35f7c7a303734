"""The slip that a village head hands to the resident: the code, and a one-time link that makes the report theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.messages import Letter, LetterKind, Toast
from bot.domain.report import Visibility
from bot.usecases.places import shown
from bot.usecases.submit import claim_link
from bot.usecases.talk import say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

DRAWING = "slip"


def hand_out(unit: UnitOfWork, actor: Actor, report: Report) -> Toast:
    """Print the slip of a report for others, with a fresh link; one that somebody claimed needs none."""
    told = report.on_behalf
    if told is None or report.reporter != actor.person:
        return Toast(key="slip-claimed", alert=True)
    values = {
        "drawing": DRAWING,
        "code": report.code,
        "title": report.title if report.visibility is Visibility.OPEN else "",
        "village": shown(unit, told.village),
        "claim": claim_link(unit, report),
        "at": report.submitted.isoformat(),
    }
    unit.outbox.add(Letter(chat=actor.chat, kind=LetterKind.DRAWN, key="slip-file", values=values, report=report.id))
    return Toast(key="toast-slip")


def typed(unit: UnitOfWork, actor: Actor) -> None:
    """Print the newest one's, where the label was typed."""
    latest = unit.reports.latest_of(actor.person)
    if latest is None or latest.on_behalf is None:
        say(unit, actor, "village-not-yours")
    else:
        hand_out(unit, actor, latest)
