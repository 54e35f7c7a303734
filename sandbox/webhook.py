"""Webhook delivery: lanes in order, lanes in parallel, retries on Telegram's schedule until an update expires."""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable

import aiohttp
import orjson

from sandbox.clock import Clock
from sandbox.models import Webhook
from sandbox.updates import Queue, Update

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
PATIENCE = aiohttp.ClientTimeout(total=60)
LONGEST_ASKED = 3600
GONE = 410
GIVES_UP_AFTER = 23 * 3600
STEEPEST = 5  # the last doubling: 32 seconds; from then on a random minute or two
Reply = Callable[[aiohttp.ClientResponse, bytes], Awaitable[None]]


def pause_after(failures: int) -> float:
    """Seconds until the next try: at once after the first failure, then doubling, at last one to two minutes."""
    if failures <= 1:
        return 0.0
    return 2.0 ** (failures - 1) if failures - 1 <= STEEPEST else random.uniform(60, 120)  # noqa: S311


class Courier:
    """Delivers the updates of one bot while it has a webhook."""

    def __init__(self, queue: Queue, clock: Clock, keep: Callable[[], None], reply: Reply) -> None:
        """Listen to the bot's queue; `reply` carries out a call that comes back in the answer."""
        self._queue = queue
        self._clock = clock
        self._keep = keep
        self._reply = reply
        self._lanes: dict[str, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore()
        queue.heirs.append(self.offer)

    def rouse(self) -> None:
        """Start over with the bot's present webhook, or stop when it has none."""
        for task in self._tasks:
            task.cancel()
        self._lanes.clear()
        if hook := self._queue.bot.webhook:
            self._slots = asyncio.Semaphore(hook.max_connections)
            for update in self._queue.waiting():
                self.offer(update)

    def offer(self, update: Update) -> None:
        """Take a new update into its lane."""
        if not self._queue.bot.webhook:
            return
        if update.lane in self._lanes:
            self._lanes[update.lane].append(update)
            return
        lane = self._lanes[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._run(update.lane, lane, self._queue.bot.webhook))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Stop delivering."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    async def _run(self, name: str, lane: deque[Update], hook: Webhook) -> None:
        while lane:
            await self._deliver(lane[0], hook)
            lane.popleft()
        if self._lanes.get(name) is lane:
            del self._lanes[name]

    async def _deliver(self, update: Update, hook: Webhook) -> None:
        failures = 0
        while self._queue.has(update):
            async with self._slots:
                asked = await self._attempt(update, hook)
            if asked is None:
                self._queue.drop(update)
                return
            failures += 1
            again = self._clock.now() + (asked or pause_after(failures))
            await self._clock.until(min(again, update.expires))
        self._queue.drop(update)

    async def _attempt(self, update: Update, hook: Webhook) -> float | None:
        """Post once; nothing when the bot took it, else the seconds that it asked to wait, or zero."""
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=PATIENCE)
        headers = {"Content-Type": "application/json", **({SECRET: hook.secret} if hook.secret else {})}
        body = orjson.dumps(update.body)
        try:
            async with self._session.post(hook.url, data=body, headers=headers, allow_redirects=False) as answer:
                content = await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            return self._failed(hook, _words(error))
        if answer.ok and answer.status < 300:  # noqa: PLR2004 - a redirect is a failure
            hook.last_success_at = self._clock.now()
            await self._reply(answer, content)
            return None
        asked = self._failed(hook, f"Wrong response from the webhook: {answer.status} {answer.reason}")
        self._give_up(hook, answer.status)
        return asked or _asked(answer.headers.get("Retry-After", ""))

    def _failed(self, hook: Webhook, words: str) -> float:
        hook.last_error, hook.last_error_at = words, int(self._clock.now())
        self._keep()
        return 0.0

    def _give_up(self, hook: Webhook, status: int) -> None:
        if status == GONE and self._clock.now() > hook.last_success_at + GIVES_UP_AFTER:
            self._queue.bot.webhook = None
            self._keep()
            self.rouse()


def _asked(header: str) -> float:
    return min(float(header), LONGEST_ASKED) if header.isdigit() else 0.0


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "Read timeout expired"
    refused = isinstance(error, aiohttp.ClientConnectorError)
    return "Connection refused" if refused else "Connection closed by the server"
