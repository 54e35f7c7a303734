"""The sandbox's own time: real time plus an offset that tests can move."""

import asyncio
import contextlib
import time


class Clock:
    """A clock that runs like the real one and can be pushed forward; everything that expires reads it."""

    def __init__(self, offset: float = 0.0) -> None:
        """Start with an offset in seconds, as kept by an earlier run."""
        self.offset = offset
        self._moved = asyncio.Event()

    def now(self) -> float:
        """Seconds since 1970 as the sandbox sees them."""
        return time.time() + self.offset

    def advance(self, seconds: float) -> None:
        """Move the time forward and wake everyone who waits for a later moment."""
        self.offset += seconds
        self._moved.set()
        self._moved = asyncio.Event()

    async def until(self, moment: float) -> None:
        """Return once the clock shows the moment, however it got there."""
        while (left := moment - self.now()) > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), left)
