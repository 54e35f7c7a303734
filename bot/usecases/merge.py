"""Letting a report go on in another one about the same matter: whoever waits for the one hears of the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event
from bot.usecases.alike import supportable
from bot.usecases.cases import move, show_everywhere

if TYPE_CHECKING:
    from bot.domain.lifecycle import Role
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork


def merge(unit: UnitOfWork, actor: Actor, report: Report, code: str, *, role: Role) -> tuple[str, str]:
    """Let the report go on in the one with this code; gives the key of what to say, and the code it is about."""
    into = unit.reports.find_code(code)
    # Into what only few may know of nobody is led: they would learn that it is there.
    if into is None or into.id == report.id or into.blocked or not supportable(into):
        return "merge-not-there", code
    move(
        unit,
        replace(report, merged_into=into.id),
        event=Event.MERGE,
        role=role,
        actor=actor,
        details={"merged_into": {"before": None, "after": into.code}},
        told={"into": into.code},
    )
    unit.supporters.hand_over(report.id, into.id)
    for person in {report.reporter} - {into.reporter}:
        unit.supporters.add(into.id, person)
    show_everywhere(unit, into)
    return "merged", into.code
