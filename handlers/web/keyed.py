"""Who calls an HTTP interface: the key in ``Authorization: Bearer``, known and good for what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from bot.usecases import api_keys

if TYPE_CHECKING:
    from bot.domain.api_keys import ApiKey, KeyScope
    from bot.ports import Lanes

KEY = 0
BEARER = "bearer"


async def caller(request: web.Request, lanes: Lanes, scope: KeyScope) -> ApiKey:
    """Give the caller's key; raises HTTPUnauthorized where none is known, HTTPForbidden where it may not do this."""
    kind, _, shown = request.headers.get("Authorization", "").partition(" ")
    if kind.casefold() != BEARER or not shown.isascii():
        raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
    found = await lanes.run(KEY, lambda unit: api_keys.known(unit, shown.strip()))
    if found is None:
        raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
    if not found.may(scope):
        raise web.HTTPForbidden
    return found
