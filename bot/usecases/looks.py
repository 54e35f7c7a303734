"""Who saw who reported, and read what only few may read: noting it, and /jejak, by which a national admin reads it."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from bot.domain import ticket
from bot.domain.report import Visibility
from bot.usecases.rights import administers
from bot.usecases.talk import say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.domain.wishes import Wish
    from bot.ports import UnitOfWork

MOST = 50
"""So many of the newest looks are listed."""


def note(unit: UnitOfWork, viewer: int, report: Report, reason: str) -> None:
    """Note, once a day, that somebody saw who reported; of who stays unknown there is nothing to see."""
    if report.visibility is Visibility.OPEN:
        unit.audit.saw(viewer=viewer, person=report.reporter, report=report.id, reason=reason, since=_today(unit))


def note_export(unit: UnitOfWork, viewer: int, wish: Wish) -> None:
    """Note the same of every report that a table names, and of each sensitive one on it that it was read."""
    unit.audit.exported(wish, viewer=viewer, zone=unit.tenant.calendar.zone, since=_today(unit))


def _today(unit: UnitOfWork) -> datetime:
    """Tell when this day of the government began."""
    calendar = unit.tenant.calendar
    return datetime.combine(calendar.day(unit.now), time(), tzinfo=calendar.zone)


def show(unit: UnitOfWork, actor: Actor, typed: str) -> None:
    """List the looks at the report with this code, the newest last; or say what is wrong with the code."""
    code = ticket.read(typed)
    report = unit.reports.find_code(code) if code else None
    if not administers(unit, actor):
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
