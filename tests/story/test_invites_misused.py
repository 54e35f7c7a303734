"""Links that are no good: each gets one clear sentence with the next step, and nobody's role changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from bot.domain.lifecycle import Role
from storage.tables import InviteRow, MembershipRow
from tests.story import look
from tests.story.desks import joined, link
from tests.story.test_english import in_english
from tests.story.villages import head

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

SAYS = {
    "id": {
        "expired": "sudah lewat masanya atau dibatalkan. Minta tautan baru",
        "used": "sudah dipakai; tiap tautan hanya berlaku sekali. Minta tautan baru",
        "unknown": "tidak dikenal. Minta tautan baru",
        "group": "Undangan ini untuk grup",
        "own": "Anda sudah menjadi admin",
    },
    "en": {
        "expired": "has expired or was withdrawn. Ask your agency's admin for a new link",
        "used": "was already used; each link works once. Ask your agency's admin for a new one",
        "unknown": "is unknown. Ask your agency's admin for a new link",
        "group": "This invitation is for a group",
        "own": "You are an admin already",
    },
}


def roles(world: World) -> list[sa.Row[Any]]:
    """Give every role and every invitation as they stand."""
    held = sa.select(MembershipRow.__table__).order_by(sa.text("id"))  # type: ignore[attr-defined]
    invited = sa.select(InviteRow.__table__).order_by(sa.text("id"))  # type: ignore[attr-defined]
    return [*look.rows(world, held), *look.rows(world, invited)]


@pytest.mark.parametrize("language", ["id", "en"])
async def test_a_link_that_is_no_good(hut: World, language: str) -> None:
    """Expired, used by somebody else, unknown, or a group's: one sentence, and what to do."""
    spent = hut.invite()
    await (await hut.sandbox.person("Dewi Lestari")).starts(spent)
    links = {"expired": hut.invite(days=0), "used": spent, "unknown": "inv_tidak-ada", "group": link(hut, None, "dlh")}
    person = await hut.citizen("Budi Santoso")
    if language == "en":
        await in_english(person)
    await look.quiet(hut)
    before = roles(hut)
    for kind, payload in links.items():
        await person.starts(payload)
        await person.sees(SAYS[language][kind])
    await look.quiet(hut)
    assert roles(hut) == before
    assert {"tugas", "undang"}.isdisjoint(await person.menu())


@pytest.mark.parametrize("language", ["id", "en"])
async def test_a_link_for_oneself_stays_good_for_somebody_else(hut: World, language: str) -> None:
    """Whoever is already what a link makes is told so; it is not spent."""
    chief = await joined(hut, Role.ADMIN, "Ratna Kusuma")
    if language == "en":
        await in_english(chief)
    payload = link(hut, Role.ADMIN)
    before = roles(hut)
    await chief.starts(payload)
    await chief.sees(SAYS[language]["own"])
    assert roles(hut) == before
    other = await hut.sandbox.person("Joko Susilo")
    await other.starts(payload)
    await other.sees("Anda sekarang admin")


async def test_a_village_head_is_not_one_of_another_village(hut: World) -> None:
    """What lies elsewhere is explained and not taken: the question stands, and nothing is sent."""
    chief = await head(hut)
    await chief.says("/lapor")
    await chief.sees("Atas nama siapa")
    await chief.says("Masyarakat desa")
    await chief.sees("berapa rumah tangga")
    await chief.says("12")
    await chief.sees("Ceritakan masalahnya")
    await chief.says("Lampu jalan di depan balai mati sejak hari Senin, malam jadi gelap sekali.")
    await chief.sees("Di mana kejadiannya")
    await chief.says("Kecamatan Coblong, Kota Bandung")
    await chief.sees("di luar")
    await chief.sees("Di mana kejadiannya")
    assert look.step(hut, chief) == "report/place"
    assert look.reports(hut) == 0
