"""What a phone knows of a chat stays in one piece up to the newest message, however late the answers come."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playwright.async_api import Route

    from sandbox.client import Sandbox
    from tests.page.desk import Desk, Phone

pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("line")]

NAME = "Siti Aminah"
HISTORY = "**/control/history"
IN_SIGHT = """(log) => {
  const { top, bottom } = log.getBoundingClientRect();
  const rows = [...log.querySelectorAll(".row")].map((row) => [row.dataset.message, row.getBoundingClientRect()]);
  const seen = rows.filter(([, box]) => box.top < bottom && box.bottom > top);
  return Object.fromEntries(seen.map(([number, box]) => [number, box.top - top]));
}"""


@dataclass
class Held:
    """The answer to one request for an earlier page, kept back until it is let go."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    free: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, route: Route) -> None:
        """Keep back the first answer; the newest page and all later ones pass."""
        if self.asked.is_set() or "before" not in (route.request.post_data or ""):
            return await route.continue_()
        self.asked.set()
        answer = await route.fetch()
        await self.free.wait()
        return await route.fulfill(response=answer)


def late(meanwhile: Callable[[], Awaitable[None]], times: int) -> Callable[[Route], Awaitable[None]]:
    """Let something happen between an answer's making and its coming, so many times."""
    left = times

    async def answered(route: Route) -> None:
        nonlocal left
        answer = await route.fetch()
        if left > 0:
            left -= 1
            await meanwhile()
        await route.fulfill(response=answer)

    return answered


async def scrolls_up_to(phone: Phone, *numbers: str) -> None:
    """Go to the top again and again, as one does: what is drawn above meanwhile leaves the place one reads in sight."""
    for number in numbers:
        found = phone.log.get_by_text(f"pesan {number}")
        async with asyncio.timeout(20):
            while not await found.count():
                await phone.log.evaluate("(log) => { log.scrollTop = 0; }")
                await asyncio.sleep(0.1)


async def shown(phone: Phone) -> list[int]:
    """Give the numbers of the messages on the screen, from top to bottom."""
    said = await phone.log.locator(".bubble").all_text_contents()
    return [int(found[1]) for text in said if (found := re.search(r"pesan (\d{3})", text))]


async def tops(phone: Phone) -> dict[str, float]:
    """Give where each message in sight begins, by its number."""
    found: dict[str, float] = await phone.log.evaluate(IN_SIGHT)
    return found


async def test_older_messages_come_when_they_are_asked_for(desk: Desk, sandbox: Sandbox) -> None:
    siti = await sandbox.person(NAME)
    for number in range(120):
        await siti.says(f"pesan {number:03}")
    phone = desk.phone(NAME)
    await desk.page.reload()
    await phone.sees("pesan 119")
    assert await phone.log.locator(".bubble").count() < 120
    await scrolls_up_to(phone, "070", "020", "000")
    assert await shown(phone) == list(range(120))


async def test_what_one_does_not_read_is_let_go_and_comes_back(desk: Desk, sandbox: Sandbox) -> None:
    """Of many messages only the newest are kept on the screen; scrolling up brings the others, as far as one goes."""
    siti = await sandbox.person(NAME)
    await siti.starts()
    phone = desk.phone(NAME)
    for number in range(200):
        await siti.says(f"pesan {number:03}")
    await phone.sees("pesan 199")
    assert await phone.log.locator(".bubble").count() <= 150
    await expect(phone.log.get_by_text("pesan 000")).not_to_be_attached()
    await scrolls_up_to(phone, "140", "100", "060", "020", "000")
    await siti.says("pesan 200")
    await phone.sees("pesan 200")
    assert await shown(phone) == list(range(201))


async def test_each_chat_is_loaded_once(desk: Desk, sandbox: Sandbox) -> None:
    """Not once for the screen, or for the guide, and again when its messages begin to be pushed."""
    people = [await sandbox.person(name) for name in (NAME, "Budi Santoso")]
    for person in people:
        await person.says("pesan 000")
    step = {"person": people[0].id, "title": {"id": "Sapa bot"}, "ends": ["Selesai"], "moves": [{"says": "halo"}]}
    await sandbox.guide(steps=[step])
    phones = [desk.phone(person.name) for person in people]
    for phone in phones:  # until what this page asks for has come: the reload is counted
        await phone.sees("pesan 000")
    desk.asked.clear()
    await desk.page.reload()
    for phone in phones:
        await phone.sees("pesan 000")
    await asyncio.sleep(0.5)
    assert [asked for asked in desk.asked if asked.endswith("/control/history")] == [f"{desk.url}/control/history"] * 2


