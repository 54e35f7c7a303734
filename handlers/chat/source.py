"""Files from Telegram: asked for by id, fetched from the address it names, 20 MB at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram.error import BadRequest, TelegramError

from bot.ports import FetchFailure
from handlers.chat.request import TooLarge

if TYPE_CHECKING:
    from telegram import Bot


@dataclass(frozen=True, slots=True)
class TelegramFiles:
    """The Bot API's getFile and its download."""

    bot: Bot

    async def fetch(self, file_id: str) -> bytes | FetchFailure:
        """Give the content; what Telegram refuses it will refuse again."""
        try:
            file = await self.bot.get_file(file_id)
            return bytes(await file.download_as_bytearray())
        except (BadRequest, TooLarge) as error:
            return FetchFailure(cause=error.message, final=True)
        except TelegramError as error:
            return FetchFailure(cause=error.message)
