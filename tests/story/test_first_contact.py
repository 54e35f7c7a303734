"""First contact: the notice before anything else, and nothing lost that was said before it was answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import NOTICE_VERSION
from tests.story import look
from tests.story.steps import leaves, presses, reviews, skips
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def newcomer(world: World) -> Person:
    return await world.sandbox.person("Rina Wulandari")


async def test_a_first_text_waits_for_the_consent(town: World) -> None:
    """A story told before the notice is held, and goes on after Setuju as if it had just been told."""
    person = await newcomer(town)
    await person.says(STORY)
    greeting = await person.sees("Selamat datang")
    assert greeting.buttons == [["Setuju"]]
    assert "Telegram" in greeting.text
    assert "112" in greeting.text
    await person.taps("Setuju")
    await person.sees("Persetujuan Anda sudah dicatat")
    await skips(person)
    assert STORY in (await reviews(person)).text


async def test_everything_that_is_said_meanwhile_is_held(town: World) -> None:
    """A second text and a captioned photo while the consent is asked for are not lost."""
    person = await newcomer(town)
    await person.says(STORY)
    await person.sees("Selamat datang")
    await person.says("Tiangnya juga miring.")
    await person.sees("Selamat datang")
    await person.sends("photo", caption="Ini fotonya dari depan.")
    await person.sees("1 lampiran")
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await skips(person, files=1)
    review = await reviews(person)
    assert f"{STORY}\nTiangnya juga miring.\nIni fotonya dari depan." in review.text
    assert "Lampiran: 1" in review.text


async def test_a_photo_alone_waits_too(town: World) -> None:
    """A first photo without a word is kept; after the consent the story is asked for."""
    person = await newcomer(town)
    await person.sends("photo")
    await person.sees("1 lampiran")
    await presses(person, "Setuju")
    await person.sees("Ceritakan masalahnya")
    await person.says(STORY)
    await skips(person, files=1)
    assert "Lampiran: 1" in (await reviews(person)).text


async def test_a_captioned_album_is_greeted_once(town: World) -> None:
    """Ten photos under one caption bring one notice, one confirmation, and one story."""
    person = await newcomer(town)
    await person.album(10, caption=STORY)
    await look.quiet(town)
    confirmed, greeting = [message.text for message in await person.screen() if message.from_bot]
    assert "10 lampiran" in confirmed
    assert "Selamat datang" in greeting
    await presses(person, "Setuju")
    await person.sees("Di mana kejadiannya")


@pytest.mark.parametrize("words", ["Setuju", "setuju", "  SETUJU! ", "I agree", "i agree."])
async def test_the_consent_can_be_typed(town: World, words: str) -> None:
    """The button's label counts in both languages and any casing."""
    person = await newcomer(town)
    await person.starts()
    await person.sees("Selamat datang")
    await person.says(words)
    await person.sees("Persetujuan Anda sudah dicatat")
    await person.sees("Ceritakan masalahnya")


async def test_nobody_agrees_to_what_they_have_not_seen(town: World) -> None:
    """Setuju as the very first word brings the notice, and is not taken for a story either."""
    person = await newcomer(town)
    await person.says("Setuju")
    await person.sees("Selamat datang")
    assert look.person_row(town, person).notice_version == 0
    await person.taps("Setuju")
    await person.sees("Persetujuan Anda sudah dicatat")
    await person.sees("Ceritakan masalahnya")
    assert not any("terlalu singkat" in message.text for message in await person.screen())


async def test_the_notice_that_was_agreed_to_is_recorded(town: World) -> None:
    """Version and time of the notice are kept with the person."""
    person = await newcomer(town)
    await person.starts()
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await person.sees("Persetujuan Anda sudah dicatat")
    row = look.person_row(town, person)
    assert row.notice_version == NOTICE_VERSION
    assert row.notice_at is not None


async def test_who_agreed_is_not_asked_again(town: World) -> None:
    """/start later is a welcome back, without the notice."""
    person = await town.citizen()
    await person.starts()
    await person.sees("Selamat datang kembali")
    assert sum("Sebelum mulai" in message.text for message in await person.screen()) == 1


