"""Telegram's rate limits: 30 messages a second overall, one a second in a private chat, 20 a minute in a group."""

import math
from collections import deque
from dataclasses import dataclass

from sandbox.checks import TooManyRequests
from sandbox.clock import Clock


@dataclass(frozen=True, slots=True)
class Limit:
    """So many messages in so many seconds."""

    count: int
    seconds: float


OVERALL = Limit(30, 1.0)
PRIVATE = Limit(3, 3.0)  # one a second on average; a short burst passes
GROUP = Limit(20, 60.0)


class Limiter:
    """Counts what a bot sends against the limits; off unless switched on."""

    def __init__(self, clock: Clock, *, on: bool) -> None:
        """Count by the sandbox's clock."""
        self.on = on
        self._clock = clock
        self._sent: dict[tuple[int, int | None], deque[float]] = {}

    def spend(self, bot: int, chat: int, messages: int = 1) -> None:
        """Count messages to a chat, or refuse with 429 and the whole seconds to wait."""
        if not self.on:
            return
        rules = (((bot, None), OVERALL), ((bot, chat), GROUP if chat < 0 else PRIVATE))
        wait = max(self._wait(key, limit) for key, limit in rules)
        if wait > 0:
            raise TooManyRequests(math.ceil(wait))
        now = self._clock.now()
        for key, _ in rules:
            self._sent[key].extend([now] * messages)

    def _wait(self, key: tuple[int, int | None], limit: Limit) -> float:
        sent = self._sent.setdefault(key, deque())
        now = self._clock.now()
        while sent and sent[0] <= now - limit.seconds:
            sent.popleft()
        return sent[-limit.count] + limit.seconds - now if len(sent) >= limit.count else 0.0
