"""A sandbox in a process of its own, which a test can stop, kill, and start again on the same port and state file."""

from __future__ import annotations

import asyncio
import resource
import signal
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.client import Sandbox
from tests.support.ports import free_port

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from pathlib import Path

FOREVER = resource.RLIM_INFINITY


@dataclass
class Server:
    """The program, its address, and the client of the test."""

    state: Path
    port: int
    process: Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start, or start again, and wait until it answers."""
        words = ("-P", "-m", "sandbox", "--port", str(self.port), "--state", str(self.state))
        self.process = await asyncio.create_subprocess_exec(sys.executable, *words, stdout=asyncio.subprocess.PIPE)
        assert self.process.stdout is not None
        assert (await self.process.stdout.readline()).startswith(b"url ")

    async def kill(self) -> None:
        """End it as a power cut would: nothing is tidied up."""
        assert self.process is not None
        self.process.kill()
        await self.process.wait()

    def freeze(self) -> None:
        """Let it take nothing more, as a machine that hangs."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def fill(self, *, full: bool) -> None:
        """Let its files grow no further than they are, as on a full disk; or let them grow again."""
        assert self.process is not None
        size = self.state.with_name(f"{self.state.name}-wal").stat().st_size if full else FOREVER
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, FOREVER))


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[tuple[Server, Sandbox]]:
    """Run a server with a bot and a client on it; what is left of it is killed at the end."""
    server = Server(folder / "sandbox.db", free_port())
    await server.start()
    try:
        async with Sandbox(server.url) as sandbox:
            yield server, sandbox
    finally:
        if server.process and server.process.returncode is None:
            await server.kill()
