"""The page by the keyboard alone: after every key the focus must be somewhere, marked, and in sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

MOST_STOPS = 150
"""More than anybody would press Tab; a way that is longer is a fault."""

UNMARKED = """() => {
  const element = document.activeElement;
  const drawn = (one) => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 1.5;
  const bar = element.matches('textarea') ? element.closest('.bar') : null;
  const marked = drawn(getComputedStyle(element)) || (bar !== null && getComputedStyle(bar).boxShadow !== 'none');
  return marked ? '' : element.outerHTML;
}"""


@dataclass
class Keys:
    """Somebody at the page who has no mouse."""

    page: Page

    @property
    def focus(self) -> Locator:
        """What has the focus."""
        return self.page.locator(":focus")

    async def shown(self) -> None:
        """See where the focus is."""
        await expect(self.focus).to_have_count(1)
        await expect(self.focus).to_be_in_viewport()
        assert await self.page.evaluate(UNMARKED) == ""

    async def press(self, *keys: str) -> None:
        """Press keys one after another, and see the focus after each."""
        for key in keys:
            await self.page.keyboard.press(key)
            await self.shown()

    async def type(self, text: str) -> None:
        """Type letters where the focus is."""
        await self.page.keyboard.type(text)

    async def at(self, target: Locator) -> bool:
        """Say whether a thing has the focus."""
        return await target.count() == 1 and await target.evaluate("(one) => one === document.activeElement")

    async def go(self, target: Locator, key: str = "Tab") -> int:
        """Press Tab (or another key) until a thing has the focus; gives how often."""
        for count in range(MOST_STOPS):
            if await self.at(target):
                return count
            await self.press(key)
        pytest.fail(f"{MOST_STOPS} times {key} do not reach {target}")

    async def enter(self, target: Locator, key: str = "Tab") -> None:
        """Go there and press Enter."""
        await self.go(target, key)
        await self.page.keyboard.press("Enter")
