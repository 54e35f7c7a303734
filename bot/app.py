"""The composition root: builds every part, starts them in order, stops them in reverse."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from bot import log, readiness, texts
from bot.clock import FollowingClock
from bot.domain.errors import StorageAway
from bot.engine_room import EngineRoom, Outside
from bot.figures import Bureau
from bot.ports.metrics import Sample
from bot.settings import TelegramMode
from bot.tenancy import areas_of, ring_of, tenant_of, texts_of
from bot.workers.measured import MeasuredMessenger, MeasuredSource
from handlers.chat.messenger import TelegramMessenger
from handlers.chat.source import TelegramFiles
from handlers.chat.telegram import Telegram, take_json
from handlers.web import health, server, webhook
from handlers.web.guarding import Guard
from handlers.web.metrics import Exposition
from storage import blobs, engine, gauges, resealing, whose

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
    from contextlib import AbstractAsyncContextManager
    from typing import Any

    from bot.ports import Clock, Elected
    from bot.settings import Settings
    from handlers.chat.intake import Intake
    from handlers.web.health import Part
    from storage.lanes import Lanes

RETRY_SECONDS = 2.0
PROBE_SECONDS = 2.0

logger = log.get(__name__)


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """Give the time now (aware, UTC)."""
        return datetime.now(UTC)


@dataclass(slots=True)
class App:
    """A running Simpul: ``address`` is where it listens, ``ready`` is set once updates are taken.

    ``well`` is the last verdict on all parts, as ``/health/ready`` tells it.
    """

    settings: Settings
    stack: AsyncExitStack
    address: str = ""
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    migrated: bool = False
    well: bool = False
    intake: Intake | None = None
    lanes: Lanes | None = None
    elected: Elected | None = None
    clock: Clock = field(default_factory=SystemClock)
    metrics: Exposition = field(default_factory=Exposition)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def start(self) -> None:
        """Open the door first, then storage, the loops, and Telegram."""
        self.metrics.read = lambda: gauges.read(self.settings.database_url, self.clock.now())
        self.metrics.live, self.metrics.judge = self._live, self._parts
        self.address = await self.stack.enter_async_context(self._server())
        self.tasks.add(asyncio.create_task(self._open(), name="open"))

    async def close_doors(self) -> None:
        """Take nothing more, before anything is stopped."""
        self.intake = None
        for task in [task for task in self.tasks if task.get_name() == "open"]:
            await _cancelled(task)

    async def until(self, stop: asyncio.Event) -> None:
        """Wait until told to stop; raises what ended a part that must not end."""
        waiting = asyncio.ensure_future(stop.wait())
        try:
            while not waiting.done():
                await asyncio.wait({waiting, *self.tasks}, return_when=asyncio.FIRST_COMPLETED)
                for task in [task for task in self.tasks if task.done()]:
                    self.tasks.discard(task)
                    task.result()
        finally:
            waiting.cancel()

    async def _open(self) -> None:
        settings = self.settings
        opened = engine.build(settings.database_url, ring=ring_of(settings))
        self.stack.callback(opened.dispose)
        now = SystemClock().now
        await self._reached(lambda: resealing.come_up(opened, now()))
        self.migrated = True
        spoken = texts.build(texts_of(settings))
        telegram = Telegram.from_settings(
            token=settings.telegram_bot_token.get_secret_value(),
            api=settings.telegram_api_url,
            texts=spoken,
        )
        self.stack.push_async_callback(telegram.close)
        bot = int((await telegram.connect())["id"])
        await self._reached(lambda: whose.hold(opened, bot, now()))
        store = blobs.build(settings.files_url)
        outside = Outside(
            messenger=MeasuredMessenger(
                TelegramMessenger(telegram.bot, spoken, settings.zone, store, self._bureau(spoken)), self.metrics
            ),
            source=MeasuredSource(TelegramFiles(telegram.bot), self.metrics),
            store=store,
        )
        self.clock = await self._clock()
        room = EngineRoom(settings=settings, opened=opened, outside=outside, clock=self.clock, spawn=self._spawn)
        lanes, elected = await room.lay(self.stack)
        self.lanes, self.elected = lanes, elected
        self.intake = await telegram.open_intake(lanes, len(lanes.lanes), self.metrics)
        self.stack.push_async_callback(self.intake.stop)
        await self._listen(telegram, self.intake, elected)
        self.ready.set()
        logger.info("ready", address=self.address, mode=settings.telegram_mode.value)

    def _bureau(self, spoken: texts.Texts) -> Bureau:
        """Open where figures are made, beside the lanes."""
        settings = self.settings
        tenant = partial(tenant_of, settings, forgiving=True)
        url, ring = settings.database_url, ring_of(settings)
        return Bureau(url=url, ring=ring, tenant=tenant, areas=areas_of(settings), texts=spoken)

    async def _clock(self) -> Clock:
        """Give the machine's time; in a demo the sandbox's, which can be moved."""
        if self.settings.simpul_demo_clock is None:
            return SystemClock()
        clock = FollowingClock(SystemClock(), self.settings.simpul_demo_clock)
        await clock.look()
        self._spawn(clock.run())
        return clock

    async def _listen(self, telegram: Telegram, intake: Intake, elected: Elected) -> None:
        settings = self.settings
        if settings.telegram_mode is TelegramMode.WEBHOOK:
            secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
            await telegram.listen(url=f"{settings.public_url}{webhook.PATH}", secret=secret)
        else:
            await telegram.listen(url=None, secret="")
            self._spawn(telegram.polling(intake, elected).run())

    @staticmethod
    async def _reached(step: Callable[[], object]) -> None:
        """Take a step in a thread, as soon as the storage answers."""
        while True:
            try:
                await asyncio.to_thread(step)
            except StorageAway as error:
                logger.warning("storage away", cause=str(error))
                await asyncio.sleep(RETRY_SECONDS)
            else:
                return

    def _server(self) -> AbstractAsyncContextManager[str]:
        settings, routes = self.settings, [*health.build(self._parts), self.metrics.route()]
        guard = Guard(
            per_minute=settings.limit_requests_per_minute,
            proxies=settings.trusted_proxies,
            secure=(settings.public_url or "").startswith("https://"),
        )
        if settings.telegram_mode is TelegramMode.WEBHOOK and settings.webhook_secret:
            secret = settings.webhook_secret.get_secret_value()
            routes.append(webhook.build(secret, lambda body: take_json(self.intake, body)))
            guard.vouched = partial(webhook.vouched, secret=secret)
        return server.serving(routes, guard, host=settings.http_listen.host, port=settings.http_listen.port)

    async def _parts(self) -> Mapping[str, Part]:
        silent = await self.lanes.silent(PROBE_SECONDS) if self.lanes else None
        if silent == {}:
            await self.metrics.look()
        oldest = self.metrics.figure("simpul_letters_oldest_seconds")
        parts = readiness.parts(migrated=self.migrated, silent=silent, listening=self.ready.is_set(), oldest=oldest)
        self.well = all(part.ok for part in parts.values())
        return parts

    def _live(self) -> Iterator[Sample]:
        """Give the figures of this process alone."""
        yield Sample("simpul_ready", self.well, {})
        yield Sample("simpul_leader", self.elected is not None and self.elected.leads(), {})
        for lane, waiting in self.lanes.waiting().items() if self.lanes else ():
            yield Sample("simpul_lane_queue", waiting, {"lane": lane})

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a loop beside the others; it is cancelled before the parts it uses are stopped."""
        task = asyncio.create_task(work)
        self.tasks.add(task)
        self.stack.push_async_callback(_cancelled, task)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[App]:
    """Run Simpul while the context is open."""
    async with AsyncExitStack() as stack:
        app = App(settings=settings, stack=stack)
        await app.start()
        try:
            yield app
        finally:
            await app.close_doors()


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait({task})
