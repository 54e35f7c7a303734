"""Chats coming and going, as Telegram tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import ChatMemberStatus, ChatType

from bot.usecases import reach

if TYPE_CHECKING:
    from telegram import Update

    from handlers.chat.turn import Context

AWAY = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


async def membership(update: Update, context: Context) -> None:
    """Note that the bot was blocked, unblocked, added or removed; leave channels."""
    change, chat, turn = update.my_chat_member, update.effective_chat, context.turn
    if change is None or chat is None:
        return
    if change.new_chat_member.status in AWAY:
        reach.gone(turn.unit, turn.actor)
    elif chat.type == ChatType.CHANNEL:
        reach.refuse_channel(turn.unit, turn.actor)
    else:
        reach.back(turn.unit, turn.actor)


async def migrated(update: Update, context: Context) -> None:
    """Follow a group that became a supergroup; the message on its new side is left out before (see ``turn.begin``)."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id is not None:
        reach.moved(context.turn.unit, context.turn.actor, message.migrate_to_chat_id)
