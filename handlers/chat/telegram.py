"""Telegram as a whole: who we are, how updates come in, and the parts that are built once it answers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import log
from bot.domain.errors import SimpulError, StorageAway
from handlers.chat import application, commands
from handlers.chat.intake import Intake
from handlers.chat.polling import ALLOWED_UPDATES, LONG_POLL_SECONDS, Polling
from handlers.chat.raw import RawUpdate
from handlers.chat.request import AiohttpRequest

if TYPE_CHECKING:
    from bot.ports import Elected, Lanes
    from bot.ports.metrics import Metrics
    from bot.texts import Texts

RETRY_SECONDS = 2.0
CONNECTIONS = 40
"""How many webhook calls Telegram may have under way at once."""

logger = log.get(__name__)


class TokenRefused(SimpulError):
    """Telegram refuses TELEGRAM_BOT_TOKEN; ask BotFather for the bot's token and set it again."""


@dataclass(frozen=True, slots=True)
class Telegram:
    """The bot, its way out, and what it is called."""

    bot: Bot
    request: AiohttpRequest
    texts: Texts

    @classmethod
    def from_settings(cls, *, token: str, api: str, texts: Texts) -> Telegram:
        """Make the client; nothing connects yet."""
        request = AiohttpRequest()
        poll = AiohttpRequest(connections=1, read_timeout=LONG_POLL_SECONDS + 10)
        bot = Bot(
            token,
            base_url=f"{api}/bot",
            base_file_url=f"{api}/file/bot",
            request=request,
            get_updates_request=poll,
        )
        return cls(bot=bot, request=poll, texts=texts)

    async def connect(self) -> dict[str, Any]:
        """Ask Telegram who we are, again and again until it answers; raises TokenRefused."""
        while True:
            try:
                await self.bot.initialize()
            except InvalidToken:
                raise TokenRefused from None
            except TelegramError as error:
                logger.warning("Telegram does not answer", cause=str(error))
                await asyncio.sleep(RETRY_SECONDS)
            else:
                return self.bot.bot.to_dict()

    async def open_intake(self, lanes: Lanes, lane_count: int, metrics: Metrics) -> Intake:
        """Build an Application for each lane, and the intake over them."""
        identity = await self.connect()
        built = [await application.build(self.bot.token, identity, self.texts) for _ in range(lane_count)]
        return Intake(bot=self.bot, lanes=lanes, applications=built, texts=self.texts, metrics=metrics)

    async def listen(self, *, url: str | None, secret: str) -> None:
        """Tell Telegram how updates reach us, and what commands there are; again until it is done."""
        while True:
            try:
                await self._listen(url, secret)
                await commands.publish(self.bot, self.texts)
            except TelegramError as error:
                logger.warning("Telegram does not answer", cause=str(error))
                await asyncio.sleep(RETRY_SECONDS)
            else:
                return

    async def _listen(self, url: str | None, secret: str) -> None:
        if url is None:
            await self.bot.delete_webhook()
            return
        await self.bot.set_webhook(
            url,
            secret_token=secret,
            allowed_updates=list(ALLOWED_UPDATES),
            max_connections=CONNECTIONS,
        )

    def polling(self, intake: Intake, elected: Elected) -> Polling:
        """Make the polling loop."""
        return Polling(request=self.request, root=self.bot.base_url, take=intake.take, elected=elected)

    async def close(self) -> None:
        """Close every connection."""
        await self.bot.shutdown()


async def take_json(intake: Intake | None, body: object) -> bool:
    """Let a parsed body have its effect, or give False where it is no update; raises StorageAway before the start."""
    raw = RawUpdate.from_json(body)
    if raw is None:
        return False
    if intake is None:
        raise StorageAway("starting")
    await intake.take(raw)
    return True
