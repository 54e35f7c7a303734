"""Village heads for stories: who they are, and how one gets to each of their questions."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from tests.story.desks import link
from tests.support.lists import row, xlsx
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

AREAS = itertools.cycle(
    f"35.78.{district:02d}.{1001 + village}" for district in (*range(1, 14), *range(15, 19)) for village in range(3)
)
"""Areas of the official list, one after another, for a village has one head; the people in them are invented."""

WHOM = "Atas nama siapa"
ASKED = {
    "whom": WHOM,
    "agreed": "Apakah warga itu setuju",
    "resident": "Siapa nama warga itu",
    "contact": "Nomor telepon warga itu",
    "households": "berapa rumah tangga",
}
"""What each question of a village head is recognised by."""

WAYS = {
    "whom": (),
    "agreed": ("Seorang warga",),
    "resident": ("Seorang warga", "Ya, setuju"),
    "contact": ("Seorang warga", "Ya, setuju", "Joko Susilo"),
    "households": ("Masyarakat desa",),
}
"""What is answered on the way to each."""

TYPED_BY_HEADS = {
    "whom": "Saya sendiri",
    "agreed": "Tidak, tanpa nama",
    "resident": "Joko Susilo",
    "contact": "Tanpa nomor",
    "households": "12",
}
"""A typed answer to each."""

ORDER = {
    "whom": (),
    "agreed": ("agreed",),
    "resident": ("agreed", "resident"),
    "contact": ("agreed", "resident", "contact"),
    "households": ("households",),
}
"""What is asked on the way to each."""


async def head(world: World, name: str = "Kartini Wibowo", area: str = "") -> Person:
    """Make a village head who has agreed to the notice."""
    person = await world.citizen(name)
    await person.starts(link(world, Role.VILLAGE_HEAD, area=area or next(AREAS)))
    await person.sees("Anda sekarang kepala desa")
    return person


async def at_head(world: World, slot: str) -> Person:
    """Be a village head who is asked this."""
    person = await head(world)
    await asked(person, slot)
    return person


async def asked(person: Person, slot: str) -> None:
    """Begin a report, and go on to this question."""
    await person.says("/lapor")
    await person.sees(WHOM)
    for said, following in zip(WAYS[slot], ORDER[slot], strict=True):
        await person.says(said)
        await person.sees(ASKED[following])


async def tells(
    person: Person, story: str = STORY, *, place: str = "RT 3, dekat balai", sight: str = "Terbuka"
) -> Message:
    """Tell a story from its question to the review, which is given."""
    await person.sees("Ceritakan masalahnya")
    await person.says(story)
    await person.sees("Di mana kejadiannya")
    await person.says(place)
    await person.sees("Ada bukti")
    await person.says("Lewati")
    await person.sees("Kepada siapa")
    await person.taps("Dinas Perhubungan")
    await person.sees("Siapa yang boleh tahu")
    await person.taps(sight)
    return await person.sees("Periksa laporan")


async def at_list(world: World) -> Person:
    """Be a village head who is asked for the file of a list."""
    person = await head(world)
    await person.says("Unggah daftar")
    await person.sees("Unggah daftar laporan")
    return person


async def at_list_send(world: World) -> Person:
    """Be a village head who is shown what was read of a list."""
    person = await head(world)
    await previewed(person)
    return person


async def previewed(person: Person) -> Message:
    """Upload a list of one row; gives its preview."""
    await person.sends("document", name="daftar.xlsx", data=xlsx([row()]))
    return await person.sees("siap dikirim")


async def from_list(world: World, person: Person) -> None:
    """Upload a list, and send it."""
    await previewed(person)
    await from_list_send(world, person)


async def from_list_send(_: World, person: Person) -> None:
    """Send what was read."""
    await person.says("Kirim semua")
    await person.sees("1 laporan sudah dikirim")
