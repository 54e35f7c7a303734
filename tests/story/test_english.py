"""The whole thin loop in English, on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story.steps import presses
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

INDONESIAN = ("Laporan", "laporan", "Kirim", "Terima", "Jawab", "Selamat", "mohon", "Mohon", "Anda")


async def in_english(person: Person) -> None:
    await person.says("/bahasa")
    await person.sees("Choose a language")
    await person.taps("English")
    await person.sees("we go on in English")


async def test_the_thin_loop_in_english(hut: World) -> None:
    """From the notice to the closing every sentence and button is English; the story stays as it was told."""
    officer = await hut.sandbox.person("Budi Santoso")
    await in_english(officer)
    await officer.starts(hut.invite())
    await officer.sees("You are now an officer of Dinas Perhubungan")
    citizen = await hut.sandbox.person("Siti Aminah")
    await in_english(citizen)
    await citizen.sees("Welcome to Simpul")
    await citizen.taps("I agree")
    await citizen.sees("Tell us what is wrong")
    await citizen.says(STORY)
    await citizen.sees("Where is it?")
    assert await citizen.keyboard() == [["Send location"], ["Skip", "Back"]]
    await citizen.presses("Skip")
    await citizen.sees("Is there evidence?")
    await citizen.taps("Skip")
    await citizen.sees("Which agency")
    await citizen.taps("Dinas Perhubungan")
    await citizen.sees("Who may know")
    await citizen.taps("Open")
    await citizen.sees("Check your report")
    await citizen.taps("Edit")
    await citizen.sees("What do you want to change?")
    await citizen.taps("Back")
    await citizen.sees("Check your report")
    await presses(citizen, "Send")
    await citizen.sees("under the code")
    await citizen.sees("was forwarded to Dinas Perhubungan")
    card = await officer.sees("Assigned to Dinas Perhubungan")
    await officer.taps("Accept", message=card)
    await citizen.sees("is being followed up")
    await officer.taps("Answer")
    await officer.sees("Write the answer")
    await officer.says("We replaced the lamp this morning.")
    await officer.sees("Send it to the reporter?")
    await officer.taps("Send")
    await officer.sees("was sent to the reporter")
    await citizen.sees("answered report")
    await presses(citizen, "Not solved yet")
    await officer.sees("not solved yet")
    await officer.says("Now it is on again.", reply_to=await officer.sees("The reporter replied"))
    await officer.sees("Send it to the reporter?")
    await presses(officer, "Send")
    await citizen.sees("Now it is on again.")
    await presses(citizen, "Solved")
    await citizen.sees("is closed")
    for person in (citizen, officer):
        for message in await person.screen():
            labels = " ".join(label for row in message.buttons for label in row)
            ours = f"{message.text} {labels}".replace(STORY, "")
            if message.from_bot and "Choose a language" not in ours:
                assert not any(word in ours for word in INDONESIAN), ours


async def test_who_deletes_their_data_is_told_so_in_their_language(hut: World) -> None:
    """The chat is a stranger's then, and goes on in English."""
    citizen = await hut.citizen()
    await in_english(citizen)
    await citizen.says("/privasi")
    await citizen.taps("Delete my data", message=await citizen.sees("Your data in Simpul"))
    await citizen.taps("Yes, delete", message=await citizen.sees("Delete"))
    await citizen.sees("Your data has been deleted")
    await citizen.says(STORY)
    await citizen.sees("Welcome to Simpul")
