"""A look at Telegram for the doctor: who we are there, how updates reach us, and where we may write."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import aiohttp
from telegram import ChatMemberRestricted
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.domain.errors import SimpulError
from handlers.chat.telegram import Telegram, TokenRefused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import datetime

    from telegram import Bot

    from bot.texts import Texts

CLOCK_SECONDS = 5.0
OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


class TelegramAway(SimpulError):
    """Telegram does not answer at TELEGRAM_API_URL; check the address and this machine's way out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """Who we are (``reads_all``: privacy mode is off), where Telegram brings updates, and how that last failed."""

    bot: int
    username: str
    reads_all: bool
    webhook: str
    pending: int
    failed: datetime | None
    failure: str


async def look(*, token: str, api: str, texts: Texts) -> Facts:
    """Ask Telegram about the bot and its webhook; raises TokenRefused or TelegramAway."""
    async with _asking(token, api, texts) as bot:
        info = await bot.get_webhook_info()
        return Facts(
            bot=bot.id,
            username=bot.username,
            reads_all=bot.can_read_all_group_messages,
            webhook=info.url,
            pending=info.pending_update_count,
            failed=info.last_error_date,
            failure=info.last_error_message or "",
        )


async def rights(chats: Sequence[int], *, token: str, api: str, texts: Texts) -> Mapping[int, str]:
    """Say of each group in which we cannot write, by its Telegram id, why; raises TokenRefused or TelegramAway."""
    async with _asking(token, api, texts) as bot:
        found = {chat: await _hindrance(bot, chat) for chat in chats}
        return {chat: why for chat, why in found.items() if why}


async def _hindrance(bot: Bot, chat: int) -> str:
    """Say why we cannot write there; empty where we can, and where the group moved, which letters follow."""
    try:
        member = await bot.get_chat_member(chat, bot.id)
        if member.status in OUTSIDE:
            return "the bot is not in the group"
        if isinstance(member, ChatMemberRestricted) and not member.can_send_messages:
            return "the bot may not write"
        allowed = (await bot.get_chat(chat)).permissions
    except ChatMigrated:
        return ""
    except (BadRequest, Forbidden) as error:
        return error.message
    silent = member.status == ChatMemberStatus.MEMBER and allowed is not None and allowed.can_send_messages is False
    return "members may not write" if silent else ""


async def time(api: str) -> datetime | None:
    """Ask Telegram for the time; None where it does not tell, raises TelegramAway."""
    try:
        timeout = aiohttp.ClientTimeout(total=CLOCK_SECONDS)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.head(api, allow_redirects=False) as answer,
        ):
            told = answer.headers.get("Date")
            return parsedate_to_datetime(told) if told else None
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise TelegramAway(type(error).__name__) from None


@asynccontextmanager
async def _asking(token: str, api: str, texts: Texts) -> AsyncIterator[Bot]:
    """Open the way to Telegram, and name what is wrong with it."""
    telegram = Telegram.from_settings(token=token, api=api, texts=texts)
    try:
        await telegram.bot.initialize()
        yield telegram.bot
    except InvalidToken:
        raise TokenRefused from None
    except TelegramError as error:
        raise TelegramAway(str(error)) from None
    finally:
        await telegram.close()
