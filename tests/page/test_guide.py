"""The strip that leads newcomers: it follows what is done, whoever does it; it can be put away, and comes back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from sandbox.control.verbs import VERBS
from sandbox.page import assets

if TYPE_CHECKING:
    from playwright.async_api import Locator

    from sandbox.client import Person, Sandbox
    from tests.page.conftest import Open
    from tests.page.desk import Desk
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio

DOCS = Path(__file__).parents[2] / "docs" / "sandbox.md"


def strip(desk: Desk) -> Locator:
    return desk.page.get_by_role("region", name="Panduan")


async def guided(sandbox: Sandbox) -> tuple[Person, Person]:
    """Two people, and a step for each: a word and a press, then a picture."""
    siti, budi = await sandbox.person("Siti Aminah"), await sandbox.person("Budi Santoso")
    moves = [
        {"sees": ["Setuju?"], "taps": ["Ya", "Yes"]},
        {"sees": ["Siapa nama"], "says": "Siti"},
        {"says": "halo"},
    ]
    steps = [
        {
            "person": siti.id,
            "title": {"id": "Sapa bot", "en": "Greet the bot"},
            "ends": ["Selesai"],
            "learns": "kode ([0-9]+)",
            "moves": moves,
        },
        {
            "person": budi.id,
            "title": {"id": "Kirim foto", "en": "Send a photo"},
            "ends": ["Bagus"],
            "moves": [{"sees": ["Foto untuk {code}"], "shows": "road"}],
        },
    ]
    await sandbox.guide(steps=steps)
    return siti, budi


async def test_the_strip_leads_from_start_to_end(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    """START, an example text, a marked button, somebody else's turn with a drawn photo, and the end."""
    siti, budi = await guided(sandbox)
    now = strip(desk).locator(".guide-now")
    await expect(now).to_have_text("Di telepon Siti Aminah, ketuk MULAI", use_inner_text=True)
    await expect(desk.phone("Siti Aminah").place.locator(".foot-button.hinted")).to_have_text("MULAI")
    await desk.phone("Siti Aminah").taps("MULAI")
    await line.update("message")
    await line("sendMessage", chat_id=siti.id, text="Siapa nama Anda?")
    await expect(now).to_contain_text("tulis sendiri atau kirim contoh ini")
    await now.get_by_role("button", name="Siti").click()
    assert (await line.update("message"))["text"] == "Siti"
    await expect(now).to_have_text("Tunggu jawaban bot …", use_inner_text=True)
    keyboard = {"inline_keyboard": [[{"text": "Tidak", "callback_data": "b"}, {"text": "Ya", "callback_data": "a"}]]}
    await line("sendMessage", chat_id=siti.id, text="Setuju?", reply_markup=keyboard)
    await expect(now).to_have_text("Di telepon Siti Aminah, ketuk Ya", use_inner_text=True)
    await expect(desk.page.locator(".hinted")).to_have_text("Ya")
    await line("sendMessage", chat_id=siti.id, text="Selesai, kode 42")
    await expect(strip(desk).locator(".guide-step.on")).to_contain_text("Kirim foto")
    await budi.starts()
    await line.update("message")
    await line("sendMessage", chat_id=budi.id, text="Foto untuk 41")
    await line("sendMessage", chat_id=budi.id, text="Foto untuk 42")
    await now.get_by_role("button", name="Foto").click()
    await expect(desk.phone("Budi Santoso").log.locator(".photo img")).to_be_visible()
    sent = (await line.update("message"))["photo"]
    assert (sent[-1]["width"], sent[-1]["height"]) == (960, 640)
    await line("sendMessage", chat_id=budi.id, text="Bagus")
    await expect(now).to_contain_text("Selesai: laporan sampai")
    await expect(strip(desk).locator(".guide-step.done")).to_have_count(2)


async def test_what_is_done_in_another_way_counts_and_a_reload_keeps_it(
    desk: Desk, sandbox: Sandbox, line: Line
) -> None:
    """A step ends by what the bot said; what was said before the guide began does not count."""
    siti, _ = await guided(sandbox)
    await expect(strip(desk)).to_be_visible()
    await siti.says("cara saya sendiri")
    await line("sendMessage", chat_id=siti.id, text="Selesai, kode 7")
    await expect(strip(desk).locator(".guide-step.done")).to_have_count(1)
    await desk.page.reload()
    await expect(strip(desk).locator(".guide-step.done")).to_have_count(1)
    await expect(strip(desk).locator(".guide-step.on")).to_contain_text("Kirim foto")


