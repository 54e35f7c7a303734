"""Small screens, the other language, the keyboard alone, and what the page weighs."""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from sandbox.page import assets

if TYPE_CHECKING:
    from sandbox.client import Sandbox
    from tests.page.conftest import Open
    from tests.page.desk import Desk
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio
LIGHTEST = 300_000
JS_LONGEST = 250


async def test_a_narrow_screen_shows_one_phone_and_switches(opened: Open, sandbox: Sandbox, line: Line) -> None:
    siti, budi = await sandbox.person("Siti Aminah"), await sandbox.person("Budi Santoso")
    await siti.says("dari Siti")
    await budi.says("dari Budi")
    await line("sendMessage", chat_id=budi.id, text="untuk Budi")
    small = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "color_scheme": "dark"}
    async with opened(sandbox.url, **small) as desk:
        await desk.phone("Siti Aminah").sees("dari Siti")
        await expect(desk.phone("Budi Santoso").place).not_to_be_visible()
        chip = desk.page.get_by_role("navigation", name="Orang").get_by_role("button").nth(1)
        await expect(chip).to_have_accessible_name("Budi Santoso, 1 belum dibaca")
        await chip.tap()
        await desk.phone("Budi Santoso").sees("untuk Budi")
        await expect(chip).to_have_accessible_name("Budi Santoso")
        await expect(desk.phone("Siti Aminah").place).not_to_be_visible()
        width = await desk.page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= 390


@pytest.mark.usefixtures("line")
async def test_the_page_speaks_english_too(desk: Desk, sandbox: Sandbox) -> None:
    await sandbox.person("Siti Aminah")
    await expect(desk.phone("Siti Aminah").place.get_by_role("button", name="MULAI")).to_be_visible()
    await desk.button("English")
    phone = desk.page.get_by_role("region", name="Siti Aminah's phone")
    await expect(phone.get_by_role("button", name="START")).to_be_visible()
    await expect(desk.page.locator("html")).to_have_attribute("lang", "en")


async def test_the_keyboard_alone_is_enough(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    await line.taken()
    keyboard = {"inline_keyboard": [[{"text": "Setuju", "callback_data": "a"}]]}
    await line("sendMessage", chat_id=siti.id, text="Selamat datang", reply_markup=keyboard)
    phone = desk.phone("Siti Aminah")
    await phone.sees("Selamat datang")
    await phone.log.focus()
    for _ in range(20):
        await desk.page.keyboard.press("Tab")
        if await desk.page.evaluate("() => document.activeElement.textContent") == "Setuju":
            break
    outline = await desk.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    await desk.page.keyboard.press("Enter")
    query = await line.update("callback_query")
    await line("answerCallbackQuery", callback_query_id=query["id"])
    await phone.input.focus()
    await desk.page.keyboard.type("halo")
    await desk.page.keyboard.press("Enter")
    assert (await line.update("message"))["text"] == "halo"
    await phone.place.get_by_role("button", name="Lampirkan").focus()
    await desk.page.keyboard.press("Enter")
    await desk.page.keyboard.press("ArrowDown")
    await expect(phone.place.get_by_role("menuitem", name="Berkas")).to_be_focused()
    await desk.page.keyboard.press("Escape")
    await expect(phone.place.get_by_role("button", name="Lampirkan")).to_be_focused()


async def test_the_page_is_light_and_its_modules_small() -> None:
    shipped = assets()
    assert sum(len(asset.body) for asset in shipped.values()) < LIGHTEST
    long = {path for path, asset in shipped.items() if asset.body.count(b"\n") > JS_LONGEST}
    assert long == set()
    named = re.compile(rb"https?://(?!www\.w3\.org)(?!\$\{)[a-z]", re.IGNORECASE)
    addresses = {found for asset in shipped.values() for found in named.findall(asset.body)}
    assert addresses <= {b"https://t"}


async def test_every_module_is_fetched_at_once() -> None:
    index = assets()["index.html"].body.decode()
    modules = {path for path in assets() if path.endswith(".js")} - {"js/types.js", "js/messages.js"}
    assert {path for path in modules if f'"/page/{path}"' not in index} == set()


async def test_both_tables_of_words_have_the_same_keys_and_values() -> None:
    text = (resources.files("sandbox.page") / "static" / "js" / "words.js").read_text()
    tables = [text.split(f"const {name} = {{")[1].split("\n};")[0] for name in ("id", "en")]
    pairs = [dict(re.findall(r'(\w+): "([^"]*)"', table)) for table in tables]
    assert pairs[0].keys() == pairs[1].keys()
    values = [{key: set(re.findall(r"\{\w+\}", words)) for key, words in table.items()} for table in pairs]
    assert values[0] == values[1]
    modules = "".join(asset.body.decode() for path, asset in assets().items() if path.endswith(".js"))
    used = set(re.findall(r'w\("(\w+)"', modules)) | set(
        re.findall(r'"(fault_\w+|outage|latitude|longitude)"', modules)
    )
    assert used <= pairs[0].keys()
