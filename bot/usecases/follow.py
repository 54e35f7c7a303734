"""What the reporter says to an answer without pressing its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role, Status
from bot.usecases.cases import move
from bot.usecases.talk import say

if TYPE_CHECKING:
    from bot.domain.lifecycle import Event
    from bot.domain.people import Actor
    from bot.ports import UnitOfWork


def typed(unit: UnitOfWork, actor: Actor, *, event: Event) -> None:
    """Let a typed "solved" or "not solved" count for the one report that waits for it."""
    waiting = unit.reports.list_of(actor.person, status=Status.ANSWERED)
    if not waiting:
        say(unit, actor, "follow-none")
    elif len(waiting) > 1:
        say(unit, actor, "follow-many", reports=[{"code": report.code, "title": report.title} for report in waiting])
    else:
        move(unit, waiting[0], event=event, role=Role.REPORTER, actor=actor)
