"""Officers who keep ready replies, or take one: how they get to each question, and on from there."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from bot.tools import in_unit
from tests.story import casework

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

TITLE, TEXT = "Sudah dijadwalkan", "Terima kasih, sudah kami jadwalkan."
ADD, ADDS = ("Tambah balasan", "Nama balasannya?"), ("Tambah balasan", "Instansi yang mana")
NAME = ("", "Tulis isi balasannya")
"""A name of which there is no other."""

OPEN, DELETE = (TITLE, "Apa yang ingin dilakukan?"), ("Hapus balasan", "Hapus balasan \N{LEFT DOUBLE QUOTATION MARK}")
NUMBERS = count(1)


def keeps(world: World, agency: str, text: str = TEXT, name: str = TITLE) -> None:
    """Let an agency have a ready reply."""
    person = in_unit(world.settings, lambda unit: unit.people.meet(user=1, chat=1, kind="private", name="Ani").person)
    in_unit(world.settings, lambda unit: unit.replies.add(agency, name, text, person=person))


async def opens(person: Person, choices: tuple[tuple[str, str], ...] = ()) -> Message:
    """Open the replies, and type the choices; each with what follows."""
    await person.says("/balasan")
    shown = await person.sees("Tekan salah satu")
    for typed, follows in choices:
        await person.says(typed or f"Nama {next(NUMBERS)}")
        shown = await person.sees(follows)
    return shown


async def at_replies(world: World, choices: tuple[tuple[str, str], ...] = (), also: str = "") -> Person:
    """Be an officer who is asked what to do with the replies, or a question after that."""
    keeps(world, "pertanian")
    person = await world.officer("Dewi Lestari", agency="pertanian")
    if also:
        await person.starts(world.invite(also))
        await person.sees("Anda sekarang petugas")
    await opens(person, choices)
    return person


async def at_canned(world: World) -> Person:
    """Be an officer who answers and is asked which reply to take."""
    keeps(world, "disnaker")
    person = await world.officer("Agus Wijaya", agency="disnaker")
    story = "Perusahaan di Jalan Mawar tidak membayar upah lembur dan THR karyawan sejak Senin."
    code = await world.reported(await world.citizen("Slamet Riyadi"), choice="Dinas Tenaga Kerja", story=story)
    await person.taps("Jawab", message=await person.sees(code))
    await person.sees("Tulis jawaban")
    await person.says("Balasan siap pakai")
    await person.sees("Balasan mana untuk")
    return person


async def back_to_canned(person: Person) -> None:
    """Leave the words that were written instead, and come back to the choice."""
    await casework.away(person)
    await person.taps("Jawab")
    await person.sees("Tulis jawaban")
    await person.says("Balasan siap pakai")
    await person.sees("Balasan mana untuk")


async def from_replies(world: World, person: Person) -> None:
    """Go away: nothing was changed."""
    await casework.leaves(world, person)


async def from_canned(_: World, person: Person) -> None:
    """Take one, and send it as it is."""
    await person.says(TITLE)
    await person.taps("Kirim", message=await person.sees("Kirim kepada pelapor?"))
    await person.sees("sudah terkirim")


async def again(person: Person, choices: tuple[tuple[str, str], ...] = ()) -> None:
    """Leave what was typed, where something is open still, and come back to the same question."""
    await person.says("/batal")
    await person.sees("")
    await opens(person, choices)
