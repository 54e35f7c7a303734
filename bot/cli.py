"""The console script ``simpul``: output for programs on standard output alone, everything else on standard error."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot import log, settings
from bot.domain.errors import SimpulError
from bot.domain.lifecycle import Role

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.settings import Settings

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
told = Console(stderr=True)


class InviteRole(StrEnum):
    """Who can be invited."""

    OFFICER = "officer"


class AgencyUnknown(SimpulError):
    """There is no agency with this code; the codes are in the tenant's agencies.csv."""


@app.callback()
def simpul() -> None:
    """Simpul, a Telegram intake channel for SP4N-LAPOR!."""


@app.command()
def run() -> None:
    """Run the bot: migrate where needed, then take updates by polling or webhook."""
    from bot.app import running  # noqa: PLC0415 - other commands start without it

    found = _settings()

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

    done = schema.upgrade(engine.build(_settings().database_url))
    told.print("schema brought up to date" if done else "schema is up to date already")


@app.command()
def invite(
    role: InviteRole,
    agency: Annotated[str, typer.Option(help="the agency's code")],
    days: Annotated[int, typer.Option(min=1, max=90, help="how long the link is good")] = 7,
) -> None:
    """Print a one-time link by which a person joins."""
    from bot.tenancy import tenant_of  # noqa: PLC0415 - only where used
    from bot.tools import in_unit, name_of_bot  # noqa: PLC0415 - only where used
    from bot.usecases import join  # noqa: PLC0415 - only where used

    found = _settings()
    if agency not in tenant_of(found).agencies:
        raise AgencyUnknown(agency)
    name = asyncio.run(name_of_bot(found))
    payload = in_unit(
        found,
        lambda unit: join.invite(unit, role=Role(role), agency=agency, area=None, days=days),
    )
    typer.echo(f"https://t.me/{name}?start={payload}")


@app.command()
def check(*, as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False) -> None:
    """Examine settings, texts, tenant, database, Telegram and disk; exit 1 where something is wrong."""
    from bot import doctor  # noqa: PLC0415 - only where used

    try:
        findings = doctor.examine(_settings())
    except settings.SettingsInvalid as error:
        findings = doctor.refuse(error.faults)
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings]))
    else:
        table = Table("", "part", "found", "remedy")
        for finding in findings:
            table.add_row("ok" if finding.ok else "!!", finding.name, finding.detail, finding.remedy)
        told.print(table)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def main() -> None:
    """Run a command; what Simpul knows by name is told without a traceback."""
    try:
        app()
    except SimpulError as error:
        told.print(str(error), style="red", markup=False)
        sys.exit(1)


def _settings() -> Settings:
    found = settings.load()
    log.configure(found.log_format)
    return found


def _loop(work: Coroutine[None, None, None]) -> None:
    """Run on uvloop where it exists."""
    if sys.platform == "win32":
        asyncio.run(work)
        return
    import uvloop  # noqa: PLC0415 - not on Windows

    uvloop.run(work)
