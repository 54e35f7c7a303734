"""Passing a report on to another agency, with the reason that its reporter reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.case_questions import FORWARD
from bot.domain.lifecycle import VERIFYING, Event
from bot.domain.messages import Toast
from bot.usecases import corrections
from bot.usecases.cases import move
from bot.usecases.desk import show
from bot.usecases.holding import held, take
from bot.usecases.respond import opened, refused, speaks, unsent
from bot.usecases.rights import desk_role
from bot.usecases.talk import close, new_draft, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork


def begin(
    unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, report: Report, revision: int
) -> tuple[Dialogue, Toast]:
    """Ask to which agency, of those where somebody has joined."""
    refusal = refused(unit, actor, event=Event.FORWARD, report=report, revision=revision)
    if refusal is not None:
        return dialogue, refusal
    if speaks(dialogue.draft, FORWARD, report):
        return dialogue, Toast(key="press-writing")
    codes = _others(unit, report)
    if not codes:
        return dialogue, Toast(key="toast-forward-nobody", alert=True)
    offered = tuple({"value": code, "text": unit.tenant.name_of(code)} for code in codes)
    draft = replace(new_draft(FORWARD, report=str(report.id), code=report.code), offers={"agency": offered})
    take(unit, actor, report)
    return opened(unit, actor, dialogue, draft, report), Toast()


def _others(unit: UnitOfWork, report: Report) -> Sequence[str]:
    """List the agencies it may go to: what only few may read goes to those whom the tenant names for it."""
    sensitive = unit.tenant.profile.sensitive
    named = [one for one in sensitive[report.topic] if one not in VERIFYING] if report.topic else unit.tenant.agencies
    return [code for code in named if code != report.agency and unit.members.officers(code)]


def send(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Pass it on; where the case moved on meanwhile, or nobody is left there, give the words back."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    report, to, words = unit.reports.get(int(draft.slots["report"])), draft.slots["agency"], draft.slots["words"]
    role = desk_role(unit, actor.person, report, Event.FORWARD)
    if held(unit, actor, report, words=words):
        return close(unit, actor, dialogue)
    if role is None or to not in _others(unit, report):
        unsent(unit, actor, report, words)
    else:
        corrections.brought(unit, actor, report, to, pending=False)
        given = replace(report, agency=to)
        told = {"from": unit.tenant.name_of(report.agency)}
        details = {"agency": {"before": report.agency, "after": to}}
        show(
            unit,
            move(unit, given, event=Event.FORWARD, role=role, actor=actor, text=words, details=details, told=told),
        )
        say(unit, actor, "assigned-to", code=report.code, agency=unit.tenant.name_of(to))
    return close(unit, actor, dialogue)
