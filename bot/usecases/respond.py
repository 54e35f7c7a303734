"""Presses on a report's buttons, and an officer's answer from the first word to ``Kirim``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event, Role
from bot.domain.messages import Toast
from bot.domain.questions import WORDS
from bot.usecases.cases import move, role_for, roles_of
from bot.usecases.talk import close, fits, go_on, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft, Report
    from bot.ports import UnitOfWork

TOASTS = {Event.ACCEPT: "toast-accepted", Event.CLOSE: "toast-closed", Event.REPLY: "toast-replied"}
"""What a press that acts at once answers."""

FOREIGN = {Event.CLOSE: "press-not-reporter", Event.REPLY: "press-not-reporter"}
"""What somebody is told who may not press; other buttons are the officers'."""

STALE = Toast(key="press-stale")


def press(unit: UnitOfWork, actor: Actor, *, event: Event, report: Report, revision: int) -> Toast:
    """Let a press on a button have its effect once; a stale or foreign one is answered kindly."""
    roles = roles_of(unit, actor, report)
    if not roles:
        return Toast(key=FOREIGN.get(event, "press-not-yours"), alert=True)
    role = role_for(report, event, roles)
    if role is None or revision != report.revision:
        return STALE
    move(unit, report, event=event, role=role, actor=actor)
    return Toast(key=TOASTS[event])


def begin_answer(  # noqa: PLR0913 - the unit, who speaks where, on which case, and what was said
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    *,
    report: Report,
    revision: int | None = None,
    words: str = "",
    source: int | None = None,
) -> tuple[Dialogue, Toast]:
    """Open the answer to a report, above whatever was open; ``words`` where a message said them already."""
    roles = roles_of(unit, actor, report)
    if Role.OFFICER not in roles:
        return dialogue, Toast(key="press-not-yours", alert=True)
    if role_for(report, Event.ANSWER, roles) is None or revision not in {None, report.revision}:
        return dialogue, STALE
    if not words and _answers(dialogue.draft, report):
        return dialogue, Toast(key="press-writing")
    draft = new_draft("answer", report=str(report.id), code=report.code)
    if words and fits(unit, actor, WORDS, words):
        draft = draft.with_answer(WORDS.slot, words, source=source)
    return go_on(unit, actor, dialogue, replace(draft, below=_below(dialogue.draft, report))), Toast()


def _answers(draft: Draft | None, report: Report) -> bool:
    """Tell whether this conversation is an answer to the report."""
    return draft is not None and draft.slots.get("report") == str(report.id)


def _below(open_: Draft | None, report: Report) -> Draft | None:
    """Choose what waits below a new answer: not an older one to the same report, nor one without a word in it."""
    if open_ is None:
        return None
    below = _below(open_.below, report)
    wordless = open_.conversation == "answer" and WORDS.slot not in open_.slots
    return below if wordless or _answers(open_, report) else replace(open_, below=below)


def send_answer(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Let the confirmed words reach the citizen; where the case moved on meanwhile, give them back."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    report = unit.reports.get(int(draft.slots["report"]))
    role = role_for(report, Event.ANSWER, roles_of(unit, actor, report))
    if role is None:
        say(unit, actor, "answer-too-late", code=report.code, words=draft.slots["words"])
    else:
        move(unit, report, event=Event.ANSWER, role=role, actor=actor, text=draft.slots["words"])
        say(unit, actor, "answer-sent", code=report.code)
    return close(unit, actor, dialogue)
