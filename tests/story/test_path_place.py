"""The place: a pin, a venue, a name, or none; wherever in the conversation it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox.client import Refused
from tests.story import look
from tests.story.paths import PROMPTS, at, at_evidence, goes, sends
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

KEYS = [["Kirim lokasi"], ["Lewati", "Kembali"]]
HERE = {"latitude": -6.9175, "longitude": 107.6191}
LONDON = {"latitude": 51.5, "longitude": -0.12}


async def reviewed(person: Person) -> str:
    """Go on from the evidence to the review; gives what it says of the place."""
    await goes(person, "evidence", "send")
    review = next(one for one in reversed(await person.screen()) if PROMPTS["send"] in one.text)
    return review.text.split("Tempat: ")[1].split("\n")[0]


async def test_a_pin_by_the_key(town: World) -> None:
    """The key of the reply keyboard sends the pin; the keyboard goes away, and the review shows where."""
    person = await at(town, "place")
    assert await person.keyboard() == KEYS
    await person.presses("Kirim lokasi", **HERE)
    await person.sees("Lokasi dicatat: -6.91750,107.61910")
    assert await person.keyboard() == []
    await at_evidence(person)
    assert "-6.91750,107.61910" in await reviewed(person)
    await sends(person)


async def test_a_venue_is_a_place_with_a_name(town: World) -> None:
    """A venue brings its name and its address, and its pin."""
    person = await at(town, "place")
    await person.sends("venue", title="Balai Warga Melati", address="Jalan Kenanga 12", location=HERE)
    await person.sees("Lokasi dicatat: Balai Warga Melati")
    await at_evidence(person)
    assert "Balai Warga Melati, Jalan Kenanga 12" in await reviewed(person)


async def test_a_typed_place(town: World) -> None:
    """An address is taken as it was written, and the keyboard goes."""
    person = await at(town, "place")
    await person.says("Gang <Melati> & Mawar no. 3")
    await person.sees("Lokasi dicatat: Gang <Melati> & Mawar no. 3")
    assert await person.keyboard() == []
    await at_evidence(person)
    assert await reviewed(person) == "Gang <Melati> & Mawar no. 3"


@pytest.mark.parametrize("way", ["key", "lewati.", "Skip"])
async def test_no_place(town: World, way: str) -> None:
    """By the key or typed in any shape, the place is skipped, and the review says so."""
    person = await at(town, "place")
    if way == "key":
        await person.presses("Lewati")
    else:
        await person.says(way)
    await person.sees("Tanpa lokasi")
    assert await person.keyboard() == []
    await at_evidence(person)
    assert await reviewed(person) == "tidak disebutkan"


async def test_a_bare_number_is_no_key(town: World) -> None:
    """A number neither skips nor goes back here: it is explained, and the question stands with its keyboard."""
    person = await at(town, "place")
    for text, told in (("1", "Tempatnya terlalu singkat"), ("2", "Misalnya"), ("12", "Masih belum cocok")):
        await person.says(text)
        await person.sees(told)
        await person.sees(PROMPTS["place"])
        assert await person.keyboard() == KEYS


@pytest.mark.parametrize("text", ["40115", "12A"])
async def test_a_place_may_look_like_a_number(town: World, text: str) -> None:
    """A post code, a block or degrees are a place."""
    person = await at(town, "place")
    await person.says(text)
    await at_evidence(person)
    assert await reviewed(person) == text


async def test_a_pin_outside_is_kept_and_said(town: World) -> None:
    """Whoever reports while travelling loses nothing, and learns that the place is not ours; a verifier has it."""
    person = await at(town, "place")
    await person.presses("Kirim lokasi", **LONDON)
    await person.sees("di luar wilayah Pemerintah Kota Melati")
    await at_evidence(person)
    await person.says("Lewati")
    await person.sees(PROMPTS["visibility"])
    await person.says("Terbuka")
    review = await person.sees(PROMPTS["send"])
    assert "51.50000,-0.12000" in review.text
    assert "Instansi: dipilih oleh petugas" in review.text


async def test_a_pin_first_starts_a_report(town: World) -> None:
    """The pin is kept, the story asked for, and the place not asked again."""
    person = await town.citizen()
    await person.sends("location", **HERE)
    await person.sees("Lokasi dicatat: -6.91750,107.61910")
    await person.sees(PROMPTS["story"])
    await person.says(STORY)
    await at_evidence(person)
    assert "-6.91750" in await reviewed(person)


async def test_a_pin_before_the_consent_is_held(town: World) -> None:
    """The first thing a newcomer sends may be where it is."""
    person = await town.sandbox.person("Rina Wulandari")
    await person.sends("location", **HERE)
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await person.sees(PROMPTS["story"])
    await person.says(STORY)
    await at_evidence(person)
    assert "-6.91750" in await reviewed(person)


async def test_a_pin_at_any_other_question(town: World) -> None:
    """At each it is kept and said, the question stands, and the review shows the last."""
    person = await at(town, "story")
    for number, slot in enumerate(["story", "evidence", "agency", "visibility", "send"]):
        await person.sends("location", latitude=-6.5, longitude=107 + number / 10)
        await person.sees(f"Lokasi dicatat: -6.50000,107.{number}0000")
        await person.sees(PROMPTS[slot])
        assert look.step(town, person) == f"report/{slot}"
        if slot == "story":
            await person.says(STORY)
            await at_evidence(person)
        elif slot != "send":
            await goes(person, slot, list(PROMPTS)[list(PROMPTS).index(slot) + 1])
    assert "Tempat: -6.50000,107.40000" in (await person.screen())[-1].text


async def test_a_typed_place_replaces_the_pin(hut: World) -> None:
    """What is said last counts: an address after a pin leaves no pin behind."""
    person = await at(hut, "place")
    await person.presses("Kirim lokasi", **HERE)
    await at_evidence(person)
    await person.says("Kembali")
    await person.sees(PROMPTS["place"])
    await person.says("Jalan Kenanga 12")
    await at_evidence(person)
    assert await reviewed(person) == "Jalan Kenanga 12"


async def test_the_label_typed_is_told_how(town: World) -> None:
    """ "Kirim lokasi" as words sends no place: the person is told what else to do, and the question stands."""
    person = await at(town, "place")
    await person.says("Kirim lokasi")
    await person.sees("Tombol itu mengirim lokasi dari ponsel")
    await person.sees(PROMPTS["place"])
    assert await person.keyboard() == KEYS
    await person.says("send location")
    await person.sees("Misalnya")
    assert look.step(town, person) == "report/place"


async def test_leaving_takes_the_keyboard_away(town: World) -> None:
    """After /batal no key of a question that is gone is left under the writing field."""
    person = await at(town, "place")
    await person.says("/batal")
    await person.sees("Tinggalkan yang sedang ditulis")
    await person.taps("Ya, tinggalkan")
    await person.sees("Dibatalkan")
    assert await person.keyboard() == []
    with pytest.raises(Refused):
        await person.presses("Lewati")
