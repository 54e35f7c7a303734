"""What became of a report: whoever has the code sees the timeline, the reporter what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import ticket
from bot.domain.lifecycle import UNTOLD, Event, Role, choices
from bot.domain.messages import Button
from bot.domain.reasons import BY_ITSELF, REASONS
from bot.usecases import mute, rate
from bot.usecases.card_buttons import for_reader
from bot.usecases.evidence import gaps
from bot.usecases.notice_buttons import offers, repairs, unfollows
from bot.usecases.sitting import slips
from bot.usecases.supply import reopen_late
from bot.usecases.support import list_supported
from bot.usecases.talk import say
from bot.usecases.timetable import dates

if TYPE_CHECKING:
    from bot.domain.messages import Rows
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

PAGE = 5
DIGITS = 3
MINE, SHOW = "mine", "show"
"""Actions of the buttons: another page of the own reports, one of them."""


def shows(report: Report, number: int) -> Button:
    """Make the button that shows a listed report: it has its code in it, as a number alone could be made up."""
    return Button(action=f"{SHOW}.{report.code}", subject=f"r{report.id}", revision=0, text=str(number))


def show(unit: UnitOfWork, actor: Actor, typed: str) -> None:
    """Show the report with this code, or the latest one of this person where none was given."""
    if not typed.strip():
        latest = unit.reports.latest_of(actor.person)
        return show_report(unit, actor, latest) if latest else say(unit, actor, "status-none")
    code = ticket.read(typed)
    if code is None:
        return say(unit, actor, "status-bad-code", typed=typed[:40])
    report = unit.reports.find_code(code)
    return show_report(unit, actor, report) if report else say(unit, actor, "status-unknown", code=code)


def show_report(unit: UnitOfWork, actor: Actor, report: Report) -> None:
    """Show the timeline; to the reporter with the title and with what can be done now."""
    mine = report.reporter == actor.person
    followed = not mine and unit.supporters.has(report.id, actor.person)
    history, promised = unit.reports.history(report.id), dates(unit, report)
    judged = rate.shown(unit, report) if mine else {"score": "", "judged": ""}
    say(
        unit,
        actor,
        "status-of",
        code=report.code,
        title=report.title if mine else "",
        followed="yes" if followed else "",
        status=report.status,
        agency=unit.tenant.name_of(history[-1].agency if history else None),
        timeline=[
            {
                "at": entry.at.isoformat(),
                "event": entry.event,
                "agency": unit.tenant.name_of(entry.agency),
                "by": entry.role,
            }
            for entry in history
            if entry.event not in UNTOLD
        ],
        muted="yes" if mine and unit.mutes.has(actor.person, report.id) else "",
        blocked="yes" if report.blocked else "",
        missing=gaps(unit, report)["missing"] if mine else 0,
        reason=report.archive_reason if mine else "",
        into=unit.reports.get(report.merged_into).code if mine and report.merged_into else "",
        official=report.official_id if mine else "",
        due=promised["due"],
        stage=promised["stage"],
        promised=promised["promised"],
        final=promised["final"],
        score=judged["score"],
        judged=judged["judged"],
        buttons=(*_buttons(unit, report), *mute.offered(unit, actor, report), *slips(report))
        if mine
        else _of_others(unit, actor, report, followed=followed),
    )


def _buttons(unit: UnitOfWork, report: Report) -> Rows:
    possible = choices(report.status, Role.REPORTER)
    late = Event.REOPEN in possible and reopen_late(unit, report)
    events = [event for event in possible if not (late and event is Event.REOPEN)]
    again = repairs(report) if report.archive_reason in (*REASONS, BY_ITSELF[Event.EXPIRE]) else ()
    return (*(offers(report, events) if events else again), *rate.offered(unit, report))


def _of_others(unit: UnitOfWork, actor: Actor, report: Report, *, followed: bool) -> Rows:
    """Offer what somebody may do with a report of another: to its desk the card's buttons."""
    return (*(unfollows(report) if followed else ()), *for_reader(unit, report, actor.person))


def numbered(unit: UnitOfWork, actor: Actor, typed: str) -> Report | None:
    """Give the report that has this number in the list of one's own; None where that is no number of it."""
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= DIGITS else 0
    return next(iter(unit.reports.page_of(actor.person, start=number - 1, size=1)), None) if number else None


def list_mine(unit: UnitOfWork, actor: Actor, *, start: int = 0) -> None:
    """List a page of this person's reports, newest first, each a press away; before the first what is supported."""
    count = unit.reports.count_of(actor.person)
    found = unit.reports.page_of(actor.person, start=start, size=PAGE)
    supports = start == 0 and list_supported(unit, actor)
    if not found:
        return None if supports else say(unit, actor, "status-none")
    numbered = tuple(shows(report, number) for number, report in enumerate(found, start=start + 1))
    turns = tuple(
        Button(action=f"{MINE}.{page}", subject="me", revision=0, label=label)
        for page, label in ((start - PAGE, "label-newer"), (start + PAGE, "label-older"))
        if 0 <= page < count
    )
    return say(
        unit,
        actor,
        "mine",
        count=count,
        first=start + 1,
        last=start + len(found),
        mine=[
            {
                "number": str(number),
                "code": one.code,
                "title": one.title,
                "status": one.status,
                "at": one.submitted.isoformat(),
            }
            for number, one in enumerate(found, start=start + 1)
        ],
        buttons=(numbered, turns) if turns else (numbered,),
    )
