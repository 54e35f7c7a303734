"""What became of a report: whoever has the code sees the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import ticket
from bot.usecases.talk import say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork


def show(unit: UnitOfWork, actor: Actor, typed: str) -> None:
    """Show the report with this code, or the latest one of this person where none was given."""
    if not typed.strip():
        latest = unit.reports.latest_of(actor.person)
        return _show(unit, actor, latest) if latest else say(unit, actor, "status-none")
    code = ticket.read(typed)
    if code is None:
        return say(unit, actor, "status-bad-code", typed=typed[:40])
    report = unit.reports.find_code(code)
    return _show(unit, actor, report) if report else say(unit, actor, "status-unknown", code=code)


def _show(unit: UnitOfWork, actor: Actor, report: Report) -> None:
    history = unit.reports.history(report.id)
    say(
        unit,
        actor,
        "status-of",
        code=report.code,
        status=report.status,
        agency=unit.tenant.name_of(report.agency),
        timeline=[{"at": entry.at.isoformat(), "event": entry.event} for entry in history],
    )
