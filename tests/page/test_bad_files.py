"""What people send that is too much, too long, or not what it says: told in words, and nothing of it lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from sandbox.pictures import plain
from tests.page.test_sending import a_file, a_photo, siti

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Locator, Route

    from tests.page.desk import Desk, Phone
    from tests.sandbox.line import Line

__all__ = ["siti"]

pytestmark = pytest.mark.asyncio

MEGA = 1 << 20
NONE = a_file("rusak.jpg", "image/jpeg", b"bukan gambar")


def words_of(phone: Phone) -> Locator:
    """What the sheet of chosen files says."""
    return phone.place.get_by_role("dialog").get_by_role("status")


async def messages(line: Line, count: int) -> list[dict[str, Any]]:
    """Take so many messages from the bot's queue, and no more than these."""
    found: list[dict[str, Any]] = []
    while len(found) < count:
        found += [update["message"] for update in await line.updates()]
    return found + [update["message"] for update in await line.updates(timeout=0)]


async def test_a_large_photo_is_shrunk_as_phones_do(siti: Phone, line: Line) -> None:
    drawn = plain("besar", 4000, 3000)
    notes = (b"\xff\xfe\xff\xff" + bytes(0xFFFD)) * 200
    await siti.picks("visual", a_file("kamera.jpg", "image/jpeg", drawn[:2] + notes + drawn[2:]))
    await siti.taps("Kirim")
    best = (await line.update("message"))["photo"][-1]
    assert (best["width"], best["height"], best["file_size"] < 10 * MEGA) == (1280, 960, True)


WORDS = {
    "id": ("terlalu besar (paling besar 50 MB)", "kosong", "sampai 20 MB", "Keluarkan pas.bin"),
    "en": ("too large (at most 50 MB)", "empty", "at most 20 MB", "Take out pas.bin"),
}


@pytest.mark.usefixtures("siti")
@pytest.mark.parametrize("tongue", WORDS)
async def test_files_over_the_limits_are_named_and_the_others_go(
    desk: Desk, line: Line, tmp_path: Path, tongue: str
) -> None:
    """50 MB can be chosen, which is more than a bot can fetch; a byte more cannot."""
    large, empty, fetched, out = WORDS[tongue]
    sizes = {"pas.bin": 50 * MEGA, "lebih.bin": 50 * MEGA + 1, "kosong.txt": 0, "kecil.txt": 4}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(bytes(size))
    await desk.page.evaluate(f"localStorage.setItem('language', '{tongue}')")
    await desk.page.reload()
    place = desk.page.locator(".phone")
    await place.locator("input[data-kind=file]").set_input_files([tmp_path / name for name in sizes])
    sheet = place.get_by_role("dialog")
    for words in ("lebih.bin: ", large, "kosong.txt: ", empty):
        await expect(sheet.get_by_role("status")).to_contain_text(words)
    await expect(sheet.get_by_role("listitem").filter(has_text="pas.bin")).to_contain_text(fetched)
    await sheet.get_by_role("button", name=out).click()
    await expect(sheet.get_by_role("listitem")).to_have_count(1)
    await sheet.locator("button[type=submit]").click()
    assert (await line.update("message"))["document"]["file_name"] == "kecil.txt"


async def test_what_no_bot_can_fetch_is_sent_all_the_same(siti: Phone, line: Line, tmp_path: Path) -> None:
    (tmp_path / "besar.bin").write_bytes(bytes(20 * MEGA + 1))
    await siti.place.locator("input[data-kind=file]").set_input_files(tmp_path / "besar.bin")
    await siti.taps("Kirim")
    document = (await messages(line, 1))[0]["document"]
    assert document["file_size"] == 20 * MEGA + 1
    assert (await line.refused("getFile", file_id=document["file_id"])).description == "Bad Request: file is too big"


