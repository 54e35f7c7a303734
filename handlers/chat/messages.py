"""What handlers read from a message, whatever its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import MessageEntityType

if TYPE_CHECKING:
    from telegram import Message, Update

STORY_COMMAND = "/lapor"


def message_of(update: Update) -> Message:
    """Give the message at hand."""
    message = update.effective_message
    if message is None:
        raise ValueError("the update has no message")  # noqa: TRY003 - a filter let the wrong kind through
    return message


def text_of(message: Message) -> str:
    """Give what is written, in the message or under its picture."""
    return (message.text or message.caption or "").strip()


def words_of(message: Message) -> str:
    """Give what is meant as part of a story: all that is written, but for the command before it."""
    rest = rest_of(message)
    return text_of(message) if rest is None else rest


def rest_of(message: Message) -> str | None:
    """Give what somebody wrote in one go with the command that begins a report; None without that command."""
    command, _, rest = text_of(message).partition(" ")
    entities = message.entities or message.caption_entities
    is_command = any(one.type == MessageEntityType.BOT_COMMAND and one.offset == 0 for one in entities)
    return rest.strip() if is_command and command.partition("@")[0].casefold() == STORY_COMMAND else None


def payload_of(update: Update) -> str:
    """Give what stands behind a command, such as a deep link's payload."""
    return text_of(message_of(update)).partition(" ")[2].strip()
