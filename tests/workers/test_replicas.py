"""Two replicas of the sender over one PostgreSQL: one sends; when it falls out, the other goes on."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import psycopg
import pytest

from bot.ports import Sent
from storage import elect, election, engine
from tests.support.archive import Archive, letter, meet
from tests.workers.stage import Recorder, build, running

if TYPE_CHECKING:
    from bot.ports import Elected, UnitOfWork

pytestmark = pytest.mark.asyncio

LETTERS = 300
HOLDER = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND granted"


async def replica(stack: AsyncExitStack, archive: Archive, messenger: Recorder) -> Elected:
    """Let a sender run that stands for election."""
    sender = build(archive, messenger)
    loop = asyncio.get_running_loop()
    standing = elect.build(engine.build(archive.url), wake=lambda: loop.call_soon_threadsafe(sender.woken.set))
    sender.elected = standing
    standing.start()
    stack.push_async_callback(asyncio.to_thread, standing.stop)
    stack.push_async_callback(sender.stop)
    await stack.enter_async_context(running(sender))
    return standing


async def test_nothing_is_lost_when_the_leader_changes(pg_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three times in mid-flow: each letter leaves, and one that leaves twice says that it may be a repeat."""
    monkeypatch.setattr(election, "ASK_SECONDS", 0.02)
    monkeypatch.setattr("bot.workers.sender.LOOK_SECONDS", 0.02)
    monkeypatch.setattr("bot.workers.sender.HANDOVER_SECONDS", 0.02)
    messenger = Recorder(answer=lambda outgoing: Sent(message=outgoing.row))

    def queue(unit: UnitOfWork) -> None:
        for number in range(LETTERS):
            unit.outbox.add(letter(meet(unit, number).chat, str(number)))

    plain = pg_archive.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    async with AsyncExitStack() as stack:
        leads = [await replica(stack, pg_archive, messenger) for _ in range(2)]
        await pg_archive.run(queue)
        with psycopg.connect(plain, autocommit=True) as other:
            for part in (1, 2, 3):
                await messenger.until(part * LETTERS // 4)
                for row in other.execute(HOLDER, (election.LOCK,)).fetchall():
                    other.execute("SELECT pg_terminate_backend(%s)", row)
        async with asyncio.timeout(20):
            while pg_archive.rows("SELECT 1 FROM outbox WHERE state <> 'sent' LIMIT 1"):
                await asyncio.sleep(0.01)
        assert [lead.leads() for lead in leads].count(True) <= 1
    times = Counter(one.row for one in messenger.sent)
    assert len(times) == LETTERS
    repeated = {one.row for one in messenger.sent if one.repeat}
    assert {row for row, count in times.items() if count > 1} <= repeated
