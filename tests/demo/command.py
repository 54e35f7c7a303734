"""The command ``simpul demo`` as somebody types it, with settings around it that must not leak in."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp

from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Any

SIMPUL = Path(sys.executable).parent / "simpul"
PATIENCE = 120.0
"""Seconds that a start or a stop may take on a busy machine."""

FOREIGN = {
    "TELEGRAM_BOT_TOKEN": "123456789:" + "Abc_-" * 7,
    "TELEGRAM_API_URL": "http://192.0.2.1",
    "TELEGRAM_MODE": "webhook",
    "DATABASE_URL": "postgresql+psycopg://nobody@192.0.2.1/none",
    "FILES_URL": "s3://nowhere",
    "TENANT": "/no/such/folder",
    "TIMEZONE": "Mars/Base",
    "HTTP_PROXY": "http://192.0.2.1:1",
}
"""What a user has set for a real bot, and then some."""


@dataclass
class Command:
    """The running command; what it said lies in two files."""

    folder: Path
    streams: tuple[Path, Path]
    process: asyncio.subprocess.Process

    @property
    def out(self) -> str:
        return self.streams[0].read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return self.streams[1].read_text(encoding="utf-8")

    @property
    def complaint(self) -> str:
        """What it said on standard error, however the lines were broken."""
        return " ".join(self.err.split())

    @property
    def url(self) -> str:
        """The last address on standard output, without what it says about the phones."""
        return self.out.splitlines()[-1].partition("/?")[0].rstrip("/")

    async def until_said(self, word: str) -> None:
        """Wait for a word on either stream."""
        async with asyncio.timeout(PATIENCE):
            while word not in self.out + self.err:
                assert self.process.returncode is None, self.out + self.err
                await asyncio.sleep(0.02)

    async def shown(self) -> None:
        """Wait for the page's address, which comes last."""
        async with asyncio.timeout(PATIENCE):
            while not re.search(r"http\S+/(\?phones=\S+)?\n$", self.out):
                assert self.process.returncode is None, self.out + self.err
                await asyncio.sleep(0.02)

    async def inviting(self) -> str:
        """Wait until people are being made; gives Telegram's address, which is not printed yet."""
        await self.until_said("Inviting")
        return self.noted()["TELEGRAM_API_URL"]

    def noted(self) -> dict[str, str]:
        """Read the settings that it left for commands in its folder."""
        lines = (self.folder / "var" / "demo" / ".env").read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    async def code(self) -> int:
        """Wait for the end; gives the exit code."""
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()

    async def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal and wait for the end."""
        self.process.send_signal(number)
        return await self.code()

    async def gone(self) -> None:
        """Wait until nothing of it is left, though nobody was there to stop it."""
        async with asyncio.timeout(PATIENCE):
            while self.parts():
                await asyncio.sleep(0.05)

    def parts(self) -> dict[str, int]:
        """Find the processes that work in the demo's folder, by what they run."""
        home, found = self.folder / "var" / "demo", {}
        for process in Path("/proc").glob("[0-9]*"):
            try:
                inside = process.joinpath("cwd").readlink() == home
                words = process.joinpath("cmdline").read_text(encoding="utf-8").split("\0")
            except (OSError, ProcessLookupError):
                continue
            if inside:
                found["sandbox" if "sandbox" in words else "simpul"] = int(process.name)
        return found


def _prepared(folder: Path) -> tuple[Path, Path]:
    """Write an ``.env`` as for a real bot, and give two new files for what is said."""
    (folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in FOREIGN.items()), encoding="utf-8")
    number = len(list(folder.glob("*.txt")))
    return folder / f"{number}-out.txt", folder / f"{number}-err.txt"


@asynccontextmanager
async def typed(folder: Path, *arguments: str, guest: bool = False) -> AsyncIterator[Command]:
    """Type the command; whatever becomes of the test, nothing of it is left (a guest's folder is another's)."""
    streams = _prepared(folder)
    with streams[0].open("wb") as out, streams[1].open("wb") as err:
        process = await asyncio.create_subprocess_exec(
            str(SIMPUL), "demo", *arguments, cwd=folder, env={**os.environ, **FOREIGN}, stdout=out, stderr=err
        )
    command = Command(folder, streams, process)
    try:
        yield command
    finally:
        if process.returncode is None:
            await command.stop()
        for left in [] if guest else command.parts().values():
            os.kill(left, signal.SIGKILL)


@asynccontextmanager
async def shown(folder: Path, *arguments: str) -> AsyncIterator[Command]:
    """Type the command on a free port of this worker's own, and wait until the page's address is there."""
    port = free_port()
    free_port()  # the bot listens on the next one
    async with typed(folder, "--port", str(port), *arguments) as command:
        await command.shown()
        yield command


async def asked(url: str, **body: object) -> Any:
    """Post something and give the JSON that comes back."""
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        return await answer.json()


async def names(command: Command) -> list[str]:
    """Give the people on the page."""
    return await names_at(command.url)


async def names_at(url: str) -> list[str]:
    """Give the people at an address."""
    world = await asked(f"{url}/control/world")
    return [f"{person['name']} {person['last_name'] or ''}".rstrip() for person in world["people"]]


async def printed(folder: Path, *arguments: str) -> str:
    """Type another command in a folder; gives what it prints."""
    silent = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    process = await asyncio.create_subprocess_exec(
        str(SIMPUL), *arguments, cwd=folder, env=silent, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    return out.decode()
