"""A server that answers as badly as the test wants, over real HTTP."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson
from aiohttp import web
from telegram import Bot

from handlers.chat.request import AiohttpRequest

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator, Awaitable, Callable

TOKEN = "123456789:AAcontoh-token-yang-tidak-boleh-bocor-ke-log"
PAGE = "<html><body><h1>502 Bad Gateway</h1> upstream /bot secret</body></html>"
SENT = {"ok": True, "result": {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}}}


@dataclass
class Wire:
    """What the server does with the next call, and what it was sent."""

    url: str = ""
    answer: Callable[[web.Request], Awaitable[web.StreamResponse]] | None = None
    received: list[tuple[str, str, bytes]] = field(default_factory=list)

    def says(self, status: int, body: object) -> None:
        """Answer with this status and JSON."""

        async def answer(_: web.Request) -> web.StreamResponse:
            return web.Response(status=status, body=orjson.dumps(body), content_type="application/json")

        self.answer = answer

    def shows(self, status: int, page: str) -> None:
        """Answer with a page of a proxy."""

        async def answer(_: web.Request) -> web.StreamResponse:
            return web.Response(status=status, text=page, content_type="text/html")

        self.answer = answer

    def hangs_up(self) -> None:
        """Read the call, then cut the line."""

        async def answer(request: web.Request) -> web.StreamResponse:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()

        self.answer = answer

    def falls_silent(self, over: asyncio.Event) -> None:
        """Read the call, and never answer before the test is over."""

        async def answer(_: web.Request) -> web.StreamResponse:
            await over.wait()
            return web.Response()

        self.answer = answer


@asynccontextmanager
async def wire() -> AsyncIterator[Wire]:
    """Serve on a free port."""
    wire = Wire()

    async def receive(request: web.Request) -> web.StreamResponse:
        wire.received.append((request.path, request.content_type, await request.read()))
        assert wire.answer is not None
        return await wire.answer(request)

    application = web.Application()
    application.router.add_route("*", "/{tail:.*}", receive)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        wire.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield wire
    finally:
        await runner.cleanup()


@asynccontextmanager
async def client(url: str, *, read_timeout: float = 5) -> AsyncIterator[Bot]:
    """Give a bot that calls this server through our own request class."""
    request = AiohttpRequest(read_timeout=read_timeout)
    await request.initialize()
    try:
        yield Bot(
            TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot", request=request, get_updates_request=request
        )
    finally:
        await request.shutdown()
