"""A webhook's other end: a server that records what arrives and answers as told."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

from aiohttp import web

Answer = Callable[[dict[str, Any]], web.StreamResponse]


class Hook:
    """Records the updates and their secrets; `answer` decides what Telegram hears."""

    def __init__(self) -> None:
        """Accept everything."""
        self.url = ""
        self.came: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answer: Answer = lambda _: web.Response()
        self.gate = asyncio.Event()
        self.gate.set()
        self.flying = 0
        self.most = 0
        self._news = asyncio.Condition()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Take one delivery; while the gate is closed the answer waits."""
        update = await request.json()
        self.flying += 1
        self.most = max(self.most, self.flying)
        async with self._news:
            self.came.append(update)
            self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
            self._news.notify_all()
        await self.gate.wait()
        self.flying -= 1
        return self.answer(update)

    async def gets(self, count: int) -> list[dict[str, Any]]:
        """Wait for so many deliveries in all."""
        async with asyncio.timeout(10), self._news:
            await self._news.wait_for(lambda: len(self.came) >= count)
        return self.came

    def texts(self) -> list[str]:
        """Tell what the delivered messages said."""
        return [update["message"]["text"] for update in self.came if "message" in update]


@contextlib.asynccontextmanager
async def hook() -> AsyncIterator[Hook]:
    """Listen on this machine."""
    end = Hook()
    app = web.Application()
    app.router.add_post("/hook", end.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    end.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        yield end
    finally:
        end.gate.set()
        await runner.cleanup()
