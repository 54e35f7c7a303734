"""The guided minute with the real bot, by somebody who has no mouse: where the focus is can be seen after every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import expect

from bot.demo.people import SITI
from tests.demo.test_guide import END, MOST_MOVES, fits, strip
from tests.page.keys import Keys

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Locator

    from tests.demo.seeding import Seeding
    from tests.page.conftest import Open
    from tests.page.desk import Desk

pytestmark = pytest.mark.asyncio

STORY = "Lampu jalan di depan pos ronda padam sejak kemarin, anak-anak takut lewat."


async def begins_freely(desk: Desk, keys: Keys) -> None:
    """Walk by Tab to what the strip names, and write a story of one's own: nothing leads there."""
    phone = desk.phone(SITI)
    start = phone.place.locator(".foot-button.hinted")
    await expect(start).to_have_text("MULAI")
    await keys.enter(start)
    await phone.sees("Selamat datang")
    await expect(phone.input).to_be_focused()
    await keys.enter(phone.place.get_by_role("button", name="Setuju", exact=True), "Shift+Tab")
    await phone.sees("Ceritakan masalahnya")
    await keys.go(phone.input)
    await keys.type(STORY)
    await keys.press("Enter")
    await phone.sees("Di mana kejadiannya")
    await keys.shown()


async def does_what_is_named(desk: Desk, keys: Keys) -> None:
    """Press Enter on the example, or on the name of a button and then on that button.

    The bot may say the next thing while one is on the way there: then one reads again.
    """
    now = strip(desk).locator(".guide-now")
    await expect(now.locator(".guide-example, .guide-label")).to_be_visible()
    before = await now.inner_text()
    try:
        await presses(desk, keys, now)
    except (PlaywrightError, AssertionError):
        if before == await now.inner_text():
            raise
    await expect(now).not_to_have_text(before, use_inner_text=True)
    await keys.shown()


async def presses(desk: Desk, keys: Keys, now: Locator) -> None:
    """Press what the strip names now."""
    await keys.go(now.locator(".guide-example, .guide-label"), "Shift+Tab")
    label = await now.locator(".guide-label").inner_text() if await now.locator(".guide-label").count() else ""
    await keys.press("Enter")
    if label:
        hinted = desk.page.locator(".phone .hinted")
        await expect(hinted).to_be_focused()
        await expect(hinted).to_have_text(label)
        await keys.press("Enter")


async def test_a_newcomer_without_a_mouse(tmp_path: Path, seeding: Seeding, opened: Open) -> None:
    """From MULAI to three issues of a village, in dark colours; then the guide begins anew by the keyboard too."""
    async with seeding.resumed(tmp_path) as demo, opened(demo.url, color_scheme="dark") as desk:
        await desk.open(demo.out.strip().rpartition("/")[2])
        keys = Keys(desk.page)
        await begins_freely(desk, keys)
        for _ in range(MOST_MOVES):
            if END in await strip(desk).locator(".guide-now").inner_text():
                break
            await does_what_is_named(desk, keys)
        await expect(strip(desk).locator(".guide-step.done")).to_have_count(4)
        await fits(desk, "dark desk")
        await keys.enter(strip(desk).get_by_role("button", name="Mulai lagi"))
        await expect(strip(desk).locator(".guide-step.done")).to_have_count(0)
        await keys.shown()
