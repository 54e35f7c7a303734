"""A notice to 2,000 chats at Telegram's own limits, while people go on typing: its rate, 429s, and how long they wait.

``make bench`` prints the line: the real bot at its own pace, the real sandbox with its limits on, three processes.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import repeat
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from benchmarks.throughput import SIMPUL, process
from bot import settings
from bot.domain.messages import Letter, Priority
from bot.ports import Final
from bot.tenancy import areas_of, tenant_of
from sandbox.client import Sandbox
from storage import engine
from storage.tables import ChatRow, OutboxRow
from storage.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.tenant import Tenant
    from bot.ports.areas import Areas
    from bot.settings import Settings
    from sandbox.client import Person
    from sandbox.client.values import Call

OVERALL = 30.0
"""Telegram's limit, in messages a second."""

KEY = "supported-answered"
VALUES = {
    "code": "0000-0000-0",
    "title": "",
    "agency": "Dinas Perhubungan",
    "text": "Lampu sudah diganti.",
    "by": "officer",
}
ASKS = (("/bantuan", "Yang bisa Anda lakukan"), ("/laporanku", "Anda belum punya laporan"))
"""What the people type in turn, and what must come."""

PAUSE_SECONDS = 2.0
"""How long each of them reads before typing again."""

AT_ONCE = 50


@dataclass
class Typing:
    """People who type, read, and type again, until they are told to stop."""

    people: Sequence[Person]
    over: asyncio.Event = field(default_factory=asyncio.Event)
    waits: list[float] = field(default_factory=list)

    async def run(self) -> None:
        """Let all of them type."""
        await asyncio.gather(*(self._one(number, person) for number, person in enumerate(self.people)))

    async def _one(self, number: int, person: Person) -> None:
        await asyncio.sleep(PAUSE_SECONDS * number / len(self.people))
        turn = 0
        while not self.over.is_set():
            words, answer = ASKS[turn % len(ASKS)]
            began = time.perf_counter()
            await person.says(words)
            await person.sees(answer, timeout=60)
            self.waits.append(time.perf_counter() - began)
            turn += 1
            await asyncio.sleep(PAUSE_SECONDS)


GREETING = (("/start", "Selamat datang"),)
CONSENT = (*GREETING, ("setuju", "Ceritakan"), ("/batal", "Dibatalkan"))


async def arrive(person: Person, gate: asyncio.Semaphore, steps: Sequence[tuple[str, str]]) -> None:
    """Write to the bot for the first time: only then may it write back."""
    async with gate:
        for words, answer in steps:
            await person.says(words)
            await person.sees(answer, timeout=120)


@dataclass
class Office:
    """The archive beside the bot; what takes long to load is loaded before anybody's wait is measured."""

    settings: Settings
    opened: sa.Engine = field(init=False)
    tenant: Tenant = field(init=False)
    areas: Areas = field(init=False)

    def __post_init__(self) -> None:
        """Open it."""
        self.opened = engine.build(self.settings.database_url)
        self.tenant, self.areas = tenant_of(self.settings, forgiving=True), areas_of(self.settings)

    def notify(self, typing: Sequence[Person]) -> int:
        """Queue the notice for every chat but those of the people who type; gives how many."""
        others = sa.select(col(ChatRow.id)).where(col(ChatRow.telegram_id).not_in([person.id for person in typing]))
        with self.opened.begin() as connection:
            unit = Unit(connection, now=datetime.now(UTC), tenant=self.tenant, areas=self.areas)
            chats = list(connection.execute(others).scalars())
            unit.outbox.add_for(chats, Letter(chat=0, key=KEY, values=VALUES, priority=Priority.BULK))
            unit.seal()
        return len(chats)


def unsent(database: str) -> bool:
    """Tell whether a notice is still to go."""
    waits = sa.select(col(OutboxRow.id)).where(col(OutboxRow.text_key) == KEY, col(OutboxRow.state) != Final.SENT)
    with engine.reader(database).connect() as connection:
        return connection.execute(waits.limit(1)).first() is not None


