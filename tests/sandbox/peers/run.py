# mypy: ignore-errors
# The libraries live in an environment of their own.
"""Run a library's own example as it was published: `python run.py URL TOKEN EXAMPLE`.

An example asks its reader for two things, and only these are given: the token, where the file says `<TOKEN>` or reads
`BOT_TOKEN`, and the address of the Bot API, where each library documents that it is set.
"""

import functools
import os
import runpy
import sys


def aiogram(url: str, token: str) -> None:
    """By the environment, and by a session on another server."""
    from aiogram import Bot  # noqa: PLC0415 - only one of the two is wanted, and imports take seconds
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415

    os.environ["BOT_TOKEN"] = token
    begin = Bot.__init__

    @functools.wraps(begin)
    def elsewhere(self, *given, **named):
        named.setdefault("session", AiohttpSession(api=TelegramAPIServer.from_base(url)))
        begin(self, *given, **named)

    Bot.__init__ = elsewhere


def telebot(url: str, token: str) -> None:
    """By the first argument of the bot, and by two names of the helper."""
    from telebot import TeleBot, apihelper, async_telebot, asyncio_helper  # noqa: PLC0415

    for helper in (apihelper, asyncio_helper):
        helper.API_URL = url + "/bot{0}/{1}"
        helper.FILE_URL = url + "/file/bot{0}/{1}"
    for bot in (TeleBot, async_telebot.AsyncTeleBot):
        bot.__init__ = _with(bot.__init__, token)


def _with(begin, token):
    @functools.wraps(begin)
    def known(self, _placeholder, *given, **named):
        begin(self, token, *given, **named)

    return known


url, token, example = sys.argv[1:]
(aiogram if "aiogram" in example else telebot)(url, token)
runpy.run_path(example, run_name="__main__")
