"""The command ``simpul deadlines``: until when each promise lasts for a report that comes in at a certain time."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from bot.console import told, untold
from bot.domain.classes import ReportClass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, tzinfo

    from bot.domain.deadlines import Promise

Class = Annotated[ReportClass, typer.Option("--class", help="the class of the report")]


def deadlines(
    moment: Annotated[str, typer.Argument(metavar="DATETIME", help="such as 2026-03-13T09:00, in the tenant's time")],
    *,
    kind: Class = ReportClass.COMPLAINT,
    days: Annotated[int | None, typer.Option(min=0, max=1000, help="also so many working days")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """Show until when each promise lasts that begins then, and which days are left out, and why."""
    from bot.tenancy import calendar_of, promises_in, unsure_years  # noqa: PLC0415 - only where used

    settings = untold()
    calendar = calendar_of(settings)
    start = _moment(moment, calendar.zone)
    numbers = numbers_of(promises_in(settings), kind, days)
    try:
        due = {stage: calendar.due(start, number) for stage, number in numbers.items()}
    except OverflowError:
        message = "so far nobody counts"
        raise typer.BadParameter(message) from None
    skipped = calendar.skipped(start, max(numbers.values()))
    if unsure := unsure_years(settings, range(start.year, max(due.values()).year + 1)):
        told.print(f"The holidays of {', '.join(map(str, unsure))} are not decreed or not known; dates may still move.")
    if as_json:
        shown = {stage: end.isoformat() for stage, end in due.items()}
        left_out = [{"date": day.isoformat(), "why": why} for day, why in skipped]
        typer.echo(json.dumps({"due": shown, "skipped": left_out}, ensure_ascii=False))
    else:
        told.print(_dates(numbers, due), _left_out(skipped))


def numbers_of(promises: Mapping[str, Promise], kind: ReportClass, days: int | None) -> dict[str, int]:
    """Give the working days by stage, with ``days`` as one more where it is given."""
    found = {stage: promise.days_for(kind) for stage, promise in promises.items()}
    return found if days is None else {**found, "days": days}


def _moment(text: str, zone: tzinfo) -> datetime:
    """Read a time; one without an offset is the tenant's."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        message = f"write it as 2026-03-13, 2026-03-13T09:00 or 2026-03-13T09:00+07:00: {text} is none"
        raise typer.BadParameter(message) from None
    return read if read.tzinfo else read.replace(tzinfo=zone)


def _dates(numbers: Mapping[str, int], due: Mapping[str, datetime]) -> Table:
    table = Table("promise", "working days", "until the end of")
    for stage, end in due.items():
        table.add_row(stage, str(numbers[stage]), f"{end:%a %Y-%m-%d %Z}")
    return table


def _left_out(skipped: tuple[tuple[date, str], ...]) -> Table:
    table = Table("left out", "why")
    for day, why in skipped:
        table.add_row(f"{day:%a %Y-%m-%d}", why)
    return table
