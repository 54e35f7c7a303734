"""The guided minute with the real bot, on a desk and on a phone: walked by clicking what is named, played by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import expect

from bot.demo.people import BUDI, DARMAWAN, SITI
from bot.demo.tour import ANSWER, ISSUES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Locator

    from tests.demo.seeding import Seeding
    from tests.page.conftest import Open
    from tests.page.desk import Desk

pytestmark = pytest.mark.asyncio

END = "Selesai: laporan sampai"
MOST_MOVES = 60
DARK = "rgb(10, 16, 23)"
LOOKS: dict[str, dict[str, Any]] = {
    "desk": {},
    "dark phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "color_scheme": "dark",
    },
}


def strip(desk: Desk) -> Locator:
    return desk.page.get_by_role("region", name="Panduan")


async def does_what_is_named(desk: Desk) -> None:
    """Click the example, or the button with the name that the strip says; wait until the strip says something else.

    The bot may say the next thing while one reaches for the button: then one reads again.
    """
    now = strip(desk).locator(".guide-now")
    await expect(now.locator(".guide-example, .guide-label").first).to_be_visible()
    before = await now.inner_text()
    try:
        await clicks(desk, now)
    except (PlaywrightError, AssertionError):
        if before == await now.inner_text():
            raise
        return
    await expect(now).not_to_have_text(before, use_inner_text=True)


async def clicks(desk: Desk, now: Locator) -> None:
    """Click what the strip names now."""
    example, label = now.locator(".guide-example"), now.locator(".guide-label")
    if await example.count():
        await example.click()
        return
    hinted = desk.page.locator(".phone .hinted")
    await expect(hinted).to_have_text(await label.inner_text())
    await hinted.click()


async def fits(desk: Desk, look: str) -> None:
    """See that nothing is wider than the screen, and that a dark page is dark."""
    wider = await desk.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    paint = await desk.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert wider <= 0
    assert (paint == DARK) == look.startswith("dark")


async def brings(desk: Desk, name: str) -> None:
    """Choose somebody in the strip above; a small screen shows one phone at a time."""
    await desk.page.get_by_role("navigation", name="Orang").get_by_role("button", name=name).click()
    await expect(desk.phone(name).place).to_be_visible()


async def answered_and_relayed(desk: Desk) -> None:
    """See on the phones what the guide's end says."""
    await brings(desk, SITI)
    await desk.phone(SITI).sees(ANSWER)
    await expect(desk.phone(SITI).bubble("🎉")).to_contain_text("ditutup")
    await brings(desk, BUDI)
    await expect(desk.phone(BUDI).bubble("sudah terkirim kepada pelapor")).to_be_attached()
    await brings(desk, DARMAWAN)
    for issue in ISSUES:
        await expect(desk.phone(DARMAWAN).log.locator(".row.own", has_text=issue)).to_have_count(1)


@pytest.mark.parametrize("look", LOOKS)
async def test_a_newcomer_clicks_only_what_the_strip_names(
    tmp_path: Path, seeding: Seeding, opened: Open, look: str
) -> None:
    """From MULAI to three issues of a village; the steps are ticked off one after another."""
    async with seeding.resumed(tmp_path) as demo, opened(demo.url, **LOOKS[look]) as desk:
        await desk.open(demo.out.strip().rpartition("/")[2])
        await expect(strip(desk).locator(".guide-step.on")).to_contain_text("Sebagai Siti")
        for _ in range(MOST_MOVES):
            if END in await strip(desk).locator(".guide-now").inner_text():
                break
            await does_what_is_named(desk)
            await fits(desk, look)
        await expect(strip(desk).locator(".guide-now")).to_contain_text(END)
        await expect(strip(desk).locator(".guide-step.done")).to_have_count(4)
        await answered_and_relayed(desk)


@pytest.mark.parametrize("look", LOOKS)
async def test_the_story_plays_by_itself_and_stops_at_a_tap(
    tmp_path: Path, seeding: Seeding, opened: Open, look: str
) -> None:
    """Stopped by a tap on a phone, it goes on from there; at its end it can begin anew."""
    async with seeding.resumed(tmp_path) as demo, opened(demo.url, **LOOKS[look]) as desk:
        await desk.open(demo.out.strip().rpartition("/")[2])
        play, stop = (strip(desk).get_by_role("button", name=name) for name in ("Putar ceritanya", "Hentikan"))
        await play.click()
        await desk.phone(SITI).sees("Di mana kejadiannya")
        await desk.phone(SITI).place.get_by_role("heading", name="Simpul").click()
        await expect(play).to_be_visible()
        await play.click()
        await expect(stop).to_be_visible()
        await expect(strip(desk).locator(".guide-now")).to_contain_text(END, timeout=150_000)
        await expect(play).to_be_visible()
        await fits(desk, look)
        await answered_and_relayed(desk)
        await strip(desk).get_by_role("button", name="Mulai lagi").click()
        await expect(strip(desk).locator(".guide-step.on")).to_contain_text("Sebagai Siti")
        await expect(strip(desk).locator(".guide-step.done")).to_have_count(0)
