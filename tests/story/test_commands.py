"""Commands never end what is open, and say how they are meant."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.domain import ticket
from tests.story import look
from tests.story.steps import SIGN, STEPS, at_agency, at_send, at_story, everybody, leaves, presses, reviews
from tests.support.world import STORY

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("command", ["/bantuan", "/help", "/BANTUAN", "/bantuan@simpul_bot", "/bantuan sekarang"])
async def test_help_ends_nothing(town: World, command: str) -> None:
    """Help is given, the question is put again, and its button works."""
    person = await at_send(town)
    await person.says(command)
    await person.sees("Yang bisa Anda lakukan")
    await person.sees("Periksa laporan")
    await person.taps("Kirim")
    await person.sees("dengan kode")


async def test_lapor_begins_a_report(town: World) -> None:
    """With the story behind it, the story is told already; a story that is too short is asked for again."""
    person = await town.citizen()
    await person.says(f"/lapor {STORY}")
    await person.sees("Di mana kejadiannya")
    await leaves(person)
    await person.says("/lapor eh")
    await person.sees("terlalu singkat")
    await person.sees("Ceritakan masalahnya")


async def test_lapor_in_the_middle_of_a_report_goes_on_with_it(town: World) -> None:
    """An open draft is named, and neither lost nor doubled."""
    person = await at_agency(town)
    await person.says("/lapor")
    await person.sees("Masih ada laporan yang belum selesai")
    await person.sees("Kepada siapa")
    assert STORY in (await reviews(person)).text


async def test_batal_leaves_any_step(hut: World) -> None:
    """Whatever is open is left, with a word, after one question where it is worth one; then nothing is open."""
    people = await everybody(hut)

    async def left(step: str) -> None:
        person = people[step]
        if STEPS[step].written:
            await leaves(person)
        else:
            await person.says("/batal")
            await person.sees("Tidak ada yang" if step == "idle" else "Dibatalkan")
        assert look.step(hut, person) is None, step
        await person.says("/batal")
        await person.sees("Tidak ada yang sedang ditulis")

    await asyncio.gather(*map(left, people))


async def test_batal_can_be_taken_back(hut: World) -> None:
    """Who does not leave after all stands where they stood; who has left can go on from there by Urungkan."""
    people = {step: person for step, person in (await everybody(hut)).items() if STEPS[step].written}

    async def returned(step: str) -> None:
        person = people[step]
        before = look.step(hut, person)
        await person.says("/batal")
        await person.sees("Tinggalkan yang sedang ditulis?")
        await presses(person, "Tidak, lanjutkan")
        await hut.sandbox.settled(hut.bot)
        assert look.step(hut, person) == before, step
        await leaves(person)
        assert look.step(hut, person) is None, step
        await presses(person, "Urungkan")
        await person.sees("kita lanjutkan dari tempat tadi")
        assert look.step(hut, person) == before, step

    await asyncio.gather(*map(returned, people))
    await look.quiet(hut)
    await asyncio.gather(*(STEPS[step].go_on(hut, person) for step, person in people.items()))


async def test_after_batal_the_old_buttons_do_nothing(town: World) -> None:
    """Kirim on a draft that was left sends nothing, and says so."""
    before, person = look.reports(town), await at_send(town)
    await leaves(person)
    query = await person.taps("Kirim")
    assert "tidak berlaku" in (await person.toast(query)).text
    assert look.reports(town) == before


async def test_status_without_a_code_is_the_newest(town: World) -> None:
    """Two reports: the newer one is shown, with its timeline."""
    person = await town.citizen()
    await person.says("/status")
    await person.sees("Anda belum punya laporan")
    await town.reported(person)
    second = await town.reported(person, story=SIGN)
    await person.says("/status")
    shown = await person.sees(f"Laporan {second}")
    assert "laporan diterima" in shown.text


async def test_status_reads_a_code_as_people_write_it(town: World) -> None:
    """Lower case, without dashes, with spaces, O for 0 and l for 1: all the same report."""
    person = await town.citizen()
    code = await town.reported(person)
    loose = code.lower().replace("0", "o").replace("1", "l")
    for written in (code, code.lower(), code.replace("-", ""), code.replace("-", " "), loose):
        await person.says(f"/status {written}")
        await person.sees(f"Laporan {code}")


async def test_a_code_alone_is_a_question_for_its_status(town: World) -> None:
    """Who sends nothing but the code does not begin a report with it."""
    person = await town.citizen()
    code = await town.reported(person)
    await person.says(code.lower())
    shown = await person.sees(f"Laporan {code}")
    assert "laporan diterima" in shown.text
    assert look.step(town, person) is None


async def test_a_wrong_code_explains_the_form_of_a_code(town: World) -> None:
    """Too short, too long, a slip of one symbol: each is told what a code looks like, with an example that is one."""
    person = await town.citizen()
    code = await town.reported(person)
    slip = code[:-1] + ("A" if code[-1] != "A" else "B")
    for written in ("12", "halo dunia", slip, code + "7", "<b>&", "🔦" * 50):
        await person.says(f"/status {written}")
        told = await person.sees("bukan kode laporan")
        assert "delapan huruf atau angka" in told.text
        assert ticket.find(told.text.split("misalnya")[1])


async def test_an_unknown_code_is_said_to_be_unknown(town: World) -> None:
    """A code that is well-formed but nobody's is not called malformed."""
    person = await town.citizen()
    await person.says(f"/status {ticket.make()}")
    await person.sees("Tidak ada laporan dengan kode")


async def test_whoever_has_the_code_sees_the_timeline_alone(town: World) -> None:
    """To another person the code shows status and dates: no story, no name."""
    owner, other = await town.citizen("Siti Aminah"), await town.citizen("Bambang Sutrisno")
    code = await town.reported(owner)
    await other.says(f"/status {code}")
    shown = await other.sees(f"Laporan {code}")
    assert "Siti" not in shown.text
    assert "Lampu" not in shown.text


async def test_status_keeps_the_draft(town: World) -> None:
    """Looking something up in the middle of a report changes nothing in it."""
    person = await at_story(town)
    await person.says("/status")
    await person.sees("Anda belum punya laporan")
    assert look.step(town, person) == "report/story"


async def test_the_menu_offers_the_commands(town: World) -> None:
    """What the menu offers works."""
    person = await town.citizen()
    menu = await person.menu()
    assert menu == ["lapor", "status", "laporanku", "pengaturan", "privasi", "bahasa", "bantuan", "batal"]


async def test_the_language_of_the_chat_follows_the_choice(town: World) -> None:
    """After English the question at hand comes again in English, and a press on its new button counts."""
    person = await at_send(town)
    await person.says("/bahasa")
    await person.sees("Choose a language")
    await person.taps("English")
    await person.sees("we go on in English")
    await person.sees("Check your report")
    await person.taps("Send")
    await person.sees("under the code")


async def test_choosing_the_same_language_again_changes_nothing(town: World) -> None:
    """A double tap on a language is answered in place, without the whole question once more."""
    person = await town.citizen()
    await person.says("/bahasa")
    await person.sees("Choose a language")
    await person.taps("English")
    second = await person.taps("English")
    assert (await person.toast(second)).text == "You read in English already."
    await look.quiet(town)
    assert sum("we go on in English" in message.text for message in await person.screen()) == 1
