"""Several replicas as processes of their own, with the same settings but for where they listen."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp

from tests.faults.rig import Bot
from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

LEADS = "this replica sends and ticks"
PATIENCE = 120.0
"""Seconds that processes may take to start on a machine that others use too."""


@dataclass
class Fleet:
    """The replicas, and where each listens; those that still run are stopped at the end."""

    folder: Path
    count: int
    settings: Mapping[str, str] = field(default_factory=dict)
    addresses: list[str] = field(init=False)
    bots: list[Bot] = field(init=False)

    def __post_init__(self) -> None:
        """Give each an address and a log."""
        self.addresses = [f"127.0.0.1:{free_port()}" for _ in range(self.count)]
        self.bots = [
            Bot(settings={**self.settings, "HTTP_LISTEN": address}, log=self.folder / f"replica-{number}.log")
            for number, address in enumerate(self.addresses)
        ]

    async def __aenter__(self) -> Self:
        """Start all of them together, and wait until each takes updates."""
        await asyncio.gather(*(bot.start() for bot in self.bots))
        try:
            await asyncio.gather(*(self.ready(number) for number in range(self.count)))
        except BaseException as error:
            error.add_note(self.logs())
            await asyncio.gather(*(bot.kill() for bot in self.alive()))
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop what still runs; it must end well."""
        codes = [await bot.stop() for bot in self.alive()]
        assert error is not None or set(codes) <= {0}, self.logs()

    async def ready(self, number: int) -> None:
        """Wait until a replica says that it is ready."""
        url = f"http://{self.addresses[number]}/health/ready"
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
            while True:
                try:
                    async with session.get(url) as answer:
                        if answer.ok:
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.1)

    def alive(self) -> Sequence[Bot]:
        """List the replicas that run."""
        return [bot for bot in self.bots if bot.process is not None and bot.process.returncode is None]

    async def leader(self) -> Bot:
        """Wait for the replica that leads."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for bot in self.alive():
                    if LEADS in bot.log.read_text():
                        return bot
                await asyncio.sleep(0.05)

    def logs(self) -> str:
        """Give what all of them logged."""
        return "\n".join(f"{bot.log.name}\n{bot.log.read_text()}" for bot in self.bots)