async def test_what_is_held_is_erased_after_a_day(hut: World) -> None:
    """Without consent a held story goes after 24 hours; the old button then brings the notice again, not an error."""
    person = await newcomer(hut)
    await person.says(STORY)
    await person.sees("Selamat datang")
    look.sweep_later(hut, timedelta(hours=23))
    assert STORY in str(look.dialogue_row(hut, person).draft)
    look.sweep_later(hut, timedelta(hours=24, seconds=1))
    assert look.dialogue_row(hut, person).draft is None
    query = await person.taps("Setuju")
    assert "tidak berlaku" in (await person.toast(query)).text
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await person.sees("Persetujuan Anda sudah dicatat")
    await person.sees("Ceritakan masalahnya")


async def test_writing_on_does_not_hold_longer(hut: World) -> None:
    """The day counts from the first message that is held."""
    person = await newcomer(hut)
    await person.says(STORY)
    await person.sees("Selamat datang")
    expires = look.dialogue_row(hut, person).expires
    await person.says("Masih gelap juga.")
    await person.sees("Selamat datang")
    assert look.dialogue_row(hut, person).expires == expires


async def test_batal_forgets_what_was_held(town: World) -> None:
    """Who leaves before agreeing leaves nothing behind."""
    person = await newcomer(town)
    await person.says(STORY)
    await person.sees("Selamat datang")
    await leaves(person)
    assert look.dialogue_row(town, person).draft is None


async def test_a_story_behind_the_command_is_held(town: World) -> None:
    """ "/lapor Lampu jalan …" as a first message is not half swallowed."""
    person = await newcomer(town)
    await person.says(f"/lapor {STORY}")
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await skips(person)
    assert STORY in (await reviews(person)).text


async def test_start_again_keeps_what_is_held(town: World) -> None:
    """Impatient newcomers press START twice; nothing is lost by it."""
    person = await newcomer(town)
    await person.says(STORY)
    await person.sees("Selamat datang")
    await person.starts()
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await person.sees("Di mana kejadiannya")


async def test_a_held_text_that_says_too_little_is_asked_for_again(town: World) -> None:
    """ "Halo" is nothing to hold; of a word that is, the rest is asked for after the consent."""
    person = await newcomer(town)
    await person.says("Halo")
    await person.sees("Selamat datang")
    await person.says("Gelap!")
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await person.sees("terlalu singkat")
    await person.sees("Ceritakan masalahnya")
    await person.says(STORY)
    await skips(person)
    review = await reviews(person)
    assert f"Gelap!\n{STORY}" in review.text
    assert "Halo" not in review.text


async def test_more_than_a_story_takes_is_explained(town: World) -> None:
    """What could never become a report is not held; what was held before it is kept."""
    person = await newcomer(town)
    for _ in range(3):
        await person.says("panjang " * 500)
        await person.sees("Selamat datang")
    await person.says(STORY)
    told = await person.sees("terlalu panjang")
    assert f"{3 * 4000 + len(STORY):,}".replace(",", ".") in told.text
    assert "12.000" in told.text
    await person.sees("Selamat datang")
    draft = str(look.dialogue_row(town, person).draft)
    assert (draft.count("panjang "), draft.count(STORY)) == (3 * 499, 0)
    await person.taps("Setuju")
    await person.sees("Di mana kejadiannya")


async def test_the_language_comes_before_the_consent(town: World) -> None:
    """/bahasa works first of all; the notice follows in the language that was chosen."""
    person = await newcomer(town)
    await person.says("/bahasa")
    await person.sees("Choose a language")
    await person.taps("English")
    await person.sees("we go on in English")
    greeting = await person.sees("Welcome to")
    assert not any("Selamat datang" in message.text for message in await person.screen())
    assert greeting.buttons == [["I agree"]]
    await person.taps("I agree")
    await person.sees("Your consent has been recorded")


async def test_choosing_the_language_one_reads_leads_on(town: World) -> None:
    """A newcomer who picks Indonesian gets the notice too, and no silence."""
    person = await newcomer(town)
    await person.says("/bahasa")
    await person.sees("Choose a language")
    query = await person.taps("Bahasa Indonesia")
    assert "Bahasa Indonesia" in (await person.toast(query)).text
    await person.sees("Selamat datang")


async def test_the_language_can_change_in_the_middle_of_the_notice(town: World) -> None:
    """The notice comes again in English, what was held stays held."""
    person = await newcomer(town)
    await person.says(STORY)
    await person.sees("Selamat datang")
    await person.says("/bahasa")
    await person.sees("Choose a language")
    await person.taps("English")
    await person.sees("Welcome to")
    await person.taps("I agree")
    await person.sees("Where is it?")
