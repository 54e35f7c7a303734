"""A group on the phones of its members: answering a card, speaking as the group, leading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import expect

if TYPE_CHECKING:
    from sandbox.client import Group, Sandbox
    from tests.page.desk import Desk, Phone
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture(loop_scope="session")
async def group(sandbox: Sandbox, line: Line) -> Group:
    """Give a group of Budi, who leads it, and Dewi, with the bot inside."""
    budi, dewi = await sandbox.person("Budi Santoso"), await sandbox.person("Dewi Lestari")
    made = await sandbox.group("Petugas", [budi, dewi], bot=line.bot)
    await line.taken()
    return made


@pytest_asyncio.fixture(loop_scope="session")
async def budi(desk: Desk, group: Group) -> Phone:
    """Give Budi's phone with the group open."""
    phone = desk.phone("Budi Santoso")
    await phone.opens(group.title)
    return phone


@pytest_asyncio.fixture(loop_scope="session")
async def dewi(desk: Desk, group: Group) -> Phone:
    """Give Dewi's phone with the group open."""
    phone = desk.phone("Dewi Lestari")
    await phone.opens(group.title)
    return phone


async def test_a_card_is_answered_by_a_reply(budi: Phone, group: Group, line: Line) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Jawab", "callback_data": "a"}]]}
    card = await line("sendMessage", chat_id=group.id, text="Laporan A1B2", reply_markup=keyboard)
    await (await budi.sees("Laporan A1B2")).dblclick(position={"x": 12, "y": 12})
    await expect(budi.place.get_by_text("Membalas Simpul")).to_be_visible()
    await budi.says("Lampu sudah diganti")
    message = await line.update("message")
    assert message["reply_to_message"]["message_id"] == card["message_id"]
    await expect(await budi.sees("Lampu sudah diganti")).to_contain_text("Laporan A1B2")


async def test_an_administrator_writes_as_the_group(budi: Phone, dewi: Phone, line: Line) -> None:
    await budi.chooses("Tulis sebagai grup (anonim)")
    await expect(budi.place.get_by_placeholder("Kirim secara anonim")).to_be_visible()
    await budi.says("/tugas@simpul_bot")
    message = await line.update("message")
    assert (message["from"]["username"], message["sender_chat"]["title"]) == ("GroupAnonymousBot", "Petugas")
    await expect(dewi.log.locator(".sender")).to_have_text("Petugas")
    await budi.chooses("Tulis atas nama sendiri")
    await budi.says("/tugas@simpul_bot")
    assert "sender_chat" not in await line.update("message")
    await dewi.taps("Lainnya")
    await expect(dewi.place.get_by_role("menuitem", name="Tulis sebagai grup")).to_have_count(0)


async def becomes(budi: Phone, action: str) -> None:
    """Do this with the bot in the list of members."""
    await budi.chooses("Anggota")
    await budi.taps("Tindakan untuk Simpul")
    await budi.place.get_by_role("menuitem", name=action).click()


async def test_the_bot_is_promoted_and_expelled(budi: Phone, dewi: Phone, line: Line) -> None:
    await becomes(budi, "Jadikan admin")
    assert (await line.update("my_chat_member"))["new_chat_member"]["status"] == "administrator"
    await becomes(budi, "Keluarkan dari grup")
    told, placed = await line.updates()
    assert told["message"]["left_chat_member"]["id"] == line.bot.id
    assert placed["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    for phone in (budi, dewi):
        await expect(phone.log).to_contain_text("Budi Santoso mengeluarkan Simpul")
    await budi.chooses("Tambahkan bot")
    await budi.place.get_by_role("dialog").get_by_role("button", name="Petugas").click()
    assert (await line.updates())[0]["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_a_group_is_renamed(budi: Phone, dewi: Phone) -> None:
    await budi.chooses("Ubah nama grup")
    await budi.place.get_by_role("textbox", name="Nama grup").fill("Petugas Air")
    await budi.taps("Simpan")
    await expect(dewi.place.get_by_role("heading", name="Petugas Air")).to_be_visible()
    await expect(dewi.log).to_contain_text("Nama grup diubah menjadi “Petugas Air”")


async def test_only_who_is_meant_is_asked_to_reply(budi: Phone, dewi: Phone, group: Group, line: Line) -> None:
    await dewi.says("/tugas@simpul_bot")
    asked = (await line.update("message"))["message_id"]
    force = {"force_reply": True, "selective": True, "input_field_placeholder": "Alasan"}
    reply = {"message_id": asked}
    await line("sendMessage", chat_id=group.id, text="Mengapa?", reply_markup=force, reply_parameters=reply)
    await expect(dewi.place.get_by_placeholder("Alasan")).to_be_visible()
    await expect(dewi.place.get_by_text("Membalas Simpul")).to_be_visible()
    await budi.sees("Mengapa?")
    await expect(budi.place.get_by_text("Membalas Simpul")).to_have_count(0)


async def test_a_card_does_not_stick_out_of_the_phone(budi: Phone, group: Group, line: Line) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Bukan wewenang kami", "callback_data": "a"}]]}
    await line("sendMessage", chat_id=group.id, text="Laporan A1B2", reply_markup=keyboard)
    bubble = await (await budi.sees("Laporan A1B2")).bounding_box()
    log = await budi.log.bounding_box()
    assert bubble is not None
    assert log is not None
    assert bubble["x"] + bubble["width"] <= log["x"] + log["width"] - 8
