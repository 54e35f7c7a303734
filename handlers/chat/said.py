"""What people write, edit, or send that is neither text nor file, translated into use cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain import ticket
from bot.domain.notices import OFFER_LABELS
from bot.domain.questions import Kind, next_question
from bot.usecases import consent, conversation, draft, follow, status, story
from bot.usecases.talk import ask
from handlers.chat.choices import chosen
from handlers.chat.messages import message_of, rest_of, text_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from telegram import Message, Update

    from bot.domain.lifecycle import Event
    from bot.texts import Texts
    from handlers.chat.turn import Context, Turn

    Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]

MISFITS: Mapping[str, str] = {"location": "misfit-location", "venue": "misfit-location", "contact": "misfit-contact"}
"""Kinds with a sentence of their own; all others get ``misfit-kind``."""


def typed(texts: Texts) -> Handler:
    """Make the handler for a text while a question is open."""

    async def handle(update: Update, context: Context) -> None:
        answer(texts, context.turn, message_of(update))

    return handle


def answer(texts: Texts, turn: Turn, message: Message) -> None:
    """Answer the open question by a text, or say why it is no answer."""
    question, open_, text = next_question(turn.dialogue.draft), turn.dialogue.draft, text_of(message)
    if question is None or open_ is None:
        return
    value = text if question.kind is Kind.TEXT else chosen(texts, turn, text)
    event = offered(texts, text) if open_.conversation != "answer" else None
    if (question.kind is Kind.TEXT or value is None) and event and follow.waiting(turn.unit, turn.actor, event):
        turn.dialogue = follow.typed(turn.unit, turn.actor, turn.dialogue, event=event)
        turn.dialogue = ask(turn.unit, turn.actor, turn.dialogue)
    elif value is not None:
        source = message.message_id
        turn.dialogue = conversation.answer(turn.unit, turn.actor, turn.dialogue, value=value, source=source)
    elif open_.conversation == "consent":
        _hold(turn, message)
    else:
        turn.dialogue = conversation.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-choice")


def offered(texts: Texts, text: str) -> Event | None:
    """Find the event whose button's whole label was typed."""
    return next((event for event, label in OFFER_LABELS.items() if texts.matches(label, text)), None)


def held(texts: Texts) -> Handler:
    """Make the handler that keeps a first text until the consent; ``Setuju`` itself is nothing to keep."""

    async def handle(update: Update, context: Context) -> None:
        turn, message = context.turn, message_of(update)
        event = offered(texts, text_of(message))
        if event is not None and _means(turn, event):
            turn.dialogue = follow.typed(turn.unit, turn.actor, turn.dialogue, event=event)
        elif texts.matches("label-agree", text_of(message)):
            turn.dialogue = consent.greet(turn.unit, turn.actor, turn.dialogue)
        else:
            _hold(turn, message)

    return handle


async def greeted(update: Update, context: Context) -> None:
    """Answer whatever a newcomer sends with the greeting; what stands behind a command is held."""
    turn, message = context.turn, message_of(update)
    if rest_of(message):
        _hold(turn, message)
    else:
        turn.dialogue = consent.greet(turn.unit, turn.actor, turn.dialogue)


def told(texts: Texts) -> Handler:
    """Make the handler for a text while nothing is open: a button's label, a report's code, or a new report's story."""

    async def handle(update: Update, context: Context) -> None:
        turn, message = context.turn, message_of(update)
        text = text_of(message)
        event, code = offered(texts, text), ticket.read(text)
        if event is not None and _means(turn, event):
            turn.dialogue = follow.typed(turn.unit, turn.actor, turn.dialogue, event=event)
        elif code is not None and turn.unit.reports.find_code(code) is not None:
            status.show(turn.unit, turn.actor, code)
        else:
            source = message.message_id
            turn.dialogue = draft.begin(turn.unit, turn.actor, turn.dialogue, story=text, source=source)

    return handle


def _means(turn: Turn, event: Event) -> bool:
    """Tell whether the label is this person's to type: reporters have agreed to the notice, officers have joined."""
    if event in follow.REPORTERS:
        return turn.actor.consented
    return bool(follow.agencies_of(turn.unit, turn.actor))


async def misfitting(update: Update, context: Context) -> None:
    """Say in one sentence why this kind cannot be taken, and put the question again."""
    turn, message = context.turn, message_of(update)
    key = next((MISFITS[kind] for kind in MISFITS if getattr(message, kind, None)), "misfit-kind")
    turn.dialogue = conversation.misfit(turn.unit, turn.actor, turn.dialogue, key=key)


async def edited(update: Update, context: Context) -> None:
    """Let an edited message change what it said; a live location that moves says nothing."""
    turn, message = context.turn, message_of(update)
    text = words_of(message)
    if text:
        source = message.message_id
        turn.dialogue = story.edited(turn.unit, turn.actor, turn.dialogue, source=source, text=text)


def _hold(turn: Turn, message: Message) -> None:
    text, source = words_of(message), message.message_id
    turn.dialogue = consent.hold(turn.unit, turn.actor, turn.dialogue, text=text, source=source)
