"""What Telegram tells of the bot before anybody has written to it."""

from __future__ import annotations

import pytest

from bot import texts
from handlers.chat import commands
from handlers.chat.telegram import Telegram
from sandbox.client import Sandbox
from sandbox.server import running

pytestmark = pytest.mark.asyncio


async def test_the_bot_describes_itself_until_somebody_has() -> None:
    """Both languages are told once; what is there already, from us or from BotFather, stays."""
    async with running() as url, Sandbox(url) as sandbox:
        account = await sandbox.bot()
        telegram = Telegram.from_settings(token=account.token, api=url, texts=texts.build())
        await telegram.connect()
        await commands.publish(telegram.bot, telegram.texts)
        told = [call.params for call in await sandbox.calls("setMyDescription")]
        assert [params.get("language_code") for params in told] == [None, "en"]
        assert all(0 < len(params["description"]) <= 512 for params in told)
        assert len(await sandbox.calls("setMyCommands")) == len(told)

        await telegram.bot.set_my_description("Kanal laporan Kota Melati")
        await commands.publish(telegram.bot, telegram.texts)
        assert len(await sandbox.calls("setMyDescription")) == len(told) + 1
        await telegram.close()
        assert await sandbox.violations() == []
