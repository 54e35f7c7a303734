"""Telegram's webhook: the secret first, then one unit; 200 means kept."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

import orjson
from aiohttp import web

from bot import log
from bot.domain.errors import StorageAway

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Take = Callable[[object], Awaitable[bool]]

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not a secret
RETRY_SECONDS = "2"
AWAY = 503

logger = log.get(__name__)


def build(secret: str, take: Take) -> web.RouteDef:
    """Make the route; ``take`` gives False for what is no update and raises StorageAway to be called again."""

    async def receive(request: web.Request) -> web.Response:
        """Keep one update, or say why not."""
        if not vouched(request, secret):
            logger.warning("webhook call without the secret", peer=request.remote)
            return web.Response(status=401)
        status = await _status(await request.read(), take)
        return web.Response(status=status, headers={"Retry-After": RETRY_SECONDS} if status == AWAY else None)

    return web.post(PATH, receive)


def vouched(request: web.Request, secret: str) -> bool:
    """Tell whether a call shows the secret at the webhook."""
    given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
    return request.path == PATH and hmac.compare_digest(given, secret.encode())


async def _status(body: bytes, take: Take) -> int:
    try:
        update = orjson.loads(body)
    except orjson.JSONDecodeError:
        logger.warning("malformed update", size=len(body), cause="not JSON")
        return 400
    try:
        kept = await take(update)
    except StorageAway as error:
        logger.warning("storage away", cause=str(error))
        return AWAY
    if not kept:
        logger.warning("malformed update", size=len(body), cause="no update_id")
    return 200 if kept else 400