@pytest.mark.usefixtures("line")
async def test_it_can_be_put_away_and_fetched_by_the_keyboard(desk: Desk, sandbox: Sandbox) -> None:
    """Closed, it stays closed over a reload; the button in the bar brings it back."""
    await guided(sandbox)
    await strip(desk).get_by_role("button", name="Tutup panduan").press("Enter")
    await expect(strip(desk)).not_to_be_visible()
    await desk.page.reload()
    await expect(desk.phone("Siti Aminah").place).to_be_visible()
    await expect(strip(desk)).not_to_be_visible()
    await desk.page.get_by_role("banner").get_by_role("button", name="Panduan").press("Enter")
    await expect(strip(desk)).to_be_visible()


async def test_who_waits_for_what_never_comes_may_begin_anew(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    """A story of one's own may have gone to somebody whom the next step does not know."""
    siti, _ = await guided(sandbox)
    await expect(strip(desk)).to_be_visible()
    await siti.says("cara saya sendiri")
    await line.update("message")
    await line("sendMessage", chat_id=siti.id, text="Selesai, kode 7")
    now = strip(desk).locator(".guide-now")
    await expect(now).to_contain_text("Tunggu jawaban bot …")
    await now.get_by_role("button", name="Mulai lagi").click()
    await expect(strip(desk).locator(".guide-step.on")).to_contain_text("Sapa bot")
    await now.get_by_role("button", name="halo").click()
    assert (await line.update("message"))["text"] == "halo"


async def test_a_guide_in_one_language_is_shown_in_it(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    """The page speaks Indonesian, the guide English alone; a pattern without a group learns all that it finds."""
    siti = await sandbox.person("Siti Aminah")
    first = {
        "person": siti.id,
        "title": {"en": "Greet"},
        "ends": ["Ticket"],
        "learns": "[0-9]+",
        "moves": [{"says": "hi"}],
    }
    moves = [{"sees": ["Ticket {code}"], "says": "thanks"}]
    await sandbox.guide(steps=[first, {"person": siti.id, "title": {"en": "Thank"}, "ends": ["Bye"], "moves": moves}])
    await siti.starts()
    await expect(strip(desk).locator(".guide-step.on")).to_have_text("1Greet", use_inner_text=False)
    await line("sendMessage", chat_id=siti.id, text="Ticket 42")
    await expect(strip(desk).locator(".guide-title")).to_have_text("Thank.")
    await expect(strip(desk).get_by_role("button", name="thanks")).to_be_visible()


async def test_without_a_guide_there_is_no_strip(desk: Desk, sandbox: Sandbox) -> None:
    await sandbox.person("Siti Aminah")
    await expect(desk.phone("Siti Aminah").place).to_be_visible()
    await expect(strip(desk)).not_to_be_visible()
    await expect(desk.page.get_by_role("banner").get_by_role("button", name="Panduan")).not_to_be_visible()


async def test_the_strip_fits_a_small_screen(opened: Open, sandbox: Sandbox, line: Line) -> None:
    """It speaks English, says whose turn it is, and brings that phone into sight; nothing is wider than the screen."""
    siti, _ = await guided(sandbox)
    await siti.says("halo")
    await line("sendMessage", chat_id=siti.id, text="Selesai, kode 42")
    async with opened(sandbox.url, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True) as desk:
        await desk.page.evaluate("localStorage.setItem('language', 'en')")
        await desk.page.reload()
        guide = desk.page.get_by_role("region", name="Guide")
        await expect(guide.locator(".guide-step.on")).to_contain_text("Greet the bot")
        await expect(guide.locator(".guide-now")).to_contain_text("Siti Aminah's phone")
        await guide.get_by_role("button", name="Send a photo").tap()
        await expect(desk.page.get_by_role("region", name="Budi Santoso's phone")).to_be_visible()
        assert await desk.page.evaluate("() => document.documentElement.scrollWidth") <= 390


@pytest.mark.usefixtures("line")
async def test_an_example_photo_is_one_tap_away_in_any_chat(desk: Desk, sandbox: Sandbox) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    phone = desk.phone("Siti Aminah")
    await phone.attaches("Foto contoh")
    await phone.place.get_by_role("button", name="Jembatan retak").click()
    await expect(phone.log.locator(".photo img")).to_be_visible()


async def test_the_docs_name_every_verb_and_every_picture() -> None:
    """The page for programs is whole."""
    told = DOCS.read_text(encoding="utf-8")
    assert {verb for verb in VERBS if f"`{verb}`" not in told} == set()
    scenes = re.findall(r"^  (\w+): `\$?", assets()["js/scenes.js"].body.decode(), re.MULTILINE)
    assert scenes
    assert {name for name in scenes if f"`{name}`" not in told} == set()
