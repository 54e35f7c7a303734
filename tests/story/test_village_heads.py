"""A village head is replaced: the successor has what was relayed, the one before does not, and both are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story.desks import joined, told
from tests.story.paths import sends, writes
from tests.story.stewards import WHY, listed
from tests.story.test_path_claim import link_of
from tests.story.villages import AREAS, ASKED, asked, head, tells

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def test_running_cases_move_to_the_successor(town: World) -> None:
    """Reports for others move with their news; those for oneself stay, and a draft is nobody's village report."""
    officer = await town.officer("Budi Santoso")
    area = next(AREAS)
    before = await head(town, "Kartini Wibowo", area)
    await asked(before, "agreed")
    await before.says("Tidak, tanpa nama")
    await tells(before)
    relayed, link = await sends(before), await link_of(before)
    await asked(before, "whom")
    await before.says("Saya sendiri")
    await tells(before, "Rambu lalu lintas di Jalan Mawar roboh sejak kemarin.", place="Jalan Mawar 3")
    own = await sends(before)
    after = await head(town, "Made Wirawan", area)
    assert "beralih kepada Anda: 1" in (await after.sees("Anda menggantikan")).text
    await before.sees("tidak lagi terdaftar sebagai kepala desa")
    await writes(officer, relayed, "Lampu sudah kami ganti tadi pagi.")
    await after.sees("Lampu sudah kami ganti")
    assert not await told(before, "Lampu sudah kami ganti")
    await before.starts(link)
    await before.sees("sudah dipakai")
    await before.says("/laporanku")
    listed = (await before.sees("Laporan Anda")).text
    assert own in listed
    assert relayed not in listed
    await before.says("/lapor")
    await before.sees("Ceritakan masalahnya")
    assert ASKED["whom"] not in listed


async def test_another_village_is_not_touched(town: World) -> None:
    """Heads of two villages stay what they are."""
    one, two = await head(town, "Kartini Wibowo"), await head(town, "Made Wirawan")
    for person in (one, two):
        await asked(person, "whom")
    assert not await told(one, "tidak lagi terdaftar")


async def test_a_successor_of_a_revoked_head_has_the_cases_too(town: World) -> None:
    """Nobody was head in between; what the one before relayed is not lost."""
    admin, area = await joined(town, Role.ADMIN, "Ratna Kusuma"), next(AREAS)
    before = await head(town, "Nyoman Suarta", area)
    await asked(before, "agreed")
    await before.says("Tidak, tanpa nama")
    await tells(before)
    relayed = await sends(before)
    found = await listed(admin)
    while not (number := re.search(r"(\d+)\. Nyoman Suarta", found.text)):
        await admin.taps("Berikutnya \u203a", message=found)
        found = await admin.sees("Undangan yang masih berlaku:")
    await admin.taps(number[1], message=found)
    await admin.taps("Cabut", message=await admin.sees("sejak"))
    await admin.sees("Tulis alasannya")
    await admin.says(WHY)
    await admin.taps("Ya, cabut", message=await admin.sees("Cabut peran"))
    await before.sees("Peran Anda sebagai kepala desa")
    after = await head(town, "Made Wirawan", area)
    assert "beralih kepada Anda: 1" in (await after.sees("Anda menggantikan")).text
    await after.says("/laporanku")
    assert relayed in (await after.sees("Laporan Anda")).text
    assert not await told(before, "penggantinya sudah bergabung")
