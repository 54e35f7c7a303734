"""Probes: alive is that the process answers; ready is that updates are kept and messages can leave, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    Ready = Callable[[], Awaitable[Mapping[str, "Part"]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Whether a part works; ``why`` it does not holds neither addresses nor what people wrote."""

    ok: bool
    why: str = ""
    remedy: str = ""

    def shown(self) -> dict[str, bool | str]:
        """Give it as JSON has it: reason and remedy only where there is something to say."""
        return {"ok": self.ok} | ({"why": self.why, "remedy": self.remedy} if self.why else {})


def build(ready: Ready) -> list[web.RouteDef]:
    """Make the routes; ``ready`` names each part and how it is."""

    async def live(_: web.Request) -> web.Response:
        """Say that the process answers."""
        return web.json_response({"live": True})

    async def is_ready(_: web.Request) -> web.Response:
        """Say whether every part works; 503 where one does not."""
        parts = await ready()
        well = all(part.ok for part in parts.values())
        told = {"ready": well, "parts": {name: part.shown() for name, part in parts.items()}}
        return web.json_response(told, status=200 if well else 503)

    return [web.get("/health/live", live), web.get("/health/ready", is_ready)]
