"""The commands ``simpul members`` and ``simpul looks``: who holds which role, and taking one; who saw who reported."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from bot.console import configured, told, untold
from bot.domain import ticket
from bot.domain.errors import SimpulError
from bot.domain.lifecycle import Role
from bot.domain.people import AGENCY_ADMIN
from bot.domain.steering import STEERS, Scope

if TYPE_CHECKING:
    from bot.ports import UnitOfWork

members = typer.Typer(no_args_is_help=True, help="Who holds which role: list them, and revoke one.")


class NotRevoked(SimpulError):
    """The role was not revoked: no role has this id now, or it is the last admin's (invite another admin first)."""


@members.command("list")
def listing(
    agency: Annotated[str, typer.Option(help="only this agency's, by its code")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """List the roles that are held, with the ids by which they are revoked."""
    from bot.tools import in_unit  # noqa: PLC0415 - only where used

    kinds = STEERS[AGENCY_ADMIN] + (AGENCY_ADMIN,) if agency else STEERS[Role.ADMIN]
    scopes = [Scope(kind=kind, agency=agency or None) for kind in kinds]
    found = in_unit(configured(), lambda unit: _listed(unit, scopes))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
    else:
        for one in found:
            typer.echo("\t".join(str(one[name] or "-") for name in ("id", "name", "role", "agency", "area", "since")))
    if not found:
        told.print("Nobody holds a role. `simpul invite admin` makes the first link.", markup=False)


def _listed(unit: UnitOfWork, scopes: list[Scope]) -> list[dict[str, object]]:
    page = unit.members.page(scopes, start=0, size=unit.members.count(scopes))
    return [
        {
            "id": one.row,
            "name": unit.people.name_of(one.membership.person),
            "role": one.membership.role,
            "agency": one.membership.agency,
            "area": one.membership.area,
            "since": one.since.isoformat(),
            "until": one.until.isoformat() if one.until else None,
            "for": unit.people.name_of(one.whose) if one.whose else None,
        }
        for one in page
    ]


@members.command("revoke")
def revoke(
    number: Annotated[int, typer.Argument(metavar="ID", help="the id that `simpul members list` shows")],
    reason: Annotated[str, typer.Option(help="what the person reads")],
) -> None:
    """Revoke a role at once; the person is told, and the cases they work on go back to the agency."""
    from bot.tools import in_unit  # noqa: PLC0415 - only where used
    from bot.usecases import revoke as revoking  # noqa: PLC0415 - only where used

    def job(unit: UnitOfWork) -> int | None:
        held = unit.members.find(number)
        if held is None or revoking.refusal(unit, None, held):
            return None
        return revoking.take(unit, held, by=None, why=reason, to=None)

    moved = in_unit(configured(), job)
    if moved is None:
        raise NotRevoked(number)
    told.print(f"Revoked. Cases that went back to their agency: {moved}.", markup=False)


MOST = 1000


class CodeUnknown(SimpulError):
    """No report has this code; it stands in the first line of a card, and has nine symbols."""


def looks(
    code: Annotated[str, typer.Argument(help="a report's code; without it, the newest of all")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """List who saw who reported, or read a sensitive report: when, who, which, and why; at most 1,000, newest last."""
    from bot.tools import in_unit  # noqa: PLC0415 - only where used

    found = in_unit(untold(), lambda unit: _looked(unit, code))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
    else:
        for one in found:
            typer.echo("\t".join(one.values()))


def _looked(unit: UnitOfWork, code: str) -> list[dict[str, str]]:
    read = ticket.read(code) if code else None
    report = unit.reports.find_code(read) if read else None
    if code and report is None:
        raise CodeUnknown(code)
    return [
        {"at": one.at.isoformat(), "name": unit.people.name_of(one.viewer), "code": one.code, "reason": one.reason}
        for one in unit.audit.looks(report.id if report else None, MOST)
    ]
