"""What people send from their phones, as the bot gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from playwright.async_api import expect

from sandbox.pictures import plain
from sandbox.world import FIRST_PERSON

if TYPE_CHECKING:
    from sandbox.client import Sandbox
    from tests.page.desk import Desk, Phone
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio

CAMERA = b"\xff\xe1\x00\x16Exif\x00\x00rahasia-kamera"


@pytest_asyncio.fixture(loop_scope="session")
async def siti(desk: Desk, sandbox: Sandbox, line: Line) -> Phone:
    """Siti's phone, on which the bot is started."""
    person = await sandbox.person("Siti Aminah")
    await person.starts()
    await line.taken()
    phone = desk.phone("Siti Aminah")
    await phone.sees("/start")
    return phone


def a_file(name: str, kind: str, data: bytes) -> dict[str, Any]:
    return {"name": name, "mimeType": kind, "buffer": data}


def a_photo(seed: str) -> dict[str, Any]:
    drawn = plain(seed, 1600, 1200)
    return a_file(f"{seed}.jpg", "image/jpeg", drawn[:2] + CAMERA + drawn[2:])


async def test_enter_sends_and_shift_enter_does_not(siti: Phone, line: Line) -> None:
    await siti.input.fill("satu")
    await siti.input.press("Shift+Enter")
    await siti.input.press_sequentially("dua 😀")
    await siti.input.press("Enter")
    assert (await line.update("message"))["text"] == "satu\ndua 😀"
    await expect(siti.input).to_have_value("")


async def test_a_photo_is_shrunk_and_forgets_its_camera(siti: Phone, sandbox: Sandbox, line: Line) -> None:
    await siti.picks("visual", a_photo("lubang"))
    await siti.place.get_by_role("textbox", name="Keterangan").fill("Lubang di jalan")
    await siti.taps("Kirim")
    message = await line.update("message")
    best = message["photo"][-1]
    data = await sandbox.file(best["file_unique_id"])
    assert (best["width"], best["height"], message["caption"]) == (1280, 960, "Lubang di jalan")
    assert b"rahasia-kamera" not in data
    await expect(siti.bubble("Lubang di jalan").locator(".photo img")).to_be_visible()


async def test_several_photos_are_one_album(siti: Phone, line: Line) -> None:
    await siti.picks("visual", a_photo("satu"), a_photo("dua"), a_photo("tiga"))
    await siti.taps("Kirim")
    await expect(siti.log.locator(".album img")).to_have_count(3)
    updates = await line.updates()
    assert len({update["message"]["media_group_id"] for update in updates}) == 1


async def test_a_picture_that_is_none_is_refused_in_words(siti: Phone) -> None:
    await siti.picks("visual", a_file("rusak.jpg", "image/jpeg", b"bukan gambar"))
    await siti.taps("Kirim")
    await expect(siti.place.get_by_role("status")).to_contain_text("Gambar ini tidak dapat dibaca")


async def test_a_document_goes_as_it_is(siti: Phone, sandbox: Sandbox, line: Line) -> None:
    page = b"<script>alert(1)</script>"
    await siti.picks("file", a_file("surat.html", "text/html", page))
    await siti.taps("Kirim")
    document = (await line.update("message"))["document"]
    assert (document["file_name"], document["mime_type"]) == ("surat.html", "text/html")
    assert await sandbox.file(document["file_unique_id"]) == page


async def test_a_file_can_be_dropped(desk: Desk, siti: Phone, line: Line) -> None:
    script = "() => { const t = new DataTransfer(); t.items.add(new File(['isi'], 'catatan.txt')); return t; }"
    transfer = await desk.page.evaluate_handle(script)
    await siti.log.dispatch_event("drop", {"dataTransfer": transfer})
    await siti.taps("Kirim")
    assert (await line.update("message"))["document"]["file_name"] == "catatan.txt"


async def test_a_place_is_clicked_on_the_map(siti: Phone, line: Line) -> None:
    await siti.attaches("Lokasi")
    await siti.place.get_by_role("application").click(position={"x": 60, "y": 70})
    await siti.taps("Kirim lokasi ini")
    location = (await line.update("message"))["location"]
    assert 95 < location["longitude"] < 118
    assert -11 < location["latitude"] < 12


