"""Replies to a message of ours that bears a report's code: they speak of that case, whatever else is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.ext import filters

from bot.domain import ticket
from bot.domain.lifecycle import Role
from bot.domain.questions import Kind, next_question
from bot.usecases import conversation, follow, respond
from bot.usecases.cases import roles_of
from bot.usecases.talk import say
from handlers.chat.choices import chosen
from handlers.chat.filed import filed
from handlers.chat.messages import message_of, text_of
from handlers.chat.said import answer, offered

if TYPE_CHECKING:
    from telegram import Message, Update

    from bot.domain.report import Report
    from bot.texts import Texts
    from handlers.chat.said import Handler
    from handlers.chat.turn import Context, Turn


class BearsCode(filters.MessageFilter):
    """Messages that reply to one of ours with a report code in it."""

    def filter(self, message: Message) -> bool:
        """Look for the code."""
        return code_of(message) is not None


def code_of(message: Message) -> str | None:
    """Find the report code in the message of ours that this one replies to."""
    original = message.reply_to_message
    if original is None or original.from_user is None or original.from_user.id != message.get_bot().id:
        return None
    return ticket.find(text_of(original))


def replied(texts: Texts) -> Handler:
    """Make the handler for such a reply: an answer to the open question, a typed label, or an officer's words."""

    async def handle(update: Update, context: Context) -> None:
        turn, message = context.turn, message_of(update)
        report, event = _case(turn, message), offered(texts, text_of(message))
        if chosen(texts, turn, text_of(message)) or _asked_for(turn, report):
            answer(texts, turn, message)
        elif report is None:
            turn.dialogue = conversation.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-reply")
        elif event is not None:
            turn.dialogue = follow.on(turn.unit, turn.actor, turn.dialogue, event=event, report=report)
        else:
            _worded(turn, report, message)

    return handle


async def pictured(update: Update, context: Context) -> None:
    """Ask an officer for words, where a file came as a reply; everybody else's file is evidence."""
    turn = context.turn
    report = _case(turn, message_of(update))
    if report is None or Role.OFFICER not in roles_of(turn.unit, turn.actor, report):
        await filed(update, context)
    else:
        turn.dialogue = conversation.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-file")


def _case(turn: Turn, message: Message) -> Report | None:
    code = code_of(message)
    return turn.unit.reports.find_code(code) if code else None


def _asked_for(turn: Turn, report: Report | None) -> bool:
    """Tell whether the open question asks for words on this very case."""
    question, open_ = next_question(turn.dialogue.draft), turn.dialogue.draft
    if question is None or open_ is None or report is None:
        return False
    return question.kind is Kind.TEXT and open_.slots.get("report") == str(report.id)


def _worded(turn: Turn, report: Report, message: Message) -> None:
    """Take the reply as the officer's words on the case, or say why it cannot be one."""
    turn.dialogue, toast = respond.begin_answer(
        turn.unit,
        turn.actor,
        turn.dialogue,
        report=report,
        words=text_of(message),
        source=message.message_id,
    )
    if toast == respond.STALE:
        say(turn.unit, turn.actor, "follow-not-now", code=report.code)
    elif toast.key:
        turn.dialogue = conversation.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-reply")
