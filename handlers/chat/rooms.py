"""Chats coming and going: blocked and back, groups upgraded or left, channels refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import ChatMemberStatus, ChatType

from bot.domain.messages import Letter, LetterKind
from bot.ports import ChatState

if TYPE_CHECKING:
    from telegram import Update

    from handlers.chat.turn import Context

AWAY = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


async def membership(update: Update, context: Context) -> None:
    """Note that the bot was blocked, unblocked, added or removed; leave channels."""
    change, chat, turn = update.my_chat_member, update.effective_chat, context.turn
    if change is None or chat is None:
        return
    here = turn.actor.chat
    if change.new_chat_member.status in AWAY:
        private = chat.type == ChatType.PRIVATE
        state = ChatState.BLOCKED if private else ChatState.GONE
        turn.unit.people.set_chat_state(here, state, "told by Telegram")
        return
    turn.unit.people.set_chat_state(here, ChatState.REACHABLE)
    if chat.type == ChatType.CHANNEL:
        turn.unit.outbox.add(Letter(chat=here, key="", kind=LetterKind.LEAVE))


async def migrated(update: Update, context: Context) -> None:
    """Follow a group that became a supergroup; the message on its new side is left out before (see ``turn.begin``)."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id is not None:
        context.turn.unit.people.move_chat(context.turn.actor.chat, message.migrate_to_chat_id)
