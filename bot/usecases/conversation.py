"""Answering the open question, whichever conversation it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.messages import Toast
from bot.domain.questions import CANCEL, STORY, Kind, next_question, options_of
from bot.usecases.consent import agreed, notice_first
from bot.usecases.draft import cancel
from bot.usecases.respond import send_answer
from bot.usecases.story import tell, with_part
from bot.usecases.submit import submit
from bot.usecases.talk import ask, fits, go_on, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.people import Actor
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork

FINISH: Mapping[str, Callable[[UnitOfWork, Actor, Dialogue], Dialogue]] = {
    "consent": agreed,
    "report": submit,
    "answer": send_answer,
}
"""What happens when the last question of a conversation is answered."""


def answer(
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    *,
    value: str,
    source: int = 0,
) -> Dialogue:
    """Fill the slot that waits, then ask the next question or finish; ``source`` is the message that said it."""
    draft, question = dialogue.draft, next_question(dialogue.draft)
    if draft is None or question is None:
        return dialogue
    if value == CANCEL:
        return cancel(unit, actor, dialogue)
    if question is STORY:
        return tell(unit, actor, dialogue, with_part(draft, value, source))
    written = question.kind is Kind.TEXT
    if written and not fits(unit, actor, question, value):
        return ask(unit, actor, dialogue)
    filled = draft.with_answer(question.slot, value, source=source if written else None)
    if next_question(filled) is not None:
        return go_on(unit, actor, dialogue, filled)
    return FINISH[draft.conversation](unit, actor, replace(dialogue, draft=filled))


def pick(
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    *,
    number: int,
    draft: str,
    revision: int,
) -> tuple[Dialogue, Toast]:
    """Answer by a button; one of an older question, or of a draft that is gone, changes nothing."""
    open_, question = dialogue.draft, next_question(dialogue.draft)
    if open_ is None or question is None or open_.id != draft or revision != dialogue.revision:
        return notice_first(unit, actor, dialogue), _stale(unit, actor, draft)
    options = options_of(question, open_)
    if number >= len(options):
        return dialogue, Toast(key="press-stale")
    return answer(unit, actor, dialogue, value=options[number].value), Toast()


def misfit(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, key: str) -> Dialogue:
    """Say in one sentence why this cannot be taken here, and put the question again."""
    say(unit, actor, key)
    return ask(unit, actor, dialogue)


def _stale(unit: UnitOfWork, actor: Actor, draft: str) -> Toast:
    """Tell a press on a draft that was sent from one on a question that has passed."""
    sent = unit.reports.find_draft(draft)
    mine = sent is not None and sent.reporter == actor.person
    return Toast(key="press-sent" if mine else "press-stale")
