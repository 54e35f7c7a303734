"""Links of a bot: tapped on one phone, opened on any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from sandbox.client import Sandbox
    from tests.page.desk import Desk
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio

START = "https://t.me/simpul_bot?start=undangan-7"
STARTGROUP = "https://t.me/simpul_bot?startgroup=ikat-7"


async def test_who_made_an_invitation_hands_it_to_somebody_else(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi, dewi = await sandbox.person("Budi Santoso"), await sandbox.person("Dewi Lestari")
    await budi.starts()
    await line.taken()
    await line("sendMessage", chat_id=budi.id, text=f"Undangan: {START}")
    phone = desk.phone("Budi Santoso")
    await phone.place.get_by_role("link", name="t.me").click()
    sheet = phone.place.get_by_role("dialog", name="Buka tautan sebagai")
    await expect(sheet).to_contain_text(START)
    await expect(sheet.get_by_role("button", name="Budi Santoso")).to_contain_text("telepon ini")
    await sheet.get_by_role("button", name="Dewi Lestari").click()
    await desk.phone("Dewi Lestari").taps("MULAI")
    message = await line.update("message")
    assert (message["from"]["id"], message["text"]) == (dewi.id, "/start undangan-7")


async def test_a_link_is_opened_by_whose_phone_it_is(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi = await sandbox.person("Budi Santoso")
    await budi.starts()
    await line.taken()
    keyboard = {"inline_keyboard": [[{"text": "Terima", "url": START}]]}
    await line("sendMessage", chat_id=budi.id, text="Undangan", reply_markup=keyboard)
    phone = desk.phone("Budi Santoso")
    await phone.taps("Terima")
    await phone.place.get_by_role("dialog").get_by_role("button", name="Budi Santoso").click()
    await expect(phone.place.get_by_text("Tekan MULAI")).to_have_count(0)
    await phone.taps("MULAI")
    assert (await line.update("message"))["text"] == "/start undangan-7"


async def test_a_link_is_opened_by_somebody_new(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi, *_ = [await sandbox.person(name) for name in ("Budi Santoso", "Dewi Lestari", "Siti Aminah", "Eko Purnomo")]
    await budi.starts()
    await line.taken()
    await line("sendMessage", chat_id=budi.id, text=START)
    phone = desk.phone("Budi Santoso")
    await phone.place.get_by_role("link", name="t.me").click()
    await phone.place.get_by_role("dialog").get_by_role("button", name="Orang baru").click()
    await phone.place.get_by_role("textbox", name="Nama", exact=True).fill("Rina Wulandari")
    await phone.taps("Buat")
    await desk.phone("Rina Wulandari").taps("MULAI")
    message = await line.update("message")
    assert (message["from"]["first_name"], message["text"]) == ("Rina", "/start undangan-7")


async def test_a_group_link_goes_to_a_group_that_is_chosen(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi = await sandbox.person("Budi Santoso")
    await budi.starts()
    group = await sandbox.group("Petugas", [budi])
    await sandbox.group("Warga", [budi], bot=line.bot)
    await line.taken()
    await line("sendMessage", chat_id=budi.id, text=STARTGROUP)
    phone = desk.phone("Budi Santoso")
    await phone.opens("Simpul")
    await phone.place.get_by_role("link", name="t.me").click()
    await phone.place.get_by_role("dialog").get_by_role("button", name="Budi Santoso").click()
    await phone.place.get_by_role("dialog").get_by_role("button", name="Petugas").click()
    await expect(phone.place.get_by_role("heading", name="Petugas")).to_be_visible()
    message = (await line.updates())[-1]["message"]
    assert (message["chat"]["id"], message["text"]) == (group.id, "/start@simpul_bot ikat-7")


async def test_a_group_link_reaches_a_group_where_the_bot_is_already(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi = await sandbox.person("Budi Santoso")
    await sandbox.group("Warga", [budi], bot=line.bot)
    await line.taken()
    phone = desk.phone("Budi Santoso")
    await phone.lists()
    await phone.place.get_by_role("searchbox").fill(STARTGROUP)
    await phone.place.get_by_role("searchbox").press("Enter")
    await phone.place.get_by_role("dialog").get_by_role("button", name="Warga").click()
    assert (await line.update("message"))["text"] == "/start@simpul_bot ikat-7"


async def test_a_group_link_makes_a_new_group(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    await sandbox.person("Rina Wulandari")
    budi = await sandbox.person("Budi Santoso")
    phone = desk.phone("Budi Santoso")
    await phone.lists()
    await phone.place.get_by_role("searchbox").fill(STARTGROUP)
    await phone.place.get_by_role("searchbox").press("Enter")
    await phone.place.get_by_role("dialog").get_by_role("button", name="Grup baru").click()
    await expect(phone.place.get_by_role("checkbox", name="Budi Santoso")).to_be_disabled()
    await phone.place.get_by_role("textbox", name="Nama grup").fill("Petugas Air")
    await phone.taps("Buat")
    await expect(phone.place.get_by_role("heading", name="Petugas Air")).to_be_visible()
    message = (await line.updates())[-1]["message"]
    assert (message["from"]["id"], message["text"]) == (budi.id, "/start@simpul_bot ikat-7")
    await phone.says("Siap")
    await phone.sees("Siap")


async def test_a_link_is_copied_and_pasted_elsewhere(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi, _ = await sandbox.person("Budi Santoso"), await sandbox.person("Dewi Lestari")
    await budi.starts()
    await line.taken()
    await line("sendMessage", chat_id=budi.id, text=START)
    await desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone, other = desk.phone("Budi Santoso"), desk.phone("Dewi Lestari")
    await phone.place.get_by_role("link", name="t.me").click()
    await phone.taps("Salin tautan")
    await expect(phone.place.get_by_role("status")).to_have_text("Tersalin")
    await other.lists()
    await other.place.get_by_role("searchbox").press("Control+V")
    await other.place.get_by_role("searchbox").press("Enter")
    await other.taps("MULAI")
    assert (await line.update("message"))["text"] == "/start undangan-7"


async def test_a_link_to_nobody_here_says_so(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi = await sandbox.person("Budi Santoso")
    await budi.starts()
    await line("sendMessage", chat_id=budi.id, text="https://t.me/bot_lain?start=x")
    phone = desk.phone("Budi Santoso")
    await phone.place.get_by_role("link", name="t.me").click()
    await expect(phone.place.get_by_role("status")).to_have_text("Di sini tidak ada @bot_lain.")


async def test_a_link_is_handed_round_in_a_group(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi, dewi = await sandbox.person("Budi Santoso"), await sandbox.person("Dewi Lestari")
    await sandbox.group("Petugas", [budi, dewi], bot=line.bot)
    await line.taken()
    phone, other = desk.phone("Budi Santoso"), desk.phone("Dewi Lestari")
    await phone.opens("Petugas")
    await phone.says(START)
    await other.opens("Petugas")
    await other.place.get_by_role("link", name="t.me").click()
    await other.place.get_by_role("dialog").get_by_role("button", name="Dewi Lestari").click()
    await other.taps("MULAI")
    message = await line.update("message")
    assert (message["from"]["id"], message["text"]) == (dewi.id, "/start undangan-7")
