"""getUpdates: long polling with confirmation by offset, one poller at a time."""

import asyncio
import contextlib
import time
from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sandbox.checks import Conflict
from sandbox.updates import Queue, Update

MOST_UPDATES = 100
LONGEST_WAIT = 50
HASTE = 3.0  # the same offset again within this many seconds waits this long
RUSH = 0.5  # and within this many brings one update at most
GATHERING = 0.002  # updates that come together leave together
TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(frozen=True, slots=True)
class Wish:
    """What one getUpdates call asks for."""

    offset: int
    limit: int
    timeout: int


class Poller:
    """Serves the getUpdates calls of one bot; a second call ends the first."""

    def __init__(self, queue: Queue) -> None:
        """Wait on the bot's queue."""
        self._queue = queue
        self._pending: asyncio.Future[bool] | None = None
        self._last: tuple[int, float] = (-1, 0.0)
        queue.heirs.append(self._wake)

    async def poll(self, wish: Wish) -> list[dict[str, Any]]:
        """Give the next updates, at once or as soon as one comes within the timeout."""
        self.end(TERMINATED)
        if self._queue.bot.webhook:
            raise Conflict(WEBHOOK)
        wish = self._unhurried(wish)
        self._confirm(wish.offset)
        if not self._ready(wish) and wish.timeout > 0:
            await self._wait(wish.timeout)
        return [update.body for update in self._take(wish)]

    def end(self, reason: str) -> None:
        """Terminate the call that is waiting, if there is one."""
        if self._pending and not self._pending.done():
            self._pending.set_exception(Conflict(reason))

    def _unhurried(self, wish: Wish) -> Wish:
        now = time.monotonic()
        offset, before = self._last
        self._last = (wish.offset, now)
        if wish.offset != offset or now >= before + HASTE:
            return wish
        limit = 1 if now < before + RUSH else wish.limit
        return Wish(wish.offset, limit, max(wish.timeout, int(HASTE)))

    def _confirm(self, offset: int) -> None:
        if offset > 0:
            self._queue.confirm(offset)
        elif offset < 0:
            kept = deque(self._queue.waiting(), -offset)
            self._queue.confirm(kept[0].id if kept else 0)

    async def _wait(self, timeout: float) -> None:  # noqa: ASYNC109 - the bot's own long-poll timeout
        self._pending = asyncio.get_running_loop().create_future()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._pending, timeout)
            await asyncio.sleep(GATHERING)

    def _wake(self, _: Update) -> None:
        if self._pending and not self._pending.done():
            self._pending.set_result(True)

    def _ready(self, wish: Wish) -> bool:
        return bool(self._due(wish))

    def _due(self, wish: Wish) -> list[Update]:
        fresh = (update for update in self._queue.waiting() if update.repeated or update.id >= wish.offset)
        return list(islice(fresh, wish.limit))

    def _take(self, wish: Wish) -> list[Update]:
        taken = self._due(wish)
        for update in taken:
            if update.repeated:
                self._queue.drop(update)
        return taken
