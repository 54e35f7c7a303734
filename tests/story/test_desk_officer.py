"""An officer and a card: accept, answer, ask, refuse, and the notes that stay inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.desks import ANSWER, DLH, RUBBISH, answered, buttons_of, card_of, takes_over, told, verifier, write
from tests.story.steps import presses

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

QUESTION = "Lampu yang mana? Mohon foto tiangnya."


async def dealt(world: World) -> tuple[Person, Person, str, Message]:
    """Make an officer, a citizen, and a report of hers on his card."""
    officer, citizen = await world.officer("Dewi Lestari", agency="dlh"), await world.citizen()
    code = await world.reported(citizen, choice=DLH, story=RUBBISH)
    return officer, citizen, code, await officer.sees(f"{code} · Terdisposisi")


async def test_a_card_shows_the_whole_case_and_what_can_be_done(hut: World) -> None:
    """Title, story, class, place, date, reporter, promise, and the buttons of a fresh case."""
    _, _, _, card = await dealt(hut)
    facts = ("Jenis: Pengaduan", "Tempat: ", "Kejadian: ", "Pelapor: Siti Aminah", "Batas jawaban pertama: ")
    for part in (RUBBISH, *facts):
        assert part in card.text
    daily = [["Terima", "Jawab"], ["Minta kelengkapan", "Bukan wewenang"], ["Teruskan", "Arsipkan"]]
    assert card.buttons == [*daily, ["Lainnya …"]]


async def test_accept_says_so_to_both_sides(hut: World) -> None:
    """The press is answered, the card moves on, the citizen hears who takes care of it."""
    officer, citizen, code, card = await dealt(hut)
    toast = await officer.toast(await officer.taps("Terima", message=card))
    assert toast.text == "Laporan diterima untuk ditindaklanjuti."
    moved = await officer.sees(f"{code} · Sedang ditindaklanjuti")
    assert moved.id == card.id
    assert moved.buttons == [["Jawab", "Minta kelengkapan"], ["Bukan wewenang", "Teruskan"], ["Arsipkan", "Lainnya …"]]
    await citizen.sees(f"Laporan {code} sedang ditindaklanjuti oleh {DLH}")


async def test_words_are_shown_back_and_leave_only_by_kirim(hut: World) -> None:
    """Nothing reaches the citizen before; then exactly what was written, with the two buttons of the last word."""
    officer, citizen, code, card = await dealt(hut)
    review = await write(officer, card, "Sudah kami <b>angkut</b> & sapu.")
    assert "Sudah kami <b>angkut</b> & sapu." in review.text
    assert review.buttons == [["Kirim", "Catatan internal", "Batal"]]
    await look.quiet(hut)
    assert await told(citizen, "angkut") == []
    await officer.taps("Kirim")
    answer = await citizen.sees(f"{DLH} menjawab laporan {code}")
    assert "Sudah kami <b>angkut</b> & sapu." in answer.text
    assert answer.buttons == [["Sudah selesai", "Belum selesai"]]


async def test_batal_throws_the_words_away(hut: World) -> None:
    """The citizen hears nothing, and the card can still be answered."""
    officer, citizen, code, card = await dealt(hut)
    await write(officer, card, "Ini keliru.")
    await officer.taps("Batal")
    await officer.sees("Dibatalkan")
    await answered(officer, card)
    await citizen.sees(ANSWER)
    assert await told(citizen, "keliru") == []
    assert "keliru" not in (await card_of(officer, code)).text


async def test_a_question_comes_back_as_an_addition_with_its_files(hut: World) -> None:
    """The question has its words and its date; the reply's words are on the card, its photo at the desk."""
    officer, citizen, code, card = await dealt(hut)
    await answered(officer, card, QUESTION, button="Minta kelengkapan")
    waiting = await officer.sees(f"{code} · Menunggu Kelengkapan Informasi")
    assert f"Ditanyakan: {QUESTION}" in waiting.text
    asked = await citizen.sees(f"{DLH} perlu keterangan untuk laporan {code}")
    assert QUESTION in asked.text
    assert "paling lambat" in asked.text
    assert "2026" in asked.text
    await citizen.says("Tiang ketiga dari pos ronda.", reply_to=asked)
    await citizen.sees("Kirim kepada petugas?")
    photo = await citizen.sends("photo")
    await citizen.sees("Lampiran: 1")
    await presses(citizen, "Kirim")
    await citizen.sees(f"Tambahan untuk laporan {code} sudah kami teruskan")
    more = await officer.sees(f"{code} · Sedang ditindaklanjuti")
    assert "Dari pelapor:\n• Tiang ketiga dari pos ronda." in more.text
    assert more.id == card.id
    await look.quiet(hut)
    assert await told(officer, "Pelapor menambah keterangan")
    photos = [one for one in await officer.screen() if one.kind == "photo"]
    assert [one.raw["photo"][-1]["file_unique_id"] for one in photos] == [photo.raw["photo"][-1]["file_unique_id"]]


