"""The HTTP server: started before Telegram and storage are, so that probes can say what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from handlers.web.guarding import Guard

from contextlib import asynccontextmanager

BODY_LIMIT = 1024 * 1024
"""Telegram's updates are far smaller, in bytes."""

SHUTDOWN_SECONDS = 3.0


@asynccontextmanager
async def serving(routes: Sequence[web.RouteDef], guard: Guard, *, host: str, port: int) -> AsyncIterator[str]:
    """Serve the routes behind the guard while the context is open; gives the address (port 0 chooses a free one)."""
    application = web.Application(client_max_size=BODY_LIMIT)
    guard.watch(application)
    application.add_routes(routes)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        listening = runner.addresses[0]
        yield f"http://{listening[0]}:{listening[1]}"
    finally:
        await runner.cleanup()
