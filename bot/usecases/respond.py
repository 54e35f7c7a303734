"""Presses on a report's buttons, and an officer's answer from the first word to ``Kirim``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event
from bot.domain.messages import Toast
from bot.usecases.cases import move, role_for, roles_of
from bot.usecases.talk import close, go_on, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork

TOASTS = {Event.ACCEPT: "toast-accepted", Event.CLOSE: "toast-closed", Event.REPLY: "toast-replied"}
"""What a press that acts at once answers."""


def press(unit: UnitOfWork, actor: Actor, *, event: Event, report: Report, revision: int) -> Toast:
    """Let a press on a button have its effect once; a stale or foreign one is answered kindly."""
    roles = roles_of(unit, actor, report)
    if not roles:
        return Toast(key="press-not-yours", alert=True)
    role = role_for(report, event, roles)
    if role is None or revision != report.revision:
        return Toast(key="press-stale")
    move(unit, report, event=event, role=role, actor=actor)
    return Toast(key=TOASTS[event])


def begin_answer(
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    *,
    report: Report,
    revision: int | None = None,
    words: str = "",
) -> tuple[Dialogue, Toast]:
    """Open the answer to a report, above whatever was open; ``words`` where the officer wrote them already."""
    roles = roles_of(unit, actor, report)
    if not roles:
        return dialogue, Toast(key="press-not-yours", alert=True)
    if role_for(report, Event.ANSWER, roles) is None or revision not in {None, report.revision}:
        return dialogue, Toast(key="press-stale")
    below = dialogue.draft
    if below is not None and below.conversation == "answer":
        below = below.below
    draft = new_draft("answer", report=str(report.id), code=report.code)
    if words:
        draft = draft.with_answer("words", words)
    return go_on(unit, actor, dialogue, replace(draft, below=below)), Toast()


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
