"""After the end: the reporter judges a closed report with stars and a word; the agency reads both without a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.desks import answered, card_of
from tests.story.test_english import in_english
from tests.story.test_presses import answers, pushed
from tests.story.villages import asked, head, tells
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

STARS = ["1 ⭐", "2 ⭐", "3 ⭐", "4 ⭐", "5 ⭐"]
WORDS = "Cepat ditangani, terima kasih dari Siti Aminah di nomor 081234567890."


async def ended(citizen: Person, officer: Person, code: str) -> Message:
    """Let the officer answer and the citizen call it solved; gives the notice of the end."""
    await answered(officer, await officer.sees(code))
    await citizen.taps("Sudah selesai", message=await citizen.sees(f"menjawab laporan {code}"))
    return await citizen.sees(f"Laporan {code} ditutup")


async def anonymous(world: World, citizen: Person, story: str = STORY) -> str:
    """Send a report without a name; gives its code."""
    await citizen.says(story)
    await world.reviewed(citizen, visibility="Anonim")
    return await world.sent(citizen)


async def test_stars_and_a_word_reach_the_desk_without_a_name(hut: World) -> None:
    """Asked under the notice of the end; thanked; on the card masked like the story, and counted in the figures."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await anonymous(hut, citizen)
    closed = await ended(citizen, officer, code)
    assert closed.buttons == [["Belum selesai"], STARS]
    assert await answers(hut, await citizen.taps("5 ⭐", message=closed)) == ["Nilai Anda tersimpan."]
    thanks = await citizen.sees("5 dari 5")
    assert thanks.buttons == []
    asks = await citizen.sees("Ada satu kalimat")
    assert asks.buttons == [["Lewati"]]
    await citizen.says(WORDS)
    await citizen.sees("tersimpan di samping nilainya")
    assert look.step(hut, citizen) is None
    await look.quiet(hut)
    card = (await card_of(officer, code)).text
    assert "Penilaian pelapor: 5 dari 5 “Cepat ditangani, terima kasih dari ••• di nomor •••.”" in card
    await citizen.says(f"/status {code}")
    shown = await citizen.sees("Nilai Anda: 5 dari 5")
    assert WORDS in shown.text
    assert shown.buttons == [["Belum selesai"], STARS]
    await officer.says("/statistik")
    assert "Nilai pelapor (1 sampai 5): 5,00 (1)" in (await officer.sees("Angka laporan,")).text


async def test_a_low_rating_offers_belum_selesai(hut: World) -> None:
    """Which brings the report back; the stars under the old notice are then told why not."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    closed = await ended(citizen, officer, code)
    await citizen.taps("2 ⭐", message=closed)
    thanks = await citizen.sees("2 dari 5")
    assert thanks.buttons == [["Belum selesai"]]
    await citizen.says("Lewati")
    await citizen.sees("Baik, terima kasih sudah menilai")
    await citizen.taps("Belum selesai", message=thanks)
    await officer.sees("dibuka kembali")
    late = await citizen.taps("5 ⭐", message=closed)
    assert await answers(hut, late) == ["Laporan bisa dinilai setelah ditutup. Perkembangannya ada di /status."]
    await look.quiet(hut)
    assert "Penilaian pelapor: 2 dari 5" in (await card_of(officer, code)).text


async def test_it_can_be_changed_and_a_second_press_changes_nothing(hut: World) -> None:
    """Another star is another judgement, by the button, in /status, or typed; the same one is told so."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    closed = await ended(citizen, officer, code)
    await citizen.says("4 bintang")
    await citizen.sees("4 dari 5")
    same = await citizen.taps("4 ⭐", message=closed)
    assert await answers(hut, same) == ["Nilai itu sudah tersimpan. Tekan bintang lain untuk mengubahnya."]
    await citizen.says(f"/status {code}")
    await citizen.taps("3 ⭐", message=await citizen.sees("Nilai Anda: 4 dari 5"))
    await citizen.sees("3 dari 5")
    await look.quiet(hut)
    assert "3 dari 5" in (await card_of(officer, code)).text


async def test_who_did_not_report_it_rates_nothing(hut: World) -> None:
    """A foreign report, a score of nine, words for a score: one sentence each, and nothing is kept."""
    officer, citizen, other = await hut.officer(), await hut.citizen(), await hut.citizen("Slamet Riyadi")
    code = await hut.reported(citizen)
    closed = await ended(citizen, officer, code)
    data = closed.raw["reply_markup"]["inline_keyboard"][1][0]["callback_data"]
    nine = data.replace("rate.1", "rate.9")
    queries = [
        await pushed(hut, other, data),
        await pushed(hut, citizen, nine),
        await pushed(hut, citizen, nine.replace("9", "x")),
    ]
    range_ = "Nilainya dari 1 sampai 5. Tekan salah satu bintang."
    assert await answers(hut, *queries) == ["Tombol ini untuk pelapornya.", range_, range_]
    await other.says(f"/status {code}")
    shown = await other.sees(f"Laporan {code}")
    assert shown.buttons == []
    assert "Nilai" not in shown.text
    await other.says("5 ⭐")
    await other.sees("Laporan mana yang dinilai")
    assert "Penilaian" not in (await card_of(officer, code)).text


