"""The commands ``simpul keys``: making keys that seal identities, sealing all with the newest, and how far that is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from bot.console import told, untold
from bot.domain.errors import SimpulError

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.vault import Standing

keys = typer.Typer(no_args_is_help=True, help="The keys that seal identities: make one, seal with it, see how far.")


class NoKeys(SimpulError):
    """No key is set; make one with `simpul keys new` and set IDENTITY_KEYS to it."""


@keys.command("new")
def new() -> None:
    """Print a new key; it is stored nowhere."""
    from storage import sealing  # noqa: PLC0415 - only where used

    typer.echo(sealing.new_key())
    told.print(
        "Keep a copy away from this machine and from backups of the database: without it nobody can read who reported."
    )


@keys.command("rotate")
def rotate() -> None:
    """Seal everything with the first key, while the service runs; what was stopped goes on where it was."""
    from bot import vault  # noqa: PLC0415 - only where used

    found = _keyed()
    for sealed in vault.rotate(found):
        told.print(f"{sealed} rows sealed")
    vault.compact(found)
    told.print("All is sealed with the first key; older ones may leave IDENTITY_KEYS.")


@keys.command("status")
def status(*, as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False) -> None:
    """Count the stored values that say who somebody is, by the key that sealed them; exit 1 where a key is missing."""
    from bot import vault  # noqa: PLC0415 - only where used

    listed = vault.standing(untold())
    if as_json:
        typer.echo(json.dumps([_told(one) for one in listed]))
    else:
        for one in listed:
            typer.echo("\t".join(str(part) for part in _told(one).values()))
    if any(one.missing for one in listed):
        raise typer.Exit(1)


def _told(one: Standing) -> dict[str, object]:
    return {"key": one.key, "use": one.use, "values": one.values}


def _keyed() -> Settings:
    found = untold()
    if found.identity_keys is None:
        raise NoKeys
    return found
