"""The command ``simpul deliveries``: who was told what of a report, and whether it arrived; nobody by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from bot.console import told, untold
from bot.domain import ticket

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports import UnitOfWork
    from bot.usecases.deliveries import Line

MOST = 1000
"""So many of the newest lines are listed."""


def deliveries(
    code: Annotated[str, typer.Argument(help="the report's code")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """Show who was told what of a report, and whether it arrived: by role, never by name."""
    from bot.tools import in_unit  # noqa: PLC0415 - only where used

    read = ticket.read(code)
    lines = in_unit(untold(), lambda unit: _record(unit, read)) if read else None
    if lines is None:
        message = f"there is no report with this code: {code}. Look it up with /cari, or on its card"
        raise typer.BadParameter(message)
    if as_json:
        typer.echo(json.dumps([_plain(line) for line in lines], ensure_ascii=False))
    else:
        table = Table("at", "to", "what", "state", "tries", "cause")
        for line in lines:
            shown = _plain(line)
            to = " ".join(str(shown[name]) for name in ("count", "to", "agency") if shown[name] not in (1, ""))
            table.add_row(str(shown["at"] or ""), to, line.what, line.state, str(shown["tries"]), str(shown["cause"]))
        told.print(table)


def _record(unit: UnitOfWork, code: str) -> Sequence[Line] | None:
    from bot.usecases.deliveries import record  # noqa: PLC0415 - only where used

    report = unit.reports.find_code(code)
    return record(unit, report, most=MOST) if report else None


def _plain(line: Line) -> dict[str, object]:
    one = line.delivered
    return {
        "to": line.who,
        "agency": line.agency,
        "what": line.what,
        "state": line.state,
        "cause": one.cause,
        "count": one.count,
        "tries": one.tries,
        "at": one.at.isoformat() if one.at else None,
    }
