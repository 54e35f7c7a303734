"""A call to an address that others name goes to the open internet alone, and to what is allowed."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st

from handlers.remote.guard import CallFailed, CallRefused, Guard, public

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

LOOPBACK = tuple(map(ipaddress.ip_network, ("127.0.0.0/8", "::1/128")))

INSIDE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.0.9",
    "168.63.129.16", "169.254.1.1", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.254", "192.0.0.192",
    "192.0.2.7", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.4", "203.0.113.9", "224.0.0.1",
    "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:10.0.0.1", "64:ff9b::10.0.0.1",
    "64:ff9b::8.8.8.8", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1",
    "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%2", "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip
OUTSIDE = ["1.1.1.1", "8.8.8.8", "36.66.1.1", "103.10.64.1", "172.15.0.1", "172.32.0.1", "2001:4860:4860::8888",
           "2400:cb00::1", "2606:4700:4700::1111"]  # fmt: skip


@pytest.mark.parametrize("written", INSIDE)
def test_what_is_inside_is_not_public(written: str) -> None:
    assert not public(ipaddress.ip_address(written))


@pytest.mark.parametrize("written", OUTSIDE)
def test_the_open_internet_is(written: str) -> None:
    assert public(ipaddress.ip_address(written))


@given(st.ip_addresses(v=4))
def test_no_way_of_wrapping_an_address_makes_it_public(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    for wrapped in (number, 0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert not public(ipaddress.IPv6Address(wrapped))


class Names(AbstractResolver):
    """Answers each question for a name with the next of its addresses, the last for good."""

    def __init__(self, *answers: str | list[str]) -> None:
        self.answers, self.asked = list(answers), 0

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[Any]:
        del family  # whoever asks for one kind is told all
        told = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return [
            {
                "hostname": host,
                "host": one,
                "port": port,
                "family": socket.AF_INET6 if ":" in one else socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for one in ([told] if isinstance(told, str) else told)
        ]

    async def close(self) -> None:
        pass


@asynccontextmanager
async def somebody_inside() -> AsyncIterator[tuple[TestServer, list[str]]]:
    """Start a server at loopback that notes each call it gets."""
    calls: list[str] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        calls.append(request.path)
        if request.path == "/away":
            raise web.HTTPFound("/secret")
        if request.path == "/endless":
            response = web.StreamResponse()
            await response.prepare(request)
            while request.transport and not request.transport.is_closing():
                await response.write(b"x" * 65536)
            return response
        return web.Response(body=(await request.read()) or b"inside")

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(application) as server:
        yield server, calls


@pytest.mark.asyncio
async def test_a_server_inside_is_called_only_where_it_is_allowed() -> None:
    async with somebody_inside() as (server, calls):
        at = f"http://127.0.0.1:{server.port}"
        for address in (at, f"http://localhost:{server.port}/", at.replace("http", "https")):
            with pytest.raises(CallRefused):
                await Guard().call("GET", address)
        assert not calls
        answer = await Guard(allowed=LOOPBACK).call("POST", f"{at}/hook", body=b"news")
        assert (answer.status, answer.body, calls) == (200, b"news", ["/hook"])


@pytest.mark.asyncio
async def test_a_name_that_changes_its_mind_gets_nowhere() -> None:
    async with somebody_inside() as (server, calls):
        names = Names("127.0.0.1", "169.254.169.254")
        guard = Guard(allowed=LOOPBACK, resolver=names)
        assert (await guard.call("GET", f"http://agency.example:{server.port}/")).status == 200
        assert names.asked == 1  # what was resolved is what was called
        with pytest.raises(CallRefused, match=r"169\.254\.169\.254"):
            await guard.call("GET", f"http://agency.example:{server.port}/")
        assert calls == ["/"]


@pytest.mark.asyncio
async def test_of_several_addresses_none_inside_is_called() -> None:
    async with somebody_inside() as (server, calls):
        guard = Guard(resolver=Names(["10.0.0.1", "127.0.0.1", "::1", "::ffff:127.0.0.1"]))
        for scheme in ("http", "https"):
            with pytest.raises(CallRefused):
                await guard.call("GET", f"{scheme}://agency.example:{server.port}/")
        assert not calls


@pytest.mark.asyncio
async def test_without_https_nothing_outside_is_called() -> None:
    with pytest.raises(CallRefused, match=r"8\.8\.8\.8"):
        await Guard(resolver=Names("8.8.8.8")).call("GET", "http://agency.example/")


@pytest.mark.asyncio
async def test_a_redirect_is_an_answer() -> None:
    async with somebody_inside() as (server, calls):
        answer = await Guard(allowed=LOOPBACK).call("GET", f"http://127.0.0.1:{server.port}/away")
        assert (answer.status, calls) == (302, ["/away"])


@pytest.mark.asyncio
async def test_an_answer_without_end_is_not_taken() -> None:
    async with somebody_inside() as (server, _):
        with pytest.raises(CallRefused, match="more than 1000 bytes"):
            await Guard(allowed=LOOPBACK, most=1000).call("GET", f"http://127.0.0.1:{server.port}/endless")


@pytest.mark.asyncio
async def test_whoever_does_not_answer_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(CallFailed):
        await Guard(allowed=LOOPBACK, seconds=0.2).call("GET", f"http://127.0.0.1:{silent.getsockname()[1]}/")


@pytest.mark.parametrize(
    "address",
    ["", "agency", "ftp://agency.example/", "file:///etc/passwd", "https://", "https://u:p@agency.example/",
     "//agency.example/", "gopher://127.0.0.1/", "https://[::1", "https://agency.example:99999/",
     "http://2130706433/", "http://127.1/", "http://0x7f.0.0.1/"],
)  # fmt: skip
@pytest.mark.asyncio
async def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises((CallRefused, CallFailed)):
        await Guard().call("GET", address)


@given(st.text(max_size=80))
def test_no_words_break_it(words: str) -> None:
    async def call() -> None:
        await Guard(resolver=Names("10.0.0.1")).call("GET", f"https://{words}")

    with pytest.raises((CallRefused, CallFailed)):
        asyncio.run(call())
