"""The commands ``simpul stats``, ``simpul export`` and ``simpul import``: figures, and official tables both ways."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path  # noqa: TC003 - typer reads it at run time
from typing import TYPE_CHECKING, Annotated

import typer

from bot import log, settings
from bot.console import told
from bot.domain.errors import SimpulError
from bot.domain.official import AGENCY

if TYPE_CHECKING:
    from bot.domain.statistics import Figures
    from bot.domain.wishes import Wish
    from bot.figures import Bureau
    from bot.figures_shown import Shown
    from bot.settings import Settings

NO_TOKEN = f"123456789:{'x' * 35}"
"""Stands for the bot's token, of which figures need nothing."""

FAULTS_TOLD, NAMES_TOLD = 200, 40
LATE_TOLD = 20

From = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="the first day, 2026-01-01")]
To = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="the last day, itself included")]


class AgencyUnknown(SimpulError):
    """There is no agency with this code; the codes are in the tenant's agencies.csv."""


class NotWritten(SimpulError):
    """The file could not be written; name a folder that is there and may be written to."""


def stats(
    since: From = None,
    until: To = None,
    agency: Annotated[str, typer.Option(metavar="CODE", help="only what this agency has")] = "",
    png: Annotated[Path | None, typer.Option(metavar="FILE", help="draw them too")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
    language: Annotated[str, typer.Option(help="id or en; without it English here, Indonesian on the picture")] = "",
) -> None:
    """Tell the figures that officials report; docs/statistics.md defines each."""
    from bot.app import SystemClock  # noqa: PLC0415 - only where used

    if language not in {"", "id", "en"}:
        message = "write --language id or --language en"
        raise typer.BadParameter(message)
    bureau = _bureau()
    if agency and agency not in bureau.tenant().agencies:
        raise AgencyUnknown(agency)
    now = SystemClock().now()
    wish = _wish(since, until, agency)
    shown = bureau.shown(wish, now, language or "en")
    if as_json:
        typer.echo(json.dumps(_json(shown.figures, bureau)))
    else:
        _tell(shown)
    if png:
        _draw(shown, png, language or "id")


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv|FILE.xlsx", help="where to write")],
    since: From = None,
    until: To = None,
) -> None:
    """Write the reports in the official order of columns, with our own code as the 22nd."""
    form = file.suffix.casefold().removeprefix(".")
    if form not in {"csv", "xlsx"}:
        message = "name a file that ends in .csv or .xlsx"
        raise typer.BadParameter(message)
    _write(file, _bureau().written(_wish(since, until, ""), form))
    told.print(f"Written to {file}. It names reporters who are Terbuka; keep it as you keep such lists.", markup=False)


def bring(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv|FILE.xlsx", help="an export of SP4N-LAPOR!, or of Simpul")],
    *,
    check: Annotated[bool, typer.Option("--check", help="only tell what would happen")] = False,
) -> None:
    """Take an official table in as history: all of it, or with the faults named row by row nothing of it."""
    from bot import history  # noqa: PLC0415 - only where used

    with told.status("Reading …"):
        found = history.bring(_settings(), file, write=not check)
    for fault in found.faults[:FAULTS_TOLD]:
        told.print(str(fault), markup=False, highlight=False, soft_wrap=True)
    if unknown := Counter(one.value for one in found.faults if one.column == AGENCY and one.value):
        names = ", ".join(f"{name} ({count})" for name, count in unknown.most_common(NAMES_TOLD))
        told.print(f"Agencies without a match: {names}", markup=False, highlight=False, soft_wrap=True)
    if found.faults:
        more = len(found.faults) - FAULTS_TOLD
        told.print(*([f"… and {more} more."] if more > 0 else []), "Nothing was imported.", markup=False)
        raise typer.Exit(1)
    there = f"{found.known} were there already"
    told.print(f"{len(found.new)} {'would be new' if check else 'reports imported'}, {there}.", markup=False)


def _settings() -> Settings:
    found = settings.load(telegram_bot_token=NO_TOKEN)
    log.configure(found.log_format, secrets=found.secrets)
    return found


