"""Who works on a case: whoever begins first, and until the answer; a colleague is told, and may take it over openly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event, Role
from bot.usecases.card_buttons import button
from bot.usecases.cases import show_everywhere
from bot.usecases.rights import colleague_on, desk_roles, holder_of
from bot.usecases.talk import say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork


def held(unit: UnitOfWork, actor: Actor, report: Report, *, words: str = "") -> bool:
    """Tell whether a colleague works on the case, and if so say it, with the way to take it over.

    ``words`` are what was written on it meanwhile: they are given back.
    """
    holder = colleague_on(unit, actor.person, report)
    if holder is None:
        return False
    say(
        unit,
        actor,
        "case-held",
        code=report.code,
        holder=unit.people.name_of(holder),
        who="" if actor.private else actor.name,
        words=words,
        buttons=((button(report, Event.TAKE_OVER, label="label-take-over"),),),
    )
    return True


def take(unit: UnitOfWork, actor: Actor, report: Report) -> None:
    """Let an officer who begins to write on a case work on it, unless somebody does; raises LostRace."""
    if Role.OFFICER in desk_roles(unit, actor.person, report) and holder_of(unit, report) is None:
        show_everywhere(unit, unit.reports.hold(report, actor.person))
