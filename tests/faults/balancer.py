"""A balancer on this machine: each call goes to one of the replicas by chance, and one that is gone is left out."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import web

if TYPE_CHECKING:
    import random
    from collections.abc import AsyncIterator, Callable

OK, BAD_GATEWAY = 200, 502
PASSED_ON = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")


@dataclass
class Balancer:
    """What it knows of its replicas; ``repeat`` makes what every other replica is handed at the same moment."""

    replicas: list[str]
    chance: random.Random
    repeat: Callable[[bytes], bytes] | None = None
    kept: list[float] = field(default_factory=list)
    """When each call that ended well did so."""
    refused: int = 0
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)
    _session: aiohttp.ClientSession | None = None

    async def until(self, count: int) -> None:
        """Wait until so many calls ended well."""
        async with self._news:
            await self._news.wait_for(lambda: len(self.kept) >= count)

    async def receive(self, request: web.Request) -> web.Response:
        """Pass a call on, and its answer back."""
        body, path = await request.read(), request.path_qs
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        answer = (
            await self._anyone(path, body, headers) if self.repeat is None else await self._all(path, body, headers)
        )
        async with self._news:
            if answer.status == OK:
                self.kept.append(time.monotonic())
            else:
                self.refused += 1
            self._news.notify_all()
        return answer

    async def _anyone(self, path: str, body: bytes, headers: dict[str, str]) -> web.Response:
        """Ask one by chance; where nobody listens, nothing was done, and the next one is asked."""
        while self.replicas:
            chosen = self.chance.choice(self.replicas)
            try:
                return await self._ask(chosen, path, body, headers)
            except aiohttp.ClientConnectorError:
                self._leave_out(chosen)
            except aiohttp.ClientError:
                # It died over it: whether it was done only a repeat can tell.
                self._leave_out(chosen)
                break
        return web.Response(status=BAD_GATEWAY)

    async def _all(self, path: str, body: bytes, headers: dict[str, str]) -> web.Response:
        """Ask all at once, the first with the call as it came."""
        first, *others = self.chance.sample(self.replicas, len(self.replicas))
        again = self.repeat(body) if self.repeat else body
        asked = [self._ask(first, path, body, headers), *(self._ask(one, path, again, headers) for one in others)]
        answers = await asyncio.gather(*asked)
        return next((answer for answer in answers if answer.status != OK), answers[0])

    async def _ask(self, replica: str, path: str, body: bytes, headers: dict[str, str]) -> web.Response:
        assert self._session is not None
        async with self._session.post(f"http://{replica}{path}", data=body, headers=headers) as answer:
            later = {name: answer.headers[name] for name in ("Retry-After",) if name in answer.headers}
            return web.Response(status=answer.status, body=await answer.read(), headers=later)

    def _leave_out(self, replica: str) -> None:
        if replica in self.replicas:
            self.replicas.remove(replica)

    @asynccontextmanager
    async def serving(self, port: int) -> AsyncIterator[None]:
        """Listen while the context is open."""
        connector = aiohttp.TCPConnector(limit=0, force_close=True)
        application = web.Application()
        application.router.add_post("/{path:.*}", self.receive)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
            async with aiohttp.ClientSession(connector=connector) as self._session:
                yield
        finally:
            await runner.cleanup()
