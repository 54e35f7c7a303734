"""Nothing derails the chat: reason, example, way out; texts of any shape; no silence, and nothing is lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from sandbox.client import Refused
from tests.story import look
from tests.story.paths import PROMPTS, at, draft_of, goes, heard, replies_after, said, sends
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

WRONG = {"story": "eh", "place": "x", "evidence": "tidak ada", "agency": "entah", "visibility": "apa", "send": "nanti"}
TEXTS = {
    "one character": "a",
    "emoji": "🔥🙏🏽👨\u200d👩\u200d👧🇮🇩💡🔦🚧🏚🌊🌧⚡🆘",
    "markup": '<b>Lampu</b> & "mati" </i> <a href="x">y</a> &lt;br> <tg-spoiler>',
    "right to left": "Lampu \u202e\u0645\u0635\u0628\u0627\u062d\u202c mati",
    "no width": "\u200b\u200d\u2060\ufeff" * 5,
    "blanks": "\u2800\u3164" * 8,
    "the longest": ("Lampu mati & gelap <di sini>. " * 137)[:4096],
    "one word": "panjang" * 585,
    "templates": "{ $code } {{ x }} %s ${y} \\n *tebal* _miring_ [a](b)",
}


async def reaches(world: World, slot: str) -> Person:
    """Be asked this, or for the title or the name out of the review."""
    if slot not in ("title", "name"):
        return await at(world, slot)
    person = await at(world, "send")
    await person.says("Ubah")
    await person.sees("Apa yang ingin diubah")
    await person.says("Judul" if slot == "title" else "Nama")
    await person.sees("sekarang")
    return person


async def test_three_wrong_answers_get_three_sentences(town: World) -> None:
    """At every question: why not, then an example, then a way out; each time the question stands."""
    person = await at(town, "story")
    for slot, following in zip(PROMPTS, [*list(PROMPTS)[1:], "send"], strict=True):
        told = []
        for _ in range(3):
            before = len(await heard(person))
            await person.says(WRONG[slot])
            await person.sees(PROMPTS[slot])
            told.append((await replies_after(person, before))[0])
        assert len(set(told)) == 3, slot
        assert told[1].startswith("Misalnya"), slot
        assert told[2].startswith("Masih belum cocok"), slot
        assert look.step(town, person) == f"report/{slot}"
        await goes(person, slot, following)


async def test_an_answer_begins_the_sentences_anew(town: World) -> None:
    """At the next question a wrong answer is told why again."""
    person = await at(town, "visibility")
    await person.says("apa")
    await person.sees("belum kami mengerti")
    await person.says("Terbuka")
    await person.sees(PROMPTS["send"])
    await person.says("apa")
    await person.sees("belum kami mengerti")


async def test_kinds_that_do_not_fit_are_explained(town: World) -> None:
    """Stickers, polls, dice and a foreign contact: each in turn another sentence, and the question stands."""
    person = await at(town, "agency")
    told = set()
    for kind in ("sticker", "poll", "contact"):
        before = len(await heard(person))
        more = {"phone_number": "+6280000000009", "first_name": "Budi"} if kind == "contact" else {}
        await person.sends(kind, **more)
        await person.sees(PROMPTS["agency"])
        told.add((await replies_after(person, before))[0])
    assert len(told) == 3
    assert look.step(town, person) == "report/agency"


@pytest.mark.parametrize("slot", ["story", "place", "title", "name"])
async def test_texts_of_any_shape(town: World, slot: str) -> None:
    """Taken as they were written or explained; never an exception, never silence, and what was said before stays."""
    person = await reaches(town, slot)
    start = look.step(town, person)
    for kind, text in TEXTS.items():
        before = len(await heard(person))
        try:
            await person.says(text)
        except Refused:
            continue  # Telegram lets nobody send this
        await look.quiet(town)
        assert await replies_after(person, before), f"silence after {kind} at {slot}"
        states = {state for _, state, *_ in look.letters(town, person)}
        assert states == {"sent"}, (kind, states)
        if look.step(town, person) != start:
            assert kind not in ("one character", "no width", "blanks"), kind
            shown = " ".join(await replies_after(person, before))
            assert kind not in ("markup", "templates") or slot == "story" or text in shown
            person = await reaches(town, slot)
    assert look.parked(town) == []


async def test_a_story_in_two_longest_messages(town: World) -> None:
    """Twice 4,096 characters in one breath are one story; it is sent, and all of it is kept."""
    person = await at(town, "story")
    first, second = ("Lampu mati. " * 342)[:4096], ("Tiang miring. " * 293)[:4096]
    await person.says(first)
    await person.says(second)
    await look.quiet(town)
    await person.sees(PROMPTS["place"])
    story = draft_of(town, person).slots["story"]
    assert story == f"{first.strip()}\n{second.strip()}"
    await goes(person, "place", "send")
    await sends(person)


async def test_a_changed_story_in_two_longest_messages(town: World) -> None:
    """The second half of a story that is told anew is no answer to the review."""
    person = await at(town, "send")
    await person.says("Ubah")
    await person.sees("Apa yang ingin diubah")
    await person.says("Isi cerita")
    await person.sees(PROMPTS["story"])
    first, second = ("Lampu mati. " * 342)[:4096], ("Tiang miring. " * 293)[:4096]
    await person.says(first)
    await person.says(second)
    await look.quiet(town)
    assert draft_of(town, person).slots["story"] == f"{first.strip()}\n{second.strip()}"
    assert look.step(town, person) in ("report/send", "report/agency")


async def test_a_story_that_is_too_long_stays_as_it_was(town: World) -> None:
    """Over the limit, the length and the limit are named, and the story so far is kept."""
    person = await at(town, "story")
    for _ in range(3):
        await person.says(("Lampu mati. " * 342)[:4096])
    await person.sees("terlalu panjang (12")
    await look.quiet(town)
    assert len(draft_of(town, person).slots["story"]) == 4096 * 2 + 1
    await person.says("/bantuan")
    await person.sees("Yang bisa Anda lakukan")
    assert look.step(town, person) == "report/place"


async def test_a_story_in_little_pieces(town: World) -> None:
    """What is too short by itself is kept, and counts with what follows."""
    person = await town.citizen()
    await person.says("banjir")
    await person.sees("masih terlalu singkat")
    await person.says("di Melati")
    await person.sees(PROMPTS["place"])
    assert draft_of(town, person).slots["story"] == "banjir\ndi Melati"


async def test_thirty_messages_in_a_second(town: World) -> None:
    """Whoever pours it out after the consent is listened to: all of it is the story, and the replies are few."""
    person = await town.sandbox.person("Rina Wulandari")
    await person.starts()
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    lines = [f"Lampu nomor {number} di Jalan Kenanga mati." for number in range(1, 31)]
    before = len(await heard(person))
    for line in lines:
        await person.says(line)
    await person.sees(PROMPTS["place"])
    await look.quiet(town)
    await asyncio.sleep(0.5)
    await look.quiet(town)
    assert draft_of(town, person).slots["story"].split("\n") == lines
    assert len(await replies_after(person, before)) <= 6
    assert await said(person) == 31


async def test_the_same_story_twice_is_asked_about_once(town: World) -> None:
    """The code of the first is named; whoever means it sends the second all the same."""
    person = await at(town, "send")
    code = await sends(person)
    await person.says(STORY)
    asked = await person.sees("sudah mengirim laporan yang sama")
    assert code in asked.text
    assert asked.buttons == [["Tetap kirim laporan saya", "Batal"]]
    await person.taps("Tetap kirim laporan saya")
    await person.sees(PROMPTS["place"])
    await person.says("Kembali")
    await person.sees(PROMPTS["story"])
    await person.says("Kembali")
    await person.sees(PROMPTS["place"])
    await goes(person, "place", "send")
    assert await sends(person) != code
    assert sum("laporan yang sama" in text for text in await heard(person)) == 1
