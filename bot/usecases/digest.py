"""/desa: the village at a glance for its head, as figures with a picture and as a list."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from bot.domain.list_questions import LIST
from bot.domain.masking import for_strangers
from bot.domain.messages import Button, Letter, LetterKind, Toast
from bot.domain.report import Visibility
from bot.usecases.places import shown
from bot.usecases.status import PAGE, shows
from bot.usecases.talk import say
from bot.usecases.village import area_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.messages import Rows
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

DESA = "desa"
"""The action of the buttons for another page."""

UPLOAD: Rows = ((Button(action=LIST, subject="me", revision=0, label="label-list"),),)
"""The button for a list of reports."""


def show(unit: UnitOfWork, actor: Actor, *, start: int = 0) -> None:
    """Give a page of the village's reports, the figures before the first; nothing sensitive is counted or listed."""
    area = area_of(unit, actor.person)
    if not area:
        return say(unit, actor, "village-not-yours")
    if start == 0:
        _figures(unit, actor, area)
    return _list(unit, actor, area, start)


def page(unit: UnitOfWork, actor: Actor, start: int) -> Toast:
    """Give another page, at a press."""
    show(unit, actor, start=start)
    return Toast()


def _figures(unit: UnitOfWork, actor: Actor, area: str) -> None:
    first = unit.tenant.calendar.day(unit.now).replace(day=1)
    found = unit.villages.digest(area, since=datetime.combine(first, time(), unit.tenant.calendar.zone))
    values = {
        "drawing": DESA,
        "village": shown(unit, area),
        "waiting": str(found.open),
        "overdue": str(found.overdue),
        "solved": str(found.solved),
        "at": unit.now.isoformat(),
    }
    unit.outbox.add(
        Letter(chat=actor.chat, kind=LetterKind.DRAWN, key="village-digest", values=values, merge_key=DESA),
    )


def _list(unit: UnitOfWork, actor: Actor, area: str, start: int) -> None:
    """List a page, newest first, each a press away."""
    count = unit.villages.count(area)
    found = [unit.reports.get(one) for one in unit.villages.page(area, start=start, size=PAGE)]
    if not found:
        return say(unit, actor, "village-none", buttons=UPLOAD)
    listed = [_line(unit, actor, area, one, number) for number, one in enumerate(found, start=start + 1)]
    return say(
        unit,
        actor,
        "village-list",
        count=count,
        first=start + 1,
        last=start + len(found),
        relayed=listed,
        buttons=_buttons(found, start, count),
    )


def _line(unit: UnitOfWork, actor: Actor, area: str, report: Report, number: int) -> dict[str, str]:
    return {
        "number": str(number),
        "code": report.code,
        "title": _title(unit, actor, area, report),
        "agency": unit.tenant.name_of(report.agency),
        "status": report.status,
        "at": report.submitted.isoformat(),
    }


def _title(unit: UnitOfWork, actor: Actor, area: str, report: Report) -> str:
    """Give what the head may know it by: all of what the village relayed, of others what any stranger may read."""
    relayed = report.on_behalf is not None and report.on_behalf.village == area
    if report.reporter == actor.person or relayed:
        return report.title
    if report.published_title or report.visibility is not Visibility.OPEN:
        return report.published_title
    return for_strangers(report.title, *report.people(*unit.people.names_of(report.id)))


def _buttons(found: Sequence[Report], start: int, count: int) -> Rows:
    numbered = tuple(shows(report, number) for number, report in enumerate(found, start=start + 1))
    turns = tuple(
        Button(action=f"{DESA}.{page}", subject="me", revision=0, label=label)
        for page, label in ((start - PAGE, "label-newer"), (start + PAGE, "label-older"))
        if 0 <= page < count
    )
    return (numbered, *((turns,) if turns else ()), *UPLOAD)
