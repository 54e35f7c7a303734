"""The verifier: finds the agency for what has none, was refused, or lies where nobody joined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event, Status
from bot.domain.messages import Toast
from bot.usecases import corrections
from bot.usecases.cases import move
from bot.usecases.desk import show
from bot.usecases.respond import refused
from bot.usecases.rights import desk_role, refused_by
from bot.usecases.talk import close, go_on, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork


def assign(unit: UnitOfWork, actor: Actor, *, report: Report, agency: str, revision: int) -> Toast:
    """Give the report to this agency, where somebody there will see it."""
    refusal = refused(unit, actor, event=Event.ASSIGN, report=report, revision=revision)
    if refusal is not None:
        return refusal
    if not unit.members.officers(agency):
        return Toast(key="toast-assign-empty", alert=True)
    _assign(unit, actor, report, agency)
    return Toast(key="toast-assigned")


def _assign(unit: UnitOfWork, actor: Actor, report: Report, agency: str) -> None:
    event = Event.VERIFY if _confirms(report, agency) else Event.ASSIGN
    role = desk_role(unit, actor.person, report, event)
    if role is not None:
        pending = refused_by(unit, report) is not None
        corrections.brought(unit, actor, report, agency, pending=pending)
        show(unit, move(unit, replace(report, agency=agency), event=event, role=role, actor=actor))


def _confirms(report: Report, agency: str) -> bool:
    """Tell whether this is the agency that the citizen chose, and nobody has had the report yet."""
    return report.status is Status.SUBMITTED and report.agency == agency


def list_agencies(
    unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, report: Report, revision: int
) -> tuple[Dialogue, Toast]:
    """Offer every agency where somebody has joined, above whatever was open."""
    refusal = refused(unit, actor, event=Event.ASSIGN, report=report, revision=revision)
    if refusal is not None:
        return dialogue, refusal
    joined = [agency for code, agency in unit.tenant.agencies.items() if unit.members.officers(code)]
    if not joined:
        return dialogue, Toast(key="toast-assign-empty", alert=True)
    draft = new_draft("assign", report=str(report.id), code=report.code)
    options = tuple({"value": agency.code, "text": agency.name} for agency in joined)
    return go_on(unit, actor, dialogue, replace(draft, offers={"agency": options}, below=dialogue.draft)), Toast()


def assign_chosen(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Give the report to the agency that was chosen from the list; say so where the case moved on meanwhile."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    report, agency = unit.reports.get(int(draft.slots["report"])), draft.slots["agency"]
    toast = assign(unit, actor, report=report, agency=agency, revision=report.revision)
    if toast.key == "toast-assigned":
        say(unit, actor, "assigned-to", code=report.code, agency=unit.tenant.name_of(agency))
    else:
        say(unit, actor, "follow-not-now", code=report.code)
    return close(unit, actor, dialogue)
