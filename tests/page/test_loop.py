"""The whole loop with the real bot, by clicking only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.support.world import STORY

if TYPE_CHECKING:
    from tests.page.conftest import Open
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def test_a_report_is_answered_and_closed_by_clicking(lite: World, opened: Open) -> None:
    """Siti reports, Budi answers, Siti sees it and says that it is solved."""
    await lite.sandbox.person("Siti Aminah")
    await lite.sandbox.person("Budi Santoso")
    async with opened(lite.sandbox.url) as desk:
        siti, budi = desk.phone("Siti Aminah"), desk.phone("Budi Santoso")
        await budi.taps("Kembali")
        await budi.place.get_by_role("searchbox").fill(f"https://t.me/simpul_bot?start={lite.invite()}")
        await budi.place.get_by_role("searchbox").press("Enter")
        await budi.taps("MULAI")
        await budi.sees("Anda sekarang petugas")

        await siti.taps("MULAI")
        await siti.answers("Selamat datang", "Setuju")
        await siti.sees("Ceritakan masalahnya")
        await siti.says(STORY)
        await siti.sees("Di mana kejadiannya")
        await siti.taps("Lewati")
        await siti.answers("Ada bukti", "Lewati")
        await siti.answers("Kepada siapa", "Dinas Perhubungan")
        await siti.answers("Siapa yang boleh tahu", "Terbuka")
        await siti.answers("Periksa laporan", "Kirim")
        await siti.sees("dengan kode")

        await budi.answers(STORY, "Jawab")
        await budi.sees("Tulis jawaban")
        await budi.says("Lampu sudah kami ganti tadi pagi.")
        await budi.answers("Kirim kepada pelapor?", "Kirim")
        await budi.sees("sudah terkirim")

        await siti.answers("Lampu sudah kami ganti tadi pagi.", "Sudah selesai")
        await siti.sees("ditutup. Terima kasih")
        await expect(await budi.sees("Ditutup oleh Pelapor")).to_be_visible()
