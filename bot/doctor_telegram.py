"""What ``simpul check`` asks of Telegram: who the bot is, and how updates reach it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot import texts
from bot.app import SystemClock
from bot.domain.errors import SimpulError
from bot.settings import TelegramMode
from bot.visit import Doubt
from handlers.chat import probe
from handlers.web import webhook
from storage import whose

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.visit import Visit
    from handlers.chat.probe import Facts

PILE = 100
"""So many updates wait at Telegram only while nobody takes them."""

RECENT = timedelta(hours=1)
"""Telegram keeps the last error of a webhook for ever; an older one is over."""


class UpdatesPile(Doubt):
    """Many updates wait at Telegram; see whether `simpul run` is running, and what its log says."""


class WebhookUnset(Doubt):
    """Telegram has no webhook yet; `simpul run` sets it when it starts."""


class WebhookLeft(Doubt):
    """Telegram still calls a webhook; `simpul run` removes it, if it comes back, another program has the token."""


class WebhookStumbled(Doubt):
    """Telegram could not bring an update to PUBLIC_URL within the last hour; nothing waits any more."""


class WebhookElsewhere(SimpulError):
    """Telegram brings updates elsewhere; correct PUBLIC_URL, or stop the other program that has this token."""


class WebhookFails(SimpulError):
    """Telegram cannot bring updates to PUBLIC_URL; look at the name, the certificate and the proxy before Simpul."""


def bot(visit: Visit) -> str:
    """Ask Telegram who we are, and look whether the database is this bot's."""
    visit.facts = asyncio.run(probe.look(**way(visit.settings)))
    if visit.fits:
        whose.compare(whose.holder(visit.settings.database_url), visit.facts.bot)
    return f"@{visit.facts.username}"


def updates(visit: Visit) -> str:
    """Look at how updates reach us, and at how many wait."""
    facts, settings = visit.told(), visit.settings
    expected = f"{settings.public_url}{webhook.PATH}" if settings.telegram_mode is TelegramMode.WEBHOOK else ""
    waiting = f"{settings.telegram_mode.value}, {facts.pending} updates waiting"
    if facts.webhook != expected:
        raise _misled(facts, expected)(urlsplit(facts.webhook).netloc or "no webhook", waiting)
    if facts.failed and facts.failed > SystemClock().now() - RECENT:
        raise (WebhookFails if facts.pending else WebhookStumbled)(facts.failure, waiting)
    if facts.pending > PILE:
        raise UpdatesPile(waiting)
    return waiting


def _misled(facts: Facts, expected: str) -> type[SimpulError]:
    if not expected:
        return WebhookLeft
    return WebhookElsewhere if facts.webhook else WebhookUnset


def way(settings: Settings) -> dict[str, Any]:
    """Give what every question to Telegram needs."""
    token = settings.telegram_bot_token.get_secret_value()
    return {"token": token, "api": settings.telegram_api_url, "texts": texts.build()}
