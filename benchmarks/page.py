"""How smooth the page of phones is with a long chat: real sandbox, real Chromium, its CPU throttled.

``make bench`` prints the tasks over 50 ms of each part, and the longest. The house's aim is none over 100 ms,
on a machine that does nothing else; times move with the machine. Without a Chromium the page is only weighed.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
from playwright.async_api import async_playwright

from sandbox.client import Sandbox
from sandbox.page import assets
from sandbox.server import running

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

    from sandbox.client import Bot, Person

AIM = 100
PAUSE = 700
"""Milliseconds in which a part comes to rest."""

WATCH = """() => {
  window.tasks = [];
  const note = (list) => window.tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
  new PerformanceObserver(note).observe({ type: "longtask" });
}"""
TAKE = "() => window.tasks.splice(0)"


@dataclass(frozen=True)
class Room:
    """A chat of a person with a bot, and the line by which the bot writes."""

    session: aiohttp.ClientSession
    url: str
    bot: Bot
    person: Person

    async def tell(self, text: str) -> None:
        """Let the bot write."""
        address = f"{self.url}/bot{self.bot.token}/sendMessage"
        async with self.session.post(address, json={"chat_id": self.person.id, "text": text}) as answer:
            assert answer.status == 200, await answer.text()  # noqa: PLR2004 - HTTP's OK


async def part(page: Page, name: str) -> None:
    """Print the long tasks of a part once it has come to rest."""
    await page.wait_for_timeout(PAUSE)
    tasks: list[int] = await page.evaluate(TAKE)
    longest = max(tasks, default=0)
    print(f"{name:34} {len(tasks):6} {longest or '< 50':>10} {'over' if longest > AIM else 'ok':>5}")


async def fill(room: Room, count: int) -> None:
    """Let both say so many messages in turn; some have a button, some are long."""
    for number in range(count // 2):
        await room.person.says(f"Pesan warga nomor {number}, dengan beberapa kata supaya ada isinya.")
        await room.tell(f"Jawaban nomor {number}. " + "Laporan diteruskan kepada dinas yang berwenang. " * (number % 5))


async def walk(page: Page, room: Room) -> None:
    """Do with the chat what people do, and print each part."""
    field = page.get_by_role("textbox", name="Pesan", exact=True)
    await page.get_by_role("button", name="Kembali").click()
    await part(page, "back to the list")
    await page.locator(".chat-line").first.click()
    await field.wait_for()
    await part(page, "open the chat")
    await page.mouse.move(720, 400)
    for _ in range(60):
        await page.mouse.wheel(0, -900)
        await page.wait_for_timeout(60)
    await part(page, "scroll up through it")
    await page.get_by_role("button", name="Ke pesan terbaru").click()
    await part(page, "to the newest")
    for number in range(20):
        await room.tell(f"Kabar nomor {number}")
        await page.wait_for_timeout(100)
    await part(page, "twenty arrive, ten a second")
    await asyncio.gather(*(room.tell(f"Sekaligus {number}") for number in range(50)))
    await part(page, "fifty arrive at once")
    await field.press_sequentially("Jalan di depan pasar rusak parah.", delay=30)
    await field.press("Enter")
    await part(page, "type and send")


async def measure(browser: Browser, count: int, slower: int) -> None:
    """Fill a chat, open it on a phone, and walk."""
    async with running() as url, Sandbox(url) as sandbox, aiohttp.ClientSession() as session:
        room = Room(session, url, await sandbox.bot(), await sandbox.person("Siti Aminah"))
        await room.person.starts()
        await fill(room, count)
        page = await browser.new_page(viewport={"width": 1440, "height": 900}, locale="id-ID")
        await page.add_init_script(f"({WATCH})()")
        line = await page.context.new_cdp_session(page)
        await line.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        print(f"{count} messages, CPU throttled {slower} times   tasks    longest ms")
        await page.goto(url)
        await page.locator(".bubble").first.wait_for()
        await part(page, "load the page")
        await walk(page, room)
        await page.close()


async def run(count: int, slower: int) -> None:
    """Weigh the page, then measure it in the system's Chromium."""
    shipped = assets()
    weight = sum(len(asset.body) for asset in shipped.values())
    print(f"the page: {len(shipped)} files, {weight / 1000:.0f} kB of 300 kB, nothing from elsewhere")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        print("no Chromium on this machine: the page was weighed, not measured")
        return
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        await measure(browser, count, slower)
        await browser.close()


def main() -> None:
    """Measure one long chat."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--slower", type=int, default=4)
    chosen = parser.parse_args()
    asyncio.run(run(chosen.messages, chosen.slower))


if __name__ == "__main__":
    main()
