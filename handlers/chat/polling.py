"""Long polling that confirms only what is committed: the next call carries the offset, and waits for the batch.

Telegram lets one process poll and throws out the others, so of several replicas the elected one does. A call that is
under way when the lead is lost is let end: what it brings is taken, as storage may only be away for a moment.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from telegram.error import RetryAfter, TelegramError, TimedOut

from bot import log
from bot.domain.errors import StorageAway
from handlers.chat.raw import RawUpdate
from handlers.chat.request import AnswerLost, plain

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.ports import Elected
    from handlers.chat.request import AiohttpRequest

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
BATCH = 100
LONG_POLL_SECONDS = 25
PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0)
"""Seconds between tries while Telegram or the storage is away; the last one repeats."""

LOOK_SECONDS = 0.5
"""How often a replica that does not lead looks whether it does."""

logger = log.get(__name__)


@dataclass(slots=True)
class Polling:
    """The loop; ``root`` is the Bot API's address with the token."""

    request: AiohttpRequest
    root: str
    take: Callable[[RawUpdate], Awaitable[None]]
    elected: Elected
    offset: int | None = None

    async def run(self) -> None:
        """Poll until cancelled, while this replica leads; what was not committed is not confirmed."""
        failures = 0
        while True:
            if not self.elected.leads():
                # Another replica confirms from now on; what it did not is given to us again when we lead.
                self.offset = None
                await asyncio.sleep(LOOK_SECONDS)
                continue
            try:
                updates = await self._fetch()
                failures = 0
            except TimedOut:
                continue
            except TelegramError as error:
                failures += 1
                logger.warning("no updates", cause=str(error))
                await asyncio.sleep(_pause(error, failures))
                continue
            await self._settle(updates)

    async def _fetch(self) -> Sequence[RawUpdate]:
        wanted = {"limit": BATCH, "timeout": LONG_POLL_SECONDS, "allowed_updates": list(ALLOWED_UPDATES)}
        if self.offset is not None:
            wanted["offset"] = self.offset
        found: Any = await self.request.post(
            f"{self.root}/getUpdates",
            plain(**wanted),
            read_timeout=LONG_POLL_SECONDS + 10,
        )
        bodies = found if isinstance(found, list) else [found]
        updates = [update for body in bodies if (update := RawUpdate.from_json(body)) is not None]
        if bodies and not updates:
            raise AnswerLost("no-updates")
        return updates

    async def _settle(self, updates: Sequence[RawUpdate]) -> None:
        """Let each person's updates have their effect in order, people in parallel; then move the offset."""
        by_person = groupby(sorted(updates, key=lambda u: (u.user, u.number)), key=lambda u: u.user)
        await asyncio.gather(*(self._in_order(list(mine)) for _, mine in by_person))
        if updates:
            self.offset = max(update.number for update in updates) + 1

    async def _in_order(self, updates: Sequence[RawUpdate]) -> None:
        for update in updates:
            await self._until_kept(update)

    async def _until_kept(self, update: RawUpdate) -> None:
        """Try again while the storage is away; no new call is made meanwhile."""
        failures = 0
        while True:
            try:
                await self.take(update)
            except StorageAway as error:
                failures += 1
                logger.warning("storage away", cause=str(error))
                await asyncio.sleep(PAUSES[min(failures, len(PAUSES)) - 1])
            else:
                return


def _pause(error: TelegramError, failures: int) -> float:
    if isinstance(error, RetryAfter):
        after = error.retry_after
        return float(after) if isinstance(after, int) else after.total_seconds()
    return PAUSES[min(failures, len(PAUSES)) - 1]
