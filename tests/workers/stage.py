"""A sender on the archive: a messenger that records what it is handed and answers as told, and a lead to give away."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.pace import Limits
from bot.ports import Sent
from bot.workers.sender import Sender

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.ports import Outcome, Outgoing
    from tests.support.archive import Archive

FAST = Limits(per_second=5000, chat_per_second=5000, group_per_minute=1_000_000)


@dataclass
class Recorder:
    """A messenger made by hand; ``answer`` gives what becomes of each message, ``gate`` holds calls under way."""

    answer: Callable[[Outgoing], Outcome] = lambda _outgoing: Sent(message=1)
    sent: list[Outgoing] = field(default_factory=list)
    gate: asyncio.Event | None = None
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Record the message."""
        async with self._news:
            self.sent.append(outgoing)
            self._news.notify_all()
        if self.gate is not None:
            await self.gate.wait()
        return self.answer(outgoing)

    async def until(self, count: int) -> list[object]:
        """Wait until so many were handed over; gives what they say, in order."""
        async with asyncio.timeout(20), self._news:
            await self._news.wait_for(lambda: len(self.sent) >= count)
        return self.texts

    @property
    def texts(self) -> list[object]:
        """List what the messages say."""
        return [one.values.get("text") for one in self.sent]


@dataclass
class Lead:
    """Whether this process leads, as the test says; it can wait until the sender has asked."""

    mine: bool = True
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    def leads(self) -> bool:
        """Give the answer."""
        self.asked.set()
        return self.mine

    async def change(self, *, mine: bool) -> None:
        """Change it, and wait until the sender knows."""
        self.mine = mine
        self.asked.clear()
        async with asyncio.timeout(20):
            await self.asked.wait()


def build(archive: Archive, messenger: Recorder, *, limits: Limits = FAST, lead: Lead | None = None) -> Sender:
    """Make a sender over the archive, woken by its lanes."""
    loop = asyncio.get_running_loop()
    sender = Sender(
        lanes=archive.lanes,
        messenger=messenger,
        clock=archive.clock,
        elected=lead or Lead(),
        limits=limits,
    )
    archive.wake = lambda: loop.call_soon_threadsafe(sender.woken.set)
    return sender


@asynccontextmanager
async def running(sender: Sender) -> AsyncIterator[None]:
    """Let its loop run; it ends by being cancelled, and in no other way."""
    loop = asyncio.create_task(sender.run())
    try:
        yield
    finally:
        loop.cancel()
        await asyncio.wait({loop})
    if not loop.cancelled():
        loop.result()


@asynccontextmanager
async def sending(
    archive: Archive,
    messenger: Recorder,
    *,
    limits: Limits = FAST,
    lead: Lead | None = None,
) -> AsyncIterator[Sender]:
    """Let a sender run over the archive; at the end what is under way is noted."""
    sender = build(archive, messenger, limits=limits, lead=lead)
    async with running(sender):
        yield sender
    await sender.stop()
