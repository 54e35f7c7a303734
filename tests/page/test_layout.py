"""Which phones lie on the desk: the first four, or those that the address names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from sandbox.client import Group, Person, Sandbox
    from tests.page.desk import Desk
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio

NAMES = ("Siti Aminah", "Darmawan Saputra", "Budi Santoso", "Rina Wulandari", "Eko Purnomo")


async def village(sandbox: Sandbox, line: Line) -> tuple[list[Person], Group]:
    """Make five people who use the bot, and a group of two of them."""
    people = [await sandbox.person(name) for name in NAMES]
    for person in people:
        await person.starts()
    group = await sandbox.group("Petugas Perhubungan", people[2:4], bot=line.bot)
    await people[2].says("Halo petugas", chat=group)
    return people, group


async def test_four_phones_lie_open_at_first(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    await village(sandbox, line)
    await desk.open()
    await expect(desk.page.locator(".phone")).to_have_count(4)
    await expect(desk.phone("Eko Purnomo").place).to_have_count(0)
    await desk.page.get_by_role("navigation", name="Orang").get_by_role("button", name="Eko Purnomo").click()
    await desk.phone("Eko Purnomo").sees("/start")


async def test_the_address_names_phones_and_their_chats(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    (siti, head, budi, rina, _), group = await village(sandbox, line)
    await desk.open(f"?phones={rina.id},{budi.id}:{group.id},{siti.id}:list,{head.id}:{line.bot.id},77")
    owners = desk.page.locator(".phone .owner strong")
    await expect(owners).to_have_text(["Rina Wulandari", "Budi Santoso", "Siti Aminah", "Darmawan Saputra"])
    await desk.phone("Budi Santoso").sees("Halo petugas")
    await desk.phone("Rina Wulandari").sees("/start")
    await desk.phone("Darmawan Saputra").sees("/start")
    await expect(desk.phone("Siti Aminah").place.get_by_role("searchbox")).to_be_visible()


async def test_the_address_follows_what_is_opened_and_put_away(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    (siti, _, budi, *_), group = await village(sandbox, line)
    await desk.open(f"?phones={siti.id},{budi.id}")
    await desk.phone("Budi Santoso").opens("Petugas Perhubungan")
    await desk.phone("Siti Aminah").taps("Sembunyikan telepon ini")
    await expect(desk.page).to_have_url(f"{desk.url}/?phones={budi.id}:{group.id}")
    await desk.page.reload()
    await desk.phone("Budi Santoso").sees("Halo petugas")
    await expect(desk.page.locator(".phone")).to_have_count(1)
    await desk.page.get_by_role("navigation", name="Orang").get_by_role("button", name="Siti Aminah").click()
    await expect(desk.page).to_have_url(f"{desk.url}/?phones={budi.id}:{group.id},{siti.id}")


async def test_an_address_leads_to_what_a_group_has_become(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    (_, _, budi, *_), group = await village(sandbox, line)
    old = group.id
    await group.upgrades()
    await desk.open(f"?phones={budi.id}:{old}")
    await expect(desk.phone("Budi Santoso").log).to_contain_text("Grup ini menjadi supergrup")