async def test_what_comes_while_the_newest_page_is_on_its_way_stays(desk: Desk, sandbox: Sandbox) -> None:
    """Four times in a row: a page that was made before a message never takes it from the screen.

    Each phone that is fetched back makes the page load what it knows anew.
    """
    siti, phone, other = await sandbox.person(NAME), desk.phone(NAME), desk.phone("Budi Santoso")
    await sandbox.person("Budi Santoso")
    await siti.says("pesan 000")
    said = iter(range(1, 9))

    async def meanwhile() -> None:
        await siti.says(f"pesan {next(said):03}")
        await asyncio.sleep(0.3)  # until it has been pushed

    await desk.page.route(HISTORY, late(meanwhile, 4))
    await desk.page.reload()
    await phone.sees("pesan 002")
    await other.taps("Sembunyikan telepon ini")
    await expect(other.place).to_have_count(0)
    await desk.page.get_by_role("navigation", name="Orang").get_by_role("button", name="Budi Santoso").click()
    await phone.sees("pesan 004")
    await asyncio.sleep(0.5)
    assert await shown(phone) == list(range(next(said)))


async def test_an_earlier_page_that_would_leave_a_gap_is_asked_for_again(desk: Desk, sandbox: Sandbox) -> None:
    """The phone was put away meanwhile, and knows nothing of what stood before the newest page when it comes back."""
    siti, phone, held = await sandbox.person(NAME), desk.phone(NAME), Held()
    for number in range(120):
        await siti.says(f"pesan {number:03}")
    await desk.page.reload()
    await phone.sees("pesan 119")
    await desk.page.route(HISTORY, held)
    await phone.log.evaluate("(log) => { log.scrollTop = 0; }")
    await asyncio.wait_for(held.asked.wait(), 10)
    await phone.taps("Sembunyikan telepon ini")
    await expect(phone.place).to_have_count(0)
    for number in range(120, 180):
        await siti.says(f"pesan {number:03}")
    await desk.page.get_by_role("navigation", name="Orang").get_by_role("button", name=NAME).click()
    await phone.sees("pesan 179")
    held.free.set()
    await scrolls_up_to(phone, "129", "090", "050", "000")
    assert await shown(phone) == list(range(180))


async def test_what_one_reads_moves_as_far_as_one_scrolls(desk: Desk, sandbox: Sandbox) -> None:
    """Messages of very different heights come into sight above; nothing jumps."""
    siti, phone = await sandbox.person(NAME), desk.phone(NAME)
    for number in range(40):
        await siti.says(f"pesan {number:03} " + "dengan banyak kata " * (number % 7) ** 2)
    await desk.page.reload()
    await phone.sees("pesan 039")
    await phone.log.hover()
    for _ in range(12):
        before = await tops(phone)
        await desk.page.mouse.wheel(0, -100)
        await asyncio.sleep(0.3)
        after = await tops(phone)
        moved = {round(after[number] - before[number]) for number in before.keys() & after.keys()}
        assert moved
        assert moved <= {99, 100, 101}


async def test_the_newest_stays_in_sight_where_a_phone_becomes_narrower(desk: Desk, sandbox: Sandbox) -> None:
    """The look inside takes its place from the phones: longer lines break anew, and messages grow."""
    people = [await sandbox.person(name) for name in (NAME, "Budi Santoso", "Ratna Wulandari", "Dewi Lestari")]
    for person in people:
        for number in range(12):
            await person.says(f"pesan {number:03} " + "dengan banyak kata " * (120 if number > 9 else 12))
    await desk.page.reload()
    phones = [desk.phone(person.name) for person in people]
    for phone in phones:
        await phone.sees("pesan 011")
    before = await phones[0].log.evaluate("(log) => log.clientWidth")
    await desk.button("Lihat ke dalam")
    await asyncio.sleep(1)
    assert await phones[0].log.evaluate("(log) => log.clientWidth") < before
    for phone in phones:
        assert await phone.log.evaluate("(log) => log.scrollHeight - log.scrollTop - log.clientHeight") < 2
