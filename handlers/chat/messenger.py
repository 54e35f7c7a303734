"""The way to a chat: render, call, and give back how it ended as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram import InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.domain.messages import LetterKind
from bot.ports import Sent
from handlers.chat.outcomes import NOT_MODIFIED, failure_of
from handlers.chat.render import CAPTION_LIMIT, markup_of, text_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from telegram import Bot

    from bot.ports import Outcome, Outgoing
    from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class TelegramMessenger:
    """Sends letters and cards through the Bot API."""

    bot: Bot
    texts: Texts
    zone: ZoneInfo

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Render and send; a failure is a value, never an exception."""
        try:
            return Sent(message=await self._call(outgoing))
        except TelegramError as error:
            if outgoing.edits is not None and NOT_MODIFIED in error.message.casefold():
                return Sent(message=outgoing.edits)
            return failure_of(error)

    async def _call(self, outgoing: Outgoing) -> int:
        if outgoing.kind is LetterKind.LEAVE:
            await self.bot.leave_chat(outgoing.telegram_chat)
            return 0
        if outgoing.kind is LetterKind.MEDIA:
            return await self._photos(outgoing)
        text = text_of(self.texts, outgoing, self.zone)
        markup = markup_of(self.texts, outgoing.buttons, outgoing.language)
        if outgoing.edits is not None:
            edited = await self.bot.edit_message_text(
                text,
                chat_id=outgoing.telegram_chat,
                message_id=outgoing.edits,
                parse_mode=ParseMode.HTML,
                reply_markup=markup,
            )
            return edited.message_id if isinstance(edited, Message) else outgoing.edits
        sent = await self.bot.send_message(
            outgoing.telegram_chat,
            text,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
        )
        return sent.message_id

    async def _photos(self, outgoing: Outgoing) -> int:
        """Send photos by file id: one alone, several as an album."""
        caption = text_of(self.texts, outgoing, self.zone, limit=CAPTION_LIMIT)
        media: Any = outgoing.values["media"]
        ids = [item["file_id"] for item in media]
        if len(ids) == 1:
            one = await self.bot.send_photo(outgoing.telegram_chat, ids[0], caption=caption, parse_mode=ParseMode.HTML)
            return one.message_id
        album = [
            InputMediaPhoto(file_id, caption=caption if n == 0 else None, parse_mode=ParseMode.HTML)
            for n, file_id in enumerate(ids)
        ]
        sent = await self.bot.send_media_group(outgoing.telegram_chat, album)
        return sent[0].message_id
