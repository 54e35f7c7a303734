"""The demo as a newcomer has it: four phones at the printed address, and the whole loop by clicking only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bot.demo.people import BUDI, DARMAWAN, DESK, RATNA, SITI
from sandbox.pictures import plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.demo.seeding import Seeding
    from tests.page.conftest import Open
    from tests.page.desk import Phone

pytestmark = pytest.mark.asyncio

STORY = "Lampu jalan di depan balai warga mati sejak Senin."
ANSWER = "Lampunya sudah kami ganti pagi ini, Bu."


async def reports(siti: Phone) -> str:
    """Go from START to the receipt: a pin, a photo, no name, another title; gives the code."""
    await expect(siti.place).to_contain_text("Laporkan masalah di sekitar Anda")
    await siti.taps("MULAI")
    await siti.answers("Selamat datang", "Setuju")
    await siti.sees("Ceritakan masalahnya")
    await siti.says(STORY)
    await siti.sees("Di mana kejadiannya")
    await siti.taps("📍 Kirim lokasi")
    await siti.place.get_by_role("application").click()
    await siti.taps("Kirim lokasi ini")
    await siti.sees("Ada bukti")
    await siti.picks("visual", {"name": "lampu.jpg", "mimeType": "image/jpeg", "buffer": plain("lampu")})
    await siti.place.get_by_role("dialog").get_by_role("button", name="Kirim", exact=True).click()
    await siti.answers("1 lampiran", "Selesai")
    await siti.answers("Kepada siapa", "Dinas Perhubungan")
    await siti.answers("Siapa yang boleh tahu", "Anonim")
    await siti.answers("Periksa laporan", "Ubah")
    await siti.answers("Apa yang ingin diubah", "Judul")
    await siti.sees("Ketik judul yang baru")
    await siti.says("Balai warga gelap")
    await siti.answers("Balai warga gelap", "Kirim")
    receipt = await siti.sees("dengan kode")
    code = await receipt.locator("code").text_content()  # what is laid out is nothing yet where it came just now
    assert code
    return code


async def presses(phone: Phone, fragment: str, label: str) -> None:
    """Press this very button: what comes into the group meanwhile moves the messages under a finger."""
    await phone.sees(fragment)
    await phone.bubble(fragment).locator("..").get_by_role("button", name=label, exact=True).dispatch_event("click")


async def answers(budi: Phone, code: str) -> None:
    """Accept the case in the group, and answer it by a reply to the bot's question."""
    await presses(budi, f"{code} · Terdisposisi ke Dinas Perhubungan Balai warga gelap {STORY}", "Terima")
    await presses(budi, f"{code} · Sedang ditindaklanjuti", "Jawab")
    question = f"{BUDI}, tulis jawaban untuk pelapor {code}"
    await budi.sees(question)
    await budi.bubble(question).dispatch_event("contextmenu")
    await budi.place.get_by_role("menuitem", name="Balas").dispatch_event("click")
    await expect(budi.place.locator(".context-words")).to_contain_text(code)
    await budi.says(ANSWER)
    await budi.answers(f"{ANSWER} Kirim kepada pelapor?", "Kirim")


async def test_a_newcomer_reports_and_is_answered_by_clicking(tmp_path: Path, seeding: Seeding, opened: Open) -> None:
    """Siti reports without her name, Budi answers in his group, and Siti says that it is solved."""
    async with seeding.resumed(tmp_path) as demo, opened(demo.url) as desk:
        await desk.open(demo.out.strip().rpartition("/")[2])
        siti, darmawan, budi, ratna = (desk.phone(name) for name in (SITI, DARMAWAN, BUDI, RATNA))
        await expect(budi.place.get_by_role("heading", name=DESK)).to_be_visible()
        await darmawan.sees("sedang ditindaklanjuti oleh Dinas Perhubungan")
        await ratna.sees("Jalan Cempaka")
        code = await reports(siti)
        await budi.sees(f"Foto untuk laporan {code}")
        await answers(budi, code)
        card = await budi.sees(f"{code} · Ditindaklanjuti oleh Instansi")  # a group hears little at a time
        await expect(card).to_contain_text("Pelapor: anonim")
        await siti.answers(ANSWER, "Sudah selesai")
        await siti.sees("ditutup. Terima kasih")
        await budi.sees(f"{code} · Ditutup oleh Pelapor")
