"""What each of Telegram's refusals means: one table from its words to a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.ports import Final, SendFailure
from handlers.chat.request import AnswerLost, Unreached

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_MODIFIED = "message is not modified"
TOO_LARGE = "request entity too large"

REFUSALS: Mapping[str, SendFailure] = {
    "bot was blocked by the user": SendFailure(cause="blocked", final=Final.BLOCKED),
    "user is deactivated": SendFailure(cause="deactivated", final=Final.CHAT_GONE),
    "bot can't initiate conversation": SendFailure(cause="never started", final=Final.BLOCKED),
    "bot was kicked": SendFailure(cause="kicked", final=Final.CHAT_GONE),
    "bot is not a member": SendFailure(cause="not a member", final=Final.CHAT_GONE),
    "the group chat was deleted": SendFailure(cause="group deleted", final=Final.CHAT_GONE),
    "chat not found": SendFailure(cause="chat not found", final=Final.CHAT_GONE),
    "peer_id_invalid": SendFailure(cause="chat not found", final=Final.CHAT_GONE),
    "not enough rights to send text": SendFailure(cause="may not write", final=Final.BLOCKED),
    "not enough rights": SendFailure(cause="not enough rights", final=Final.REFUSED),
    "message to edit not found": SendFailure(cause="message gone", missing=True),
    "message can't be edited": SendFailure(cause="message cannot be edited", missing=True),
    "message_id_invalid": SendFailure(cause="message gone", missing=True),
}
"""Words in the description (compared without case) -> what becomes of the letter."""

UNSURE = SendFailure(cause="no answer", unsure=True)
"""The connection broke or the answer was too slow: the message may have been delivered all the same."""


EVERYWHERE: Mapping[type[TelegramError], float] = {InvalidToken: 60.0, Conflict: 60.0, Unreached: 1.0}
"""What holds for every chat (the token is refused, another program took its place, nothing connects) -> seconds in
which nothing is sent at all."""


def failure_of(error: TelegramError) -> SendFailure:
    """Turn an error of a call into the value that says what to do."""
    match error:
        case ChatMigrated():
            return SendFailure(cause="upgraded", moved_to=error.new_chat_id)
        case RetryAfter():
            return SendFailure(cause="flood", after=_seconds(error))
        case Forbidden() | BadRequest():
            return _refusal(error)
        case InvalidToken() | Conflict() | Unreached():
            return SendFailure(cause=type(error).__name__, after=EVERYWHERE[type(error)], everywhere=True)
        case TimedOut() | AnswerLost():
            return UNSURE
        case NetworkError() if TOO_LARGE in error.message.casefold():
            return SendFailure(cause=error.message, final=Final.REFUSED)
        case NetworkError():
            # Telegram's own trouble came with its answer: the call was not taken.
            return SendFailure(cause=error.message)
        case _:
            return SendFailure(cause=str(error), final=Final.REFUSED)


def _refusal(error: TelegramError) -> SendFailure:
    told = error.message.casefold()
    known = next((failure for words, failure in REFUSALS.items() if words in told), None)
    return known or SendFailure(cause=error.message, final=Final.REFUSED)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()
