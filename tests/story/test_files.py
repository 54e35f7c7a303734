"""Photos, documents, albums: all kept, confirmed once, and brought to the officer."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.usecases import draft
from handlers.chat.filed import FILE_KINDS
from tests.story import look
from tests.story.steps import RUBBISH, at_agency, at_send, presses, reviews, skips
from tests.support.world import STORY

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def test_ten_photos_are_one_report(anywhere: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """An album with its story as caption: one report, ten files, one confirmation; the officer gets the album.

    A busy machine may take longer from photo to photo than the pause; this story is of photos that come within it.
    """
    monkeypatch.setattr(draft, "ALBUM_PAUSE", timedelta(seconds=4))
    officer, citizen = await anywhere.officer(), await anywhere.citizen()
    await citizen.album(10, caption=STORY)
    confirmation = await citizen.sees("lampiran sudah disimpan")
    assert "10 lampiran" in confirmation.text
    await skips(citizen, files=10)
    assert "Lampiran: 10" in (await reviews(citizen)).text
    await citizen.taps("Kirim")
    await citizen.sees("dengan kode")
    card = await officer.sees(STORY)
    assert "Lampiran: 10" in card.text
    await look.quiet(anywhere)
    photos = [message for message in await officer.screen() if message.kind == "photo"]
    assert len(photos) == 10
    assert len({message.media_group_id for message in photos}) == 1
    assert "Foto untuk laporan" in photos[0].text
    assert sum("lampiran sudah disimpan." in message.text for message in await citizen.screen()) == 1


async def test_a_captioned_photo_begins_a_report(town: World) -> None:
    """The caption is the story: the next question is the place, and the story is not asked for."""
    person = await town.citizen()
    await person.sends("photo", caption=STORY)
    await person.sees("1 lampiran")
    await person.sees("Di mana kejadiannya")
    assert sum("Ceritakan masalahnya" in message.text for message in await person.screen()) == 1  # when they agreed


@pytest.mark.parametrize("consented", [True, False])
async def test_a_caption_may_begin_with_the_command(town: World, *, consented: bool) -> None:
    """ "/lapor Lampu …" under a photo is the story, without the command in it."""
    person = await town.citizen() if consented else await town.sandbox.person("Rina Wulandari")
    await person.sends("photo", caption=f"/lapor {STORY}")
    if not consented:
        await presses(person, "Setuju")
    await skips(person, files=1)
    review = await reviews(person)
    assert STORY in review.text
    assert "/lapor" not in review.text


async def test_a_photo_without_words_asks_for_them(town: World) -> None:
    """A photo alone begins a report, and the story is asked for once."""
    person = await town.citizen()
    await person.sends("photo")
    await person.sees("1 lampiran")
    await person.sees("Ceritakan masalahnya")
    await person.says(STORY)
    await skips(person, files=1)
    assert "Lampiran: 1" in (await reviews(person)).text


async def test_a_caption_that_says_too_little_is_asked_for_again(town: World) -> None:
    """The file stays, the story is still to come."""
    person = await town.citizen()
    await person.sends("photo", caption="ini")
    await person.sees("1 lampiran")
    await person.sees("terlalu singkat")
    await person.sees("Ceritakan masalahnya")
    assert look.step(town, person) == "report/story"


async def test_a_later_caption_is_added_to_the_story(town: World) -> None:
    """Words under a second photo are not swallowed; the question comes again with them."""
    person = await at_agency(town)
    await person.sends("photo", caption="Tiangnya juga miring.")
    await person.sees("1 lampiran")
    await person.sees("Kepada siapa")
    assert f"{STORY}\nTiangnya juga miring." in (await reviews(person)).text


async def test_a_caption_in_the_review_shows_in_the_review(town: World) -> None:
    """At the last step the review comes again, and the agency stays chosen."""
    person = await at_send(town)
    await person.sends("photo", caption="Tiangnya juga miring.")
    review = await person.sees("Tiangnya juga miring.")
    assert "Lampiran: 1" in review.text
    assert "Instansi: Dinas Perhubungan" in review.text
    await person.taps("Kirim", message=review)
    await person.sees("dengan kode")


async def test_a_caption_that_changes_the_subject_asks_for_the_agency_again(town: World) -> None:
    """Other words, other suggestions: the person chooses again."""
    person = await at_send(town)
    await person.sends("photo", caption=RUBBISH)
    question = await person.sees("Kepada siapa")
    assert ["Dinas Lingkungan Hidup"] in question.buttons


async def test_a_file_keeps_the_buttons(town: World) -> None:
    """A photo in the middle of a question does not make its buttons stale."""
    person = await at_send(town)
    await person.sends("document")
    await person.sees("1 lampiran")
    await person.taps("Kirim")
    await person.sees("dengan kode")


async def test_every_kind_of_file_counts(hut: World) -> None:
    """Seven files of seven kinds: all on the card, and all reach the officer."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await citizen.says(STORY)
    await skips(citizen)
    for kind in FILE_KINDS:
        await citizen.sends(kind)
    await citizen.sees("7 lampiran")
    assert "Lampiran: 7" in (await reviews(citizen)).text
    await citizen.taps("Kirim")
    assert "Lampiran: 7" in (await officer.sees(STORY)).text
    async with asyncio.timeout(20):
        while len(came := [one.kind for one in await officer.screen() if one.from_bot and one.kind != "text"]) < 7:
            await asyncio.sleep(0.05)
    assert sorted(came) == sorted(FILE_KINDS)


async def test_more_photos_than_an_album_takes(hut: World) -> None:
    """Twelve photos reach the officer as two albums: none is left behind."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await citizen.album(10, caption=STORY)
    await citizen.album(2)
    await citizen.sees("12 lampiran")
    await skips(citizen, files=12)
    assert "Lampiran: 12" in (await reviews(citizen)).text
    await citizen.taps("Kirim")
    await officer.sees(STORY)
    await look.quiet(hut)
    assert sum(message.kind == "photo" for message in await officer.screen()) == 12


async def test_the_same_photo_twice_is_one_file(town: World) -> None:
    """Telegram knows a file again by its unique id; so do we."""
    person = await at_agency(town)
    sent = await person.sends("photo")
    await person.sees("1 lampiran")
    await person.sends("raw", photo=sent.raw["photo"])
    await look.quiet(town)
    assert "Lampiran: 1" in (await reviews(person)).text


async def test_two_people_with_albums_do_not_mix(town: World) -> None:
    """Albums that arrive between each other stay with their people."""
    one, other = await at_agency(town), await at_agency(town)
    await one.album(4)
    await other.album(3)
    await one.sees("4 lampiran")
    await other.sees("3 lampiran")


async def test_photos_come_to_the_officer_who_joins_later(hut: World) -> None:
    """An open case is handed over with its photos."""
    citizen = await hut.citizen()
    await citizen.sends("photo", caption=STORY)
    await skips(citizen, files=1)
    await reviews(citizen)
    await citizen.taps("Kirim")
    await citizen.sees("dengan kode")
    officer = await hut.officer()
    await officer.sees(STORY)
    await look.quiet(hut)
    assert any("Foto untuk laporan" in message.text for message in await officer.screen())
