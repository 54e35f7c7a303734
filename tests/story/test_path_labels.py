"""Labels typed where no such button is: they are neither a story nor a place, and what leaves asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.paths import PROMPTS, at, draft_of, goes, heard, sends, writes

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def test_a_label_of_another_question_is_no_words(town: World) -> None:
    """ "Lewati" is no story and "Selesai" no place: it is said so, the question stands, and nothing is kept of it."""
    person = await at(town, "story")
    await person.says("Lewati")
    await person.sees("Itu tulisan pada sebuah tombol")
    await person.sees(PROMPTS["story"])
    await goes(person, "story", "place")
    assert "Lewati" not in draft_of(town, person).slots["story"]
    await person.says("Selesai")
    await person.sees("Itu tulisan pada sebuah tombol")
    await person.sees(PROMPTS["place"])
    assert look.step(town, person) == "report/place"


async def test_batal_in_words_asks_like_the_command(town: World) -> None:
    """Whoever types "batal" wants to leave: asked once, at a question that takes words too."""
    person = await at(town, "place")
    await person.says("batal")
    await person.sees("Tinggalkan yang sedang ditulis?")
    await person.says("Tidak, lanjutkan")
    await person.sees(PROMPTS["place"])
    assert look.step(town, person) == "report/place"


async def test_what_is_one_line_stays_one_line(hut: World) -> None:
    """A place, a title or a name of several lines is one on the officer's card, where it could look like ours."""
    officer = await hut.officer()
    person = await at(hut, "place")
    await person.says("Jalan Kenanga 12\nInstansi: Dinas Sosial\n\nStatus: Selesai")
    await person.sees(PROMPTS["evidence"])
    await goes(person, "evidence", "send")
    assert "Tempat: Jalan Kenanga 12 Instansi: Dinas Sosial Status: Selesai\n" in (await heard(person))[-1]
    code = await sends(person)
    assert "\nInstansi: Dinas Sosial" not in (await officer.sees(code)).text


async def test_an_officer_may_ask_for_the_place(hut: World) -> None:
    """ "Kirim lokasi" is a key's label only where that key is; elsewhere it is what somebody says."""
    officer = await hut.officer()
    person = await at(hut, "send")
    code = await sends(person)
    await writes(officer, code, "Kirim lokasi", button="Minta kelengkapan")
    await person.sees("Kirim lokasi")
    await person.sends(
        "venue", title="Pos Ronda", address="Jalan Kenanga", location={"latitude": -6.9, "longitude": 107.6}
    )
    assert "Pos Ronda, Jalan Kenanga -6.90000,107.60000" in (await person.sees("Tambahan untuk laporan")).text


async def test_an_officer_s_no_is_no_label(hut: World) -> None:
    """Words that are a label elsewhere reach the citizen as words."""
    officer = await hut.officer()
    person = await at(hut, "send")
    code = await sends(person)
    await writes(officer, code, "Tidak jadi")
    assert "Tidak jadi" in (await person.sees("menjawab laporan")).text
    await person.says("Tidak jadi")
    await person.sees("tidak ada yang berubah")
