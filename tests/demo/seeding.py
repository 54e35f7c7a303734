"""Three weeks of reports, seeded once a session: what that run showed, and the folder that it left."""

from __future__ import annotations

import shutil
import signal
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp

from sandbox.client import Sandbox
from tests.demo.command import names, shown, typed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.demo.command import Command

GUEST = "Tamu"
"""Somebody who came by when the people were there, and whom the folder remembers."""

DEMO = Path("var/demo")


@dataclass(frozen=True, kw_only=True, slots=True)
class Seeding:
    """The run that seeded, after its end, with what was seen while it ran; ``shown_at`` is when its address came."""

    command: Command
    shown_at: datetime
    lag: timedelta
    status: int
    names: list[str]
    violations: list[Any]
    parts: set[str]
    code: int
    left: dict[str, int]

    @property
    def layout(self) -> str:
        """What the printed address says about the phones."""
        return self.command.out.rpartition("/")[2]

    def copied(self, folder: Path) -> None:
        """Leave a copy of the demo's folder in another one, as if that run had been there."""
        shutil.copytree(self.command.folder / DEMO, folder / DEMO)

    @asynccontextmanager
    async def resumed(self, folder: Path) -> AsyncIterator[Command]:
        """Show a copy of the demo on another port; nobody is seeded again."""
        self.copied(folder)
        async with shown(folder) as demo:
            assert "as you left them" in demo.err
            yield demo


async def seed(folder: Path) -> Seeding:
    """Type the command in an empty folder, let a guest be greeted, and stop it with Ctrl-C."""
    async with typed(folder, "--port", "0", "--fresh") as demo:
        await demo.shown()
        shown_at = datetime.now(UTC)
        async with aiohttp.ClientSession() as session, session.get(demo.url) as page:
            status = page.status
        people = await names(demo)
        async with Sandbox(demo.url) as sandbox:
            lag = abs(await sandbox.now() - datetime.now(UTC))
            guest = await sandbox.person(GUEST)
            await guest.starts()
            await guest.sees("Selamat datang")
            violations = await sandbox.violations()
        parts = set(demo.parts())
        code = await demo.stop(signal.SIGINT)
        return Seeding(
            command=demo,
            shown_at=shown_at,
            lag=lag,
            status=status,
            names=people,
            violations=violations,
            parts=parts,
            code=code,
            left=demo.parts(),
        )
