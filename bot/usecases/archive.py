"""Archiving a report for one specific reason, and beginning it anew with what it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.case_questions import ARCHIVE
from bot.domain.lifecycle import Event, Status
from bot.domain.messages import Toast
from bot.usecases.cases import move
from bot.usecases.consent import hold
from bot.usecases.draft import begin as tell_anew
from bot.usecases.holding import held, take
from bot.usecases.respond import opened, refused, speaks, unsent
from bot.usecases.rights import desk_role
from bot.usecases.talk import ask, close, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork


def begin(
    unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, report: Report, revision: int
) -> tuple[Dialogue, Toast]:
    """Ask for the reason."""
    refusal = refused(unit, actor, event=Event.ARCHIVE, report=report, revision=revision)
    if refusal is not None:
        return dialogue, refusal
    if speaks(dialogue.draft, ARCHIVE, report):
        return dialogue, Toast(key="press-writing")
    draft = new_draft(ARCHIVE, report=str(report.id), code=report.code)
    take(unit, actor, report)
    return opened(unit, actor, dialogue, draft, report), Toast()


def send(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Archive it, and let the reporter have reason and explanation; where the case moved on, give the words back."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    report, words = unit.reports.get(int(draft.slots["report"])), draft.slots["words"]
    role = desk_role(unit, actor.person, report, Event.ARCHIVE)
    if held(unit, actor, report, words=words):
        return close(unit, actor, dialogue)
    if role is None:
        unsent(unit, actor, report, words)
    else:
        move(unit, report, event=Event.ARCHIVE, role=role, actor=actor, text=words, reason=draft.slots["reason"])
        say(unit, actor, "archived", code=report.code)
    return close(unit, actor, dialogue)


def repair(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, report: Report) -> tuple[Dialogue, Toast]:
    """Begin a new report with the story of an archived one; whatever is open is gone on with instead."""
    if report.reporter != actor.person:
        return dialogue, Toast(key="press-not-reporter", alert=True)
    if report.status is not Status.ARCHIVED:
        return dialogue, Toast(key="press-stale")
    if dialogue.draft is not None:
        say(unit, actor, "draft-open")
        return ask(unit, actor, dialogue), Toast()
    if not actor.consented:
        return hold(unit, actor, dialogue, text=report.story, source=0), Toast()
    say(unit, actor, "repairing", code=report.code)
    return tell_anew(unit, actor, dialogue, story=report.story), Toast()
