"""Before anything is done with an update: whether its sender may send this much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.ext import filters

from bot.domain.messages import Toast
from bot.usecases import patience

if TYPE_CHECKING:
    from telegram import Update

    from handlers.chat.turn import Turn

TOO_FAST = Toast(key="toast-too-fast")


def admits(turn: Turn, update: Update) -> bool:
    """Tell whether the update may have its effect; what happens to chats and not by somebody's words always does."""
    message = update.message or update.edited_message
    if update.callback_query is None and (message is None or filters.StatusUpdate.ALL.check_update(update)):
        return True
    text = (message.text or message.caption or "") if message else ""
    return patience.admits(turn.unit, turn.actor, text, turn.dialogue.draft)
