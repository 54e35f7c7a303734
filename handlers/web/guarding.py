"""The guard of the HTTP door: how much one peer may ask, what every answer carries, and errors that tell nothing.

Each replica counts by itself. Probes are let through, for a balancer must hear; so is what ``vouched`` knows.
"""

from __future__ import annotations

import ipaddress
import math
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

from bot import log
from bot.domain.patience import MINUTE, Allowance, draw, spend

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PROBES = "/health/"
WRONG = (401, 403)
WRONG_COSTS = 20
"""What a wrong secret or key costs, in calls: guessing ends soon."""

REMEMBERED = 10_000
"""How many peers are remembered; those that asked longest ago are forgotten first."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""What an answer carries unless it says otherwise itself."""

HSTS = "max-age=31536000"

logger = log.get(__name__)


def _vouches_for_nobody(_: web.Request) -> bool:
    return False


@dataclass(kw_only=True, slots=True)
class Guard:
    """Who may ask how much; ``vouched`` tells of a call that it is Telegram's own, ``secure`` that all is HTTPS."""

    per_minute: int
    proxies: Sequence[IPv4Network | IPv6Network] = ()
    secure: bool = False
    vouched: Callable[[web.Request], bool] = _vouches_for_nobody
    clock: Callable[[], float] = time.monotonic
    _full: dict[str, float] = field(default_factory=dict)

    def watch(self, application: web.Application) -> None:
        """Stand before every route of the application."""

        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._guarded(request, handler)

        application.middlewares.append(guarded)
        application.on_response_prepare.append(self._dress)

    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer 429 where the peer asked too much; a wrong secret counts as many calls."""
        if request.path.startswith(PROBES) or self.vouched(request):
            return await _plain(request, handler)
        peer = peer_of(request, self.proxies)
        wait = self._draw(peer)
        if wait:
            logger.warning("peer asks too much", peer=peer)
            return _told(429, {"Retry-After": str(math.ceil(wait))})
        answer = await _plain(request, handler)
        if answer.status in WRONG:
            spent = spend(self._full.get(peer, 0.0), self._allowance, now=self.clock(), count=WRONG_COSTS - 1)
            self._full[peer] = spent
        return answer

    @property
    def _allowance(self) -> Allowance:
        return Allowance(self.per_minute, MINUTE)

    def _draw(self, peer: str) -> float:
        """Count a call; gives after how many seconds the next one is taken, 0 where this one is."""
        drawn = draw(self._full.pop(peer, 0.0), self._allowance, now=self.clock())
        self._full[peer] = drawn.full
        if len(self._full) > REMEMBERED:
            del self._full[next(iter(self._full))]
        return drawn.wait

    async def _dress(self, _: web.Request, response: web.StreamResponse) -> None:
        """Give an answer its headers, and take away what it tells of the program."""
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if self.secure:
            response.headers.setdefault("Strict-Transport-Security", HSTS)
        response.headers["Server"] = "simpul"


def peer_of(request: web.Request, proxies: Sequence[IPv4Network | IPv6Network]) -> str:
    """Name who calls: the nearest address that is no trusted proxy's; of IPv6 the network of 64 bits, as one has it."""
    said = ",".join(request.headers.getall("X-Forwarded-For", ()))
    way = [request.remote or "", *(one.strip() for one in reversed(said.split(",")) if one.strip())]
    for number, one in enumerate(way):
        address = _address(one)
        if address is None:
            return _network(_address(way[number - 1])) if number else one
        if number == len(way) - 1 or not any(address in network for network in proxies):
            return _network(address)
    return ""


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _network(address: IPv4Address | IPv6Address | None) -> str:
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address), 64), strict=False))
    return str(address or "")


async def _plain(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer an error by its name alone; what it was is told to the log."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        return _told(
            error.status,
            {name: error.headers[name] for name in ("Allow", "Location", "WWW-Authenticate") if name in error.headers},
        )
    except Exception as error:  # noqa: BLE001 - whatever a route raised
        logger.error("route failed", path=request.path, cause=type(error).__name__)  # noqa: TRY400 - its words stay out
        return _told(500)


def _told(status: int, headers: dict[str, str] | None = None) -> web.Response:
    return web.Response(status=status, text=f"{status} {HTTPStatus(status).phrase}\n", headers=headers)
