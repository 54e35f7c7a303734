"""The agency and the visibility: suggestions with their words, typed names, and choices that say what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.paths import PROMPTS, at, goes, heard, sends

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

UNSURE = "Tidak tahu, biar petugas yang memilih"
MIXED = "Sampah menumpuk dan lampu jalan mati di jalan yang berlubang, Jalan Kenanga."


async def test_up_to_three_agencies_with_their_words(town: World) -> None:
    """Each suggestion is named with the words it comes from, and has its button; the way out comes last."""
    person = await town.citizen()
    await person.says(MIXED)
    await person.sees(PROMPTS["place"])
    await goes(person, "place", "agency")
    question = (await person.screen())[-1]
    lines = [line for line in question.text.split("\n") if "dari kata" in line]
    assert [line[:2] for line in lines] == ["1.", "2.", "3."]
    named = [line[3:].split(" (")[0] for line in lines]
    assert question.buttons == [[named[0]], [named[1]], [named[2]], [UNSURE], ["Kembali"]]
    words = " ".join(line.split("dari kata:")[1] for line in lines).casefold()
    assert "sampah" in words
    assert "lampu jalan" in words


async def test_the_surest_stands_alone_and_the_others_are_a_press_away(town: World) -> None:
    """Far ahead, one agency is asked about; who disagrees sees the rest, and no choice is lost."""
    person = await at(town, "agency")
    question = (await person.screen())[-1]
    assert "Tampaknya ini urusan" in question.text
    assert question.buttons == [["Dinas Perhubungan"], ["Instansi lain …"], [UNSURE], ["Kembali"]]
    await person.taps("Instansi lain …")
    others = await person.sees("Kepada siapa")
    assert "Tampaknya" not in others.text
    named = [row[0] for row in others.buttons]
    assert named[0] == "Dinas Perhubungan"
    assert named[-2:] == [UNSURE, "Kembali"]
    assert len(named) > 3
    await person.taps(named[1])
    await person.sees(PROMPTS["visibility"])
    await goes(person, "visibility", "send")
    assert f"Instansi: {named[1]}" in (await heard(person))[-1]


@pytest.mark.parametrize("typed", ["Dishub.", "DINAS  PERHUBUNGAN", "1"])
async def test_an_agency_goes_by_several_names(town: World, typed: str) -> None:
    """Its short name, its name in any shape, or its number."""
    person = await at(town, "agency")
    await person.says(typed)
    await person.sees(PROMPTS["visibility"])
    await goes(person, "visibility", "send")
    assert "Instansi: Dinas Perhubungan" in (await heard(person))[-1]


async def test_a_part_of_an_answer_is_none(town: World) -> None:
    """ "12" picks no option 1, half a name no agency: it is explained, and the question stands."""
    person = await at(town, "agency")
    for typed in ("12", "0", "dinas", "Dinas Perhubungan dan Sampah"):
        await person.says(typed)
        await person.sees(PROMPTS["agency"])
        assert look.step(town, person) == "report/agency"
    assert any("Jawaban itu belum kami mengerti" in text for text in await heard(person))


async def test_somebody_who_does_not_know(town: World) -> None:
    """An officer will choose: the review says so, and the report goes in."""
    person = await at(town, "agency")
    await person.taps(UNSURE)
    await person.sees(PROMPTS["visibility"])
    await goes(person, "visibility", "send")
    assert "Instansi: dipilih oleh petugas" in (await heard(person))[-1]
    await sends(person)


async def test_a_story_that_no_rule_knows(town: World) -> None:
    """Without any suggestion the person is told so, and one tap goes on."""
    person = await town.citizen()
    await person.says("Zxqw vrkt plmn, brghh ftt!")
    await person.sees(PROMPTS["place"])
    await person.says("Lewati")
    await person.sees("apa yang terjadi, dan apa akibatnya?")
    await person.says("Lewati")
    await person.sees(PROMPTS["evidence"])
    await person.says("Lewati")
    question = await person.sees("Kami belum menemukan instansi")
    assert question.buttons == [[UNSURE], ["Kembali"]]
    await person.taps(UNSURE)
    await person.sees(PROMPTS["visibility"])
    await goes(person, "visibility", "send")
    await sends(person)


async def test_each_visibility_has_its_sentence(town: World) -> None:
    """The three choices say who sees what, and stand beside each other."""
    person = await at(town, "visibility")
    question = (await person.screen())[-1]
    for name, says in (("Terbuka", "melihat nama Anda"), ("Anonim", "tanpa nama"), ("Rahasia", "tidak ")):
        line = next(line for line in question.text.split("\n") if line.startswith(f"• {name}"))
        assert says in line
    assert question.buttons == [["Terbuka", "Anonim", "Rahasia"], ["Kembali"]]


@pytest.mark.parametrize("choice", ["Terbuka", "Rahasia", "2", "anonymous"])
async def test_the_visibility_is_shown_in_the_review(town: World, choice: str) -> None:
    """By label, number, or the label of the other language."""
    person = await at(town, "visibility")
    await person.says(choice)
    review = await person.sees(PROMPTS["send"])
    meant = {"2": "Anonim", "anonymous": "Anonim"}.get(choice, choice)
    assert f"Sifat: {meant}" in review.text


@pytest.mark.parametrize(("choice", "named"), [("Terbuka", True), ("Anonim", False)])
async def test_an_officer_sees_as_much_as_was_chosen(hut: World, choice: str, *, named: bool) -> None:
    """Terbuka shows the name on the card; Anonim shows nothing of the person."""
    officer = await hut.officer()
    person = await at(hut, "visibility")
    await person.taps(choice)
    await person.sees(PROMPTS["send"])
    code = await sends(person)
    card = await officer.sees(code)
    assert ("Rina Wulandari" in card.text) is named


async def test_every_step_leads_back(hut: World) -> None:
    """From the visibility back to the story, question by question, and forward again with all answers kept."""
    person = await at(hut, "visibility")
    for slot in ("agency", "evidence", "place", "story"):
        await person.says("Kembali")
        await person.sees(PROMPTS[slot])
        assert look.step(hut, person) == f"report/{slot}"
    await person.says("Lampu jalan di depan Balai Warga Mawar mati sejak kemarin.")
    await person.sees(PROMPTS["visibility"])
    await goes(person, "visibility", "send")
    review = (await heard(person))[-1]
    assert "Balai Warga Mawar" in review
    assert "Balai Warga Melati" not in review
    assert "Tempat: Jalan Kenanga 12" in review
