"""The commands ``simpul members`` and ``simpul looks``: roles and restrictions of people, and who saw who reported."""

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
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

members = typer.Typer(
    no_args_is_help=True, help="Who holds which role, and who may send no reports: list and change it."
)


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


class NotRestricted(SimpulError):
    """Nobody was restricted: this report's reporter is already; `simpul members bans` lists them."""


class NobodyToRestrict(SimpulError):
    """Nobody was restricted: who sent this report erased their data, or it was imported; archive it if it is false."""


class NoRestriction(SimpulError):
    """No restriction that holds has this code or id; `simpul members bans` lists them."""


@members.command("ban")
def ban(
    code: Annotated[str, typer.Argument(help="a report's code; its reporter is restricted")],
    reason: Annotated[str, typer.Option(help="what the person reads")],
    days: Annotated[int, typer.Option(min=0, max=3650, help="for how long; 0 is until you lift it")] = 0,
) -> None:
    """Let a reporter send no new reports; they read why when they try, and may object once; danger passes."""
    from bot.tools import in_unit  # noqa: PLC0415 - only where used
    from bot.usecases import bans  # noqa: PLC0415 - only where used

    if refused := in_unit(configured(), lambda unit: bans.bar(unit, _report(unit, code), reason=reason, days=days)):
        raise NotRestricted(code) if refused == bans.ALREADY else NobodyToRestrict(code)
    told.print("Restricted. Reports that were sent go on. `simpul members bans` lists restrictions.", markup=False)


@members.command("unban")
def unban(
    which: Annotated[str, typer.Argument(metavar="CODE", help="the report's code, or the id in `simpul members bans`")],
) -> None:
    """End a restriction; the person is told."""
    from bot.tools import in_unit  # noqa: PLC0415 - only where used
    from bot.usecases import bans  # noqa: PLC0415 - only where used

    def job(unit: UnitOfWork) -> int:
        number = int(which) if which.isdecimal() else None
        found = bans.meant(unit, None if number is not None else _report(unit, which), number)
        for one in found:
            bans.lift(unit, one, by=None)
        return len(found)

    if not in_unit(configured(), job):
        raise NoRestriction(which)
    told.print("Lifted.", markup=False)


@members.command("bans")
def list_bans(*, as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False) -> None:
    """List the restrictions that hold: by the code of a report, never by who sent it, with what they say against it."""
    from bot.tools import in_unit  # noqa: PLC0415 - only where used

    found = in_unit(untold(), _restricted)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
    else:
        for one in found:
            typer.echo("\t".join(" ".join(str(value or "-").split()) for value in one.values()))
    if not found:
        told.print("Nobody is restricted.", markup=False)


def _restricted(unit: UnitOfWork) -> list[dict[str, object]]:
    from bot.usecases.bans import placed_by, shown  # noqa: PLC0415 - only where used

    return [
        {
            "id": one.id,
            "code": unit.reports.get(one.report).code if one.report else None,
            "since": one.at.isoformat(),
            "until": one.until.isoformat() if one.until else None,
            "reason": one.reason,
            "by": placed_by(unit, one) or None,
            "appeal": shown(unit, one),
        }
        for one in unit.bans.holding()
    ]


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
    report = _report(unit, code) if code else None
    return [
        {"at": one.at.isoformat(), "name": unit.people.name_of(one.viewer), "code": one.code, "reason": one.reason}
        for one in unit.audit.looks(report.id if report else None, MOST)
    ]


def _report(unit: UnitOfWork, code: str) -> Report:
    read = ticket.read(code)
    report = unit.reports.find_code(read) if read else None
    if report is None:
        raise CodeUnknown(code)
    return report
