"""Admins who restrict a report's reporter: how they get to each question of /batasi, and on from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from tests.story import desks, look

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

WHY = "Berkali-kali mengirim laporan palsu."
ASKS = {"words": "Tulis alasannya", "span": "Untuk berapa lama", "send": "Alasan yang dibacanya"}
"""By what each question is recognised."""

SAYS = {"words": WHY, "span": "30 hari", "send": "Ya, batasi"}
"""A typed answer to each."""


async def restricts(admin: Person, code: str, slot: str = "words") -> Message:
    """Begin with the report's code, and go on to this question."""
    await admin.says(f"/batasi {code}")
    asked = await admin.sees(ASKS["words"])
    for before, following in (("words", "span"), ("span", "send")):
        if ASKS[slot] in asked.text:
            break
        await admin.says(SAYS[before])
        asked = await admin.sees(ASKS[following])
    return asked


async def restricted(admin: Person, code: str) -> Message:
    """Restrict the reporter, and give the confirmation."""
    await restricts(admin, code, "send")
    await admin.says(SAYS["send"])
    return await admin.sees("dibatasi sampai")


async def at_restrict(world: World, slot: str) -> Person:
    """Be an admin who is about to restrict the reporter of a report, asked this."""
    admin = await desks.joined(world, Role.ADMIN, "Ratna Kusuma")
    await restricts(admin, await world.reported(await world.citizen("Slamet Riyadi")), slot)
    return admin


async def from_restrict(world: World, admin: Person) -> None:
    """Answer whatever is asked by typing, and confirm."""
    while step := look.step(world, admin):
        await admin.says(SAYS[step.partition("/")[2]])
        await world.sandbox.settled(world.bot)
    await admin.sees("dibatasi sampai")


async def back_to_restrict(admin: Person) -> None:
    """Leave the reason that was written, and begin again."""
    said = [one.text for one in await admin.screen() if not one.from_bot]
    code = next(text.removeprefix("/batasi ") for text in said if re.fullmatch(r"/batasi \w{4}-\w{4}-\w", text))
    await admin.says("/batal")
    await admin.sees("Tinggalkan")
    await admin.says("Ya, tinggalkan")
    await admin.sees("Dibatalkan")
    await restricts(admin, code)
