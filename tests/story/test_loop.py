"""The thin loop: a report goes in, reaches an officer, and its answer comes back."""

from __future__ import annotations

import pytest

from tests.support.world import STORY, World

pytestmark = pytest.mark.asyncio


async def test_a_report_is_answered_and_closed(anywhere: World) -> None:
    """Citizen reports, officer answers in chat, citizen says it is solved; everyone sees it."""
    officer = await anywhere.officer()
    citizen = await anywhere.sandbox.person("Siti Aminah")
    await citizen.starts()
    await citizen.sees("Selamat datang")
    await citizen.taps("Setuju")
    await citizen.sees("Ceritakan masalahnya")
    code = await anywhere.reported(citizen)
    await citizen.sees(f"Laporan {code} sudah diteruskan ke Dinas Perhubungan")

    card = await officer.sees(code)
    assert STORY in card.text
    assert "Siti Aminah" in card.text
    await officer.taps("Jawab")
    await officer.sees("Tulis jawaban")
    await officer.says("Lampu sudah kami ganti tadi pagi.")
    await officer.sees("Kirim kepada pelapor?")
    await officer.taps("Kirim")
    await officer.sees("sudah terkirim")

    answer = await citizen.sees("menjawab laporan")
    assert "Lampu sudah kami ganti tadi pagi." in answer.text
    query = await citizen.taps("Sudah selesai")
    assert "ditutup" in (await citizen.toast(query)).text
    await citizen.sees("ditutup. Terima kasih")
    await officer.sees("Ditutup oleh Pelapor")