async def test_not_ours_goes_to_the_verifier_and_can_be_taken_back(hut: World) -> None:
    """A warning to the officer, a word to the citizen, a card to the verifier; Terima undoes it."""
    checks = await verifier(hut)
    officer, citizen, code, card = await dealt(hut)
    toast = await officer.toast(await officer.taps("Bukan wewenang", message=card))
    assert "dikembalikan ke petugas verifikasi" in toast.text
    assert toast.alert
    await citizen.sees(f"{DLH} menyatakan laporan {code} bukan kewenangannya")
    theirs = await checks.sees(f"{code} · Belum Terverifikasi")
    assert [f"→ {DLH}"] not in theirs.buttons
    back = await officer.sees(f"{code} · Belum Terverifikasi")
    assert back.buttons == [["Terima"]]
    await officer.taps("Terima", message=back)
    await citizen.sees(f"Laporan {code} sedang ditindaklanjuti oleh {DLH}")
    await officer.sees(f"{code} · Sedang ditindaklanjuti")
    assert await buttons_of(hut, checks, code) == ["Lainnya …"]


async def test_a_note_stays_on_the_desk(hut: World) -> None:
    """Every officer of the agency reads it on the card; the citizen never, and the citizen's buttons stay good."""
    other = await hut.officer("Budi Santoso", agency="dlh")
    officer, citizen, code, card = await dealt(hut)
    await answered(officer, card)
    await citizen.sees("menjawab laporan")
    await officer.says("Warga ini sudah tiga kali melapor.", reply_to=card)
    await officer.sees("sedang tidak menunggu hal itu")
    await citizen.taps("Belum selesai")
    again = await officer.sees(f"{code} · Ditanggapi oleh Pelapor")
    await write(officer, again, "Warga ini sudah tiga kali melapor.")
    await officer.taps("Catatan internal")
    await officer.sees(f"Catatan internal pada {code} disimpan")
    for one in (officer, other):
        noted = await one.sees("📝 Catatan internal:")
        assert "• Dewi Lestari: Warga ini sudah tiga kali melapor." in noted.text
        assert noted.buttons == [["Jawab", "Minta kelengkapan"], ["Teruskan", "Lainnya …"]]
    await look.quiet(hut)
    assert await told(citizen, "tiga kali") == []


async def test_a_note_makes_no_button_stale(hut: World) -> None:
    """Written while the citizen looks at the answer: the citizen's buttons still act."""
    officer, citizen, code, card = await dealt(hut)
    late = await write(officer, card, "Catatan yang menyusul.")
    other = await hut.officer("Budi Santoso", agency="dlh")
    theirs = await other.sees(code)
    await takes_over(other, theirs, "Dewi Lestari")
    await answered(other, theirs)
    await citizen.sees("menjawab laporan")
    await officer.taps("Catatan internal", message=late)
    await officer.sees("disimpan")
    toast = await citizen.toast(await citizen.taps("Sudah selesai"))
    assert toast.text == "Terima kasih. Laporan ditutup."
    assert "Catatan yang menyusul." in (await officer.sees(f"{code} · Ditutup oleh Pelapor")).text
