"""The commands ``simpul api-key``: keys by which other systems speak to the HTTP interfaces."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from bot.console import told, untold
from bot.domain.api_keys import KeyScope
from bot.domain.errors import SimpulError

if TYPE_CHECKING:
    from bot.domain.api_keys import ApiKey

api_keys = typer.Typer(no_args_is_help=True, help="Keys for the HTTP interfaces: make one, list them, revoke one.")


class KeyNotMade(SimpulError):
    """No agency has this code; the codes are in the tenant's agencies.csv."""


class NoSuchKey(SimpulError):
    """No key of this name is in use; `simpul api-key list` shows the names."""


@api_keys.command("add")
def add(
    name: Annotated[str, typer.Argument(help="which system it is for, at most 120 characters")],
    agency: Annotated[str, typer.Option(help="only this agency's reports, by its code; empty: all")] = "",
    scope: Annotated[KeyScope, typer.Option(help="whether it may write as well")] = KeyScope.READ,
) -> None:
    """Print a new key, this once; only its hash is stored."""
    from bot.tenancy import tenant_of  # noqa: PLC0415 - only where used
    from bot.tools import in_unit  # noqa: PLC0415 - only where used
    from bot.usecases import api_keys as using  # noqa: PLC0415 - only where used

    found = untold()
    if agency and agency not in tenant_of(found).agencies:
        raise KeyNotMade(agency)
    key = in_unit(found, lambda unit: using.add(unit, name[:120], agency=agency or None, scope=scope))
    typer.echo(key)
    told.print("It is shown this once: give it to the other system now. It goes into the header Authorization: Bearer.")


@api_keys.command("list")
def listing(*, as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False) -> None:
    """List the keys that are good, and when each was used last; never the keys themselves."""
    from bot.tools import in_unit  # noqa: PLC0415 - only where used

    found = [_told(one) for one in in_unit(untold(), lambda unit: unit.api_keys.live())]
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
    else:
        for one in found:
            typer.echo("\t".join(part or "-" for part in one.values()))
    if not found:
        told.print("There is no key. `simpul api-key add NAME` makes one.", markup=False)


@api_keys.command("revoke")
def revoke(name: Annotated[str, typer.Argument(help="the name that `simpul api-key list` shows")]) -> None:
    """Let a key be good no more, at once."""
    from bot.tools import in_unit  # noqa: PLC0415 - only where used

    if not in_unit(untold(), lambda unit: unit.api_keys.revoke(name)):
        raise NoSuchKey(name)
    told.print("Revoked.")


def _told(key: ApiKey) -> dict[str, str | None]:
    return {
        "name": key.name,
        "agency": key.agency,
        "scope": key.scope,
        "created": key.created.isoformat(),
        "used": key.used.isoformat() if key.used else None,
    }
