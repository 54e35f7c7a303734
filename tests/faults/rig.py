"""A bot as a process of its own that can be killed at any moment, and the books that are checked afterwards."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

SIMPUL = Path(sys.executable).parent / "simpul"


@dataclass
class Bot:
    """``simpul run`` with the settings given, started and killed as often as wanted."""

    settings: Mapping[str, str]
    log: Path
    kills: int = 0
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the process."""
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                str(SIMPUL),
                "run",
                env={**os.environ, **self.settings},
                stdout=log,
                stderr=log,
                cwd=self.log.parent,
            )

    async def kill(self) -> None:
        """Kill it as the kernel would, without a word."""
        assert self.process is not None
        assert self.process.returncode is None, self.log.read_text()
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()
        self.kills += 1

    async def stop(self) -> int:
        """Ask it to stop; gives its exit code."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        return await self.process.wait()


@dataclass
class Reaper:
    """Kills the bot when the number of updates sent passes random marks."""

    bot: Bot
    marks: list[int]
    chance: random.Random
    sent: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def count(self) -> None:
        """Note one more update."""
        self.sent += 1
        self.changed.set()

    async def run(self) -> None:
        """Kill at each mark, within the next 50 milliseconds, and start again."""
        for mark in self.marks:
            while self.sent < mark:
                self.changed.clear()
                await self.changed.wait()
            await asyncio.sleep(self.chance.uniform(0.0, 0.05))
            await self.bot.kill()
            await self.bot.start()


def rows(database: str, query: str) -> list[sa.Row[tuple[object, ...]]]:
    """Read from the database beside the bot."""
    engine = sa.create_engine(database, poolclass=sa.NullPool)
    with engine.connect() as connection:
        return list(connection.execute(sa.text(query)))
