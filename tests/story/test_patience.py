"""Somebody sends far too much: one kind letter and then silence, danger is still heard, and what was sent stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.story import look
from tests.story.paths import heard
from tests.story.test_path_urgent import FIRE, NUMBERS
from tests.support.world import UNSURE, world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.support.world import World

pytestmark = pytest.mark.asyncio

TOO_FAST = "Pesan Anda datang terlalu cepat"


@pytest_asyncio.fixture
async def strict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """Give a world with little patience; what is used comes back too slowly to count here."""
    monkeypatch.setenv("LIMIT_MESSAGES_PER_MINUTE", "20")
    monkeypatch.setenv("LIMIT_REPORTS_PER_DAY", "1")
    async with world(monkeypatch, database=f"sqlite:///{tmp_path}/simpul.db", mode="webhook") as opened:
        yield opened


async def test_a_flood_is_answered_once(strict: World) -> None:
    """The letter names when it goes on and whom to call; the report sent before is there, others are served."""
    officer, citizen = await strict.officer(), await strict.citizen()
    code = await strict.reported(citizen)
    for number in range(40):
        await citizen.says(f"pesan {number}")
    letter = (await citizen.sees(TOO_FAST)).text
    assert "mulai pukul" in letter
    assert "112" in letter
    await look.quiet(strict)
    assert sum(TOO_FAST in text for text in await heard(citizen)) == 1
    await officer.sees(code)
    for _ in range(25):
        await officer.says("/tugas")
    await look.quiet(strict)
    assert not any(TOO_FAST in text for text in await heard(officer))


async def test_danger_is_heard_in_a_flood(strict: World) -> None:
    """Whoever wrote too much and then sees a fire is given the numbers, and sends the report."""
    citizen = await strict.citizen()
    for _ in range(40):
        await citizen.says("/laporanku")
    await citizen.sees(TOO_FAST)
    await citizen.says(FIRE)
    await citizen.sees(NUMBERS)
    await strict.reviewed(citizen, choice=UNSURE)
    assert await strict.sent(citizen)


async def test_one_report_too_many_stays_a_draft(strict: World) -> None:
    """It is said from when on it can be sent; the draft is there, and everything else goes on."""
    citizen = await strict.citizen()
    code = await strict.reported(citizen)
    await citizen.says("Pohon tumbang menutup Jalan Kenanga sejak kemarin sore, belum ada yang datang.")
    await strict.reviewed(citizen, choice="Dinas Lingkungan Hidup")
    await citizen.taps("Kirim")
    assert "tetap tersimpan" in (await citizen.sees("1 laporan dalam sehari")).text
    await look.quiet(strict)
    assert look.step(strict, citizen) == "report/send"
    await citizen.says(f"/status {code}")
    await citizen.sees(code)
