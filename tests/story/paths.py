"""The citizen's path, question by question: how one gets there, and what the phone has sent on the way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from storage import drafts
from tests.story import look
from tests.support.world import STORY

if TYPE_CHECKING:
    from bot.domain.report import Draft
    from sandbox.client import Person
    from tests.support.world import World

PROMPTS = {
    "story": "Ceritakan masalahnya",
    "place": "Di mana kejadiannya",
    "evidence": "Ada bukti?",
    "agency": "Kepada siapa laporan ini",
    "visibility": "Siapa yang boleh tahu",
    "send": "Periksa laporan Anda",
}
"""What each question of the path is recognised by, in the order of the path."""

ALIKE = "Mungkin hal ini sudah dilaporkan"
"""By what the question is recognised whether somebody else's report is the same."""

ANSWERS = {
    "story": STORY,
    "place": "Jalan Kenanga 12",
    "evidence": "Lewati",
    "agency": "Dinas Perhubungan",
    "visibility": "Terbuka",
}
"""A typed answer to each."""


async def at(world: World, slot: str, name: str = "Rina Wulandari") -> Person:
    """Be a citizen who is asked this question."""
    person = await world.sandbox.person(name)
    await person.starts()
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await person.sees(PROMPTS["story"])
    await goes(person, "story", slot)
    return person


async def goes(person: Person, start: str, end: str) -> None:
    """Answer every question from one that was seen already to the one at the end, which is seen."""
    slots = list(PROMPTS)
    for slot in slots[slots.index(start) : slots.index(end)]:
        await person.says(ANSWERS[slot])
        await (at_evidence(person) if slot == "place" else person.sees(PROMPTS[slots[slots.index(slot) + 1]]))


async def at_evidence(person: Person) -> None:
    """Be asked for evidence, with one's own report where somebody of the town has sent the same about this place."""
    async with asyncio.timeout(10):
        while PROMPTS["evidence"] not in (last := (await person.screen())[-1].text):
            if ALIKE in last:
                await person.says("Tetap kirim laporan saya")
            await asyncio.sleep(0.02)
    await person.sees(PROMPTS["evidence"])


async def sends(person: Person) -> str:
    """Send what is shown for review; gives the code."""
    await person.taps("Kirim")
    return code_in((await person.sees("dengan kode")).text)


def code_in(receipt: str) -> str:
    """Find the code on a receipt."""
    return receipt.split("\n")[1]


async def said(person: Person) -> int:
    """Count the messages that the person's phone has sent."""
    return sum(not message.from_bot for message in await person.screen())


async def heard(person: Person) -> list[str]:
    """List what the bot has said, oldest first."""
    return [message.text for message in await person.screen() if message.from_bot]


async def replies_after(person: Person, count: int) -> list[str]:
    """List what the bot has said after its first so many messages."""
    return (await heard(person))[count:]


def draft_of(world: World, person: Person) -> Draft:
    """Look at what is being written."""
    draft = drafts.from_json(look.dialogue_row(world, person).draft)
    assert draft is not None
    return draft


async def writes(officer: Person, code: str, words: str, *, button: str = "Jawab") -> None:
    """As an officer, answer or ask for details on the card of this report."""
    await officer.sees(code)
    card = next(one for one in reversed(await officer.screen()) if code in one.text and button in str(one.buttons))
    await officer.taps(button, message=card)
    await officer.sees("Tulis")
    await officer.says(words)
    await officer.sees("Kirim kepada pelapor?")
    await officer.taps("Kirim")
    await officer.sees("sudah terkirim kepada pelapor")
