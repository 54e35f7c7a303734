"""A numbered stream of what happened, so that programs can wait instead of asking again and again."""

import asyncio
import contextlib
from collections import defaultdict, deque
from itertools import islice
from typing import Any

KEPT = 10_000
ANYTHING = ""


class Changes:
    """Counts every change of the world and wakes those who wait for the next one of their topic."""

    def __init__(self) -> None:
        """Start at zero; the numbers live as long as the process."""
        self.number = 0
        self._recent: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self._last: defaultdict[str, int] = defaultdict(int)
        self._waiting: defaultdict[str, list[asyncio.Future[None]]] = defaultdict(list)

    def tell(self, kind: str, topic: object = ANYTHING, **details: object) -> None:
        """Record a change and wake the waiting; a topic is a chat id, or the id of a button press."""
        self.number += 1
        self._recent.append({"number": self.number, "kind": kind, **details})
        for name in {ANYTHING, str(topic)}:
            self._last[name] = self.number
            for waiting in self._waiting.pop(name, ()):
                if not waiting.done():
                    waiting.set_result(None)

    def since(self, number: int) -> list[dict[str, Any]]:
        """Give the changes after a number, as far as they are still kept."""
        fresh = min(max(self.number - number, 0), len(self._recent))
        return list(islice(self._recent, len(self._recent) - fresh, None))

    async def wait(self, number: int, topic: str, timeout: float) -> None:  # noqa: ASYNC109 - the caller's patience
        """Return once something of the topic happened after the number, or after so many real seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                while self._last.get(topic, 0) <= number:
                    await self._next(topic)

    async def _next(self, topic: str) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[topic].append(woken)
        try:
            await woken
        finally:
            with contextlib.suppress(ValueError):
                self._waiting[topic].remove(woken)
            if not self._waiting[topic]:
                del self._waiting[topic]
