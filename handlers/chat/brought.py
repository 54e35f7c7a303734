"""What is neither text nor file: places, contacts, and kinds that say nothing to us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.question import Kind
from bot.domain.questions import next_question, state_of
from bot.domain.report import Point
from bot.usecases import consent, conversation, draft, supply, talk
from bot.usecases.draft import WORDS
from handlers.chat.messages import message_of

if TYPE_CHECKING:
    from telegram import Update

    from handlers.chat.turn import Context, Turn

REPORTING = (None, "consent", "report")
"""Conversations in which a place belongs to the report; None where nothing is open."""


async def pinned(update: Update, context: Context) -> None:
    """Keep a pin or a venue as the report's place, or as words for the report that asked where."""
    turn, message = context.turn, message_of(update)
    location = message.venue.location if message.venue else message.location
    if location is None:
        await misfitting(update, context)
        return
    point, source = Point(latitude=location.latitude, longitude=location.longitude), message.message_id
    named = f"{message.venue.title}, {message.venue.address}" if message.venue else ""
    if _told_where(turn, f"📍 {named} {point.to_text()}".replace("  ", " "), source):
        return
    if turn.conversation not in REPORTING:
        await misfitting(update, context)
        return
    turn.dialogue = draft.keep_place(turn.unit, turn.actor, turn.dialogue, point, named=named, source=source)


def _told_where(turn: Turn, words: str, source: int) -> bool:
    """Let a place be words on a report that asked for some, or that one is writing to; tells whether it was."""
    asked = supply.asked_of(turn.unit, turn.actor) if turn.dialogue.draft is None else None
    if asked is not None:
        turn.dialogue = supply.begin(
            turn.unit, turn.actor, turn.dialogue, report=asked, words=words, source=source, offered=True
        )
    elif turn.conversation in WORDS and state_of(turn.dialogue.draft) == "words":
        turn.dialogue = conversation.written(turn.unit, turn.actor, turn.dialogue, text=words, source=source)
    else:
        return False
    return True


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