async def test_the_question_for_a_word_keeps_nobody_from_anything(hut: World) -> None:
    """A new report, the label of one that waits, and words that were meant as a report."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    closed = await ended(citizen, officer, code)
    await citizen.taps("5 ⭐", message=closed)
    await citizen.sees("Ada satu kalimat")
    await citizen.says("/lapor")
    await citizen.sees("Ceritakan masalahnya")
    await citizen.says("/batal")
    await citizen.sees("Dibatalkan")
    await citizen.taps("4 ⭐", message=closed)
    await citizen.sees("Ada satu kalimat")
    await citizen.says("Trotoar di Jalan Mawar rusak, ubinnya lepas.")
    kept = await citizen.sees("tersimpan di samping nilainya")
    await citizen.taps("Laporan baru", message=kept)
    await citizen.sees("Di mana kejadiannya")
    await citizen.says(f"/status {code}")
    assert "Trotoar" not in (await citizen.sees("Nilai Anda: 4 dari 5")).text


async def test_the_resident_who_claimed_it_rates_what_the_head_relayed(hut: World) -> None:
    """The head may until then; afterwards only the resident."""
    officer, chief = await hut.officer(), await head(hut)
    await asked(chief, "agreed")
    await chief.says("Tidak, tanpa nama")
    await tells(chief)
    await chief.taps("Kirim")
    receipt = (await chief.sees("dengan kode")).text
    code, claim = receipt.split("kode\n")[1].split("\n")[0], receipt.split("?start=")[1].split()[0]
    closed = await ended(chief, officer, code)
    resident = await hut.citizen("Joko Susilo")
    await resident.starts(claim)
    await resident.sees("sekarang ada di akun ini")
    assert await answers(hut, await chief.taps("1 ⭐", message=closed)) == ["Tombol ini untuk pelapornya."]
    await resident.says(f"/status {code}")
    await resident.taps("5 ⭐", message=await resident.sees("Status: Selesai"))
    await resident.sees("5 dari 5")


async def test_the_export_has_it_and_erasing_takes_the_words(hut: World) -> None:
    """The score stays on the case without the person."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await citizen.taps("3 ⭐", message=await ended(citizen, officer, code))
    await citizen.sees("Ada satu kalimat")
    await citizen.says("Agak lama.")
    await citizen.sees("tersimpan")
    await citizen.says("/privasi")
    await citizen.taps("Unduh data saya", message=await citizen.sees("Data Anda di Simpul"))
    sent = await citizen.sees("Semua yang kami simpan")
    content = json.loads(await hut.sandbox.file(sent.raw["document"]["file_unique_id"]))
    [rating] = content["ratings"]
    assert (rating["report"], rating["score"], rating["words"]) == (code, 3, "Agak lama.")
    await citizen.says("/privasi")
    await citizen.taps("Hapus data saya", message=await citizen.sees("Data Anda di Simpul"))
    await citizen.taps("Ya, hapus", message=await citizen.sees("Ini tidak bisa diurungkan"))
    await citizen.sees("sudah dihapus")
    await look.quiet(hut)
    card = (await card_of(officer, code)).text
    assert "3 dari 5" in card
    assert "Agak lama" not in card


async def test_in_english(hut: World) -> None:
    """On both sides."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await in_english(officer)
    await in_english(citizen)
    await officer.taps("Jawab", message=await card_of(officer, code))
    await officer.sees("Write the answer")
    await officer.says("Lampu sudah kami ganti.")
    await officer.taps("Send", message=await officer.sees("Send it to the reporter?"))
    await citizen.taps("Solved", message=await citizen.sees(f"answered report {code}"))
    closed = await citizen.sees(f"Report {code} is closed")
    assert closed.buttons == [["Not solved yet"], STARS]
    assert await answers(hut, await citizen.taps("1 ⭐", message=closed)) == ["Your rating is kept."]
    assert (await citizen.sees("1 of 5")).buttons == [["Not solved yet"]]
    await citizen.sees("One sentence for the agency")
    await citizen.says("Too slow.")
    await citizen.sees("kept beside the rating")
    await look.quiet(hut)
    await officer.says(f"/status {code}")
    await officer.sees(f"Report {code}")
    assert "Rating of the reporter: 1 of 5 “Too slow.”" in (await card_of(officer, code)).text
