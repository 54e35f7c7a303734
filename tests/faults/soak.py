"""A long run of the simulation: new histories until the time is over, and the seed of each that broke a rule.

Run ``python -P -m tests.faults.soak --minutes 60``; it exits with 1 where a rule was broken.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import structlog

from storage import engine, migrate
from tests.faults.simulation.history import lived
from tests.faults.simulation.rules import Violation


def soak(minutes: float, events: int, first: int) -> int:
    """Live histories one after another; gives how many broke a rule."""
    broken, ends = 0, time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory(prefix="simpul-soak-") as name:
        template = _template(Path(name))
        seed = first
        while time.monotonic() < ends:
            try:
                asyncio.run(lived(seed, events, template, Path(name)))
            except Violation as violation:
                broken += 1
                print(violation, flush=True)
            seed += 1
            print(f"{seed - first} histories of {events} events, {broken} broken", end="\r", file=sys.stderr)
    print(f"{seed - first} histories of {events} events from seed {first}: {broken} broke a rule")
    return broken


def _template(folder: Path) -> str:
    file = folder / "template.db"
    made = engine.build(f"sqlite:///{file}")
    migrate.upgrade(made)
    made.dispose()
    with sqlite3.connect(file) as settled:
        settled.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return str(file)


if __name__ == "__main__":
    given = argparse.ArgumentParser(description="Live histories until the time is over.")
    given.add_argument("--minutes", type=float, default=60.0)
    given.add_argument("--events", type=int, default=500)
    given.add_argument("--seed", type=int, default=secrets.randbelow(10**9), help="of the first history")
    wanted = given.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    sys.exit(1 if soak(wanted.minutes, wanted.events, wanted.seed) else 0)
