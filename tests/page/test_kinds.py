"""Each kind of item that the other files do not show: where it stands, what a tap on it does, what the bot gets."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.page.test_sending import CAMERA, a_file, a_photo

if TYPE_CHECKING:
    from playwright.async_api import Locator, Route

    from sandbox.client import Person, Sandbox
    from tests.page.desk import Desk, Phone
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture(loop_scope="session")
async def siti(sandbox: Sandbox, line: Line) -> Person:
    """Siti, who has started the bot."""
    person = await sandbox.person("Siti Aminah")
    await person.starts()
    await line.taken()
    return person


@pytest_asyncio.fixture(loop_scope="session")
async def phone(desk: Desk, siti: Person) -> Phone:
    """Siti's phone, the bot's chat open."""
    found = desk.phone(siti.name)
    await found.sees("/start")
    return found


async def box(place: Locator) -> dict[str, float]:
    found = await place.bounding_box()
    assert found is not None
    return dict(found)


# ----- phones and chats


async def test_four_phones_lie_side_by_side(desk: Desk, sandbox: Sandbox) -> None:
    names = ("Siti Aminah", "Budi Santoso", "Ratna Wulandari", "Darmawan Saputra")
    for name in names:
        await sandbox.person(name)
    await expect(desk.page.locator(".phone")).to_have_count(4)
    boxes = [await box(desk.phone(name).place) for name in names]
    assert len({(one["y"], one["height"]) for one in boxes}) == 1
    assert all(left["x"] + left["width"] <= right["x"] for left, right in pairwise(boxes))
    assert boxes[0]["x"] >= 0
    assert boxes[-1]["x"] + boxes[-1]["width"] <= 1440


async def test_the_list_has_the_newest_chat_on_top(desk: Desk, sandbox: Sandbox, siti: Person, line: Line) -> None:
    """Each with its time and its last words, whoever said them; a picture is named."""
    group = await sandbox.group("Warga", [siti], bot=line.bot)
    await sandbox.advance(60)
    await siti.sends("photo", caption="Lubang di jalan")
    phone = desk.phone(siti.name)
    await phone.lists()
    lines = phone.place.locator(".chat-line")
    await expect(lines.locator("strong")).to_have_text(["Simpul", "Warga"])
    await expect(lines.first).to_contain_text("Anda: 🖼 Lubang di jalan")
    await expect(lines.first.locator("time")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    await sandbox.advance(60)
    await line("sendMessage", chat_id=group.id, text="Kerja bakti besok")
    await expect(lines.locator("strong")).to_have_text(["Warga", "Simpul"])
    await expect(lines.first).to_contain_text("Simpul: Kerja bakti besok")


async def test_who_comes_goes_and_is_sent_away_is_told(desk: Desk, sandbox: Sandbox, siti: Person, line: Line) -> None:
    """A group is left and joined again from the phone."""
    budi = await sandbox.person("Budi Santoso")
    await sandbox.group("Warga", [siti, budi], bot=line.bot)
    await line.taken()
    other, mine = desk.phone("Budi Santoso"), desk.phone(siti.name)
    await other.opens("Warga")
    await other.chooses("Keluar dari grup")
    assert (await line.update("message"))["left_chat_member"]["id"] == budi.id
    await mine.opens("Warga")
    await expect(mine.log.locator(".pill", has_text="Budi Santoso keluar dari grup")).to_be_visible()
    await other.place.get_by_role("button", name="Bergabung").click()
    assert [one["id"] for one in (await line.update("message"))["new_chat_members"]] == [budi.id]
    await expect(mine.log.locator(".pill", has_text="Budi Santoso bergabung ke grup")).to_be_visible()
    await expect(other.input).to_be_visible()
    await mine.chooses("Anggota")
    await mine.taps("Tindakan untuk Budi Santoso")
    await mine.place.get_by_role("menuitem", name="Keluarkan dari grup").click()
    await expect(other.place.get_by_role("button", name="Bergabung")).to_be_visible()
    await expect(other.input).not_to_be_visible()


# ----- what a bubble holds


async def test_a_bubble_says_when_it_was_said(phone: Phone, siti: Person, line: Line) -> None:
    sent = await line("sendMessage", chat_id=siti.id, text="Pukul berapa?")
    said = (await phone.sees("Pukul berapa?")).locator("time")
    at = datetime.fromtimestamp(sent["date"], UTC)
    await expect(said).to_have_attribute("datetime", at.strftime("%Y-%m-%dT%H:%M:%S.000Z"))
    await expect(said).to_have_text(f"{at.astimezone():%H:%M}")


async def test_a_quote_leads_to_its_message(phone: Phone, siti: Person, line: Line) -> None:
    """However far up it stands; there it lights up."""
    await line("sendMessage", chat_id=siti.id, text="Di mana tepatnya?")
    first = await siti.sees("Di mana tepatnya?")
    for number in range(30):
        await siti.says(f"pesan {number}")
    await siti.says("Di depan balai", reply_to=first)
    await phone.sees("Di depan balai")
    asked = phone.log.locator(".row", has_text="Di mana tepatnya?").first
    await expect(asked).not_to_be_in_viewport()
    await phone.bubble("Di depan balai").get_by_role("button", name="Di mana tepatnya?").click()
    await expect(asked).to_be_in_viewport()
    await expect(asked).to_have_class(re.compile(r"\bfound\b"))


async def test_marks_links_and_tags_of_a_text(phone: Phone, siti: Person, line: Line) -> None:
    """Underlined, struck; an address, mail and number found in plain words; a tag finds the newest message with it."""
    html = "<u>garis</u> <s>coret</s> https://contoh.example/a warga@contoh.example #lampu"
    await line("sendMessage", chat_id=siti.id, text=html, parse_mode="HTML")
    bubble = await phone.sees("garis coret")
    await expect(bubble.locator("u")).to_have_text("garis")
    await expect(bubble.locator("s")).to_have_text("coret")
    await expect(bubble.get_by_role("link", name="contoh.example/a")).to_have_attribute(
        "href", "https://contoh.example/a"
    )
    await expect(bubble.get_by_role("link", name="warga@")).to_have_attribute("href", "mailto:warga@contoh.example")
    for number in range(30):
        await siti.says(f"pesan {number}")
    await siti.says("yang ini #lampu")
    newest = phone.log.locator(".row", has_text="yang ini")
    await expect(newest).to_be_in_viewport()
    await bubble.scroll_into_view_if_needed()
    await expect(newest).not_to_be_in_viewport()
    await bubble.get_by_role("link", name="#lampu").click()
    await expect(newest).to_be_in_viewport()


async def test_buttons_that_open_and_that_copy(desk: Desk, phone: Phone, siti: Person, line: Line) -> None:
    rows = [[{"text": "Buka", "url": f"{desk.url}/clock"}, {"text": "Salin", "copy_text": {"text": "7K3M"}}]]
    await desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await line("sendMessage", chat_id=siti.id, text="Pilih", reply_markup={"inline_keyboard": rows})
    await phone.taps("Salin")
    await expect(phone.place.get_by_role("status")).to_have_text("Tersalin")
    assert await desk.page.evaluate("() => navigator.clipboard.readText()") == "7K3M"
    async with desk.page.context.expect_page() as waiting:
        await phone.taps("Buka")
    assert (await waiting.value).url == f"{desk.url}/clock"


async def test_a_keyboard_is_as_high_as_it_asks(phone: Phone, siti: Person, line: Line) -> None:
    """Resized it is low."""
    heights = []
    for resize in (True, False):
        board = {"keyboard": [[{"text": f"Pilih {resize}"}]], "resize_keyboard": resize}
        await line("sendMessage", chat_id=siti.id, text="Pilih", reply_markup=board)
        key = phone.place.get_by_role("button", name=f"Pilih {resize}")
        await expect(key).to_be_visible()
        heights.append((await box(key))["height"])
    assert heights[0] < heights[1]


async def test_commands_are_those_of_the_scope(desk: Desk, sandbox: Sandbox, siti: Person, line: Line) -> None:
    """One chat has its own, the others those of private chats; a group shows its own while one types."""
    budi = await sandbox.person("Budi Santoso")
    await budi.starts()
    scopes: dict[str, dict[str, Any]] = {
        "lapor": {"type": "all_private_chats"},
        "tugas": {"type": "chat", "chat_id": budi.id},
        "kartu": {"type": "all_group_chats"},
    }
    for name, scope in scopes.items():
        await line("setMyCommands", commands=[{"command": name, "description": f"Perintah {name}"}], scope=scope)
    for person, name in ((siti, "lapor"), (budi, "tugas")):
        phone = desk.phone(person.name)
        await phone.place.get_by_role("button", name="Menu", exact=True).click()
        await expect(phone.place.get_by_role("menuitem")).to_have_text([f"Perintah {name}/{name}"])
    await sandbox.group("Warga", [budi], bot=line.bot)
    phone = desk.phone("Budi Santoso")
    await phone.opens("Warga")
    await expect(phone.place.get_by_role("button", name="Menu", exact=True)).not_to_be_visible()
    await phone.input.press_sequentially("/k")
    await expect(phone.place.get_by_role("menuitem")).to_have_text(["Perintah kartu/kartu"])


async def test_commands_that_come_late_are_shown_for_what_was_typed(desk: Desk, siti: Person, line: Line) -> None:
    """A slow answer to what the commands are does not leave one without."""
    await line("setMyCommands", commands=[{"command": "lapor", "description": "Buat laporan"}])
    phone, free = desk.phone(siti.name), asyncio.Event()

    async def late(route: Route) -> None:
        await free.wait()
        await route.continue_()

    await desk.page.route("**/control/menu", late)
    await desk.page.reload()
    await phone.input.press_sequentially("/la")
    await expect(phone.place.get_by_role("menuitem")).to_have_count(0)
    free.set()
    await expect(phone.place.get_by_role("menuitem")).to_have_text(["Buat laporan/lapor"])
    await expect(phone.input).to_be_focused()


# ----- what people send


async def test_an_album_holds_ten_and_the_eleventh_goes_alone(phone: Phone, line: Line) -> None:
    await phone.picks("visual", *[a_photo(f"foto {number}") for number in range(11)])
    await expect(phone.place.get_by_role("dialog", name="Kirim 11 berkas").get_by_role("listitem")).to_have_count(11)
    await phone.place.get_by_role("textbox", name="Keterangan").fill("Sebelas sisi")
    await phone.taps("Kirim")
    await expect(phone.log.locator(".album img")).to_have_count(10)
    await expect(phone.log.locator(".photo img")).to_have_count(11)
    messages = [update["message"] for update in await line.updates()]
    assert len({message["media_group_id"] for message in messages[:10]}) == 1
    assert "media_group_id" not in messages[10]
    assert [message.get("caption") for message in messages] == ["Sebelas sisi", *[None] * 10]


async def test_a_picture_sent_as_a_file_stays_as_it_is(phone: Phone, sandbox: Sandbox, line: Line) -> None:
    """Pictures and papers chosen together: the papers are an album of their own."""
    picture = a_photo("asli")
    await phone.picks("visual", picture)
    await phone.place.get_by_role("checkbox", name="Kirim sebagai berkas").check()
    await phone.taps("Kirim")
    document = (await line.update("message"))["document"]
    data = await sandbox.file(document["file_unique_id"])
    assert data == picture["buffer"]
    assert CAMERA in data
    papers = [a_file(f"surat {number}.txt", "text/plain", b"isi") for number in range(2)]
    await phone.picks("file", *papers)
    await phone.taps("Kirim")
    await expect(phone.log.locator(".stack").get_by_role("link", name="Unduh surat")).to_have_count(2)
    messages = [update["message"] for update in await line.updates()]
    assert [message["document"]["file_name"] for message in messages] == ["surat 0.txt", "surat 1.txt"]
    assert len({message["media_group_id"] for message in messages}) == 1


async def test_a_video_and_the_files_that_the_menu_asks_for(desk: Desk, phone: Phone, line: Line) -> None:
    """Photo, file and voice each open the file dialog; a film goes as one."""
    for label in ("Foto", "Berkas", "Pesan suara"):
        async with desk.page.expect_file_chooser() as waiting:
            await phone.place.get_by_role("button", name="Lampirkan").click()
            await phone.place.get_by_role("menuitem", name=label, exact=True).click()
        assert (await waiting.value).is_multiple() == (label != "Pesan suara")
    await phone.picks("visual", a_file("banjir.webm", "video/webm", b"\x1a\x45\xdf\xa3 film"))
    await phone.taps("Kirim")
    video = (await line.update("message"))["video"]
    assert (video["file_name"], video["mime_type"]) == ("banjir.webm", "video/webm")
    await expect(phone.log.get_by_role("link", name="Unduh banjir.webm")).to_be_visible()


async def test_the_words_under_ones_photo_are_edited(phone: Phone, line: Line) -> None:
    await phone.picks("visual", a_photo("lubang"))
    await phone.place.get_by_role("textbox", name="Keterangan").fill("Lubang di jlan")
    await phone.taps("Kirim")
    await line.update("message")
    await phone.does("Lubang di jlan", "Edit")
    await phone.says("Lubang di jalan")
    assert (await line.update("edited_message"))["caption"] == "Lubang di jalan"
    await expect(await phone.sees("Lubang di jalan")).to_contain_text("diedit")


async def test_a_bot_that_is_blocked_hears_when_it_may_write_again(phone: Phone, siti: Person, line: Line) -> None:
    await phone.chooses("Hentikan dan blokir bot")
    await line.update("my_chat_member")
    assert (await line.refused("sendMessage", chat_id=siti.id, text="halo")).code == 403
    await phone.taps("BUKA BLOKIR")
    assert (await line.update("my_chat_member"))["new_chat_member"]["status"] == "member"
    await line("sendMessage", chat_id=siti.id, text="halo lagi")
    await phone.sees("halo lagi")
