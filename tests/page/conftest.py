"""One browser for the session, a context for every test; whatever the page complains about fails the test."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from tests.page.desk import Desk
from tests.sandbox.conftest import line, sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Browser

    from sandbox.client import Sandbox

    Open = Callable[..., AbstractAsyncContextManager[Desk]]

__all__ = ["line", "sandbox"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PATIENCE = 20_000
"""Milliseconds that an act or an expectation waits unless it says otherwise: a busy machine is slow, not wrong."""

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip each page test by its name where there is no browser."""
    for item in items:
        if CHROMIUM is None and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason=f"{item.name}: no Chromium on this machine"))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Start the system's Chromium."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        await started.close()


@pytest.fixture
def opened(browser: Browser) -> Open:
    """Give what opens a window on a sandbox; a complaint of the page fails the test that did not expect it."""

    @asynccontextmanager
    async def open_one(url: str, forgiven: str | None = None, **options: Any) -> AsyncIterator[Desk]:
        given = {"viewport": {"width": 1440, "height": 900}, "locale": "id-ID", "accept_downloads": True, **options}
        context = await browser.new_context(**given)
        context.set_default_timeout(PATIENCE)
        desk = Desk(await context.new_page(), url)
        desk.watch()
        try:
            await desk.open()
            yield desk
            assert [fault for fault in desk.faults if not forgiven or forgiven not in fault] == []
            assert [asked for asked in desk.asked if not asked.startswith(f"{url}/")] == []
        finally:
            await context.close()

    return open_one


@pytest_asyncio.fixture(loop_scope="session")
async def desk(sandbox: Sandbox, opened: Open) -> AsyncIterator[Desk]:
    """Give a wide window on the test's own sandbox."""
    async with opened(sandbox.url) as window:
        yield window