async def test_what_is_no_picture_goes_as_a_file_and_the_album_with_it(siti: Phone, line: Line) -> None:
    """Nothing goes before it is said; then the others are an album, and the file comes after."""
    await siti.picks("visual", a_photo("satu"), NONE, a_photo("dua"))
    await siti.place.get_by_role("textbox", name="Keterangan").fill("Bukti")
    await siti.taps("Kirim")
    await expect(words_of(siti)).to_contain_text("rusak.jpg: Gambar ini tidak dapat dibaca.")
    await expect(words_of(siti)).to_contain_text("sebagai berkas")
    await expect(siti.place.get_by_role("dialog").get_by_role("listitem")).to_have_count(3)
    assert await line.updates(timeout=0) == []
    await siti.taps("Kirim")
    first, second, third = await messages(line, 3)
    assert [set(one) & {"photo", "document"} for one in (first, second, third)] == [{"photo"}, {"document"}, {"photo"}]
    assert (first["caption"], second["document"]["file_name"]) == ("Bukti", "rusak.jpg")


async def test_what_is_no_picture_can_be_taken_out(siti: Phone, line: Line) -> None:
    await siti.picks("visual", a_photo("satu"), NONE, a_file("panjang.jpg", "image/jpeg", plain("p", 2100, 100)))
    await siti.taps("Kirim")
    await expect(words_of(siti)).to_contain_text("panjang.jpg: Gambar ini terlalu panjang")
    await siti.taps("Keluarkan rusak.jpg")
    await siti.taps("Keluarkan panjang.jpg")
    await siti.taps("Kirim")
    assert "photo" in await line.update("message")


async def test_an_album_of_eleven_is_ten_and_one(siti: Phone, line: Line) -> None:
    await siti.picks("visual", *(a_photo(f"foto {number}") for number in range(11)))
    await siti.place.get_by_role("textbox", name="Keterangan").fill("Sebelas")
    await siti.taps("Kirim")
    came = await messages(line, 11)
    assert len(came) == 11
    assert [one.get("caption") for one in came] == ["Sebelas", *[None] * 10]
    assert len({one.get("media_group_id") for one in came[:10]}) == 1
    assert "media_group_id" not in came[10]
    await expect(siti.log.locator(".bubble")).to_have_count(3)


async def test_what_has_gone_of_an_album_is_not_sent_again(desk: Desk, siti: Phone, line: Line) -> None:
    """The line breaks after ten of eleven: one is left on the sheet, with the words why."""

    async def cut(route: Route) -> None:
        await route.abort()

    await desk.page.route("**/control/send", cut)
    await siti.picks("visual", *(a_photo(f"foto {number}") for number in range(11)))
    await siti.taps("Kirim")
    await expect(words_of(siti)).to_contain_text("tidak ada sambungan. Semua tetap di sini")
    await expect(siti.place.get_by_role("dialog").get_by_role("listitem")).to_have_count(1)
    await desk.page.unroute("**/control/send")
    await siti.taps("Kirim")
    assert len(await messages(line, 11)) == 11
    desk.faults.clear()


async def test_five_thousand_characters_are_two_messages(siti: Phone, line: Line) -> None:
    """As Telegram's apps cut them; every character arrives."""
    story = "".join(f"{number:05d}" for number in range(1000))
    await siti.says(story)
    first, second = (one["text"] for one in await messages(line, 2))
    assert (len(first), first + second) == (4096, story)
    await expect(siti.input).to_have_value("")


async def test_too_long_an_edit_or_caption_stays_where_it_was_typed(desk: Desk, siti: Phone, line: Line) -> None:
    await siti.says("Jalan rusak")
    await line.update("message")
    await siti.does("Jalan rusak", "Edit")
    await siti.says("a" * 5000)
    await expect(siti.place.get_by_role("status")).to_contain_text(
        "paling panjang 4.096 huruf. Kata-kata Anda tetap di sini"
    )
    await expect(siti.input).to_have_value("a" * 5000)
    desk.faults.clear()
    await siti.says("a" * 4096)
    assert len((await line.update("edited_message"))["text"]) == 4096
    await siti.picks("file", a_file("surat.pdf", "application/pdf", b"%PDF"))
    caption = siti.place.get_by_role("textbox", name="Keterangan")
    await caption.fill("b" * 1025)
    await siti.taps("Kirim")
    await expect(words_of(siti)).to_contain_text("Keterangan paling panjang 1.024 huruf")
    await caption.fill("b" * 1024)
    await siti.taps("Kirim")
    assert len((await line.update("message"))["caption"]) == 1024
