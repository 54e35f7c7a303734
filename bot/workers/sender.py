"""The sender: claims what may go, sends it at its pace, and notes how each ended; one replica leads."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from bot import log
from bot.domain.errors import LostRace, StorageAway
from bot.domain.pace import Pace, second_of
from bot.ports import SendFailure
from bot.usecases import delivery

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.pace import Limits, Second
    from bot.ports import Clock, Elected, Lanes, Messenger, Outcome, Outgoing, UnitOfWork
    from bot.usecases.delivery import Batch

AHEAD_SECONDS = 0.3
"""How much work is claimed ahead: replies overtake notices after this time at the latest."""

LOOK_SECONDS = 1.0
"""How often the outbox is looked at without being woken."""

HANDOVER_SECONDS = AHEAD_SECONDS + 1.0
"""How long one who took the lead over sends nothing: the other's last calls, and Telegram's second of them, pass by."""

ORPHAN_SECONDS = 60.0
"""How often claims are looked for that lost their sender."""

KEY = 0
"""The lane on which the sender's own units run."""

logger = log.get(__name__)


@dataclass(slots=True)
class Sender:
    """Drains the outbox; ``woken`` is set by whoever left something there."""

    lanes: Lanes
    messenger: Messenger
    clock: Clock
    elected: Elected
    limits: Limits
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    _pace: Pace = field(init=False)
    _second: Second = field(init=False)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _flying: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _claiming: asyncio.Future[Batch] | None = None
    _led: bool = False
    _stood_by: bool = False
    _swept: float = 0.0

    def __post_init__(self) -> None:
        """Set the pace."""
        self._pace, self._second = Pace(self.limits), second_of(self.limits)

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            try:
                pause = await self._round() if self.elected.leads() else self._stand_by()
            except (StorageAway, LostRace) as error:
                logger.warning("sender waits for storage", cause=str(error))
                pause = self._rest()
            if pause > 0:
                await self._sleep(pause)

    async def stop(self) -> None:
        """Let the calls that are under way end and be noted."""
        if self._claiming is not None:
            await self._put_back(self._claiming)
        await asyncio.gather(*self._flying.values(), return_exceptions=True)

    def _stand_by(self) -> float:
        """Wait to lead: somebody else sends meanwhile."""
        self._stood_by = True
        return self._rest()

    def _rest(self) -> float:
        """Wait to lead, or for storage; then it begins as at the start."""
        self.woken.clear()
        self._led = False
        return LOOK_SECONDS

    async def _round(self) -> float:
        """Claim and start one batch; gives how long to sleep before the next."""
        self.woken.clear()
        await self._take_over()
        if paused := self._pace.paused(now=time.monotonic()):
            return min(paused, LOOK_SECONDS)
        limit = self._limit()
        if limit <= 0:
            return AHEAD_SECONDS
        batch = await self._claim(limit)
        for outgoing in batch.items:
            self._start(outgoing)
        # One letter of each chat was taken: there may be more behind them.
        return 0.0 if batch.items else self._until(batch)

    async def _take_over(self) -> None:
        """At the start of leading, put back what the last sender left; later only what is orphaned."""
        now = time.monotonic()
        if self._led and now - self._swept < ORPHAN_SECONDS:
            return
        at_start = not self._led
        if at_start and self._flying:
            # What we have under way ourselves is not left over.
            await asyncio.wait(self._flying.values())
        left = await self.lanes.run(KEY, lambda unit: delivery.take_over(unit, at_start=at_start))
        if self._stood_by:
            self._pace.pause_all(until=time.monotonic() + HANDOVER_SECONDS)
        self._led, self._stood_by, self._swept = True, False, now
        if left:
            logger.warning("took over unfinished letters", number=left)

    def _limit(self) -> int:
        ahead = max(4, round(self.limits.per_second * AHEAD_SECONDS))
        return ahead - len(self._flying)

    async def _claim(self, limit: int) -> Batch:
        busy = [*self._pace.busy(now=time.monotonic()), *self._flying]
        claiming = self.lanes.run(KEY, lambda unit: delivery.claim(unit, limit=limit, without=busy))
        # A claim is committed whether or not the loop is cancelled meanwhile: ``stop`` must know of it.
        self._claiming = asyncio.ensure_future(claiming)
        batch = await asyncio.shield(self._claiming)
        self._claiming = None
        return batch

    async def _put_back(self, claiming: asyncio.Future[Batch]) -> None:
        """Let wait again what was claimed as the loop ended: it was not sent, and nobody needs to wonder."""
        with suppress(StorageAway, LostRace):
            batch = await claiming
            await self.lanes.run(KEY, lambda unit: delivery.put_back(unit, batch.items))

    def _start(self, outgoing: Outgoing) -> None:
        now, messages = time.monotonic(), _messages(outgoing)
        slot = self._pace.take(outgoing.chat, group=outgoing.group, now=now, messages=messages)
        task = asyncio.create_task(self._deliver(outgoing, slot))
        self._flying[outgoing.chat] = task
        task.add_done_callback(lambda done: self._landed(outgoing.chat, done))

    def _landed(self, chat: int, task: asyncio.Task[None]) -> None:
        """Look again: the chat's next message may go now."""
        del self._flying[chat]
        if not task.cancelled() and (fault := task.exception()):
            logger.error("ending not noted", exc_info=fault)
        self.woken.set()

    async def _deliver(self, outgoing: Outgoing, slot: float) -> None:
        await asyncio.sleep(max(0.0, slot - time.monotonic()))
        if await self._begun(outgoing):
            outcome = await self._send(outgoing)
            if isinstance(outcome, SendFailure):
                outcome = self._heeded(outgoing, outcome)
            await self._note(partial(delivery.conclude, outgoing=outgoing, outcome=outcome))
        elif self.elected.leads():
            await self._note(lambda unit: delivery.put_back(unit, [outgoing]))
        # What was booked when the lead was lost is taken over by whoever leads now.

    async def _begun(self, outgoing: Outgoing) -> bool:
        """Wait, one after another, until Telegram's last second has room; False where nothing may go at all now."""
        async with self._turn:
            while crowded := self._second.crowded(now=time.monotonic(), messages=_messages(outgoing)):  # noqa: ASYNC110
                await asyncio.sleep(crowded)
            if self._pace.paused(now=time.monotonic()) or not self.elected.leads():
                return False
            self._second.begin(_messages(outgoing))
            return True

    def _heeded(self, outgoing: Outgoing, failure: SendFailure) -> SendFailure:
        """Pause the chat or all chats, as the failure asks for; gives it with what turned out to be everywhere."""
        now = time.monotonic()
        until, everywhere = now + failure.after, failure.everywhere
        if everywhere:
            self._pace.pause_all(until=until)
        elif failure.after:
            everywhere = self._pace.flooded(outgoing.chat, until=until, now=now)
        if everywhere:
            logger.warning("nothing is sent for a while", cause=failure.cause, seconds=failure.after)
        logger.info("not sent", row=outgoing.row, card=outgoing.card, cause=failure.cause, final=failure.final)
        return replace(failure, everywhere=everywhere)

    async def _send(self, outgoing: Outgoing) -> Outcome:
        """Send; a fault of ours in one letter must not stop the others."""
        try:
            return await self.messenger.send(outgoing)
        except Exception as error:
            logger.exception("letter could not be rendered", row=outgoing.row, key=outgoing.key)
            return delivery.broken(error)
        finally:
            now = time.monotonic()
            self._second.end(_messages(outgoing), now=now)
            self._pace.landed(outgoing.chat, now=now)

    async def _note(self, ending: Callable[[UnitOfWork], None]) -> None:
        """Note the ending, again and again while the storage is away: the message is out."""
        while True:
            try:
                await self.lanes.run(KEY, ending)
            except (StorageAway, LostRace):
                await asyncio.sleep(LOOK_SECONDS)
            else:
                return

    def _until(self, batch: Batch) -> float:
        """Say when to look again: at the next letter's time, or when a chat may be written to again."""
        now = time.monotonic()
        waits = [LOOK_SECONDS, *(free - now for free in self._pace.frees(now=now))]
        if batch.due is not None:
            waits.append((batch.due - self.clock.now()).total_seconds())
        return max(0.01, min(waits))

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self.woken.wait()
        except TimeoutError:
            return


def _messages(outgoing: Outgoing) -> int:
    """Count what Telegram counts: an album is as many messages as it has items."""
    media = outgoing.values.get("media")
    return len(media) if isinstance(media, list) and media else 1
