"""The guard of the HTTP door, over real HTTP: who is let through, what every answer carries, what errors tell."""

from __future__ import annotations

import ipaddress
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from unittest import mock

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.patience import MINUTE, Allowance, draw, spend
from handlers.web import guarding, server, webhook
from handlers.web.guarding import Guard, peer_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

PROXY = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("10.0.0.0/8"))
SECRET = "kata-rahasia"


@dataclass
class Watch:
    """A clock that moves when it is told to."""

    at: float = 0.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Door:
    """A server behind a guard, and somebody who calls."""

    address: str
    session: aiohttp.ClientSession
    watch: Watch
    seen: list[str] = field(default_factory=list)

    async def get(self, path: str, **headers: str) -> tuple[int, Mapping[str, str], str]:
        called = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.session.get(self.address + path, headers=called) as answer:
            return answer.status, answer.headers, await answer.text()

    async def knock(self, secret: str) -> int:
        headers = {webhook.SECRET_HEADER: secret}
        async with self.session.post(self.address + webhook.PATH, headers=headers, data=b'{"update_id": 1}') as answer:
            return answer.status


@asynccontextmanager
async def door(per_minute: int = 100, *, secure: bool = False, trusting: bool = False) -> AsyncIterator[Door]:
    """Open a door with a page, one that breaks, and the webhook."""

    async def page(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def broken(_: web.Request) -> web.Response:
        raise KeyError("kata sandi basis data")  # noqa: TRY003 - what must not be told

    async def take(_: object) -> bool:
        return True

    watch = Watch()
    guard = Guard(
        per_minute=per_minute,
        proxies=PROXY if trusting else (),
        secure=secure,
        vouched=partial(webhook.vouched, secret=SECRET),
        clock=watch,
    )
    routes = [
        web.get("/page", page),
        web.get("/broken", broken),
        web.get("/health/live", page),
        webhook.build(SECRET, take),
    ]
    async with server.serving(routes, guard, host="127.0.0.1", port=0) as address, aiohttp.ClientSession() as session:
        yield Door(address, session, watch)


@pytest.mark.asyncio
async def test_a_peer_that_asks_too_much_is_told_when_to_come_back() -> None:
    """429 with Retry-After; after that time it goes on; probes are never counted."""
    async with door(3) as opened:
        assert [(await opened.get("/page"))[0] for _ in range(3)] == [200, 200, 200]
        status, headers, text = await opened.get("/page")
        assert (status, headers["Retry-After"], text) == (429, "20", "429 Too Many Requests\n")
        assert [(await opened.get("/health/live"))[0] for _ in range(9)] == [200] * 9
        opened.watch.at += 20
        assert [(await opened.get("/page"))[0] for _ in range(2)] == [200, 429]


@pytest.mark.asyncio
async def test_telegram_is_never_counted_and_wrong_secrets_count_much() -> None:
    """Who guesses at the webhook is soon out, for every address; Telegram with the secret goes on from there too."""
    async with door(41) as opened:
        assert [await opened.knock(SECRET) for _ in range(60)] == [200] * 60
        assert [await opened.knock(f"tebakan-{n}") for n in range(4)] == [401, 401, 401, 429]
        assert (await opened.get("/page"))[0] == 429
        assert await opened.knock(SECRET) == 200


@pytest.mark.asyncio
async def test_behind_a_trusted_proxy_each_caller_counts_alone() -> None:
    """What the proxy saw is believed; what the caller itself put before it is not."""
    async with door(1, trusting=True) as opened:
        assert (await opened.get("/page", X_Forwarded_For="203.0.113.7"))[0] == 200
        assert (await opened.get("/page", X_Forwarded_For="203.0.113.8"))[0] == 200
        assert (await opened.get("/page", X_Forwarded_For="198.51.100.1, 203.0.113.7"))[0] == 429


@pytest.mark.asyncio
async def test_without_a_trusted_proxy_nobody_is_believed() -> None:
    """X-Forwarded-For from anybody else makes no other peer of the caller."""
    async with door(1) as opened:
        assert (await opened.get("/page", X_Forwarded_For="203.0.113.7"))[0] == 200
        assert (await opened.get("/page", X_Forwarded_For="203.0.113.8"))[0] == 429


@pytest.mark.parametrize(
    ("remote", "said", "peer"),
    [
        ("203.0.113.1", None, "203.0.113.1"),
        ("203.0.113.1", "198.51.100.1", "203.0.113.1"),
        ("127.0.0.1", None, "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("127.0.0.1", "198.51.100.9, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "10.1.2.3, 10.1.2.4", "10.1.2.3"),
        ("127.0.0.1", "bukan alamat", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1, bukan alamat", "127.0.0.1"),
        ("::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("2001:db8:1:2:aa:4:5:6", None, "2001:db8:1:2::/64"),
        ("127.0.0.1", "2001:db8:1:2::9", "2001:db8:1:2::/64"),
        (None, "198.51.100.1", ""),
    ],
)
def test_who_calls(remote: str | None, said: str | None, peer: str) -> None:
    """The nearest address that is no trusted proxy's."""
    transport = mock.Mock()
    transport.get_extra_info.return_value = (remote, 1) if remote else None
    headers = {} if said is None else {"X-Forwarded-For": said}
    assert peer_of(make_mocked_request("GET", "/", headers=headers, transport=transport), PROXY) == peer


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/page", "/broken", "/tidak-ada", "/health/live", webhook.PATH])
async def test_every_answer_carries_its_headers_and_tells_nothing(path: str) -> None:
    """Also errors: no trace, no words of the failure, no version of anything."""
    async with door(secure=True) as opened:
        status, headers, text = await opened.get(path)
        assert {name: headers[name] for name in guarding.HEADERS} == guarding.HEADERS
        assert headers["Strict-Transport-Security"] == guarding.HSTS
        assert headers["Server"] == "simpul"
        expected = {"/broken": (500, "500 Internal Server Error\n"), "/tidak-ada": (404, "404 Not Found\n")}
        expected[webhook.PATH] = (405, "405 Method Not Allowed\n")
        assert (status, text) == expected.get(path, (200, "ok"))
        assert headers.get("Allow") == ("POST" if status == 405 else None)


@pytest.mark.asyncio
async def test_without_https_nothing_is_said_of_it() -> None:
    """HSTS would lock a server out that has no certificate."""
    async with door() as opened:
        assert "Strict-Transport-Security" not in (await opened.get("/page"))[1]


@pytest.mark.asyncio
async def test_a_crowd_of_peers_takes_no_more_memory_than_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that asked longest ago are forgotten."""
    monkeypatch.setattr(guarding, "REMEMBERED", 5)
    async with door(1, trusting=True) as opened:
        for number in range(9):
            assert (await opened.get("/page", X_Forwarded_For=f"203.0.113.{number}"))[0] == 200
        assert (await opened.get("/page", X_Forwarded_For="203.0.113.8"))[0] == 429
        assert (await opened.get("/page", X_Forwarded_For="203.0.113.0"))[0] == 200


@given(
    most=st.integers(1, 50),
    gaps=st.lists(st.floats(0, 90, allow_nan=False), max_size=120),
)
def test_a_bucket_gives_no_more_than_it_holds(most: int, gaps: list[float]) -> None:
    """In no span is more given than two buckets; whoever waits as told is given; a refusal costs nothing."""
    allowance, now, full = Allowance(most, MINUTE), 0.0, 0.0
    given_at: list[float] = []
    for gap in gaps:
        now += gap
        drawn = draw(full, allowance, now=now)
        if drawn.wait:
            assert drawn.full <= full
            assert not draw(full, allowance, now=now + drawn.wait).wait
        else:
            given_at.append(now)
        full = drawn.full
        assert sum(now - MINUTE < at for at in given_at) <= 2 * most
    assert spend(full, allowance, now=now, count=10 * most) <= now + MINUTE
