"""Commands of whoever operates Simpul: proving what is stored."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table

from bot.console import told, untold


def reconcile(*, as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False) -> None:
    """Prove that every update, report and notice is in exactly one outcome; exit 1 and a list where not."""
    from bot.app import SystemClock  # noqa: PLC0415 - only where used
    from bot.reconciling import reconciled  # noqa: PLC0415 - only where used

    found = asyncio.run(reconciled(untold(), SystemClock().now()))
    if as_json:
        exceptions = [asdict(one) for one in found.exceptions]
        typer.echo(json.dumps({"ok": not exceptions, "counted": dict(found.counted), "exceptions": exceptions}))
    elif found.exceptions:
        table = Table("check", "on", "found")
        for one in found.exceptions:
            table.add_row(one.check, one.subject, one.detail)
        told.print(table)
        told.print("How to go on with each: docs/faults.md.", markup=False)
    else:
        looked = ", ".join(f"{number} {name}" for name, number in found.counted.items())
        told.print(f"all is proved: {looked}", markup=False)
    if found.exceptions:
        raise typer.Exit(1)