async def sent(sandbox: Sandbox, database: str) -> list[Call]:
    """Wait until all notices are out; gives all messages from the first of them to the last."""
    while await asyncio.to_thread(unsent, database):  # noqa: ASYNC110 - another process's database
        await asyncio.sleep(0.5)
    calls = await sandbox.calls("sendMessage")
    notices = [number for number, call in enumerate(calls) if VALUES["text"] in call.params["text"]]
    return calls[notices[0] : notices[-1] + 1]


async def measure(chats: int, typing: int, database: str) -> None:
    """Let everybody arrive, switch the limits on, send the notice, and print how it went."""
    with tempfile.TemporaryDirectory() as folder:
        words = (sys.executable, "-P", "-m", "sandbox", "--port", "0")
        async with process(*words, env={}, cwd=folder) as server:
            assert server.stdout is not None
            url = (await server.stdout.readline()).decode().split()[1]
            async with Sandbox(url) as sandbox:
                account = await sandbox.bot()
                env = {
                    "TELEGRAM_BOT_TOKEN": account.token,
                    "TELEGRAM_API_URL": url,
                    "TELEGRAM_MODE": "polling",
                    "DATABASE_URL": database or f"sqlite:///{folder}/simpul.db",
                    "HTTP_LISTEN": "127.0.0.1:18098",
                }
                people = [await sandbox.person(f"Warga {number}") for number in range(chats + typing)]
                fast = {**env, "SEND_PER_SECOND": "5000", "SEND_CHAT_PER_SECOND": "5000"}
                async with process(str(SIMPUL), "run", env=fast, cwd=folder):
                    gate = asyncio.Semaphore(AT_ONCE)
                    steps = [GREETING] * chats + [CONSENT] * typing
                    await asyncio.gather(*map(arrive, people, repeat(gate), steps))
                await sandbox.limits(on=True)
                async with process(str(SIMPUL), "run", env=env, cwd=folder):
                    await contest(sandbox, env, people[chats:])


async def contest(sandbox: Sandbox, env: dict[str, str], people: Sequence[Person]) -> None:
    """Let the people type, notify the others, and print what came of it."""
    found = settings.load(
        None,
        telegram_bot_token=env["TELEGRAM_BOT_TOKEN"],
        telegram_api_url=env["TELEGRAM_API_URL"],
        database_url=env["DATABASE_URL"],
    )
    office, (words, answer) = Office(found), ASKS[0]
    await people[0].says(words)
    await people[0].sees(answer, timeout=120)  # now the bot is up
    typing = Typing(people)
    task = asyncio.create_task(typing.run())
    await asyncio.sleep(2 * PAUSE_SECONDS)
    waited = len(typing.waits)
    count = await asyncio.to_thread(office.notify, people)
    calls = await sent(sandbox, office.settings.database_url)
    waits = typing.waits[waited:]
    typing.over.set()
    await task
    took = (calls[-1].at - calls[0].at).total_seconds()
    rate = (sum(call.ok for call in calls) - 1) / took
    refused = sum(call.code == 429 for call in await sandbox.calls())  # noqa: PLR2004 - Telegram's number
    print(
        f"{count:7} {len(people):6} {took:8.1f} {rate:10.2f} {rate / OVERALL:9.3f} {refused:5} {len(waits):8}"
        f" {statistics.median(waits) * 1000:8.0f} {statistics.quantiles(waits, n=20)[18] * 1000:8.0f}"
        f" {max(waits) * 1000:8.0f}",
    )


def main() -> None:
    """Measure, and print a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=2000)
    parser.add_argument("--typing", type=int, default=20)
    parser.add_argument("--database", default="")
    chosen = parser.parse_args()
    print("notices typing  seconds messages/s  of 30/s  429s  answers   p50 ms   p95 ms   max ms")
    asyncio.run(measure(chosen.chats, chosen.typing, chosen.database))


if __name__ == "__main__":
    main()
