"""Files as evidence, or beside an officer's words: what is noted of each, and what its caption says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import PhotoSize

from bot.domain.report import Attachment
from bot.usecases import draft, supply, village_list
from handlers.chat.messages import message_of, words_of

if TYPE_CHECKING:
    from telegram import Message, Update

    from handlers.chat.turn import Context, Turn

FILE_KINDS = ("photo", "animation", "document", "video", "voice", "audio", "video_note")
"""Kinds of messages that are evidence, as the library names their attribute; a photo comes in several sizes.

An animation comes with a document too, for clients of old: it is looked for first.
"""


async def filed(update: Update, context: Context) -> None:
    """Keep a file with what is open; where nothing is, with the one report that waits, or with a new one."""
    turn, message = context.turn, message_of(update)
    if village_list.means_list(turn.unit, turn.actor, turn.dialogue, file := file_of(message)):
        turn.dialogue = village_list.take(turn.unit, turn.actor, turn.dialogue, file)
        return
    waiting = supply.waiting_for(turn.unit, turn.actor) if turn.dialogue.draft is None else ()
    if len(waiting) == 1:
        turn.dialogue = supply.open_for(turn.unit, turn.actor, turn.dialogue, report=waiting[0], offered=True)
    keep(turn, message)


def keep(turn: Turn, message: Message) -> None:
    """Keep the message's file with the open draft."""
    turn.dialogue = draft.keep_file(
        turn.unit,
        turn.actor,
        turn.dialogue,
        file_of(message),
        caption=words_of(message),
        source=message.message_id,
    )


def file_of(message: Message) -> Attachment:
    """Describe the file of a message; of a photo's sizes the largest."""
    kind = next(kind for kind in FILE_KINDS if getattr(message, kind, None))
    found = getattr(message, kind)
    one = found[-1] if isinstance(found, (tuple, list)) else found
    return Attachment(
        kind=kind,
        file_id=one.file_id,
        unique_id=one.file_unique_id,
        name=getattr(one, "file_name", None) or "",
        mime="image/jpeg" if isinstance(one, PhotoSize) else getattr(one, "mime_type", None) or "",
        size=one.file_size or 0,
        album=message.media_group_id or "",
    )
