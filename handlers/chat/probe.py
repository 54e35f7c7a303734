"""A look at Telegram for the doctor: who we are there, and what keeps it from reaching us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.error import InvalidToken, TelegramError

from bot.domain.errors import SimpulError
from handlers.chat.telegram import Telegram, TokenRefused

if TYPE_CHECKING:
    from bot.texts import Texts


class TelegramAway(SimpulError):
    """Telegram does not answer at TELEGRAM_API_URL; check the address and this machine's way out."""


async def look(*, token: str, api: str, texts: Texts) -> str:
    """Describe the bot and its webhook in one line; raises TokenRefused or TelegramAway."""
    telegram = Telegram.from_settings(token=token, api=api, texts=texts)
    try:
        await telegram.bot.initialize()
        me, info = telegram.bot.username, await telegram.bot.get_webhook_info()
    except InvalidToken:
        raise TokenRefused from None
    except TelegramError as error:
        raise TelegramAway(str(error)) from None
    finally:
        await telegram.close()
    trouble = f", last error: {info.last_error_message}" if info.last_error_message else ""
    return f"@{me}, {info.pending_update_count} updates waiting{trouble}"
