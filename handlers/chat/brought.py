"""What is neither text nor file: places, contacts, and kinds that say nothing to us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.question import Kind
from bot.domain.questions import next_question
from bot.domain.report import Point
from bot.usecases import consent, conversation, draft, talk
from handlers.chat.messages import message_of

if TYPE_CHECKING:
    from telegram import Update

    from handlers.chat.turn import Context

REPORTING = (None, "consent", "report")
"""Conversations in which a place belongs to the report; None where nothing is open."""


async def pinned(update: Update, context: Context) -> None:
    """Keep a pin or a venue as the report's place."""
    turn, message = context.turn, message_of(update)
    location = message.venue.location if message.venue else message.location
    if location is None or turn.conversation not in REPORTING:
        await misfitting(update, context)
        return
    named = f"{message.venue.title}, {message.venue.address}" if message.venue else ""
    turn.dialogue = draft.keep_place(
        turn.unit,
        turn.actor,
        turn.dialogue,
        Point(latitude=location.latitude, longitude=location.longitude),
        named=named,
        source=message.message_id,
    )


async def contacted(update: Update, context: Context) -> None:
    """Take one's own number where it is asked for; nobody else's anywhere."""
    turn, message = context.turn, message_of(update)
    contact, question = message.contact, next_question(turn.dialogue.draft)
    if contact is None or question is None or question.kind is not Kind.PHONE:
        turn.dialogue = talk.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-contact")
    elif message.from_user is None or contact.user_id != message.from_user.id:
        turn.dialogue = talk.misfit(turn.unit, turn.actor, turn.dialogue, key="contact-foreign")
    else:
        number, source = contact.phone_number, message.message_id
        turn.dialogue = conversation.written(turn.unit, turn.actor, turn.dialogue, text=number, source=source)


async def misfitting(update: Update, context: Context) -> None:
    """Say in one sentence why this kind cannot be taken, and put the question again."""
    turn = context.turn
    del update
    if turn.dialogue.draft is None and not turn.actor.consented:
        turn.dialogue = consent.greet(turn.unit, turn.actor, turn.dialogue)
    else:
        turn.dialogue = talk.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-kind")
