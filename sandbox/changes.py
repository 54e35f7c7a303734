"""A numbered stream of what happened, so that programs can wait instead of asking again and again."""

import asyncio
import contextlib
from collections import deque
from itertools import islice
from typing import Any

KEPT = 10_000


class Changes:
    """Counts every change of the world and wakes those who wait for the next one."""

    def __init__(self) -> None:
        """Start at zero; the numbers live as long as the process."""
        self.number = 0
        self._recent: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self._happened = asyncio.Event()

    def tell(self, kind: str, **details: object) -> None:
        """Record a change and wake the waiting."""
        self.number += 1
        self._recent.append({"number": self.number, "kind": kind, **details})
        self._happened.set()

    def since(self, number: int) -> list[dict[str, Any]]:
        """The changes after a number, as far as they are still kept."""
        fresh = min(max(self.number - number, 0), len(self._recent))
        return list(islice(self._recent, len(self._recent) - fresh, None))

    async def wait(self, number: int, timeout: float) -> None:  # noqa: ASYNC109 - the caller's patience is the feature
        """Return once something happened after the number, or after so many real seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                while self.number <= number:
                    self._happened.clear()
                    await self._happened.wait()
