"""People at each question about roles: who takes one, and who hands their cases over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from tests.story import desks, look

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

WHY = "Pindah tugas ke kecamatan."
WATER, WATER_NAME = "pdam", "Perumda Air Minum"
DRY = "Air ledeng mati sejak Senin, kran di rumah kering sama sekali."
SINCE = "sejak"
"""What the message about one of the list is recognised by."""

REVOKING = {"words": "Tulis alasannya", "to": "Siapa yang melanjutkan?", "send": "Cabut peran"}
HANDING = {
    "to": "Diserahkan kepada siapa?",
    "term": "Untuk berapa lama",
    "days": "Dari tanggal berapa",
    "send": "Tunjuk?",
}
"""By what each question is recognised."""

LABOUR, COLLEAGUE = "disnaker", "Dewi Lestari"
"""Where there are colleagues to hand over to; the first on the list is the first who joined."""

TERM = "besok sampai lusa"


async def listed(person: Person, page: str = "Daftar anggota") -> Message:
    """Open the list under /undang."""
    await person.says("/undang")
    await person.sees("Siapa yang diundang?")
    await person.says(page)
    return await person.sees("Undangan yang masih berlaku:")


async def chosen(person: Person, name: str) -> Message:
    """Open the list, and what can be done about this person's role."""
    found = await listed(person)
    number = re.search(rf"(\d+)\. {name}", found.text)
    assert number, found.text
    await person.taps(number[1], message=found)
    return await person.sees(SINCE)


async def at_revoke(world: World, agency: str, slot: str) -> Person:
    """Be an agency's admin who is about to take an officer's role; for the second question the officer has a case."""
    chief = await desks.joined(world, Role.ADMIN, "Ratna Kusuma", agency)
    officer = await world.officer("Budi Santoso", agency=agency)
    if slot == "to":
        await accepted(world, officer)
    await revoking(chief, slot)
    return chief


async def accepted(world: World, officer: Person) -> str:
    """Let a citizen report that the water is off, and the officer accept it; gives the code."""
    citizen = await world.citizen("Slamet Riyadi")
    await citizen.says(DRY)
    await world.reviewed(citizen, choice=WATER_NAME)
    code = await world.sent(citizen)
    await officer.taps("Terima", message=await officer.sees(code))
    await citizen.sees("sedang ditindaklanjuti")
    return code


async def revoking(chief: Person, slot: str = "words") -> None:
    """Begin, and go on to this question."""
    await chief.taps("Cabut", message=await chosen(chief, "Budi Santoso"))
    await chief.sees(REVOKING["words"])
    if slot != "words":
        await chief.says(WHY)
        await chief.sees(REVOKING[slot])


async def from_revoke(world: World, chief: Person) -> None:
    """Say why and who goes on, and confirm."""
    said = {"words": WHY, "to": "Kembali ke instansi", "send": "Ya, cabut"}
    await _answers(world, chief, said)
    await chief.sees("sudah dicabut")


async def _answers(world: World, person: Person, said: dict[str, str]) -> None:
    """Answer by typing until nothing is asked."""
    while step := look.step(world, person):
        await person.says(said[step.partition("/")[2]])
        await world.sandbox.settled(world.bot)


async def back_to_revoke(chief: Person) -> None:
    """Leave what was written, and begin again."""
    await chief.says("/batal")
    await chief.sees("Tinggalkan")
    await chief.says("Ya, tinggalkan")
    await chief.sees("Dibatalkan")
    await revoking(chief)


async def at_handover(world: World, slot: str) -> Person:
    """Be an officer who is handing over, asked this."""
    await world.officer(COLLEAGUE, agency=LABOUR)
    officer = await world.officer("Budi Santoso", agency=LABOUR)
    await officer.says("/serahkan")
    await officer.sees(HANDING["to"])
    for said, following in (("1", "term"), ("Selama saya berhalangan", "days"), (TERM, "send")):
        if HANDING[slot] in (await officer.screen())[-1].text:
            break
        await officer.says(said)
        await officer.sees(HANDING[following])
    return officer


async def from_handover(world: World, officer: Person) -> None:
    """Answer whatever is asked, and confirm."""
    said = {"to": "1", "term": "Selama saya berhalangan", "days": TERM, "send": "Ya, serahkan"}
    await _answers(world, officer, said)
    await officer.sees("Ini berakhir sendiri")
