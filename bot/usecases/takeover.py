"""Taking over a case that a colleague works on: asked once, kept in the history, and told to the colleague."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.case_questions import TAKE_OVER
from bot.domain.lifecycle import Event
from bot.domain.messages import Toast
from bot.usecases.cases import move
from bot.usecases.holding import held
from bot.usecases.notice_buttons import offers
from bot.usecases.respond import opened, speaks
from bot.usecases.rights import colleague_on, desk_role
from bot.usecases.talk import close, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, report: Report) -> tuple[Dialogue, Toast]:
    """Ask whether to take the case over from whoever works on it now, however old the button is."""
    if desk_role(unit, actor.person, report, Event.TAKE_OVER) is None:
        return dialogue, Toast(key="toast-take-over-not-yours", alert=True)
    holder = colleague_on(unit, actor.person, report)
    if holder is None:
        return dialogue, Toast(key="toast-take-over-free", alert=True)
    if speaks(dialogue.draft, TAKE_OVER, report):
        return dialogue, Toast(key="press-writing")
    known = {"holder": unit.people.name_of(holder), "held": str(holder)}
    draft = replace(new_draft(TAKE_OVER, report=str(report.id), code=report.code), proposed=known)
    return opened(unit, actor, dialogue, draft, report), Toast()


def take_over(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Let this officer work on it instead; where meanwhile another one does, say who."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    report = unit.reports.get(int(draft.slots["report"]))
    role, holder = desk_role(unit, actor.person, report, Event.TAKE_OVER), colleague_on(unit, actor.person, report)
    if role is None:
        say(unit, actor, "follow-not-now", code=report.code)
    elif holder is None:
        say(unit, actor, "toast-take-over-free")
    elif str(holder) != draft.proposed["held"]:
        held(unit, actor, report)
    else:
        pair = {"holder": {"before": holder, "after": actor.person}}
        told = {"name": unit.people.name_of(actor.person)}
        taken = move(unit, report, event=Event.TAKE_OVER, role=role, actor=actor, details=pair, told=told)
        say(unit, actor, "taken-over", code=report.code, buttons=offers(taken, (Event.ANSWER,)))
    return close(unit, actor, dialogue)
