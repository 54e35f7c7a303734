"""Commands of whoever operates Simpul: proving what is stored, keeping it, and bringing it back."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path  # noqa: TC003 - typer reads the types
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from bot.console import told, untold

if TYPE_CHECKING:
    from storage.archive_rows import Manifest


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


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="a new file, such as simpul-2026-11-28.zip")],
) -> None:
    """Keep all rows and files in one archive, also while Simpul runs; it holds personal data, so guard it."""
    from bot.app import SystemClock  # noqa: PLC0415 - only where used
    from storage import archiving, blobs  # noqa: PLC0415 - only where used

    found = untold()
    store = blobs.build(found.files_url)
    # Whoever is asked to end takes the half of an archive away again.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    kept = asyncio.run(archiving.write(file, url=found.database_url, store=store, at=SystemClock().now(), told=_told))
    _summed("Kept", kept)
    told.print(f"{file}: {file.stat().st_size / 1024**2:.1f} MB.", markup=False)


def restore(file: Annotated[Path, typer.Argument(metavar="FILE", help="what `simpul backup` wrote")]) -> None:
    """Bring an archive into the empty database of DATABASE_URL, SQLite or PostgreSQL, and its files into FILES_URL."""
    from storage import blobs, restoring  # noqa: PLC0415 - only where used

    found = untold()
    store = blobs.build(found.files_url)
    kept = asyncio.run(restoring.read(file, url=found.database_url, store=store, told=_told))
    _summed("Restored", kept)
    told.print(
        "Stop whatever still runs on the old database, then: simpul reconcile, simpul check, simpul run.", markup=False
    )


def _told(line: str) -> None:
    told.print(line, markup=False, highlight=False)


def _summed(verb: str, kept: Manifest) -> None:
    """Say what an archive holds, and which files it could not have."""
    told.print(
        f"{verb} {kept.rows} rows of {len(kept.tables)} tables and {kept.files.count} files,",
        f"as they were on {kept.made} (Simpul {kept.simpul}, schema {kept.revision}).",
        markup=False,
    )
    if kept.files.missing:
        told.print(f"Files that were not in the store any more: {len(kept.files.missing)}", markup=False)
