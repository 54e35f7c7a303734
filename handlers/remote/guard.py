"""The guard of calls to addresses that others name: where they may go, how long they take, how much they bring.

A name leads where its owner wants, and elsewhere a moment later. So each address is judged where the socket is made
that goes to it: what was judged is what is called, however the name was written or resolved.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp
from yarl import URL

from bot.domain.errors import SimpulError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

    from aiohappyeyeballs import AddrInfoType
    from aiohttp.abc import AbstractResolver

    Networks = tuple[IPv4Network | IPv6Network, ...]

MOST_BYTES = 1 << 20
SECONDS = 10.0
NO_ADDRESS = "not an address"

UNICAST = ipaddress.ip_network("2000::/3")
"""All that is public of IPv6; what stands for an IPv4 address (mapped, compatible, NAT64) is outside of it."""

SHUT = tuple(
    map(
        ipaddress.ip_network,
        (
            "168.63.129.16/32",  # Azure's machine for its guests
            "192.0.0.0/24",  # protocols; a cloud answers here too
            "192.88.99.0/24",  # relays of 6to4
            "2001::/23",  # Teredo, ORCHID and other protocols
            "2001:db8::/32",  # examples
            "2002::/16",  # 6to4: an IPv4 address in disguise
            "3fff::/20",  # examples
        ),
    )
)
"""What Python's own tables call public, or did in an older version, and no call has business at."""


class CallRefused(SimpulError):
    """The call was not made, or its answer is not taken: correct the address, or allow its network in ALLOW_PRIVATE."""


class CallFailed(SimpulError):
    """The other side could not be reached or did not answer in time; the same call may be made again later."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came back: the HTTP status, where a redirect is one like another, and the bytes of the body."""

    status: int
    body: bytes


def public(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether the address is one of the open internet."""
    if address.version == UNICAST.version and address not in UNICAST:
        return False
    return address.is_global and not address.is_multicast and not any(address in network for network in SHUT)


@dataclass(kw_only=True, slots=True)
class Guard:
    """Calls by HTTPS to the open internet, and by HTTPS or HTTP to the networks that are ``allowed``.

    ``most`` is in bytes of the body, ``seconds`` is for the whole of a call.
    """

    allowed: Networks = ()
    most: int = MOST_BYTES
    seconds: float = SECONDS
    resolver: AbstractResolver | None = None

    async def call(self, method: str, address: str, *, body: bytes = b"", headers: Mapping[str, str] = {}) -> Answer:
        """Make one call over a connection of its own, follow nothing; raises ``CallRefused`` or ``CallFailed``."""
        url = _read(address)
        door = _Door(allowed=self.allowed, plain=url.scheme == "http")
        connector = aiohttp.TCPConnector(
            socket_factory=door.open, resolver=self.resolver, force_close=True, use_dns_cache=False
        )
        session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=self.seconds),
            auto_decompress=False,
        )
        asked = {**headers, "Accept-Encoding": "identity"}
        try:
            async with session, session.request(method, url, data=body, headers=asked, allow_redirects=False) as given:
                return Answer(status=given.status, body=await self._taken(given))
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            if door.refused:
                raise CallRefused(url.host, *sorted(door.refused)) from error
            raise CallFailed(url.host, type(error).__name__) from error

    async def _taken(self, given: aiohttp.ClientResponse) -> bytes:
        """Read what there is, as long as it is not more than ``most``."""
        taken = bytearray()
        async for some in given.content.iter_any():
            taken += some
            if len(taken) > self.most:
                raise CallRefused(given.url.host, f"more than {self.most} bytes")
        return bytes(taken)


@dataclass(kw_only=True, slots=True)
class _Door:
    """What one call's connections go through; it remembers whom it refused."""

    allowed: Networks
    plain: bool
    refused: set[str] = field(default_factory=set)

    def open(self, info: AddrInfoType) -> socket.socket:
        """Give a socket to this address; raises ``ConnectionRefusedError`` where the call may not go there."""
        family, kind, protocol, _, where = info
        address = ipaddress.ip_address(str(where[0]))
        listed = any(address in network for network in self.allowed)
        if not listed and (self.plain or not public(address)):
            self.refused.add(str(address))
            raise ConnectionRefusedError(str(address))
        return socket.socket(family, kind, protocol)


def _read(address: str) -> URL:
    """Read an address; a name and password in it would only go astray."""
    try:
        url = URL(address)
    except ValueError as error:
        raise CallRefused(NO_ADDRESS) from error
    if url.scheme not in {"https", "http"} or not url.host or url.user is not None or url.password is not None:
        raise CallRefused(NO_ADDRESS)
    return url
