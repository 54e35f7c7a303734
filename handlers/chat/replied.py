"""Replies to a message of ours that bears a report's code: they speak of that case, whatever else is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.ext import filters

from bot.domain import ticket
from bot.domain.bans import RESTRICT
from bot.domain.case_questions import CASE
from bot.domain.lifecycle import Event, Role
from bot.domain.question import Kind
from bot.domain.questions import next_question
from bot.usecases import archive, follow, respond, supply, support, talk
from bot.usecases.rights import roles_of
from bot.usecases.talk import say
from handlers.chat import settled
from handlers.chat.choices import chosen
from handlers.chat.filed import keep
from handlers.chat.messages import message_of, text_of
from handlers.chat.said import answer, offered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telegram import Message, Update

    from bot.domain.report import Report
    from bot.texts import Texts
    from handlers.chat.said import Handler
    from handlers.chat.turn import Context, Turn


def _closes(turn: Turn, report: Report) -> None:
    turn.dialogue = follow.close_typed(turn.unit, turn.actor, turn.dialogue, report=report)


def _manages(turn: Turn, report: Report) -> None:
    turn.dialogue = follow.manage_typed(turn.unit, turn.actor, turn.dialogue, report=report)


def _takes_over(turn: Turn, report: Report) -> None:
    turn.dialogue = follow.take_over_typed(turn.unit, turn.actor, turn.dialogue, report=report)


def _repairs(turn: Turn, report: Report) -> None:
    turn.dialogue, toast = archive.repair(turn.unit, turn.actor, turn.dialogue, report)
    if toast.key:
        say(turn.unit, turn.actor, toast.key)


ON_CASE: Mapping[str, Callable[[Turn, Report], None]] = {
    "label-unfollow": lambda turn, report: support.stop_typed(turn.unit, turn.actor, report),
    **settled.ON_CASE,
    "label-close": _closes,
    "label-more": _manages,
    "label-take-over": _takes_over,
    "label-repair": _repairs,
}
"""Labels of buttons that are no event, typed as a reply: they mean the case that the message is about."""


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
    """Make the handler for such a reply: an answer to the open question, a typed label, or words on the case."""

    async def handle(update: Update, context: Context) -> None:
        turn, message = context.turn, message_of(update)
        report, events = _case(turn, message), offered(texts, text_of(message))
        if chosen(texts, turn, text_of(message)) or _asked_for(turn, report):
            answer(texts, turn, message)
        elif report is None:
            turn.dialogue = talk.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-reply")
        elif act := next((act for label, act in ON_CASE.items() if texts.matches(label, text_of(message))), None):
            act(turn, report)
        elif events:
            event = next((one for one in events if follow.possible(turn.unit, turn.actor, one, report)), events[0])
            turn.dialogue = follow.on(turn.unit, turn.actor, turn.dialogue, event=event, report=report)
        else:
            worded(turn, report, message)

    return handle


async def pictured(update: Update, context: Context) -> None:
    """Keep a file that came as a reply with the words on that case, which it opens where they are not open yet."""
    turn, message = context.turn, message_of(update)
    report = _case(turn, message)
    open_ = turn.dialogue.draft
    if report is not None and (open_ is None or open_.slots.get("report") != str(report.id)):
        worded(turn, report, message, bare=True)
        opened = turn.dialogue.draft
        if opened is None or opened.slots.get("report") != str(report.id):
            return
    keep(turn, message)


def worded(turn: Turn, report: Report, message: Message, *, bare: bool = False) -> None:
    """Take the reply as words on the case, by whoever may speak on it; ``bare`` opens them without any."""
    words, source = "" if bare else text_of(message), message.message_id
    roles = roles_of(turn.unit, turn.actor, report)
    if roles & set(respond.DESK):
        turn.dialogue, toast = respond.begin_words(
            turn.unit, turn.actor, turn.dialogue, event=_meant(turn, report), report=report, words=words, source=source
        )
        if toast.key:
            key = toast.key if toast.key == respond.NOT_HERE else "follow-not-now"
            say(turn.unit, turn.actor, key, code=report.code)
    elif Role.REPORTER in roles:
        turn.dialogue = supply.begin(turn.unit, turn.actor, turn.dialogue, report=report, words=words, source=source)
    else:
        supports = turn.unit.supporters.has(report.id, turn.actor.person)
        say(turn.unit, turn.actor, "supported-reply" if supports else "reply-not-yours", code=report.code)


def _meant(turn: Turn, report: Report) -> Event:
    """Tell what an officer's reply is: a better version of the words being written on the case, else an answer."""
    open_ = turn.dialogue.draft
    same = open_ is not None and open_.conversation in respond.WORDED and open_.slots.get("report") == str(report.id)
    return Event(open_.conversation) if open_ is not None and same else Event.ANSWER


def _case(turn: Turn, message: Message) -> Report | None:
    code = code_of(message)
    return turn.unit.reports.find_code(code) if code else None


def _asked_for(turn: Turn, report: Report | None) -> bool:
    """Tell whether the open question is about this very case and waits for what is written."""
    question, open_ = next_question(turn.dialogue.draft), turn.dialogue.draft
    if question is None or open_ is None or report is None:
        return False
    # Where an answer is shown back, a reply says it better; in the other conversations it is an answer, or none.
    asks = question.kind is Kind.TEXT or open_.conversation in (*CASE, RESTRICT)
    return asks and open_.slots.get("report") == str(report.id)
