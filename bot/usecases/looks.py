"""/jejak: a national admin reads who looked at what only few may read, when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import ticket
from bot.domain.lifecycle import Role
from bot.usecases.talk import say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.ports import UnitOfWork

MOST = 50
"""So many of the newest looks are listed."""


def may_see(unit: UnitOfWork, actor: Actor) -> bool:
    """Tell whether this person may know who looked: a national admin."""
    return any(one.told_as == Role.ADMIN for one in unit.members.memberships(actor.person))


def show(unit: UnitOfWork, actor: Actor, typed: str) -> None:
    """List the looks at the report with this code, the newest last; or say what is wrong with the code."""
    code = ticket.read(typed)
    report = unit.reports.find_code(code) if code else None
    if not may_see(unit, actor):
        say(unit, actor, "looks-not-yours")
    elif code is None:
        say(unit, actor, "looks-which")
    elif report is None:
        say(unit, actor, "status-unknown", code=code)
    else:
        found = unit.audit.looks(report.id, MOST)
        listed = [
            {"name": unit.people.name_of(one.viewer), "at": one.at.isoformat(), "topic": one.reason} for one in found
        ]
        say(unit, actor, "looks", code=report.code, looks=listed)
