"""The page as people use it: phones by the names of their owners, everything by its words and roles."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.async_api import expect

if TYPE_CHECKING:
    from playwright.async_api import ConsoleMessage, Locator, Page, Request


@dataclass
class Desk:
    """A window with the page in it."""

    page: Page
    url: str
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Collect what must never happen."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            self.asked.append(request.url)

    async def open(self, query: str = "") -> None:
        """Load the page and wait until it is connected."""
        answer = await self.page.goto(f"{self.url}/{query}")
        assert answer is not None
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        await expect(self.page.locator(".phone, .nobody").first).to_be_visible()

    def phone(self, name: str) -> Phone:
        """Give the phone of somebody."""
        return Phone(self.page.get_by_role("region", name=f"Telepon {name}"), self.page)

    async def button(self, name: str) -> None:
        """Press a button outside the phones."""
        await self.page.get_by_role("banner").get_by_role("button", name=name).click()


@dataclass
class Phone:
    """One phone on the desk."""

    place: Locator
    page: Page

    @property
    def log(self) -> Locator:
        """The messages of the open chat."""
        return self.place.get_by_role("log")

    @property
    def input(self) -> Locator:
        """The field for a message."""
        return self.place.get_by_role("textbox", name="Pesan", exact=True)

    def bubble(self, fragment: str) -> Locator:
        """The newest bubble with these words."""
        return self.log.locator(".bubble", has_text=fragment).last

    async def sees(self, fragment: str) -> Locator:
        """Wait for a bubble with these words."""
        found = self.bubble(fragment)
        await expect(found).to_be_visible()
        return found

    async def says(self, text: str) -> None:
        """Type a message and send it."""
        await self.input.fill(text)
        await self.input.press("Enter")

    async def taps(self, label: str) -> None:
        """Press the newest button of that label."""
        await self.place.get_by_role("button", name=label, exact=True).last.click()

    async def answers(self, fragment: str, label: str) -> None:
        """Wait for a bubble with these words, and press the button of that label under it."""
        bubble = await self.sees(fragment)
        await bubble.locator("..").get_by_role("button", name=label, exact=True).click()

    async def lists(self) -> None:
        """Go back to the list of chats, from wherever the phone is."""
        await expect(self.place).to_be_visible()
        if await self.place.get_by_role("button", name="Kembali").count():
            await self.taps("Kembali")

    async def attaches(self, what: str) -> None:
        """Open the attachment menu and choose."""
        await self.place.get_by_role("button", name="Lampirkan").click()
        await self.place.get_by_role("menuitem", name=what).click()

    async def picks(self, kind: str, *files: dict[str, object]) -> None:
        """Give files to the picker as the file dialog would."""
        await self.place.locator(f"input[data-kind={kind}]").set_input_files(list(files))  # type: ignore[arg-type]

    async def chooses(self, *labels: str) -> None:
        """Open the chat's own menu and choose, then choose in the menus that follow.

        Where the page has not heard yet of what makes the choice possible, the menu is opened once more.
        """
        items = [self.place.get_by_role("menuitem", name=label, exact=True) for label in labels]
        await self.taps("Lainnya")
        async with asyncio.timeout(20):
            while not await items[0].count():
                await self.page.keyboard.press("Escape")
                await asyncio.sleep(0.1)
                await self.taps("Lainnya")
        for item in items:
            await item.click()

    async def opens(self, chat: str) -> None:
        """Open a chat from the list."""
        await self.lists()
        await self.place.locator(".chat-line", has=self.page.locator("strong", has_text=chat)).click()

    async def does(self, fragment: str, action: str) -> None:
        """Choose an action on a message."""
        await self.bubble(fragment).click(button="right", position={"x": 12, "y": 12})
        await self.place.get_by_role("menuitem", name=action).click()
