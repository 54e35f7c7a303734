"""A bot that is nothing but an HTTP line: it checks every answer against the published description."""

from dataclasses import dataclass, field
from typing import Any

import aiohttp

from sandbox.client import Bot
from sandbox.description import check_result, check_type

PATIENCE = 20
"""Seconds; a page on a busy machine takes its time until what was clicked has come."""


@dataclass(frozen=True)
class Refusal:
    """What a failed call answered."""

    code: int
    description: str
    parameters: dict[str, Any]


@dataclass
class Line:
    """Calls the Bot API by JSON."""

    session: aiohttp.ClientSession
    url: str
    bot: Bot
    offset: int = 0
    forgiven: list[str] = field(default_factory=list)

    def at(self, method: str) -> str:
        """Give the url of a method."""
        return f"{self.url}/bot{self.bot.token}/{method}"

    async def __call__(self, method: str, **params: Any) -> Any:
        """Give the result of a call that must succeed and look as described."""
        async with self.session.post(self.at(method), json=params) as answer:
            given = await answer.json()
        assert given["ok"], given
        assert answer.status == 200
        assert check_result(method, given["result"]) == []
        return given["result"]

    async def refused(self, method: str, **params: Any) -> Refusal:
        """Give the refusal of a call that must fail."""
        async with self.session.post(self.at(method), json=params) as answer:
            given = await answer.json()
        assert not given["ok"], given
        assert answer.status == given["error_code"]
        return Refusal(given["error_code"], given["description"], given.get("parameters", {}))

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """Give the updates that wait, each as described; they stay unconfirmed until the next call."""
        found: list[dict[str, Any]] = await self("getUpdates", offset=self.offset, **{"timeout": PATIENCE, **params})
        for update in found:
            assert check_type("Update", update) == []
            self.offset = max(self.offset, update["update_id"] + 1)
        return found

    async def update(self, kind: str) -> Any:
        """Give the one update that waits, of the kind that the test expects."""
        found = await self.updates()
        assert [set(update) - {"update_id"} for update in found] == [{kind}], found
        return found[0][kind]

    async def taken(self) -> None:
        """Take and confirm whatever waits."""
        await self("deleteWebhook", drop_pending_updates=True)
