"""How a command's process ends: with its own code and all its words, whatever threads other libraries have."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio

PROBES = """
import asyncio, sys
from bot.leaving import leave
from storage import blobs
asyncio.run(blobs.build(sys.argv[1]).probe())
print("kept, read and deleted")
leave(3)
"""
TIMES = 30


async def ended(program: str, *words: str) -> tuple[int | None, str]:
    """Run it; give its exit code, and all that it wrote."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-c", program, *words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    out, _ = await process.communicate()
    return process.returncode, out.decode()


async def test_the_code_is_its_own_though_a_file_was_kept_last(tmp_path: Path) -> None:
    """Of thirty at three a time, about seven ended by SIGABRT while Python was taken down as usual."""
    turns = asyncio.Semaphore(3)

    async def one() -> tuple[int | None, str]:
        async with turns:
            return await ended(PROBES, f"file:{tmp_path}")

    found = await asyncio.gather(*(one() for _ in range(TIMES)))
    assert set(found) == {(3, "kept, read and deleted\n")}


async def test_a_thread_that_still_works_is_waited_for(tmp_path: Path) -> None:
    """Only threads that say themselves that nobody need wait are cut off."""
    program = """
import sys, threading, time
from pathlib import Path
from bot.leaving import leave
threading.Thread(target=lambda: (time.sleep(0.3), Path(sys.argv[1]).touch())).start()
threading.Thread(target=time.sleep, args=[60], daemon=True).start()
leave(0)
"""
    assert await ended(program, str(tmp_path / "done")) == (0, "")
    assert (tmp_path / "done").exists()


async def test_who_has_stopped_reading_is_no_fault() -> None:
    """As in ``simpul ... | head``."""
    reads, writes = os.pipe()
    os.close(reads)
    program = "from bot.leaving import leave; print('x'); leave(0)"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-P", "-E", "-c", program),
        stdout=writes,
        stderr=asyncio.subprocess.PIPE,
    )
    os.close(writes)
    _, told = await process.communicate()
    assert (process.returncode, told.decode()) == (0, "")
