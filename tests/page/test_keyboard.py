"""The keyboard alone: every part is reached, nothing loses the focus, and a long chat is no long way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.page.keys import Keys
from tests.page.test_guide import guided, strip

if TYPE_CHECKING:
    from sandbox.client import Person, Sandbox
    from tests.page.desk import Desk
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return Keys(desk.page)


@pytest_asyncio.fixture(loop_scope="session")
async def siti(desk: Desk, sandbox: Sandbox, line: Line) -> Person:
    """Siti, who has started the bot; her phone is open."""
    person = await sandbox.person("Siti Aminah")
    await person.starts()
    await line.taken()
    await desk.phone("Siti Aminah").sees("/start")
    return person


def inline(*labels: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label} for label in labels]]}


async def test_what_is_pressed_and_gone_leads_to_the_field(desk: Desk, keys: Keys, siti: Person, line: Line) -> None:
    """START, a button under a message, a key of a one-time keyboard, and a word that was hidden."""
    phone = desk.phone("Siti Aminah")
    sent = await line("sendMessage", chat_id=siti.id, text="Setuju?", reply_markup=inline("Ya"))
    await phone.sees("Setuju?")
    await keys.enter(phone.place.get_by_role("button", name="Ya", exact=True))
    query = await line.update("callback_query")
    await line("answerCallbackQuery", callback_query_id=query["id"])
    await line("editMessageText", chat_id=siti.id, message_id=sent["message_id"], text="Terima kasih")
    await phone.sees("Terima kasih")
    await expect(phone.input).to_be_focused()
    await keys.shown()
    board = {"keyboard": [[{"text": "Lewati"}]], "one_time_keyboard": True}
    await line(
        "sendMessage", chat_id=siti.id, text="<tg-spoiler>rahasia</tg-spoiler>", parse_mode="HTML", reply_markup=board
    )
    await keys.enter(phone.place.get_by_role("button", name="Lewati"))
    assert (await line.update("message"))["text"] == "Lewati"
    await expect(phone.input).to_be_focused()
    await keys.press("Shift+Tab", "Shift+Tab")
    await keys.go(phone.log, "Shift+Tab")
    await keys.press("ArrowUp", "ArrowUp")
    await keys.enter(phone.place.get_by_role("button", name="Teks tersembunyi"))
    await expect(phone.log.get_by_text("rahasia")).to_be_visible()
    await keys.shown()


async def test_a_button_that_comes_again_keeps_the_focus(desk: Desk, keys: Keys, siti: Person, line: Line) -> None:
    """Turning pages: the message is edited, the button is there again."""
    phone = desk.phone("Siti Aminah")
    sent = await line("sendMessage", chat_id=siti.id, text="Halaman 1", reply_markup=inline("Mundur", "Maju"))
    await phone.sees("Halaman 1")
    await keys.go(phone.place.get_by_role("button", name="Maju"))
    for page in (2, 3):
        await keys.press("Enter")
        query = await line.update("callback_query")
        await line("answerCallbackQuery", callback_query_id=query["id"])
        change = {"chat_id": siti.id, "message_id": sent["message_id"], "text": f"Halaman {page}"}
        await line("editMessageText", **change, reply_markup=inline("Mundur", "Maju"))
        await phone.sees(f"Halaman {page}")
        await expect(phone.place.get_by_role("button", name="Maju")).to_be_focused()


async def test_arrows_lead_from_message_to_message(desk: Desk, keys: Keys, siti: Person, line: Line) -> None:
    """Tab passes a long chat in a few steps; what is older is reached by arrows, and Enter says what can be done."""
    phone = desk.phone("Siti Aminah")
    await line("sendMessage", chat_id=siti.id, text="Lama", reply_markup=inline("Jawab"))
    for number in range(30):
        await siti.says(f"pesan {number}")
    await line.taken()
    await phone.sees("pesan 29")
    await keys.go(phone.log)
    assert await keys.go(phone.input) <= 6
    await keys.go(phone.log, "Shift+Tab")
    await keys.press(*["ArrowUp"] * 3)
    await expect(phone.bubble("pesan 27")).to_be_focused()
    await keys.press("Enter", "ArrowDown", "ArrowDown", "ArrowDown")
    await keys.enter(phone.place.get_by_role("menuitem", name="Edit"), "ArrowDown")
    await expect(phone.input).to_have_value("pesan 27")
    await keys.type(", diubah")
    await keys.press("Enter")
    assert (await line.update("edited_message"))["text"] == "pesan 27, diubah"
    await keys.go(phone.log, "Shift+Tab")
    await keys.go(phone.bubble("Lama"), "ArrowUp")
    await keys.enter(phone.place.get_by_role("button", name="Jawab"))
    assert (await line.update("callback_query"))["data"] == "Jawab"
    await keys.shown()


async def test_a_sheet_keeps_the_focus_and_gives_it_back(desk: Desk, keys: Keys, siti: Person, line: Line) -> None:
    """A menu is left by Tab and Escape; a sheet leads Tab round; the pin on the map is moved by arrows."""
    phone = desk.phone("Siti Aminah")
    clip = phone.place.get_by_role("button", name="Lampirkan")
    await keys.enter(clip)
    await keys.press("ArrowUp")
    await expect(phone.place.get_by_role("menuitem", name="Foto contoh")).to_be_focused()
    await keys.press("Tab")
    await expect(phone.place.get_by_role("menu")).to_have_count(0)
    await expect(phone.input).to_be_focused()
    await keys.enter(clip, "Shift+Tab")
    await keys.enter(phone.place.get_by_role("menuitem", name="Lokasi"), "ArrowDown")
    sheet = phone.place.get_by_role("dialog", name="Lokasi")
    await keys.shown()
    first = await keys.focus.get_attribute("name")
    for key in ("Tab", "Shift+Tab"):
        stops = await sheet.locator("button, input, [tabindex='0']").count()
        await keys.press(*[key] * stops)
        assert await keys.focus.get_attribute("name") == first
    await keys.press("Escape")
    await expect(clip).to_be_focused()
    await keys.press("Enter")
    await keys.enter(phone.place.get_by_role("menuitem", name="Lokasi"), "ArrowDown")
    before = [float(await sheet.get_by_role("textbox", name=name).input_value()) for name in ("Lintang", "Bujur")]
    await keys.go(sheet.get_by_role("application"))
    await keys.press("ArrowUp", "ArrowRight", "ArrowRight")
    await keys.enter(sheet.get_by_role("button", name="Kirim lokasi ini"))
    location = (await line.update("message"))["location"]
    assert location["latitude"] - before[0] == pytest.approx(46 / 40, abs=1e-3)
    assert location["longitude"] - before[1] == pytest.approx(2 * 46 / 40, abs=1e-3)
    await expect(clip).to_be_focused()
    assert siti.id


async def test_commands_are_chosen_by_arrows(desk: Desk, keys: Keys, siti: Person, line: Line) -> None:
    """From the menu, and while one types."""
    phone = desk.phone("Siti Aminah")
    commands = [{"command": name, "description": f"Perintah {name}"} for name in ("lapor", "status", "setelan")]
    await line("setMyCommands", commands=commands)
    await keys.enter(phone.place.get_by_role("button", name="Menu", exact=True))
    await keys.press("ArrowDown", "Escape")
    await expect(phone.place.get_by_role("button", name="Menu", exact=True)).to_be_focused()
    await keys.press("Enter", "ArrowUp", "ArrowUp")
    await keys.press("Enter")
    assert (await line.update("message"))["text"] == "/status"
    await expect(phone.input).to_be_focused()
    await keys.type("/se")
    await keys.press("ArrowUp", "Enter")
    assert (await line.update("message"))["text"] == "/setelan"
    await expect(phone.input).to_be_focused()
    assert siti.id


@pytest.mark.usefixtures("line")
async def test_phones_and_chats_are_opened_and_left(desk: Desk, keys: Keys, sandbox: Sandbox) -> None:
    """The list of chats, a phone that is put away and fetched back, the look inside, the guide, somebody new."""
    await guided(sandbox)
    phone = desk.phone("Budi Santoso")
    await expect(phone.place).to_be_visible()
    await expect(strip(desk)).to_be_visible()
    await keys.enter(phone.place.get_by_role("button", name="Kembali"))
    line = phone.place.get_by_role("button", name="Simpul")
    await expect(line).to_be_focused()
    await keys.press("Enter")
    await expect(phone.place.get_by_role("button", name="MULAI")).to_be_focused()
    await keys.press("Enter")
    await expect(phone.input).to_be_focused()
    await keys.enter(phone.place.get_by_role("button", name="Sembunyikan telepon ini"), "Shift+Tab")
    chip = desk.page.get_by_role("navigation", name="Orang").get_by_role("button", name="Budi Santoso")
    await expect(chip).to_be_focused()
    await keys.press("Enter")
    await expect(chip).to_be_focused()
    await expect(phone.input).to_be_visible()
    await keys.enter(strip(desk).get_by_role("button", name="Tutup panduan"))
    await expect(desk.page.get_by_role("banner").get_by_role("button", name="Panduan")).to_be_focused()
    inside = desk.page.get_by_role("banner").get_by_role("button", name="Lihat ke dalam")
    await keys.enter(inside)
    drawer = desk.page.get_by_role("complementary", name="Lihat ke dalam")
    await expect(drawer.get_by_role("button", name="Tutup")).to_be_focused()
    await keys.press("Enter")
    await expect(inside).to_be_focused()
    await keys.enter(desk.page.get_by_role("banner").get_by_role("button", name="Orang baru"), "Shift+Tab")
    await keys.type("Rina Wulandari")
    await keys.press("Enter")
    await expect(desk.phone("Rina Wulandari").place).to_be_visible()
    await keys.shown()


async def test_a_call_that_is_looked_at_stays_open(desk: Desk, keys: Keys, siti: Person, line: Line) -> None:
    """Others come above it; the focus stays."""
    await line("sendMessage", chat_id=siti.id, text="yang pertama")
    await keys.enter(desk.page.get_by_role("banner").get_by_role("button", name="Lihat ke dalam"))
    calls = desk.page.get_by_role("complementary", name="Lihat ke dalam").locator(".calls")
    first = calls.get_by_role("listitem").filter(has_text="yang pertama")
    await keys.enter(first.locator("summary"))
    await expect(first.locator("pre")).to_be_visible()
    await line("sendMessage", chat_id=siti.id, text="yang kedua")
    await expect(calls.get_by_role("listitem").filter(has_text="yang kedua")).to_be_attached()
    await expect(first.locator("pre")).to_be_visible()
    await expect(first.locator("summary")).to_be_focused()
