"""Chats coming and going as Telegram tells it, and what is said in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import ChatMemberRestricted
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import filters

from bot.usecases import join, reach
from bot.usecases.talk import say
from handlers.chat.messages import payload_of

if TYPE_CHECKING:
    from telegram import ChatMember, Message, Update

    from handlers.chat.turn import Context

AWAY = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


class Nameless(filters.MessageFilter):
    """Messages in the name of a group or channel instead of a person's."""

    def filter(self, message: Message) -> bool:
        """Look for a chat as the sender."""
        return message.sender_chat is not None


async def membership(update: Update, context: Context) -> None:
    """Note that the bot was blocked, unblocked, added or removed; leave channels."""
    change, chat, turn = update.my_chat_member, update.effective_chat, context.turn
    if change is None or chat is None:
        return
    if _silenced(change.new_chat_member):
        reach.gone(turn.unit, turn.actor)
    elif chat.type == ChatType.CHANNEL:
        reach.refuse_channel(turn.unit, turn.actor)
    elif chat.type == ChatType.PRIVATE or change.old_chat_member.status not in AWAY:
        reach.back(turn.unit, turn.actor)
    else:
        reach.entered(turn.unit, turn.actor)


def _silenced(member: ChatMember) -> bool:
    """Tell whether the bot is out, or in and may not write."""
    muted = isinstance(member, ChatMemberRestricted) and not member.can_send_messages
    return member.status in AWAY or muted


async def migrated(update: Update, context: Context) -> None:
    """Follow a group that became a supergroup; the message on its new side is left out before (see ``turn.begin``)."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id is not None:
        reach.moved(context.turn.unit, context.turn.actor, message.migrate_to_chat_id)


async def nameless(update: Update, context: Context) -> None:
    """Ask an anonymous administrator to write under their own name: who speaks for an agency must be known."""
    del update
    say(context.turn.unit, context.turn.actor, "group-anonymous", merge_key="group-anonymous")


async def started(update: Update, context: Context) -> None:
    """Let the group be an agency's desk, where an invitation came along; else say how it becomes one."""
    payload = payload_of(update)
    if payload.startswith(join.PREFIX):
        join.bind(context.turn.unit, context.turn.actor, payload)
    else:
        say(context.turn.unit, context.turn.actor, "group-help")


async def explained(update: Update, context: Context) -> None:
    """Say what the bot does in a group, to whoever speaks to it there."""
    del update
    say(context.turn.unit, context.turn.actor, "group-help", merge_key="group-help")
