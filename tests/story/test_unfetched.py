"""Documents that do not come, and documents that nobody may be handed: everybody is told, and the report goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.steps import reviews, skips
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

PROGRAM = b"MZ\x90\x00" + bytes(60)
LETTER = b"Surat pernyataan warga."


async def test_a_document_that_does_not_come_is_asked_for_again(hut: World) -> None:
    """The card and /status say so, the reporter reads one letter, sends it again by its button, and all is well."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await hut.sandbox.fault("error", method="getFile", times=2, description="Bad Request: file is temporarily gone")
    await sent_with(citizen, {"satu.txt": LETTER, "dua.txt": LETTER + b"2"})
    told = await citizen.sees("2 lampiran pada laporan")
    assert "Kirim lagi sebagai foto atau PDF" in told.text
    await officer.sees("⚠️ 2 lampiran tidak dapat diambil; mintalah dikirim lagi")
    await citizen.says("/status")
    await citizen.sees("⚠️ 2 lampiran tidak dapat diambil.")
    assert of_bot(await officer.screen()) == []
    await citizen.taps("Tambah keterangan", message=told)
    await citizen.sends("document", data=LETTER, name="lagi.txt")
    await citizen.sees("Lampiran: 1")
    await citizen.taps("Kirim")
    await citizen.sees("sudah kami teruskan")
    await officer.sees("Lampiran laporan")
    await look.quiet(hut)
    assert not any("tidak dapat diambil" in message.text for message in await officer.screen())
    assert sum("tidak dapat kami ambil" in message.text for message in await citizen.screen()) == 1


async def test_a_program_under_the_name_of_a_photo_reaches_nobody(hut: World) -> None:
    """The reporter is named, and still: the officer sees that one was held back, its sender reads why."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await sent_with(citizen, {"foto.jpg": PROGRAM})
    told = await citizen.sees("⛔ Lampiran foto.jpg")
    assert "bisa menjalankan program" in told.text
    assert "foto atau PDF" in told.text
    await officer.sees("⛔ 1 lampiran ditahan karena tidak aman")
    await look.quiet(hut)
    assert of_bot(await officer.screen()) == []


async def test_a_wrong_ending_is_put_right(hut: World) -> None:
    """A text that is called a PDF reaches the officer as what it is."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await sent_with(citizen, {"surat.pdf": LETTER})
    await officer.sees("Lampiran laporan")
    [document] = of_bot(await officer.screen())
    assert document.raw["document"]["file_name"] == "lampiran-1.txt"


async def sent_with(citizen: Person, files: dict[str, bytes]) -> None:
    """Send a report with these documents."""
    await citizen.says(STORY)
    await skips(citizen)
    for number, (name, data) in enumerate(files.items(), start=1):
        await citizen.sends("document", data=data, name=name)
        await citizen.sees(f"{number} lampiran")
    await reviews(citizen)
    await citizen.taps("Kirim")
    await citizen.sees("dengan kode")


def of_bot(screen: list[Message]) -> list[Message]:
    """List the documents that the bot has brought."""
    return [message for message in screen if message.from_bot and message.kind == "document"]
