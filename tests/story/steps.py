"""Where somebody can be in a conversation, how one gets there, and how it goes on from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.client import Refused
from tests.support.world import STORY

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.client import Person
    from tests.support.world import World

ANSWER = "Lampu sudah kami ganti tadi pagi."


async def at_consent(world: World) -> Person:
    """Have been greeted."""
    person = await world.sandbox.person("Rina Wulandari")
    await person.starts()
    await person.sees("Selamat datang")
    return person


async def at_idle(world: World) -> Person:
    """Have agreed; nothing is open."""
    return await world.citizen("Rina Wulandari")


async def at_story(world: World) -> Person:
    """Be asked for the story."""
    person = await at_idle(world)
    await person.says("/lapor")
    await person.sees("Ceritakan masalahnya")
    return person


async def at_agency(world: World) -> Person:
    """Be asked for the agency."""
    person = await at_idle(world)
    await person.says(STORY)
    await person.sees("Kepada siapa")
    return person


async def at_send(world: World) -> Person:
    """Be asked whether to send."""
    person = await at_agency(world)
    await person.taps("Dinas Perhubungan")
    await person.sees("Periksa laporan")
    return person


async def at_words(world: World) -> Person:
    """Be an officer who is asked for the answer's words."""
    officer = await world.officer("Dewi Lestari", agency="dlh")
    citizen = await world.citizen("Slamet Riyadi")
    code = await world.reported(citizen, choice="Dinas Lingkungan Hidup", story=RUBBISH)
    await officer.sees(code)
    await officer.taps("Jawab")
    await officer.sees("Tulis jawaban")
    return officer


async def at_send_words(world: World) -> Person:
    """Be an officer who is shown the words before they leave."""
    officer = await at_words(world)
    await officer.says(ANSWER)
    await officer.sees("Kirim kepada pelapor?")
    return officer


RUBBISH = "Sampah menumpuk di pinggir Jalan Kenanga sudah seminggu, baunya menyengat."


async def presses(person: Person, label: str) -> str:
    """Press a button as soon as it is on the screen."""
    while True:
        try:
            return await person.taps(label)
        except Refused:
            await person.sees("")


async def from_consent(person: Person) -> None:
    await presses(person, "Setuju")
    await person.sees("Persetujuan Anda sudah dicatat")


async def from_story(person: Person) -> None:
    await person.says(STORY)
    await person.sees("Kepada siapa")
    await person.taps("Dinas Perhubungan")
    await person.sees("Periksa laporan")


async def from_agency(person: Person) -> None:
    await person.taps("Dinas Perhubungan")
    await person.sees("Periksa laporan")


async def from_send(person: Person) -> None:
    await person.taps("Kirim")
    await person.sees("dengan kode")


async def from_words(person: Person) -> None:
    await person.says(ANSWER)
    await person.sees("Kirim kepada pelapor?")
    await from_send_words(person)


async def from_send_words(person: Person) -> None:
    await person.taps("Kirim")
    await person.sees("sudah terkirim kepada pelapor")


async def back_to_words(person: Person) -> None:
    """Leave the words that were written, and begin again."""
    await person.says("/batal")
    await person.sees("Dibatalkan")
    await person.taps("Jawab")
    await person.sees("Tulis jawaban")


@dataclass(frozen=True)
class Step:
    """A place in a conversation; at some a short text is an answer (``after`` is where that leads)."""

    reach: Callable[[World], Awaitable[Person]]
    go_on: Callable[[Person], Awaitable[None]]
    begins: bool = False
    texts_are_answers: bool = False
    after: str = ""
    back: Callable[[Person], Awaitable[None]] = back_to_words


STEPS = {
    "consent": Step(at_consent, from_consent),
    "idle": Step(at_idle, from_story, begins=True),
    "story": Step(at_story, from_story),
    "agency": Step(at_agency, from_agency),
    "send": Step(at_send, from_send),
    "words": Step(at_words, from_words, texts_are_answers=True, after="answer/send"),
    "send_words": Step(at_send_words, from_send_words),
}
