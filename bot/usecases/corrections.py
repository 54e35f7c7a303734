"""What officers correct: whoever gives a report back, or brings it elsewhere, speaks against the rules that decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.routing import rank
from bot.domain.rulebook import Blamed, Correction, Kind

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

RANKED = 31
"""So many agency types are looked through for what spoke for one of them."""


def given_back(unit: UnitOfWork, actor: Actor, report: Report) -> None:
    """Note that the agency that has the report says it is not its matter."""
    if report.agency and not report.topic:
        _add(unit, actor, report, Kind.NOT_OURS, start=report.agency)


def taken_on(unit: UnitOfWork, report: Report, agency: str | None) -> None:
    """Let a pending correction end at the agency that takes the report back or on."""
    if agency:
        unit.corrections.settle(report.id, agency)


def brought(unit: UnitOfWork, actor: Actor, report: Report, agency: str, *, pending: bool) -> None:
    """Note that somebody brings the report to an agency; ``pending`` where another one had given it back.

    It speaks against the rules where they put another agency first that could have had it, or named nobody.
    """
    unit.corrections.settle(report.id, agency)
    if pending:
        return
    first = report.suggestions[0]["value"] if report.suggestions else ""
    able = not first or (first in unit.tenant.agencies and bool(unit.members.officers(first)))
    if first == agency or not able or report.topic or unit.corrections.turn(report.id, first, agency):
        return
    _add(unit, actor, report, Kind.REASSIGN, start=first, to=agency)


def _add(unit: UnitOfWork, actor: Actor, report: Report, kind: Kind, *, start: str, to: str = "") -> None:
    unit.corrections.add(
        Correction(
            report=report.id,
            kind=kind,
            start=start,
            to=to,
            phrases=_blamed(unit, report, start),
            person=actor.person,
            at=unit.now,
        )
    )


def _blamed(unit: UnitOfWork, report: Report, agency: str) -> tuple[Blamed, ...]:
    """Give what spoke for the agency when the report was told, else what speaks for it now."""
    kind = unit.tenant.agencies[agency].type if agency in unit.tenant.agencies else agency
    found = rank(report.story, unit.tenant.rules, top=RANKED)
    spoke = [said for one in found if one.agency == kind for said in one.evidence if said.points > 0]
    written = {" ".join(said.phrase): said.written for said in spoke}
    kept = next((one.get("phrases", "") for one in report.suggestions if one["value"] == agency), "")
    phrases = [phrase for phrase in kept.split("|") if phrase] or list(written)
    return tuple(Blamed(agency=kind, phrase=phrase, written=written.get(phrase, "")) for phrase in phrases)
