"""A part of the demo: a process of its own with a log, which ends when the demo does."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.domain.errors import SimpulError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Mapping
    from pathlib import Path
    from typing import Any

STOP_SECONDS = 12.0
"""How long a part may take to end when asked; the bot itself needs less than ten."""

START_SECONDS = 60.0
"""How long a part may take to get ready."""

LOOK_SECONDS = 0.05
TAIL_LINES = 15

T = TypeVar("T")


class PartFailed(SimpulError):
    """A part of the demo is not what it should be."""

    def __init__(self, part: Part) -> None:
        """Keep which part it is."""
        super().__init__(part.name, f"exit code {part.process.poll()}")
        self.part = part

    def __str__(self) -> str:
        """Say which part it is, and show the end of its log."""
        said = "\n".join(f"  {line}" for line in self.part.said().splitlines()[-TAIL_LINES:])
        return f"{super().__str__()}\nThe end of {self.part.log}:\n{said}"


class PartEnded(PartFailed):
    """A part of the demo ended by itself, so the demo ends too; start it again once the cause below is mended."""


class PartSlow(PartFailed):
    """A part of the demo did not get ready; the machine is too busy, or the log below tells the cause."""


@dataclass(frozen=True, slots=True)
class Part:
    """A running part; ``ended`` is done when its process is."""

    name: str
    log: Path
    process: subprocess.Popen[bytes]
    ended: asyncio.Task[int]

    def said(self) -> str:
        """Give what it wrote into its log so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    async def until(self, look: Callable[[], Awaitable[T | None]]) -> T:
        """Look again and again until something is found; raises if the part ended or took too long."""
        for _ in range(int(START_SECONDS / LOOK_SECONDS)):
            found = await look()
            if found is not None:
                return found
            await asyncio.wait({self.ended}, timeout=LOOK_SECONDS)
            if self.ended.done():
                raise PartEnded(self)
        raise PartSlow(self)

    async def stop(self) -> None:
        """Ask it to end, and end it when it does not, or when nobody has the time to wait."""
        try:
            if self.process.poll() is None:
                self.process.terminate()
                await asyncio.wait({self.ended}, timeout=STOP_SECONDS)
        finally:
            if self.process.poll() is None:
                self.process.kill()
        await self.ended


async def watched(parts: Iterable[Part], work: Coroutine[Any, Any, object]) -> None:
    """Do the work while every part lives; raises what ended it, or which part ended before."""
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task, *(one.ended for one in parts)}, return_when=asyncio.FIRST_COMPLETED)
        for one in parts:
            if one.ended.done():
                raise PartEnded(one)
        await task
    finally:
        task.cancel()
        await asyncio.wait({task})


@asynccontextmanager
async def started(
    name: str, *arguments: str, folder: Path, environment: Mapping[str, str] | None = None
) -> AsyncIterator[Part]:
    """Run ``python -P -m`` with the arguments and this environment alone while the context is open."""
    log = folder / f"{name}.log"
    process = _spawn(arguments, log, environment or {})
    part = Part(name, log, process, asyncio.create_task(asyncio.to_thread(process.wait)))
    try:
        yield part
    finally:
        await part.stop()


def _spawn(arguments: tuple[str, ...], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start it in a session of its own: a Ctrl-C is for the demo, which stops its parts in order."""
    command = [sys.executable, "-P", "-m", "bot.demo.leash", str(os.getpid()), *arguments]
    with log.open("wb") as out:
        return subprocess.Popen(  # noqa: S603 - ourselves, without a shell
            command,
            cwd=log.parent,
            env={**environment, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
