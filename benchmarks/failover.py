"""How long the service pauses when PostgreSQL's primary is killed: three replicas behind a balancer, real everything.

``make bench`` prints the table. The standby is promoted at once, so what a watcher (Patroni, a managed service) needs
to notice comes on top. "Kept" is from the last update that was kept before to the first one after, as Telegram sees it;
"answered" is the longest gap between two answers, as people see it; "leads" is until a replica sends again.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.throughput import process
from sandbox.client import Sandbox
from tests.faults.balancer import Balancer
from tests.faults.fleet import LEADS, Fleet
from tests.support.ports import free_port
from tests.support.standby import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.client import Person

REPLICAS = 3
BEFORE, AFTER = 5.0, 5.0
"""Seconds of load before the kill, and after the service is there again."""


@dataclass
class Load:
    """People who ask, read the answer and ask again; when each answer came."""

    people: Sequence[Person]
    answers: list[float] = field(default_factory=list)
    over: bool = False

    async def run(self) -> None:
        """Go on until it is over."""
        await asyncio.gather(*map(self._ask, self.people))

    async def _ask(self, person: Person) -> None:
        while not self.over:
            await person.says("/bantuan")
            await person.sees("lakukan", timeout=120)
            self.answers.append(time.monotonic())


def gap(moments: Sequence[float], around: float) -> float:
    """Give the time between the last moment before and the first one after."""
    return min(m for m in moments if m > around) - max(m for m in moments if m <= around)


def longest(moments: Sequence[float], since: float) -> float:
    """Give the longest time without any from then on."""
    later = sorted(m for m in moments if m > since - 1.0)
    return max(b - a for a, b in itertools.pairwise(later))


def elections(fleet: Fleet) -> int:
    """Count how often a replica has begun to lead."""
    return fleet.logs().count(LEADS)


async def strike(fleet: Fleet, balancer: Balancer, pair: Pair, load: Load) -> tuple[float, float, float]:
    """Kill the primary under load and promote its standby; gives the three pauses."""
    running = asyncio.create_task(load.run())
    await asyncio.sleep(BEFORE)
    led, kept = elections(fleet), len(balancer.kept)
    pair.kill()
    killed = time.monotonic()
    await asyncio.to_thread(pair.promote)
    while elections(fleet) == led:  # noqa: ASYNC110 - another process writes it
        await asyncio.sleep(0.02)
    leads = time.monotonic() - killed
    await balancer.until(kept + 50)
    await asyncio.sleep(AFTER)
    load.over = True
    await running
    return gap(balancer.kept, killed), longest(load.answers, killed), leads


async def measure(people: int, number: int) -> tuple[float, float, float]:
    """Build everything, strike once, and print the line."""
    pair = Pair()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stack.callback(pair.stop)
        pair.start()
        words = (sys.executable, "-P", "-m", "sandbox", "--port", "0")
        server = await stack.enter_async_context(process(*words, env={}, cwd=str(folder)))
        assert server.stdout is not None
        url = (await server.stdout.readline()).decode().split()[1]
        sandbox = await stack.enter_async_context(Sandbox(url))
        port = free_port()
        os.environ |= {
            "TELEGRAM_BOT_TOKEN": (await sandbox.bot()).token,
            "TELEGRAM_API_URL": url,
            "TELEGRAM_MODE": "webhook",
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "WEBHOOK_SECRET": "benchmark",
            "DATABASE_URL": pair.database(),
            "SEND_PER_SECOND": "5000",
            "SEND_CHAT_PER_SECOND": "5000",
        }
        fleet = await stack.enter_async_context(Fleet(folder, count=REPLICAS))
        balancer = Balancer(list(fleet.addresses), random.Random(number))  # noqa: S311 - a choice of replicas
        await stack.enter_async_context(balancer.serving(port))
        await fleet.leader()
        load = Load([await sandbox.person(f"Warga {one}") for one in range(people)])
        found = await strike(fleet, balancer, pair, load)
        print(f"{number:5} {people:7} {len(load.answers):8} " + " ".join(f"{one:10.2f}" for one in found))
        return found


def main() -> None:
    """Measure some times, and give the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    print("round  people  answers     kept s answered s    leads s")
    rounds = [asyncio.run(measure(chosen.people, number)) for number in range(1, chosen.rounds + 1)]
    print(" " * 17 + "median " + " ".join(f"{statistics.median(one):10.2f}" for one in zip(*rounds, strict=True)))


if __name__ == "__main__":
    main()
