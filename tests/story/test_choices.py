"""Every label can be typed, every list takes its number; only whole answers count."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.steps import ANSWER, SIGN, at_agency, at_send
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

CHOSEN = {
    "1": "Dinas Perhubungan",
    "1.": "Dinas Perhubungan",
    "(1)": "Dinas Perhubungan",
    "dinas perhubungan": "Dinas Perhubungan",
    "  DINAS   PERHUBUNGAN! ": "Dinas Perhubungan",
    "Dishub": "Dinas Perhubungan",
    "tidak tahu, biar petugas yang memilih": "dipilih oleh petugas",
    "NOT SURE, LET AN OFFICER CHOOSE": "dipilih oleh petugas",
}
NOT_CHOSEN = [
    "12",
    "0",
    "1 2",
    "-1",
    "1,5",
    "99999999999999999999",
    "\u0661",
    "Dinas",
    "satu",
    "Perhubungan Dinas",
    "?",
]


@pytest.mark.parametrize("words", CHOSEN)
async def test_an_agency_can_be_typed(town: World, words: str) -> None:
    """A number, the name, a short name, the other language: all mean the button."""
    person = await at_agency(town)
    await person.says(words)
    await person.sees("Siapa yang boleh tahu")
    await person.taps("Terbuka")
    review = await person.sees("Periksa laporan")
    assert f"Instansi: {CHOSEN[words]}" in review.text


async def test_half_an_answer_chooses_nothing(town: World) -> None:
    """ "12" is not option 1; each such answer is explained, never twice alike, and the question stands."""
    person = await at_agency(town)
    for words, told in zip(NOT_CHOSEN, cycle(("ketik nomornya", "Misalnya", "Masih belum cocok")), strict=False):
        await person.says(words)
        await person.sees(told)
        await person.sees("Kepada siapa")
        assert look.step(town, person) == "report/agency", words


async def test_the_last_number_is_the_last_button(town: World) -> None:
    """Numbers go through the suggestions to "Tidak tahu" and "Kembali", and end there."""
    person = await at_agency(town)
    question = next(message for message in reversed(await person.screen()) if message.buttons)
    assert question.buttons[-2:] == [["Tidak tahu, biar petugas yang memilih"], ["Kembali"]]
    last = len(question.buttons)
    await person.says(str(last + 1))
    await person.sees("ketik nomornya")
    await person.says(str(last))
    await person.sees("Ada bukti")
    await person.says("Lewati")
    await person.sees("Kepada siapa")
    await person.says(str(last - 1))
    await person.sees("Siapa yang boleh tahu")
    await person.says("1")
    assert "dipilih oleh petugas" in (await person.sees("Periksa laporan")).text


@pytest.mark.parametrize("words", ["Kirim", "kirim", "KIRIM!", "Send", "1", "1)"])
async def test_sending_can_be_typed(town: World, words: str) -> None:
    """The last step takes its label and its number too."""
    person = await at_send(town)
    await person.says(words)
    await person.sees("dengan kode")


@pytest.mark.parametrize("words", ["Batal", "batal", "Cancel", "3"])
async def test_leaving_can_be_typed(town: World, words: str) -> None:
    """Nothing is sent, and the person is told so."""
    before, person = look.reports(town), await at_send(town)
    await person.says(words)
    await person.sees("Tidak ada yang dikirim")
    assert look.step(town, person) is None
    assert look.reports(town) == before


async def answered(world: World, agency: str = "perhubungan") -> tuple[Person, Person, str]:
    """A citizen, an officer, and a report between them that was answered."""
    officer, citizen = await world.officer(agency=agency), await world.citizen()
    code = await world.reported(citizen)
    await respond(officer, code)
    await citizen.sees(f"menjawab laporan {code}")
    return citizen, officer, code


async def respond(officer: Person, code: str) -> None:
    """Answer the newest card."""
    card = await officer.sees(code)
    await officer.taps("Jawab", message=card)
    await officer.sees("Tulis jawaban")
    await officer.says(ANSWER)
    await officer.sees("Kirim kepada pelapor?")
    await officer.taps("Kirim")
    await officer.sees("sudah terkirim")


@pytest.mark.parametrize("words", ["Sudah selesai", "sudah selesai!", "Solved"])
async def test_solved_can_be_typed(hut: World, words: str) -> None:
    """After an answer the label closes the report as its button does."""
    citizen, officer, code = await answered(hut)
    await citizen.says(words)
    await citizen.sees(f"Laporan {code} ditutup")
    await officer.sees("Ditutup oleh Pelapor")


@pytest.mark.parametrize("words", ["Belum selesai", "BELUM SELESAI", "Not solved yet"])
async def test_not_solved_can_be_typed(hut: World, words: str) -> None:
    """After an answer the label brings the case back to the officer."""
    citizen, officer, code = await answered(hut)
    await citizen.says(words)
    await citizen.sees(f"Tanggapan Anda atas laporan {code}")
    await officer.sees(f"laporan {code} belum selesai")


async def test_solved_with_nothing_to_solve_is_explained(town: World) -> None:
    """Who has no answered report is told so, and no report begins."""
    person = await town.citizen()
    await person.says("Sudah selesai")
    await person.sees("Tidak ada laporan yang menunggu tanggapan")
    assert look.step(town, person) is None


async def test_solved_with_two_answers_asks_which(hut: World) -> None:
    """Two answered reports: the label alone moves neither; as a reply to one answer it means that one.

    A closed report can be opened again: it is asked about too.
    """
    citizen, officer, first = await answered(hut)
    second = await hut.reported(citizen, story=f"/lapor {SIGN}")
    await respond(officer, second)
    notice = await citizen.sees(f"menjawab laporan {second}")
    await citizen.says("Sudah selesai")
    asked = await citizen.sees("Ada beberapa laporan")
    assert first in asked.text
    assert second in asked.text
    await citizen.says("Sudah selesai", reply_to=notice)
    await citizen.sees(f"Laporan {second} ditutup")
    await citizen.says("Belum selesai")
    asked = await citizen.sees("Ada beberapa laporan")
    assert first in asked.text
    assert second in asked.text
    notice = next(one for one in await citizen.screen() if f"menjawab laporan {first}" in one.text)
    await citizen.says("Belum selesai", reply_to=notice)
    await citizen.sees(f"Tanggapan Anda atas laporan {first}")


async def test_solved_is_not_a_story(hut: World) -> None:
    """While a new report is being written, the label still speaks of the answered one; the draft goes on."""
    citizen, _, code = await answered(hut)
    await citizen.says("/lapor")
    await citizen.sees("Ceritakan masalahnya")
    await citizen.says("Sudah selesai")
    await citizen.sees(f"Laporan {code} ditutup")
    await citizen.sees("Ceritakan masalahnya")
    await citizen.says(STORY.replace("Melati", "Mawar"))
    await citizen.sees("Di mana kejadiannya")


async def test_an_officer_can_type_the_cards_labels(hut: World) -> None:
    """Terima and Jawab count for the one case that waits."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await officer.says("Terima")
    await officer.sees("Tidak ada laporan yang menunggu hal itu")
    code = await hut.reported(citizen)
    await officer.sees(code)
    await officer.says("terima")
    await officer.sees("Laporan diterima")
    await citizen.sees(f"Laporan {code} sedang ditindaklanjuti")
    await officer.says("Jawab!")
    await officer.sees(f"Tulis jawaban untuk pelapor {code}")


async def test_an_officers_label_with_two_cases_asks_which(hut: World) -> None:
    """As a reply to a card it means that card."""
    officer, citizen = await hut.officer(), await hut.citizen()
    first, second = await hut.reported(citizen), await hut.reported(citizen, story=SIGN)
    card = await officer.sees(first)
    await officer.sees(second)
    await officer.says("Jawab")
    await officer.sees("Ada beberapa laporan yang bisa dimaksud")
    await officer.says("Jawab", reply_to=card)
    await officer.sees(f"Tulis jawaban untuk pelapor {first}")


async def test_a_citizen_who_says_terima_is_no_officer(town: World) -> None:
    """To a citizen the card's labels are ordinary words: half a thank-you, or too few for a story."""
    person = await town.citizen()
    await person.says("Terima")
    await person.sees("Selamat datang kembali")
    assert look.step(town, person) is None
    await person.says("Jawab")
    await person.sees("terlalu singkat")
