"""Ways out that are counted and timed: the messenger to chats, and the source of files."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.ports import FetchFailure, Sent

if TYPE_CHECKING:
    from bot.ports import FileSource, Messenger, Outcome, Outgoing
    from bot.ports.metrics import Metrics

FLOOD = "flood"


@dataclass(frozen=True, slots=True)
class MeasuredMessenger:
    """A messenger whose calls are counted by outcome."""

    messenger: Messenger
    metrics: Metrics

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Send, and count how it ended."""
        begun = time.monotonic()
        outcome = await self.messenger.send(outgoing)
        self.metrics.took("simpul_send_seconds", time.monotonic() - begun)
        self.metrics.count("simpul_sends_total", outcome=ending(outcome))
        if not isinstance(outcome, Sent) and outcome.cause == FLOOD:
            self.metrics.count("simpul_flood_total")
        return outcome


@dataclass(frozen=True, slots=True)
class MeasuredSource:
    """A source of files whose calls are counted by outcome."""

    source: FileSource
    metrics: Metrics

    async def fetch(self, file_id: str) -> bytes | FetchFailure:
        """Fetch, and count how it ended."""
        found = await self.source.fetch(file_id)
        ended = ("lost" if found.final else "again") if isinstance(found, FetchFailure) else "kept"
        self.metrics.count("simpul_fetches_total", outcome=ended)
        return found


def ending(outcome: Outcome) -> str:
    """Name an outcome: sent, a letter's end, ``unsure`` where no answer came, ``again`` where it will be tried anew."""
    if isinstance(outcome, Sent):
        return "sent"
    if outcome.final is not None:
        return outcome.final.value
    return "unsure" if outcome.unsure else "again"