def _bureau() -> Bureau:
    from bot import texts  # noqa: PLC0415 - only where used
    from bot.figures import Bureau  # noqa: PLC0415 - only where used
    from bot.tenancy import areas_of, ring_of, tenant_of, texts_of  # noqa: PLC0415 - only where used

    found = _settings()
    tenant = tenant_of(found, forgiving=True)
    return Bureau(
        url=found.database_url,
        ring=ring_of(found),
        tenant=lambda: tenant,
        areas=areas_of(found),
        texts=texts.build(texts_of(found)),
    )


def _wish(since: datetime | None, until: datetime | None, agency: str) -> Wish:
    from bot.domain.periods import Span  # noqa: PLC0415 - only where used
    from bot.domain.wishes import Wish  # noqa: PLC0415 - only where used

    if since and until and since > until:
        message = "--from is later than --to; exchange them"
        raise typer.BadParameter(message)
    span = Span(first=since.date() if since else None, last=until.date() if until else None)
    return Wish(span=span, agencies=(agency,) if agency else None)


def _json(found: Figures, bureau: Bureau) -> dict[str, object]:
    from bot.domain.areas import spelt  # noqa: PLC0415 - only where used

    listed = [
        {
            "code": one.code,
            "agency": one.agency or None,
            "area": one.area or None,
            "place": spelt(bureau.areas.path(one.area)) if one.area else None,
            "due": one.due.isoformat(),
            "working_days_late": one.days,
        }
        for one in found.listed
    ]
    return {
        "received": found.received,
        "done": found.done,
        "in_process": found.in_process,
        "untouched": found.untouched,
        "archived": found.archived,
        "resolution": found.resolution,
        "followed_up": found.followed_up,
        "measured": found.measured,
        "mean_working_days": found.mean_days,
        "median_working_days": found.median_days,
        "p90_working_days": found.p90_days,
        "closed_by_system": found.closed_by_system,
        "closed_by_system_share": found.system_share,
        "reopened": found.reopened,
        "reopen_rate": found.reopen_rate,
        "reassignments": found.reassignments,
        "ratings": len(found.ratings),
        "mean_rating": found.mean_rating,
        "ratings_by_agency": {
            code or "verifier": {"mean": mean, "count": count} for code, (mean, count) in found.rated.items()
        },
        "overdue": listed,
        "overdue_count": len(found.late),
        "overdue_by_agency": {code or "verifier": count for code, count in found.late_by("agency").items()},
        "overdue_by_area": found.late_by("area"),
    }


def _tell(shown: Shown) -> None:
    """Print the figures, and the overdue by agency and area, the latest first."""
    chart = shown.chart()
    told.print(f"{chart.title}, {chart.subtitle}", chart.received, sep="\n", markup=False, highlight=False)
    for name, value in (*((bar.name, bar.told) for bar in chart.parts), *chart.shares, *chart.facts):
        told.print(f"  {name}: {value}", markup=False, highlight=False)
    for code, (mean, count) in shown.figures.rated.items():
        told.print(f"  ⭐ {shown.agency(code)}: {shown.rating(mean, count)}", markup=False, highlight=False)
    told.print(chart.late_title, markup=False, highlight=False)
    for bar in chart.late:
        told.print(f"  {bar.name}: {bar.told}", markup=False, highlight=False)
    for one in shown.figures.listed[:LATE_TOLD]:
        where = " · ".join(filter(None, (shown.agency(one.agency), shown.area(one.area) if one.area else "")))
        told.print(f"  {one.code}  {where}  +{one.days}", markup=False, highlight=False, soft_wrap=True)


def _draw(shown: Shown, file: Path, language: str) -> None:
    from dataclasses import replace  # noqa: PLC0415 - only where used

    from bot.exchange.chart import svg  # noqa: PLC0415 - only where used
    from bot.exchange.drawing import png  # noqa: PLC0415 - only where used

    _write(file, png(svg(replace(shown, language=language).chart())))
    told.print(f"Drawn to {file}", markup=False)


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise NotWritten(file, error.strerror) from error
