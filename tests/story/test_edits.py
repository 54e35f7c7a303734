"""Edited messages: what is being written follows them; what was sent does not, and the person is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.desks import DLH
from tests.story.steps import ANSWER, RUBBISH, at_agency, at_idle, at_words, reviews, skips
from tests.support.world import STORY

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def test_an_edited_story_changes_the_draft_and_the_suggestions(town: World) -> None:
    """From lamps to rubbish: other agencies are suggested, and the review shows the new words alone."""
    person = await at_idle(town)
    message = await person.says(STORY)
    await skips(person)
    await person.edits(message, RUBBISH)
    await person.sees("sudah kami catat")
    question = await person.sees("Kepada siapa")
    assert ["Dinas Lingkungan Hidup"] in question.buttons
    review = await reviews(person, DLH)
    assert RUBBISH in review.text
    assert STORY not in review.text


async def test_a_slip_of_the_pen_keeps_the_agency(town: World) -> None:
    """An edit that changes no suggestion brings the review again, with the agency as chosen."""
    person = await at_idle(town)
    message = await person.says(STORY)
    await skips(person)
    await reviews(person)
    await person.edits(message, STORY.replace("sekali", "sekali!!"))
    review = await person.sees("sekali!!")
    assert "Instansi: Dinas Perhubungan" in review.text


async def test_an_edit_to_too_little_is_explained(town: World) -> None:
    """A story cannot be edited away: the old one stays until a better one comes."""
    person = await at_idle(town)
    message = await person.says(STORY)
    await skips(person)
    await person.edits(message, "eh")
    await person.sees("terlalu singkat")
    await person.sees("Kepada siapa")
    assert STORY in (await reviews(person)).text


async def test_an_edit_to_too_much_is_explained(town: World) -> None:
    """The limit holds for edits too: of a story in three messages none may grow beyond it."""
    person = await at_idle(town)
    message = await person.says(STORY)
    for _ in range(2):
        await person.says("panjang " * 500)
    await person.sees("Di mana kejadiannya")
    await person.edits(message, "panjang " * 510)
    told = await person.sees("terlalu panjang")
    assert "12.079" in told.text
    assert "12.000" in told.text
    await skips(person)
    assert STORY in (await reviews(person)).text


async def test_an_edited_caption_changes_its_part_alone(town: World) -> None:
    """A caption that is edited neither erases the story nor is lost."""
    person = await at_agency(town)
    photo = await person.sends("photo", caption="Tiangnya juga miring.")
    await person.sees("1 lampiran")
    await person.sees("Kepada siapa")
    await person.edits(photo, "Tiangnya juga berkarat.")
    await person.sees("sudah kami catat")
    await person.sees("Kepada siapa")
    review = await reviews(person)
    assert f"{STORY}\nTiangnya juga berkarat." in review.text


async def test_an_edit_before_the_consent_changes_what_is_held(town: World) -> None:
    """Of two held messages each can still be corrected."""
    person = await town.sandbox.person("Rina Wulandari")
    first = await person.says(STORY)
    await person.sees("Selamat datang")
    await person.says("Tiangnya juga miring.")
    await person.sees("Selamat datang")
    await person.edits(first, RUBBISH)
    await person.sees("sudah kami catat")
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await skips(person)
    assert f"{RUBBISH}\nTiangnya juga miring." in (await reviews(person, DLH)).text


async def test_an_edit_behind_the_command_keeps_the_command_out(town: World) -> None:
    """ "/lapor Lampu …" that is edited is still the story alone."""
    person = await at_idle(town)
    message = await person.says(f"/lapor {STORY}")
    await person.sees("Di mana kejadiannya")
    await person.edits(message, f"/lapor {RUBBISH}")
    await person.sees("sudah kami catat")
    await skips(person)
    review = await reviews(person, DLH)
    assert RUBBISH in review.text
    assert "/lapor" not in review.text


async def test_a_typed_choice_that_is_edited_is_no_agency(town: World) -> None:
    """ "1" changed to "2" after the fact chooses no agency called 2."""
    person = await at_agency(town)
    message = await person.says("1")
    await person.sees("Siapa yang boleh tahu")
    await person.edits(message, "2")
    await person.sees("tidak lagi mengubah laporan")
    await person.says("1")
    assert "Instansi: Dinas Perhubungan" in (await person.sees("Periksa laporan")).text
    code = await town.sent(person)
    await person.says(f"/status {code}")
    await person.sees("Menunggu verifikasi")


async def test_an_edit_after_sending_is_an_addition(hut: World) -> None:
    """What was sent stays as it was; the new words are offered as an addition, and go to the officer only by Kirim."""
    officer, citizen = await hut.officer(), await hut.citizen()
    message = await citizen.says(STORY)
    await hut.reviewed(citizen)
    code = await hut.sent(citizen)
    await officer.sees(STORY)
    await citizen.edits(message, RUBBISH)
    assert RUBBISH in (await citizen.sees(f"Tambahan untuk laporan {code}")).text
    await look.quiet(hut)
    assert not any(RUBBISH in message.text for message in await officer.screen())
    await citizen.taps("Kirim")
    await citizen.sees(f"Tambahan untuk laporan {code} sudah kami teruskan")
    await look.quiet(hut)
    cards = [message.text for message in await officer.screen() if f"{code} · " in message.text]
    assert [(STORY in card, RUBBISH in card) for card in cards] == [(True, True)]


async def test_an_edit_without_a_change_says_nothing(town: World) -> None:
    """Telegram tells of edits that change no word; nobody is bothered with them."""
    person = await at_idle(town)
    message = await person.says(STORY)
    await person.sees("Di mana kejadiannya")
    before = [(one.id, one.text) for one in await person.screen()]
    await person.edits(message, STORY)
    await look.quiet(town)
    assert [(one.id, one.text) for one in await person.screen()] == before


async def test_a_moving_location_says_nothing(town: World) -> None:
    """A live location is noted once, and not at every step of the walk."""
    person = await at_agency(town)
    message = await person.sends("location")
    await person.sees("Lokasi dicatat")
    await look.quiet(town)
    before = len(await person.screen())
    for step in range(3):
        location = {"latitude": -6.9 - step / 100, "longitude": 107.6}
        moved = {**message.raw, "edit_date": message.raw["date"] + step, "location": location}
        await town.sandbox.push(town.bot, {"edited_message": moved})
    await look.quiet(town)
    assert len(await person.screen()) == before


async def test_an_officer_edits_the_words(hut: World) -> None:
    """The words that are shown back are the ones that were edited; too many are refused."""
    officer = await at_words(hut)
    message = await officer.says("Sudah kami ganti.")
    await officer.sees("Kirim kepada pelapor?")
    await officer.edits(message, ANSWER)
    review = await officer.sees(ANSWER)
    assert "Sudah kami ganti." not in review.text
    await officer.edits(message, "panjang " * 450)
    await officer.sees("terlalu panjang")
    await look.quiet(hut)
    assert ANSWER in (await officer.screen())[-1].text


async def test_an_edit_reaches_the_draft_below(hut: World) -> None:
    """An officer who is also writing a report may correct it while an answer is open above it."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await officer.starts()
    await officer.sees("Selamat datang")
    await officer.taps("Setuju")
    await officer.sees("Ceritakan masalahnya")
    story = await officer.says(STORY)
    await skips(officer)
    code = await hut.reported(citizen)
    card = await officer.sees(f"{code} · Terdisposisi")
    await officer.taps("Jawab", message=card)
    await officer.sees("Tulis jawaban")
    await officer.edits(story, RUBBISH)
    await officer.sees("sudah kami catat")
    await officer.sees("Tulis jawaban")
    await officer.says("/batal")
    await officer.sees("Dibatalkan")
    assert ["Dinas Lingkungan Hidup"] in (await officer.sees("Kepada siapa")).buttons
