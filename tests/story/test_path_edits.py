"""Edited messages: while a report is being written, each of them changes the answer it gave, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.paths import PROMPTS, at, at_evidence, draft_of, goes, heard, sends
from tests.support.world import STORY

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

TYPED = {
    "Judul": ("Lampu mati di Melati", "Lampu mati di Mawar", "Lampu mati di Mawar"),
    "Tanggal kejadian": ("3 November 2025", "4 November 2025", "Tanggal kejadian: Selasa, 04 November 2025"),
    "Nama": ("Siti Nurbaya", "Siti Nurhaliza", "Nama: Siti Nurhaliza"),
    "Nomor telepon": ("0800 1234 5678", "0800-1234-9999", "Nomor telepon: 080012349999"),
}


async def test_what_was_typed_at_the_review(town: World) -> None:
    """Title, date, name and number follow the edit of their message, read as when they were typed, and are sent so."""
    person = await at(town, "send")
    for label, (first, second, shown) in TYPED.items():
        await person.says("Ubah")
        await person.sees("Apa yang ingin diubah")
        await person.says(label)
        await person.sees("")
        await look.quiet(town)
        message = await person.says(first)
        await person.sees(PROMPTS["send"])
        await person.edits(message, second)
        await person.sees("Perubahan pesan Anda sudah kami catat")
        assert shown in (await person.sees(PROMPTS["send"])).text
    await person.says("Kirim")
    await person.sees("dengan kode")
    assert look.parked(town) == []


async def test_an_edit_that_is_no_answer_is_explained(town: World) -> None:
    """The answer stays as it was, and so does the question that is open."""
    person = await at(town, "place")
    message = await person.says("Jalan Kenanga 12")
    await at_evidence(person)
    await person.edits(message, "x")
    await person.sees("Tempatnya terlalu singkat")
    await at_evidence(person)
    assert draft_of(town, person).slots["place"] == "Jalan Kenanga 12"
    await person.edits(message, "Jalan Mawar 7")
    await person.sees("sudah kami catat")
    await at_evidence(person)
    await goes(person, "evidence", "send")
    assert "Tempat: Jalan Mawar 7" in (await heard(person))[-1]


async def test_the_story_and_a_caption(town: World) -> None:
    """Each is a part of the story; an edit changes its part alone, and what is read out of it."""
    person = await town.citizen()
    message = await person.says(STORY)
    await person.sees(PROMPTS["place"])
    await goes(person, "place", "evidence")
    photo = await person.sends("photo", caption="Tiangnya juga miring.")
    await person.sees("1 lampiran sudah disimpan")
    await look.quiet(town)
    await person.edits(photo, "Tiangnya juga berkarat.")
    await person.sees("sudah kami catat")
    await person.edits(message, "Lampu jalan di Jalan Kenanga mati sejak 3 November 2025.")
    await person.sees("sudah kami catat")
    await look.quiet(town)
    story = draft_of(town, person).slots["story"]
    assert story == "Lampu jalan di Jalan Kenanga mati sejak 3 November 2025.\nTiangnya juga berkarat."
    assert draft_of(town, person).files == 1
    await person.taps("Selesai")
    await person.sees(PROMPTS["agency"])
    await goes(person, "agency", "send")
    review = (await heard(person))[-1]
    assert story in review
    assert "Tanggal kejadian: Senin, 03 November 2025" in review
    await sends(person)


async def test_an_edit_after_the_report_was_left(town: World) -> None:
    """Nothing is open and nothing was sent: the person is told kindly that the edit changes nothing."""
    person = await town.citizen()
    message = await person.says(STORY)
    await person.sees(PROMPTS["place"])
    await person.says("/batal")
    await person.sees("Tinggalkan yang sedang ditulis")
    await person.says("Ya, tinggalkan")
    await person.sees("Dibatalkan")
    await person.edits(message, f"{STORY} Tolong.")
    await person.sees("tidak lagi mengubah laporan")
