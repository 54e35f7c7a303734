"""The commands ``simpul areas`` and ``simpul agencies``: what a government governs, and who answers in it."""

from __future__ import annotations

import json
import re
from pathlib import Path  # noqa: TC003 - typer reads the types
from typing import TYPE_CHECKING, Annotated

import typer

from bot.console import configured, told
from bot.domain.areas import Found, Level, is_code, spelt, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports.areas import Areas

areas = typer.Typer(no_args_is_help=True, help="Official areas: find one, or import the boundaries of yours.")
agencies = typer.Typer(no_args_is_help=True, help="The agencies that answer reports.")

PIN = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*")
MOST = 5


@agencies.callback()
def _agencies() -> None:
    """Keep ``import`` a command of its own: typer would make a single one the whole group."""


# A latitude of the south begins like an option.
@areas.command("find", context_settings={"ignore_unknown_options": True})
def find(
    wanted: Annotated[str, typer.Argument(metavar="TEXT|LAT,LON|CODE")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """Find an area by what people call it, by a pin, or by its code; exit 1 where there is none."""
    from bot.tenancy import areas_of, tenant_of  # noqa: PLC0415 - only where used

    settings = configured()
    archive, area = areas_of(settings), tenant_of(settings).profile.area
    if PIN.fullmatch(wanted) and not archive.bounded:
        told.print("No boundaries were imported: `simpul areas import FILE` brings them.", markup=False)
    found = _found(archive, wanted, area)
    if as_json:
        typer.echo(json.dumps([_told(archive, one, area) for one in found], ensure_ascii=False))
    else:
        for one in found:
            outside = "" if within(one.area.code, area) else "\toutside"
            typer.echo(f"{one.area.code}\t{spelt(archive.path(one.area.code))}\t{one.score:g}{outside}")
    if not found:
        told.print("Nothing found.")
        raise typer.Exit(1)


def _found(archive: Areas, wanted: str, area: str) -> Sequence[Found]:
    """Look for a pin, a code, or words: in the tenant's area first, and only then elsewhere."""
    if pin := PIN.fullmatch(wanted):
        around = archive.at(float(pin[1]), float(pin[2]))
    elif is_code(wanted):
        around = archive.get(wanted)
    else:
        return archive.find(wanted, within=area, limit=MOST) or archive.find(wanted, limit=MOST)
    return [Found(area=around, score=1)] if around else []


def _told(archive: Areas, found: Found, area: str) -> dict[str, object]:
    """Give what a program may want to know of an area."""
    path = archive.path(found.area.code)
    return {
        "code": found.area.code,
        "name": found.area.name,
        "level": found.area.level.name.lower(),
        "score": found.score,
        "inside": within(found.area.code, area),
        "path": [{"code": one.code, "name": one.name} for one in path],
        "text": spelt(path),
    }


@areas.command("import")
def bring_boundaries(files: Annotated[list[Path], typer.Argument(metavar="FILE...")]) -> None:
    """Bring boundaries (SQL, GeoJSON or a compact SQLite) into the tenant's folder, so that pins are resolved."""
    from bot.registries import bring_boundaries as bring  # noqa: PLC0415 - only where used

    done = bring(configured(), files)
    villages = sum(code.count(".") == Level.VILLAGE - 1 for code in done.codes)
    told.print(
        f"{done.file.name}: {len(done.codes)} areas, {villages} of them villages, {done.size / 1024**2:.1f} MB.",
        "Simpul reads it when it starts.",
        markup=False,
    )
    for reason, codes in (("no official area has this code", done.unknown), ("without an outline", done.empty)):
        if codes:
            told.print(f"Left out, {reason}: {', '.join(codes)}", markup=False)


@agencies.command("import")
def bring_agencies(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="columns code,name,type,aliases,area,parent")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only tell what would change")] = False,
) -> None:
    """Take the agencies of a file in place of the tenant's; a file with a fault changes nothing."""
    from bot.registries import bring_agencies as bring  # noqa: PLC0415 - only where used

    changes = bring(configured(), file, write=not dry_run)
    for word, codes in (("new", changes.added), ("gone", changes.removed)):
        if codes:
            told.print(f"{word}: {', '.join(codes)}", markup=False)
    for code, names in changes.changed.items():
        told.print(f"changed: {code} ({', '.join(names)})", markup=False)
    told.print(_conclusion(bool(changes), dry_run), markup=False)


def _conclusion(changes: bool, dry_run: bool) -> str:  # noqa: FBT001 - two facts of one sentence
    if not changes:
        return "Nothing changes."
    return "Nothing was written (--dry-run)." if dry_run else "Written. Simpul reads it when it starts."
