"""Our own way out: what goes over the wire, and what never goes into a log or an error."""

from __future__ import annotations

import asyncio
import contextlib
import logging

import orjson
import pytest
from aiohttp import web
from telegram import InputFile
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.ports import FetchFailure
from handlers.chat.request import LARGEST_ANSWER, AiohttpRequest, plain
from handlers.chat.source import TelegramFiles
from tests.chat.wires import PAGE, SENT, TOKEN, client, wire
from tests.support.world import free_port

pytestmark = pytest.mark.asyncio


async def test_a_call_is_json() -> None:
    """A call without files travels as one JSON body, its text untouched."""
    async with wire() as server, client(server.url) as bot:
        server.says(200, SENT)
        await bot.send_message(5, "Lampu <b>mati</b> 🔦 شارع")
        path, kind, body = server.received[0]
    assert path == f"/bot{TOKEN}/sendMessage"
    assert kind == "application/json"
    assert orjson.loads(body)["text"] == "Lampu <b>mati</b> 🔦 شارع"


async def test_a_file_travels_as_a_form() -> None:
    """Bytes go along as multipart, with their name."""
    async with wire() as server, client(server.url) as bot:
        server.says(200, SENT)
        await bot.send_document(5, InputFile(b"%PDF-contoh", filename="surat.pdf"), caption="Surat")
        _, kind, body = server.received[0]
    assert kind == "multipart/form-data"
    assert b"%PDF-contoh" in body
    assert b'filename="surat.pdf"' in body
    assert b"Surat" in body


async def test_no_error_holds_the_token_or_a_page(caplog: pytest.LogCaptureFixture) -> None:
    """Whatever goes wrong: neither the error nor the log shows the address, the token, or a proxy's page."""
    caplog.set_level(logging.INFO)
    told = []
    async with wire() as server, client(server.url) as bot:
        for spoil in (server.hangs_up, lambda: server.shows(502, PAGE), lambda: server.shows(200, PAGE)):
            spoil()
            with pytest.raises(TelegramError) as caught:
                await bot.send_message(5, "Halo")
            told += [str(caught.value), repr(caught.value)]
    async with client(f"http://127.0.0.1:{free_port()}") as bot:
        with pytest.raises(NetworkError) as refused:
            await bot.send_message(5, "Halo")
        told.append(repr(refused.value))
    for line in (*told, caplog.text):
        assert TOKEN not in line
        assert "upstream" not in line


async def test_a_wait_that_is_over_is_told_as_such() -> None:
    """A slow answer raises TimedOut, which the polling loop takes for "nothing new"."""
    over = asyncio.Event()
    async with wire() as server, client(server.url, read_timeout=0.05) as bot:
        server.falls_silent(over)
        with pytest.raises(TimedOut):
            await bot.get_me()
        over.set()


async def test_the_read_timeout_of_a_call_wins() -> None:
    """A long poll may wait longer than other calls."""
    over = asyncio.Event()
    request = AiohttpRequest(read_timeout=60)
    await request.initialize()
    async with wire() as server:
        server.falls_silent(over)
        with pytest.raises(TimedOut):
            await request.post(f"{server.url}/getUpdates", plain(timeout=0), read_timeout=0.05)
        over.set()
    await request.shutdown()


async def test_opening_and_closing_twice_is_no_harm() -> None:
    """The library initializes and shuts down as it likes; a call on a closed one is a programming error."""
    request = AiohttpRequest()
    await request.initialize()
    await request.initialize()
    await request.shutdown()
    await request.shutdown()
    with pytest.raises(NetworkError, match="not initialized"):
        await request.post("http://127.0.0.1/", plain())


async def test_a_download_ends_where_it_is_too_large() -> None:
    """A server that says nothing of the size and never stops: no more than the limit is taken in, and it is final."""
    sent = 0

    async def floods(asked: web.Request) -> web.StreamResponse:
        nonlocal sent
        if "getFile" in asked.path:
            return web.json_response(
                {"ok": True, "result": {"file_id": "a", "file_unique_id": "b", "file_path": "x/y"}}
            )
        answer = web.StreamResponse()
        await answer.prepare(asked)
        with contextlib.suppress(ConnectionError):
            while True:
                await answer.write(bytes(1 << 16))
                sent += 1
        return answer

    async with wire() as server, client(server.url) as bot:
        server.answer = floods
        assert await TelegramFiles(bot).fetch("a") == FetchFailure(cause="too large", final=True)
    assert sent > LARGEST_ANSWER >> 16


async def test_the_largest_download_there_may_be_comes_in() -> None:
    """All of its 20 MB."""
    whole = bytes(LARGEST_ANSWER)

    async def gives(asked: web.Request) -> web.StreamResponse:
        if "getFile" in asked.path:
            return web.json_response(
                {"ok": True, "result": {"file_id": "a", "file_unique_id": "b", "file_path": "x/y"}}
            )
        return web.Response(body=whole)

    async with wire() as server, client(server.url) as bot:
        server.answer = gives
        assert await TelegramFiles(bot).fetch("a") == whole
