"""The console script ``simpul``: output for programs on standard output alone, everything else on standard error."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from bot import (
    cli_api_keys,
    cli_deadlines,
    cli_deliveries,
    cli_figures,
    cli_init,
    cli_keys,
    cli_members,
    cli_operations,
    cli_registries,
    cli_rules,
    settings,
)
from bot.console import configured, told
from bot.domain.errors import SimpulError
from bot.domain.lifecycle import Role
from bot.leaving import leave

if TYPE_CHECKING:
    from collections.abc import Coroutine

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(cli_registries.areas, name="areas")
app.add_typer(cli_registries.agencies, name="agencies")
app.add_typer(cli_rules.rules, name="rules")
app.add_typer(cli_members.members, name="members")
app.command("looks")(cli_members.looks)
app.add_typer(cli_keys.keys, name="keys")
app.add_typer(cli_api_keys.api_keys, name="api-key")
app.command("init")(cli_init.init)
app.command("backup")(cli_operations.backup)
app.command("restore")(cli_operations.restore)
app.command("deliveries")(cli_deliveries.deliveries)
app.command("deadlines")(cli_deadlines.deadlines)
app.command("stats")(cli_figures.stats)
app.command("export")(cli_figures.export)
app.command("import")(cli_figures.bring)
app.command("reconcile")(cli_operations.reconcile)


class Invited(StrEnum):
    """Who can be invited: a person in a role, or a group that becomes an agency's desk."""

    ADMIN = "admin"
    VERIFIER = "verifier"
    OFFICER = "officer"
    VILLAGE_HEAD = "village_head"
    GROUP = "group"


OF_AGENCY = (Invited.OFFICER, Invited.GROUP)
AREA = re.compile(r"\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?")
"""A regency, a district or a village by its Kemendagri code."""


class AgencyUnknown(SimpulError):
    """There is no agency with this code; the codes are in the tenant's agencies.csv."""


@app.callback()
def simpul() -> None:
    """Simpul, a Telegram intake channel for SP4N-LAPOR!."""


@app.command()
def run() -> None:
    """Run the bot: migrate where needed, then take updates by polling or webhook."""
    from bot.app import running  # noqa: PLC0415 - other commands start without it

    found = configured()

    async def serve() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with running(found) as started:
            await started.until(stop)

    _loop(serve())


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="where the page is; 0 takes a free one")] = 8081,
    *,
    no_bot: Annotated[bool, typer.Option("--no-bot", help="only the Telegram, for a bot of your own")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="forget what earlier demos left")] = False,
) -> None:
    """Show everything on this machine alone: a small Telegram, the bot, invented people, and a page of phones."""
    from bot.demo import show  # noqa: PLC0415 - only where used

    _loop(show.run(show.Wanted(port=port, bot=not no_bot, fresh=fresh)))


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    from storage import engine  # noqa: PLC0415 - only where used
    from storage import migrate as schema  # noqa: PLC0415 - only where used

    done = schema.upgrade(engine.build(configured().database_url))
    told.print("schema brought up to date" if done else "schema is up to date already")


@app.command()
def invite(
    role: Invited,
    agency: Annotated[str, typer.Option(help="the agency's code; for an officer, a group or its admin")] = "",
    area: Annotated[str, typer.Option(help="the area's code, such as 35.78.01.2001; for a village head")] = "",
    days: Annotated[int, typer.Option(min=1, max=90, help="how long the link is good")] = 7,
) -> None:
    """Print a one-time link: a person joins by it, or a group becomes an agency's desk."""
    from bot.tenancy import tenant_of  # noqa: PLC0415 - only where used
    from bot.tools import in_unit, name_of_bot  # noqa: PLC0415 - only where used
    from bot.usecases import join  # noqa: PLC0415 - only where used

    _check_invited(role, agency, area)
    found = configured()
    if agency and agency not in tenant_of(found).agencies:
        raise AgencyUnknown(agency)
    name = asyncio.run(name_of_bot(found))
    joins = None if role is Invited.GROUP else Role(role)
    payload = in_unit(
        found,
        lambda unit: join.invite(unit, role=joins, agency=agency or None, area=area or None, days=days),
    )
    typer.echo(f"https://t.me/{name}?{'start' if joins else 'startgroup'}={payload}")


def _check_invited(role: Invited, agency: str, area: str) -> None:
    """Raise where an option is missing, is not this role's, or is no code of an area."""
    for_agency, for_area = role in OF_AGENCY, role is Invited.VILLAGE_HEAD
    if for_agency and not agency:
        message = f"add --agency CODE: an invitation for {role} is for one agency"
        raise typer.BadParameter(message)
    if agency and not for_agency and role is not Invited.ADMIN:
        message = f"leave --agency out: {role} belongs to no agency"
        raise typer.BadParameter(message)
    if for_area and not AREA.fullmatch(area):
        message = f"add --area CODE, such as 35.78 or 35.78.01.2001{': ' + area + ' is none' if area else ''}"
        raise typer.BadParameter(message)
    if area and not for_area:
        message = f"leave --area out: {role} is for no area"
        raise typer.BadParameter(message)


@app.command()
def check(*, as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False) -> None:
    """Examine settings, texts, tenant, database, Telegram and disk; exit 1 where something is wrong."""
    from bot import doctor  # noqa: PLC0415 - only where used

    try:
        findings = doctor.examine(configured())
    except settings.SettingsInvalid as error:
        findings = doctor.refuse(error.faults)
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings]))
    else:
        table = Table("", "part", "found", "remedy")
        for finding in findings:
            mark = ("?" if finding.remedy else "ok") if finding.ok else "!!"
            table.add_row(mark, finding.name, finding.detail, finding.remedy)
        told.print(table)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def main() -> None:
    """Run a command; what Simpul knows by name is told without a traceback.

    What it writes is its user's alone: databases, files, tables and archives hold personal data.
    """
    os.umask(0o077)
    try:
        app()
    except SimpulError as error:
        told.print(str(error), style="red", markup=False)
        leave(1)
    except SystemExit as ended:
        leave(ended.code if isinstance(ended.code, int) else int(ended.code is not None))


def _loop(work: Coroutine[None, None, None]) -> None:
    """Run on uvloop where it exists."""
    if sys.platform == "win32":
        asyncio.run(work)
        return
    import uvloop  # noqa: PLC0415 - not on Windows

    uvloop.run(work)
