"""Emergencies and small talk: the numbers first and once, false alarms silent, and greetings begin no report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.paths import PROMPTS, at, goes, heard, sends
from tests.support.world import STORY

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

FIRE = "Tolong, rumah tetangga saya kebakaran, apinya sudah besar di Gang Mawar!"
NUMBERS = "telepon dahulu"


@pytest.mark.parametrize("story", [FIRE, "Ada orang pingsan di depan Balai Warga, tolong kirim ambulans sekarang"])
async def test_an_emergency_shows_the_numbers_first(town: World, story: str) -> None:
    """112 before any question; the report goes on and can be sent; the numbers come once."""
    person = await town.citizen()
    begun = len(await heard(person))
    await person.says(story)
    await person.sees(PROMPTS["place"])
    told = (await heard(person))[begun:]
    assert NUMBERS in told[0]
    assert "112" in told[0]
    assert "tetap bisa dilanjutkan" in told[0]
    await person.says("Jalan Kenanga 12")
    await person.sees(PROMPTS["evidence"])
    await person.sends("photo", caption=story)
    await person.sees("1 lampiran")
    await look.quiet(town)
    assert sum(NUMBERS in text for text in await heard(person)) == 1


async def test_one_word_is_enough(town: World) -> None:
    """ "Kebakaran" is too short for a story and not too short for help."""
    person = await town.citizen()
    await person.says("kebakaran")
    await person.sees(NUMBERS)
    await person.sees("masih terlalu singkat")
    await person.says(FIRE)
    await person.sees(PROMPTS["place"])
    assert sum(NUMBERS in text for text in await heard(person)) == 1


async def test_an_emergency_before_the_consent(town: World) -> None:
    """Nobody has to agree to anything before being told whom to call; afterwards the report goes on."""
    person = await town.sandbox.person("Rina Wulandari")
    await person.says(FIRE)
    await person.sees("Selamat datang")
    assert NUMBERS in (await heard(person))[0]
    await person.taps("Setuju")
    await person.sees(PROMPTS["place"])
    assert sum(NUMBERS in text for text in await heard(person)) == 1


async def test_an_emergency_in_the_middle(town: World) -> None:
    """A story that turns into an emergency by an edit, or by a second message, shows the numbers then."""
    person = await town.citizen()
    message = await person.says(STORY)
    await person.sees(PROMPTS["place"])
    await person.edits(message, FIRE)
    await person.sees(NUMBERS)
    await person.sees("Perubahan pesan Anda sudah kami catat")


async def test_an_emergency_wherever_it_is_typed(town: World) -> None:
    """At a choice, at the place, and as words for a report that was sent: the numbers come first, once each time."""
    person = await at(town, "visibility")
    for _ in range(2):
        await person.says(FIRE)
        await person.sees("")
        await person.sees(PROMPTS["visibility"])
    assert sum(NUMBERS in text for text in await heard(person)) == 1
    await goes(person, "visibility", "send")
    await sends(person)
    await person.says(FIRE, reply_to=(await person.screen())[-1])
    await person.sees(NUMBERS)
    await person.sees("Tambahan untuk laporan")
    assert sum(NUMBERS in text for text in await heard(person)) == 2


async def test_an_emergency_after_violence(town: World) -> None:
    """The numbers against violence do not stand in for those of an emergency."""
    person = await town.citizen()
    await person.says("Suami saya memukuli saya setiap malam, saya takut pulang.")
    await person.sees(PROMPTS["place"])
    await person.sends("photo", caption=FIRE)
    await person.sees(NUMBERS)


async def test_in_english(town: World) -> None:
    """The numbers are said in the language that is read."""
    person = await town.citizen()
    await person.says("/bahasa")
    await person.sees("Choose a language")
    await person.says("English")
    await person.sees("we go on in English")
    await person.says(FIRE)
    assert "fire brigade" in (await person.sees("call first")).text


async def test_violence_brings_its_own_numbers(town: World) -> None:
    """Whoever is hurt at home is told of SAPA 129, that few will read it, and can go on."""
    person = await town.citizen()
    await person.says("Suami saya memukuli saya dan anak saya setiap malam, saya takut pulang.")
    told = await person.sees("129")
    assert "hanya dibaca orang yang ditunjuk" in told.text or NUMBERS in told.text
    await person.sees(PROMPTS["place"])
    await goes(person, "place", "evidence")
    await person.says("Lewati")
    await person.says("Tidak tahu, biar petugas yang memilih")
    await person.sees("apa pun pilihan Anda")
    await goes(person, "visibility", "send")
    await sends(person)


@pytest.mark.parametrize(
    "story",
    [
        STORY,
        "Mohon sosialisasi pencegahan kebakaran di Kelurahan Melati tahun depan.",
        "Petugas pemadam kebakaran minta uang saat latihan bulan lalu.",
        "Jalan di depan kantor ambulans desa berlubang sejak minggu lalu.",
    ],
)
async def test_false_alarms_are_silent(town: World, story: str) -> None:
    """A word about fires is no fire."""
    person = await town.citizen()
    await person.says(story)
    await person.sees(PROMPTS["place"])
    assert not any(NUMBERS in text for text in await heard(person))


async def test_small_talk_begins_no_report(town: World) -> None:
    """Thanks, greetings and nods are answered in one sentence, and nothing is open."""
    person = await town.citizen()
    for text in ("terima kasih", "halo", "Assalamualaikum pak", "ok", "Selamat pagi admin", "thank you very much"):
        await person.says(text)
        await person.sees("Selamat datang kembali")
        assert look.step(town, person) is None
    await person.says("halo, lampu jalan di Melati mati")
    await person.sees(PROMPTS["place"])


async def test_small_talk_of_a_newcomer_is_not_held(town: World) -> None:
    """ "Halo" gets the notice, and the story is asked for after the consent."""
    person = await town.sandbox.person("Rina Wulandari")
    await person.says("halo")
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await person.sees(PROMPTS["story"])
    assert look.step(town, person) == "report/story"


async def test_small_talk_at_a_question_is_no_answer(town: World) -> None:
    """ "Terima kasih" at a choice is explained; the question stands."""
    person = await at(town, "visibility")
    await person.says("terima kasih")
    await person.sees("belum kami mengerti")
    await person.sees(PROMPTS["visibility"])
