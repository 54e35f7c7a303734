"""How many updates a second one Simpul takes, and what each costs: real bot, real sandbox, real HTTP, three processes.

``make bench`` prints the table. Times move with the machine: compare ratios within one run, and CPU per update.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.client import Sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.client import Person

SIMPUL = Path(sys.executable).parent / "simpul"
TICKS = os.sysconf("SC_CLK_TCK")
STEPS = (
    ("/start", "Selamat datang"),
    ("setuju", "Ceritakan"),
    ("Sampah di dekat pos ronda tidak diangkut sejak minggu lalu.", "Di mana kejadiannya"),
    ("lewati", "Ada bukti"),
    ("lewati", "Kepada siapa"),
    ("1", "Siapa yang boleh tahu"),
    ("1", "Periksa laporan"),
    ("1", "dengan kode"),
)
"""What each citizen says, and what must come; after the story the bot waits 0.3 s for more of it, which p95 shows."""


@asynccontextmanager
async def process(*words: str, env: dict[str, str], cwd: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a program while the context is open."""
    started = await asyncio.create_subprocess_exec(
        *words,
        env={**os.environ, **env},
        cwd=cwd,
        stdout=asyncio.subprocess.PIPE,
        stderr=(Path(cwd) / "log").open("ab"),
    )
    try:
        yield started
    finally:
        if started.returncode is not None:
            print((Path(cwd) / "log").read_text(), file=sys.stderr)
        else:
            started.terminate()
        await started.wait()


def cpu_seconds(pid: int) -> float:
    """Read how much processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak_mb(pid: int) -> float:
    """Read the most memory a process has used."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


async def citizen(person: Person, gate: asyncio.Semaphore, waits: list[float]) -> None:
    """Send a whole report, each step after the answer to the one before."""
    async with gate:
        for said, answer in STEPS:
            began = time.perf_counter()
            await person.says(said)
            await person.sees(answer, timeout=120)
            waits.append(time.perf_counter() - began)


async def measure(citizens: int, at_once: int, mode: str) -> None:
    """Run one contest and print its line."""
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
                    "TELEGRAM_MODE": mode,
                    "PUBLIC_URL": "http://127.0.0.1:18099",
                    "WEBHOOK_SECRET": "benchmark",
                    "HTTP_LISTEN": "127.0.0.1:18099",
                    "SEND_PER_SECOND": "5000",
                    "SEND_CHAT_PER_SECOND": "5000",
                }
                async with process(str(SIMPUL), "run", env=env, cwd=folder) as bot:
                    await contest(sandbox, bot.pid, citizens, at_once, mode)


async def contest(sandbox: Sandbox, pid: int, citizens: int, at_once: int, mode: str) -> None:
    """Let the citizens report, and print what it took."""
    people = [await sandbox.person(f"Warga {number}") for number in range(citizens)]
    await people[0].says("/bantuan")
    await people[0].sees("lakukan", timeout=30)
    gate, waits = asyncio.Semaphore(at_once), list[float]()
    began, used = time.perf_counter(), cpu_seconds(pid)
    await asyncio.gather(*(citizen(person, gate, waits) for person in people))
    took, used = time.perf_counter() - began, cpu_seconds(pid) - used
    updates = citizens * len(STEPS)
    print(
        f"{mode:8} {citizens:6} {at_once:8} {updates / took:10.0f} {statistics.median(waits) * 1000:8.0f}"
        f" {statistics.quantiles(waits, n=20)[18] * 1000:8.0f} {used / updates * 1000:14.2f} {peak_mb(pid):8.0f}",
    )


def main() -> None:
    """Measure both ways of taking updates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--citizens", type=int, default=200)
    parser.add_argument("--at-once", type=int, default=50)
    chosen = parser.parse_args()
    print("mode     people  at once  updates/s  p50 ms   p95 ms  CPU ms/update  peak MB")
    for mode in ("webhook", "polling"):
        asyncio.run(measure(chosen.citizens, chosen.at_once, mode))


if __name__ == "__main__":
    main()
