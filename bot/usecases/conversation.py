"""Answering the open question, whichever conversation it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.answers import read
from bot.domain.bans import APPEAL, RESTRICT
from bot.domain.list_questions import CSV, LIST, XLSX
from bot.domain.messages import Toast
from bot.domain.question import APART, BACK, CANCEL, DONE, EDIT, NEITHER, NOTE, OTHERS, REWRITE, SKIP, Kind
from bot.domain.questions import next_question, options_of
from bot.domain.reply_questions import CANNED
from bot.domain.report_questions import STORY
from bot.usecases import (
    archive,
    bans,
    forward,
    handover,
    manage,
    rate,
    replies,
    restrict,
    revoke,
    rulebook,
    takeover,
    village_list,
)
from bot.usecases.alike import chosen
from bot.usecases.consent import agreed, notice_first
from bot.usecases.draft import apart, back, edit, others
from bot.usecases.invite import hand_out
from bot.usecases.leave import leave
from bot.usecases.offers import renewed
from bot.usecases.places import named, told_outside
from bot.usecases.respond import keep_note, send_words
from bot.usecases.rights import administers
from bot.usecases.story import heeded, tell, with_part, without_parts
from bot.usecases.submit import submit
from bot.usecases.supply import send_supply
from bot.usecases.support import support
from bot.usecases.talk import go_on, misfit
from bot.usecases.verify import assign_chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.people import Actor
    from bot.domain.question import Question
    from bot.domain.report import Dialogue, Draft
    from bot.ports import UnitOfWork

    Step = Callable[[UnitOfWork, Actor, Dialogue], Dialogue]

FINISH: Mapping[str, Step] = {
    "consent": agreed,
    "report": submit,
    "answer": send_words,
    "ask": send_words,
    "supply": send_supply,
    "rate": rate.finish,
    APPEAL: bans.finish,
    RESTRICT: restrict.act,
    "assign": assign_chosen,
    "forward": forward.send,
    "archive": archive.send,
    "manage": manage.act,
    LIST: village_list.send,
    "take_over": takeover.take_over,
    "invite": hand_out,
    "revoke": revoke.act,
    "handover": handover.act,
    "rules": rulebook.act,
    "rollback": rulebook.roll_back,
    "publish": rulebook.publish,
    "replies": replies.act,
}
"""What happens when the last question of a conversation is answered."""

TURNS: Mapping[str, Step] = {
    CANCEL: leave,
    BACK: back,
    EDIT: edit,
    NOTE: keep_note,
    APART: apart,
    OTHERS: others,
    XLSX: village_list.give_xlsx,
    CSV: village_list.give_csv,
    CANNED: replies.choose,
    REWRITE: replies.rewrite,
}
"""What an option does that is no answer."""

URGENT = ("report", "supply", "rate", APPEAL)
"""Conversations of citizens, who may need help at any moment."""

EMPTY = (SKIP, DONE, NEITHER)
"""Options that answer a question with nothing more to say."""


def answer(
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    *,
    value: str,
) -> Dialogue:
    """Take the chosen option: fill the slot that waits, then ask the next question or finish."""
    draft, question = dialogue.draft, next_question(dialogue.draft)
    if draft is None or question is None:
        return dialogue
    if value in TURNS:
        return TURNS[value](unit, actor, dialogue)
    if question.slot == CANNED:
        return replies.use(unit, actor, dialogue, value)
    if question.slot == EDIT:
        return go_on(unit, actor, dialogue, replace(draft, editing=value, misses=0))
    return filled(unit, actor, dialogue, _with_answer(draft, question, "" if value in EMPTY else value))


def written(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, text: str, source: int) -> Dialogue:
    """Answer in writing, or say why that is no answer."""
    draft, question = dialogue.draft, next_question(dialogue.draft)
    if draft is None or question is None:
        return dialogue
    if question is STORY:
        return tell(unit, actor, dialogue, with_part(without_parts(draft) if draft.editing else draft, text, source))
    if question.slot == "more":
        return tell(unit, actor, dialogue, with_part(draft.with_answer("more", "yes"), text, source))
    if draft.conversation in URGENT:
        draft = heeded(unit, actor, draft, text)
    if question.slot == "area":
        placed = named(unit, draft, text)
        unread = replace(dialogue, draft=draft)
        return filled(unit, actor, dialogue, placed) if placed else misfit(unit, actor, unread, key="area-unread")
    reading = read(question, text, today=unit.tenant.calendar.day(unit.now))
    if reading.fault:
        return misfit(
            unit, actor, replace(dialogue, draft=draft), key=reading.fault, length=len(text), longest=question.longest
        )
    return filled(unit, actor, dialogue, _with_answer(draft, question, reading.value, source=source))


def _with_answer(draft: Draft, question: Question, value: str, *, source: int | None = None) -> Draft:
    """Fill the slot; a place that was named, or passed over, takes the place of a pin."""
    told = draft.with_answer(question.slot, value, source=source)
    if question.kind is not Kind.PLACE:
        return told
    return replace(told, slots={slot: one for slot, one in told.slots.items() if slot != "point"})


def filled(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft) -> Dialogue:
    """Go on with a draft whose slot was just filled; one in which another report was chosen ends there."""
    if draft.conversation == RESTRICT and not administers(unit, actor):
        return restrict.refuse(unit, actor, dialogue)
    if chosen(draft) is not None:
        return support(unit, actor, replace(dialogue, draft=draft))
    before, draft = draft, renewed(unit, actor, draft)
    told_outside(unit, actor, before, draft)
    if next_question(draft) is not None:
        return go_on(unit, actor, dialogue, draft)
    return FINISH[draft.conversation](unit, actor, replace(dialogue, draft=draft))


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
        return notice_first(unit, actor, dialogue), _stale(unit, actor, dialogue, draft)
    options = options_of(question, open_)
    if number >= len(options):
        return dialogue, Toast(key="press-stale")
    return answer(unit, actor, dialogue, value=options[number].value), Toast()


def _stale(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: str) -> Toast:
    """Tell a press on a draft that was sent, or that ended in support, from one on a question that has passed."""
    left = dialogue.left
    if left is not None and left.id == draft and chosen(left) is not None:
        return Toast(key="press-supported")
    sent = unit.reports.find_draft(draft)
    mine = sent is not None and sent.reporter == actor.person
    return Toast(key="press-sent" if mine else "press-stale")
