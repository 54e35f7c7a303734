"""What a bot sends, as it stands on a phone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from sandbox.client import Sandbox
    from tests.page.desk import Desk
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>&amp;"


async def test_words_stay_words_and_entities_become_what_they_are(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti <b>Aminah</b>")
    await siti.starts()
    text = (
        "<b>tebal <i>miring</i></b> <code>kode</code> <s>coret</s> <tg-spoiler>rahasia</tg-spoiler>"
        "\n<blockquote>kutipan</blockquote><pre>pre</pre><a href='https://contoh.example/x'>tautan</a> /lapor #jalan"
    )
    await line("sendMessage", chat_id=siti.id, text=text, parse_mode="HTML")
    await line("sendMessage", chat_id=siti.id, text=HOSTILE)
    phone = desk.phone("Siti <b>Aminah</b>")
    bubble = await phone.sees("tebal miring")
    await expect(bubble.locator("strong em")).to_have_text("miring")
    await expect(bubble.locator("code", has_text="kode")).to_be_visible()
    await expect(bubble.locator("blockquote")).to_have_text("kutipan")
    await expect(bubble.locator("pre")).to_have_text("pre")
    await expect(bubble.get_by_role("link", name="tautan")).to_have_attribute("href", "https://contoh.example/x")
    await expect(bubble.get_by_text("rahasia")).not_to_be_visible()
    await bubble.get_by_role("button", name="Teks tersembunyi").click()
    await expect(bubble.get_by_text("rahasia")).to_be_visible()
    await expect(await phone.sees(HOSTILE)).to_be_visible()
    assert await phone.log.locator("img, script").count() == 0
    await bubble.get_by_role("link", name="#jalan").click()
    await bubble.get_by_role("link", name="/lapor").click()
    await expect(phone.log.locator(".own", has_text="/lapor")).to_be_visible()


@pytest.mark.usefixtures("line")
async def test_links_that_could_do_harm_are_only_words(desk: Desk, sandbox: Sandbox) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    entity = {"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"}
    await siti.sends("raw", text="klik di sini", entities=[entity])
    bubble = await desk.phone("Siti Aminah").sees("klik di sini")
    await expect(bubble.get_by_role("link")).to_have_count(0)


async def test_what_is_pinned_stands_on_top_and_leads_there(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    """The line in the chat says who pinned it; taken off, the bar goes."""
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    number = (await line("sendMessage", chat_id=siti.id, text="Penting: bawa KTP"))["message_id"]
    for count in range(40):
        await line("sendMessage", chat_id=siti.id, text=f"berikutnya {count}")
    await line("pinChatMessage", chat_id=siti.id, message_id=number)
    phone = desk.phone("Siti Aminah")
    await expect(phone.log.locator(".pill", has_text="menyematkan “Penting")).to_be_visible()
    bar = phone.place.get_by_role("button", name="Pesan tersemat Penting: bawa KTP")
    await expect(phone.bubble("Penting: bawa KTP")).not_to_be_in_viewport()
    await bar.click()
    await expect(phone.bubble("Penting: bawa KTP")).to_be_in_viewport()
    await line("unpinChatMessage", chat_id=siti.id)
    await expect(bar).not_to_be_visible()


@pytest.mark.usefixtures("line")
async def test_every_kind_of_message_is_drawn(desk: Desk, sandbox: Sandbox) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    await siti.sends("photo", caption="Lubang di jalan")
    await siti.album(3, caption="Tiga sisi")
    await siti.sends("document", name="surat <1>.pdf", data=b"isi surat")
    for kind in ("location", "venue", "voice", "video", "video_note", "audio", "animation", "sticker", "poll", "dice"):
        await siti.sends(kind)
    await siti.sends("contact", own=True)
    await siti.sends("forwarded", text="diteruskan ini", from_name="Rina")
    log = desk.phone("Siti Aminah").log
    phone = desk.phone("Siti Aminah")
    await phone.sees("diteruskan ini")
    await expect(phone.bubble("diteruskan ini")).to_contain_text("Diteruskan dari Rina")
    await expect(phone.bubble("Tiga sisi").locator(".album img")).to_have_count(3)
    await expect(phone.bubble("surat <1>.pdf").get_by_role("link")).to_be_visible()
    await expect(log.get_by_role("img", name="Lokasi")).to_have_count(2)
    for words in ("Balai desa", "Setuju?", siti.phone):
        await expect(phone.bubble(words)).to_be_visible()
    await expect(log.locator(".dice")).to_be_visible()
    await log.get_by_role("button", name="Buka foto").first.click()
    await expect(desk.page.get_by_role("dialog", name="Lubang di jalan")).to_be_visible()
    await desk.page.keyboard.press("Escape")
    await expect(desk.page.get_by_role("dialog")).to_have_count(0)
    async with desk.page.expect_download() as waiting:
        await phone.bubble("surat <1>.pdf").get_by_role("link").click()
    saved = await (await waiting.value).path()
    assert saved.read_bytes() == b"isi surat"


async def test_a_bots_photo_and_its_edit_arrive(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti Aminah")
    started = await siti.starts()
    sent = await line("sendMessage", chat_id=siti.id, text="lama", reply_parameters={"message_id": started.id})
    phone = desk.phone("Siti Aminah")
    await expect(await phone.sees("lama")).to_contain_text("/start")
    await line("editMessageText", chat_id=siti.id, message_id=sent["message_id"], text="baru")
    await expect(await phone.sees("baru")).to_contain_text("diedit")
    await line("deleteMessage", chat_id=siti.id, message_id=sent["message_id"])
    await expect(phone.log.get_by_text("baru")).to_have_count(0)


async def test_a_button_waits_for_its_answer(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    await line.taken()
    keyboard = {"inline_keyboard": [[{"text": "Setuju", "callback_data": "a"}, {"text": "Awas", "callback_data": "b"}]]}
    await line("sendMessage", chat_id=siti.id, text="Bagaimana?", reply_markup=keyboard)
    phone = desk.phone("Siti Aminah")
    button = phone.place.get_by_role("button", name="Setuju")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    query = await line.update("callback_query")
    assert query["data"] == "a"
    await line("answerCallbackQuery", callback_query_id=query["id"], text="Dicatat")
    await expect(phone.place.get_by_role("status")).to_have_text("Dicatat")
    await expect(button).not_to_have_attribute("aria-busy", "true")
    await phone.taps("Awas")
    query = await line.update("callback_query")
    await line("answerCallbackQuery", callback_query_id=query["id"], text="Tidak bisa", show_alert=True)
    await expect(phone.place.get_by_role("dialog")).to_contain_text("Tidak bisa")
    await phone.taps("OK")
    await expect(phone.place.get_by_role("dialog")).to_have_count(0)


async def test_the_keyboard_under_the_field(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    keys = [[{"text": "Kirim lokasi", "request_location": True}, {"text": "Kirim nomor", "request_contact": True}]]
    keyboard = {
        "keyboard": [*keys, [{"text": "Lewati"}]],
        "input_field_placeholder": "Alamat",
        "one_time_keyboard": True,
    }
    phone = desk.phone("Siti Aminah")

    async def ask() -> None:
        await line("sendMessage", chat_id=siti.id, text="Di mana?", reply_markup=keyboard)
        await expect(phone.place.get_by_placeholder("Alamat")).to_be_visible()
        await line.taken()

    await ask()
    await phone.taps("Lewati")
    assert (await line.update("message"))["text"] == "Lewati"
    await expect(phone.place.get_by_role("group", name="Papan tombol")).to_have_count(0)
    await ask()
    await phone.taps("📍 Kirim lokasi")
    await phone.place.get_by_role("textbox", name="Lintang").fill("-7.25")
    await phone.place.get_by_role("textbox", name="Bujur").fill("112.75")
    await phone.taps("Kirim lokasi ini")
    location = (await line.update("message"))["location"]
    assert (location["latitude"], location["longitude"]) == (-7.25, 112.75)
    await ask()
    await phone.taps("👤 Kirim nomor")
    await phone.taps("Bagikan")
    assert (await line.update("message"))["contact"]["user_id"] == siti.id


async def test_the_menu_of_commands(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    await line.taken()
    commands = [{"command": "lapor", "description": "Buat laporan"}, {"command": "status", "description": "Lihat"}]
    await line("setMyCommands", commands=commands)
    phone = desk.phone("Siti Aminah")
    await phone.taps("Menu")
    await phone.place.get_by_role("menuitem", name="Buat laporan").click()
    assert (await line.update("message"))["text"] == "/lapor"
    await phone.input.press_sequentially("/st")
    await expect(phone.place.get_by_role("menuitem")).to_have_count(1)
    await phone.place.get_by_role("menuitem", name="Lihat").click()
    await asyncio.gather(phone.sees("/status"), expect(phone.input).to_have_value(""))


async def test_a_forced_reply_turns_the_field_to_its_message(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti, budi = await sandbox.person("Siti Aminah"), await sandbox.person("Budi Santoso")
    await siti.starts()
    await budi.starts()
    await line.taken()
    await desk.phone("Budi Santoso").input.focus()
    force = {"force_reply": True, "input_field_placeholder": "Alasan"}
    sent = await line("sendMessage", chat_id=siti.id, text="Mengapa?", reply_markup=force)
    phone = desk.phone("Siti Aminah")
    await expect(phone.place.get_by_placeholder("Alasan")).to_be_visible()
    await expect(phone.place.get_by_text("Membalas Simpul")).to_be_visible()
    await expect(desk.phone("Budi Santoso").input).to_be_focused()
    await phone.says("Sudah diganti")
    assert (await line.update("message"))["reply_to_message"]["message_id"] == sent["message_id"]
    await expect(phone.place.get_by_text("Membalas Simpul")).not_to_be_visible()
    await expect(phone.place.get_by_placeholder("Pesan")).to_be_visible()


async def test_a_keyboard_is_taken_away(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    await line(
        "sendMessage", chat_id=siti.id, text="Pilih", reply_markup={"keyboard": [[{"text": "Ya"}, {"text": "Tidak"}]]}
    )
    phone = desk.phone("Siti Aminah")
    await expect(phone.place.get_by_role("group", name="Papan tombol")).to_be_visible()
    await phone.place.get_by_role("button", name="Papan tombol").click()
    await expect(phone.place.get_by_role("group", name="Papan tombol")).to_have_count(0)
    await phone.place.get_by_role("button", name="Papan tombol").click()
    await expect(phone.place.get_by_role("button", name="Tidak")).to_be_visible()
    await line("sendMessage", chat_id=siti.id, text="Terima kasih", reply_markup={"remove_keyboard": True})
    await expect(phone.place.get_by_role("button", name="Tidak")).to_have_count(0)


async def test_what_is_long_or_large_stays_on_the_phone(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    await line.taken()
    rows = [
        [{"text": f"Desa {row}-{place}", "callback_data": f"{row}-{place}"} for place in range(4)] for row in range(9)
    ]
    await line("sendMessage", chat_id=siti.id, text="Pilih desa", reply_markup={"inline_keyboard": rows})
    await line("sendMessage", chat_id=siti.id, text="kata" * 1023 + "AKHI")
    phone = desk.phone("Siti Aminah")
    await phone.sees("AKHI")
    sizes = await phone.log.evaluate("(log) => [log.scrollWidth, log.clientWidth]")
    assert sizes[0] <= sizes[1]
    await expect(phone.log.locator(".inline-key")).to_have_count(36)
    await phone.taps("Desa 8-3")
    assert (await line.update("callback_query"))["data"] == "8-3"


async def test_a_bots_album_of_ten_and_its_document(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    shown = await siti.album(10, caption="Sepuluh sisi")
    ids = [update["message"]["photo"][-1]["file_id"] for update in (await line.updates())[1:]]
    assert len(ids) == len(shown)
    await line("sendMediaGroup", chat_id=siti.id, media=[{"type": "photo", "media": name} for name in ids])
    phone = desk.phone("Siti Aminah")
    await expect(phone.log.locator(".other .album img")).to_have_count(10)
    await siti.sends("document", name="arsip.csv", data=b"a;b")
    sent = (await line.updates())[-1]["message"]["document"]["file_id"]
    await line("sendDocument", chat_id=siti.id, document=sent, caption="Arsip bulan ini")
    async with desk.page.expect_download() as waiting:
        await phone.log.locator(".other").get_by_role("link", name="Unduh arsip.csv").click()
    assert (await (await waiting.value).path()).read_bytes() == b"a;b"


@pytest.mark.usefixtures("line")
async def test_letters_run_the_way_they_are_read(desk: Desk, sandbox: Sandbox) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.says("مرحبا بالعالم")
    words = (await desk.phone("Siti Aminah").sees("مرحبا")).locator(".words")
    assert await words.evaluate("(words) => getComputedStyle(words).unicodeBidi") == "plaintext"


@pytest.mark.usefixtures("line")
async def test_a_few_emoji_alone_are_large(desk: Desk, sandbox: Sandbox) -> None:
    siti = await sandbox.person("Siti Aminah")
    for text in ("🙏🙏", "👍🏽", "🇮🇩 ❤️", "👨‍👩‍👧", "🙏🙏🙏🙏", "12", "a"):
        await siti.says(text)
    phone = desk.phone("Siti Aminah")
    await phone.sees("a")
    large = ["🙏🙏", "👍🏽", "🇮🇩 ❤️", "👨‍👩‍👧"]
    await expect(phone.log.locator(".words.big")).to_contain_text(large)
    await expect(phone.log.locator(".words.big")).to_have_count(len(large))


async def test_a_code_is_copied_by_a_tap(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    await desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await line("sendMessage", chat_id=siti.id, text="Kode: <code>7K3M-Q9XA-Q</code>", parse_mode="HTML")
    phone = desk.phone("Siti Aminah")
    await phone.place.get_by_role("link", name="7K3M-Q9XA-Q").click()
    await expect(phone.place.get_by_role("status")).to_have_text("Tersalin")
    assert await desk.page.evaluate("() => navigator.clipboard.readText()") == "7K3M-Q9XA-Q"


async def test_a_bot_introduces_itself_and_shows_that_it_is_busy(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    await line("setMyDescription", description="Saya meneruskan laporan Anda.", language_code="id")
    siti = await sandbox.person("Siti Aminah")
    phone = desk.phone("Siti Aminah")
    await expect(phone.place.get_by_text("Saya meneruskan laporan Anda.")).to_be_visible()
    await phone.taps("MULAI")
    await phone.sees("/start")
    await line("sendChatAction", chat_id=siti.id, action="typing")
    await expect(phone.place.get_by_text("mengetik …")).to_be_visible()
    await line("sendMessage", chat_id=siti.id, text="Selamat datang")
    await expect(phone.place.get_by_text("mengetik …")).to_have_count(0)
