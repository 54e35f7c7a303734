"""People, groups and links between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from sandbox.client import Sandbox
    from tests.page.desk import Desk
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio


async def test_somebody_new_presses_start(desk: Desk, line: Line) -> None:
    await desk.button("Orang baru")
    await desk.page.get_by_role("textbox", name="Nama", exact=True).fill("Rina Wulandari")
    await desk.page.get_by_role("button", name="Buat").click()
    rina = desk.phone("Rina Wulandari")
    await rina.taps("MULAI")
    assert (await line.update("message"))["text"] == "/start"
    await expect(rina.input).to_be_visible()


async def test_a_link_is_typed_and_opens_as_that_person(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi = await sandbox.person("Budi Santoso")
    await budi.starts()
    await line.taken()
    phone = desk.phone("Budi Santoso")
    await phone.taps("Kembali")
    search = phone.place.get_by_role("searchbox")
    await search.fill("t.me/simpul_bot?start=undangan-7")
    await search.press("Enter")
    await phone.taps("MULAI")
    assert (await line.update("message"))["text"] == "/start undangan-7"
    await phone.says("https://t.me/simpul_bot?start=lain")
    await phone.taps("MULAI")
    assert (await line.update("message"))["text"] == "/start lain"


async def test_a_new_group_gets_the_bot_by_its_link(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    await sandbox.person("Budi Santoso")
    await sandbox.person("Dewi Lestari")
    await expect(desk.phone("Dewi Lestari").place).to_be_visible()
    await desk.button("Grup baru")
    await desk.page.get_by_role("textbox", name="Nama grup").fill("Petugas Perhubungan")
    await desk.page.get_by_role("checkbox", name="Budi Santoso").check()
    await desk.page.get_by_role("checkbox", name="Dewi Lestari").check()
    await desk.page.get_by_role("textbox", name="Kode undangan").fill("ikat-7")
    await desk.page.get_by_role("button", name="Buat").click()
    updates = await line.updates()
    assert [update["message"].get("text") for update in updates if "message" in update][
        -1
    ] == "/start@simpul_bot ikat-7"
    phone = desk.phone("Dewi Lestari")
    await phone.lists()
    await phone.place.get_by_role("button", name="Petugas Perhubungan").click()
    await expect(phone.log).to_contain_text("Budi Santoso menambahkan Simpul")
    await phone.says("Siap")
    await expect(desk.phone("Budi Santoso").place).to_contain_text("Budi Santoso")


async def test_unread_is_counted_until_it_is_read(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi, dewi = await sandbox.person("Budi Santoso"), await sandbox.person("Dewi Lestari")
    group = await sandbox.group("Petugas", [budi, dewi], bot=line.bot)
    await line.taken()
    phone = desk.phone("Dewi Lestari")
    await phone.lists()
    await budi.says("Halo", chat=group)
    await line("sendMessage", chat_id=group.id, text="Laporan baru")
    row = phone.place.get_by_role("button", name="Petugas")
    await expect(row).to_contain_text("Simpul: Laporan baru")
    await expect(row.get_by_label("3 belum dibaca")).to_be_visible()
    await row.click()
    await expect(await phone.sees("Laporan baru")).to_be_visible()
    await phone.taps("Kembali")
    await expect(phone.place.get_by_role("button", name="Petugas").get_by_label("belum dibaca")).to_have_count(0)


async def test_a_button_in_a_group_is_pressed_by_a_member(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi, dewi = await sandbox.person("Budi Santoso"), await sandbox.person("Dewi <i>Lestari</i>")
    await budi.starts()
    await desk.phone("Budi Santoso").sees("/start")
    group = await sandbox.group("Petugas & <b>Kawan</b>", [budi, dewi], bot=line.bot)
    phone = desk.phone("Budi Santoso")
    await line.taken()
    keyboard = {"inline_keyboard": [[{"text": "Terima", "callback_data": "a"}]]}
    await line("sendMessage", chat_id=group.id, text="Laporan baru", reply_markup=keyboard)
    await expect(phone.place.get_by_label("1 belum dibaca")).to_be_visible()
    await phone.taps("Kembali")
    await phone.place.get_by_role("button", name="Petugas & <b>Kawan</b>").click()
    await phone.taps("Terima")
    query = await line.update("callback_query")
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (budi.id, group.id)
    await line("answerCallbackQuery", callback_query_id=query["id"])
    await line("editMessageText", chat_id=group.id, message_id=query["message"]["message_id"], text="Diterima Budi")
    await phone.sees("Diterima Budi")
    await expect(phone.log.get_by_role("button", name="Terima")).to_have_count(0)


async def test_a_group_grows_and_is_left(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    budi = await sandbox.person("Budi Santoso")
    await sandbox.group("Petugas", [budi], bot=line.bot)
    await line.taken()
    phone = desk.phone("Budi Santoso")
    await phone.lists()
    await phone.place.get_by_role("button", name="Petugas").click()
    await phone.taps("Lainnya")
    await phone.place.get_by_role("menuitem", name="Jadikan supergrup").click()
    await expect(phone.log).to_contain_text("Grup ini menjadi supergrup")
    await phone.taps("Lainnya")
    await phone.place.get_by_role("menuitem", name="Keluar dari grup").click()
    await expect(phone.place).to_contain_text("Anda bukan anggota grup ini")
