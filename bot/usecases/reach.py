"""Whether a chat can be written to: blocked and back, groups upgraded or left, channels refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.messages import Letter, LetterKind
from bot.ports import ChatState

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.ports import UnitOfWork

TOLD = "told by Telegram"


def gone(unit: UnitOfWork, actor: Actor) -> None:
    """Stop writing to a chat that blocked the bot or put it out; what waits for it goes on when it is back."""
    state = ChatState.BLOCKED if actor.private else ChatState.GONE
    unit.people.set_chat_state(actor.chat, state, TOLD)


def back(unit: UnitOfWork, actor: Actor) -> None:
    """Write to the chat again."""
    unit.people.set_chat_state(actor.chat, ChatState.REACHABLE)


def refuse_channel(unit: UnitOfWork, actor: Actor) -> None:
    """Leave a channel: nobody can be answered there."""
    back(unit, actor)
    unit.outbox.add(Letter(chat=actor.chat, key="", kind=LetterKind.LEAVE))


def moved(unit: UnitOfWork, actor: Actor, telegram: int) -> None:
    """Follow a group that was upgraded to its new Telegram id."""
    unit.people.move_chat(actor.chat, telegram)
