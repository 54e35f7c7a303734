"""Probes: alive is that the process answers; ready is that updates are kept and messages can leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    Ready = Callable[[], Awaitable[Mapping[str, bool]]]


def build(ready: Ready) -> list[web.RouteDef]:
    """Make the routes; ``ready`` names each part and whether it works."""

    async def live(_: web.Request) -> web.Response:
        """Say that the process answers."""
        return web.json_response({"live": True})

    async def is_ready(_: web.Request) -> web.Response:
        """Say whether every part works; 503 where one does not."""
        parts = await ready()
        return web.json_response({**parts}, status=200 if all(parts.values()) else 503)

    return [web.get("/health/live", live), web.get("/health/ready", is_ready)]
