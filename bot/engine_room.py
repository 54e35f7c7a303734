"""The engine room: the lanes to the storage, and the loops that run beside them, laid and started in order."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot import log
from bot.exchange.listing import Reader
from bot.tenancy import areas_of, calendar_of, limits_of, tenant_of
from bot.workers.almanac import Almanac
from bot.workers.fetcher import Fetcher
from bot.workers.follower import Follower, Served
from bot.workers.lister import Lister
from bot.workers.sender import Sender
from bot.workers.ticker import Ticker
from storage import elect
from storage.cleaning import Cleaner
from storage.lanes import Lanes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from contextlib import AsyncExitStack
    from typing import Any

    import sqlalchemy as sa

    from bot.ports import Clock, Elected, FileSource, FileStore, Messenger
    from bot.settings import Settings

STOP_SECONDS = 6.0
"""How long calls under way may take when the app stops; with the rest it stays under ten."""

logger = log.get(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outside:
    """What lies beyond the lanes: the way to chats, where files come from, where they are kept."""

    messenger: Messenger
    source: FileSource
    store: FileStore


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineRoom:
    """What the room is built of; ``spawn`` runs a loop until the app stops."""

    settings: Settings
    opened: sa.Engine
    outside: Outside
    clock: Clock
    spawn: Callable[[Coroutine[Any, Any, None]], None]

    async def lay(self, stack: AsyncExitStack) -> tuple[Lanes, Elected]:
        """Lay the lanes and start what runs beside them, as elected; ``stack`` stops all of it in reverse."""
        loop, woken = asyncio.get_running_loop(), asyncio.Event()

        def wake() -> None:
            loop.call_soon_threadsafe(woken.set)

        served = Served(tenant_of(self.settings, forgiving=True))
        areas = areas_of(self.settings, load=served.tenant.profile.area)
        count = self.settings.database_lanes
        lanes = Lanes(self.opened, clock=self.clock, tenant=served, areas=areas, on_mail=wake, count=count)
        lanes.start()
        stack.push_async_callback(lanes.stop)
        elected = elect.build(self.opened, wake=wake)
        elected.start()
        stack.push_async_callback(partial(asyncio.to_thread, elected.stop))
        follower = Follower(lanes=lanes, elected=elected, served=served)
        await follower.look()
        await asyncio.to_thread(served.tenant.prepare)
        self.spawn(follower.run())
        self.spawn(Almanac(served=served, calendar=partial(calendar_of, self.settings)).run())
        self._send(stack, lanes, elected, woken)
        self.spawn(Ticker(lanes=lanes, elected=elected, clock=self.clock).run())
        self._fetch(lanes, elected)
        return lanes, elected

    def _send(self, stack: AsyncExitStack, lanes: Lanes, elected: Elected, woken: asyncio.Event) -> None:
        sender = Sender(
            lanes=lanes,
            messenger=self.outside.messenger,
            clock=self.clock,
            elected=elected,
            limits=limits_of(self.settings),
            woken=woken,
        )
        stack.push_async_callback(partial(_in_time, sender.stop))
        self.spawn(sender.run())

    def _fetch(self, lanes: Lanes, elected: Elected) -> None:
        source, store = self.outside.source, self.outside.store
        self.spawn(Fetcher(lanes=lanes, elected=elected, source=source, store=store, cleaner=Cleaner()).run())
        self.spawn(Lister(lanes=lanes, elected=elected, source=source, reader=Reader()).run())


async def _in_time(stop: Callable[[], Awaitable[None]]) -> None:
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await stop()
    except TimeoutError:
        logger.warning("stopped with calls under way; they are repeated at the next start")
