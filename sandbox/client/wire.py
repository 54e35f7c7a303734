"""The line to the control interface."""

import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp

OK = 200
PATIENCE = 30.0
"""Seconds that somebody waits for a bot unless a test says otherwise: a busy machine is slow, not wrong."""

Found = TypeVar("Found")


class Refused(AssertionError):
    """The sandbox cannot do what the test asks; the words say what it sees instead."""


class Wire:
    """Posts verbs and waits for changes."""

    def __init__(self, url: str) -> None:
        """Speak to the sandbox at this url."""
        self.url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Hang up."""
        if self._session:
            await self._session.close()
            self._session = None

    async def post(self, verb: str, **body: object) -> Any:  # noqa: ANN401 - JSON of any shape
        """Ask for something; a refusal becomes an error with the sandbox's words."""
        async with self._open().post(f"{self.url}/control/{verb}", json=body) as answer:
            given = await answer.json()
        if answer.status != OK:
            raise Refused(given["error"])
        return given

    async def get(self, path: str, **query: str) -> bytes:
        """Fetch a page of the control interface."""
        async with self._open().get(f"{self.url}/control/{path}", params=query) as answer:
            given = await answer.read()
        if answer.status != OK:
            raise Refused(given.decode())
        return given

    async def until(
        self, look: Callable[[], Awaitable[tuple[int, Found | None]]], seconds: float, topic: object = ""
    ) -> Found | None:
        """Look again after every change of the topic until something is found; nothing when the seconds are over."""
        end = time.monotonic() + seconds
        while True:
            number, found = await look()
            left = end - time.monotonic()
            if found is not None or left <= 0:
                return found
            await self.get("changes", since=str(number), topic=str(topic), timeout=f"{left:.3f}")

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            # Hundreds of people may wait at the same time, each on a connection.
            endless = aiohttp.TCPConnector(limit=0)
            self._session = aiohttp.ClientSession(connector=endless, timeout=aiohttp.ClientTimeout(total=90))
        return self._session