async def test_a_place_is_pasted_as_maps_give_it(siti: Phone, line: Line) -> None:
    await siti.attaches("Lokasi")
    latitude, longitude = (siti.place.get_by_role("textbox", name=name) for name in ("Lintang", "Bujur"))
    await latitude.fill("95")
    await siti.taps("Kirim lokasi ini")
    await expect(latitude).to_have_js_property(
        "validationMessage", "Lintang antara -90 dan 90, bujur antara -180 dan 180."
    )
    await latitude.fill("-7.25, 112.75")
    await latitude.press("Tab")
    await expect(longitude).to_have_value("112.75")
    await siti.taps("Kirim lokasi ini")
    location = (await line.update("message"))["location"]
    assert (location["latitude"], location["longitude"]) == (-7.25, 112.75)


async def test_a_message_is_passed_on_to_a_group(desk: Desk, siti: Phone, sandbox: Sandbox, line: Line) -> None:
    budi = await sandbox.person("Budi Santoso")
    await sandbox.group("Warga", [await sandbox.known(FIRST_PERSON), budi], bot=line.bot)
    await siti.says("Lampu mati")
    await siti.does("Lampu mati", "Teruskan")
    await siti.place.get_by_role("dialog").get_by_role("button", name="Warga").click()
    await expect(siti.place.get_by_role("status")).to_have_text("Diteruskan ke Warga")
    other = desk.phone("Budi Santoso")
    await other.opens("Warga")
    await expect(await other.sees("Lampu mati")).to_contain_text("Diteruskan dari Siti Aminah")


async def test_a_contact_of_ones_own_and_of_others(siti: Phone, line: Line) -> None:
    await siti.attaches("Kontak")
    await siti.place.get_by_role("button", name="Kontak saya").click()
    assert "user_id" in (await line.update("message"))["contact"]
    await siti.attaches("Kontak")
    await siti.place.get_by_role("textbox", name="Nama").fill("Rina")
    await siti.place.get_by_role("textbox", name="Nomor telepon").fill("+628000000")
    await siti.taps("Kirim")
    contact = (await line.update("message"))["contact"]
    assert (contact["first_name"], contact["phone_number"]) == ("Rina", "+628000000")
    assert "user_id" not in contact


async def test_a_voice_note_and_a_sticker(siti: Phone, line: Line) -> None:
    await siti.picks("voice", a_file("suara.ogg", "audio/ogg", b"OggS suara"))
    assert (await line.update("message"))["voice"]["mime_type"] == "audio/ogg"
    await siti.attaches("Stiker")
    await siti.taps("🙏")
    assert (await line.update("message"))["sticker"]["emoji"] == "🙏"


async def test_answering_and_editing_a_message(siti: Phone, line: Line) -> None:
    await siti.says("Jalan rusk")
    first = await line.update("message")
    await siti.does("Jalan rusk", "Edit")
    await siti.says("Jalan rusak")
    assert (await line.update("edited_message"))["text"] == "Jalan rusak"
    await expect(await siti.sees("Jalan rusak")).to_contain_text("diedit")
    await siti.does("Jalan rusak", "Balas")
    await siti.says("di depan balai")
    assert (await line.update("message"))["reply_to_message"]["message_id"] == first["message_id"]
    await expect(siti.bubble("di depan balai")).to_contain_text("Siti Aminah")


async def test_blocking_and_coming_back(siti: Phone, line: Line) -> None:
    await siti.taps("Lainnya")
    await siti.place.get_by_role("menuitem", name="blokir bot").click()
    assert (await line.update("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await siti.taps("BUKA BLOKIR")
    await expect(siti.input).to_be_visible()


async def test_what_could_not_be_sent_stays_in_the_field(desk: Desk, siti: Phone) -> None:
    await desk.page.route("**/control/say", lambda route: route.abort())
    await siti.says("jangan hilang")
    await expect(siti.place.get_by_role("status")).to_contain_text("Tidak terkirim")
    await expect(siti.input).to_have_value("jangan hilang")
    desk.faults.clear()
