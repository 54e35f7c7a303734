"""A bot or a sandbox that is down, killed in the middle, or out of disk: a clear word, and nothing lost or doubled."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from playwright.async_api import expect

from tests.page.server import served
from tests.page.test_sending import a_file
from tests.sandbox.hooks import hook

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Route, WebSocketRoute

    from sandbox.client import Message, Sandbox
    from tests.page.conftest import Open
    from tests.page.desk import Desk, Phone
    from tests.page.server import Server
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio

NAME = "Siti Aminah"
LOST = "Sambungan terputus"
KEPT = "Tidak terkirim: tidak ada sambungan."
SIZE = 6 << 20  # more than lies on the way between a browser and a server that takes nothing


async def on_screen(sandbox: Sandbox) -> list[Message]:
    """Give all messages of the one person there is, as the server has them."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{sandbox.url}/control/world", json={}) as answer,
    ):
        (siti,) = (await answer.json())["people"]
    return await (await sandbox.known(siti["id"])).screen()


@asynccontextmanager
async def talking(opened: Open, tmp_path: Path) -> AsyncIterator[tuple[Server, Sandbox, Desk, Phone]]:
    """Open the page of a server that can be killed; the one person there has said "sebelum"."""
    async with served(tmp_path) as (server, sandbox):
        await sandbox.bot()
        await (await sandbox.person(NAME)).says("sebelum")
        async with opened(server.url, forgiven="ERR_") as desk:
            siti = desk.phone(NAME)
            await siti.sees("sebelum")
            yield server, sandbox, desk, siti


async def dies_once_done(desk: Desk, server: Server, verb: str) -> None:
    """Let the server do what the page asks next by this verb, and die before it can say so."""

    async def done_and_dead(route: Route) -> None:
        await route.fetch()
        await server.kill()
        await route.abort()

    await desk.page.route(f"**/control/{verb}", done_and_dead)


async def test_a_webhook_that_is_down_is_told_and_gets_all_later(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    """As the banner tells it of a bot that polls; the messages come in their order."""
    await sandbox.person(NAME)
    phone = desk.phone(NAME)
    await phone.taps("MULAI")
    await line.taken()
    async with hook() as end:
        end.answer = lambda _: web.Response(status=502)
        await line("setWebhook", url=end.url)
        for words in ("satu", "dua", "tiga"):
            await phone.says(words)
            await phone.sees(words)
        banner = desk.page.get_by_text("Bot sedang tidak mengambil pesan")
        await expect(banner).to_be_visible()
        end.answer = lambda _: web.Response()
        await sandbox.advance(120)
        await expect(banner).not_to_be_visible()
        assert [*dict.fromkeys(end.texts())] == ["satu", "dua", "tiga"]
        await expect(phone.log.get_by_role("img", name="dibaca")).to_have_count(4)


async def test_a_server_killed_between_a_message_and_its_answer(opened: Open, tmp_path: Path) -> None:
    """What was typed stays in the field; sent once more after the restart it is there once, before and after."""
    async with talking(opened, tmp_path) as (server, sandbox, desk, siti):
        await dies_once_done(desk, server, "say")
        await siti.says("lampu mati")
        await expect(siti.place.get_by_role("status")).to_contain_text(KEPT)
        await expect(siti.input).to_have_value("lampu mati")
        await expect(desk.page.get_by_text(LOST)).to_be_visible()
        await desk.page.unroute("**/control/say")
        await server.start()
        await expect(desk.page.get_by_text(LOST)).not_to_be_visible()
        await siti.sees("lampu mati")
        await siti.input.press("Enter")
        await expect(siti.input).to_have_value("")
        await siti.says("sesudah")
        await siti.sees("sesudah")
        assert [one.text for one in await on_screen(sandbox)] == ["sebelum", "lampu mati", "sesudah"]
        await expect(siti.log.locator(".bubble")).to_have_count(3)


async def test_a_server_killed_before_it_took_a_message(opened: Open, tmp_path: Path) -> None:
    """Typed meanwhile and sent while nobody is there: it waits in the field too, and goes once."""
    async with talking(opened, tmp_path) as (server, sandbox, desk, siti):
        await server.kill()
        await siti.says("lampu mati")
        await expect(siti.place.get_by_role("status")).to_contain_text(KEPT)
        await siti.input.press("End")
        await siti.input.press_sequentially(" sejak Senin")
        await server.start()
        await expect(desk.page.get_by_text(LOST)).not_to_be_visible()
        await siti.input.press("Enter")
        await siti.sees("lampu mati sejak Senin")
        assert [one.text for one in await on_screen(sandbox)] == ["sebelum", "lampu mati sejak Senin"]


async def test_a_server_killed_in_the_middle_of_an_upload(opened: Open, tmp_path: Path) -> None:
    """The file and its caption stay on the sheet, and go once the server is there again."""
    async with talking(opened, tmp_path) as (server, sandbox, desk, siti):
        await siti.picks("file", a_file("besar.bin", "application/octet-stream", b"1234" * (SIZE // 4)))
        await siti.place.get_by_role("textbox", name="Keterangan").fill("Bukti")
        server.freeze()
        async with desk.page.expect_request("**/control/send"):
            await siti.taps("Kirim")
        await server.kill()
        sheet = siti.place.get_by_role("dialog")
        await expect(sheet.get_by_role("status")).to_contain_text(f"{KEPT} Semua tetap di sini")
        await expect(sheet.get_by_role("textbox", name="Keterangan")).to_have_value("Bukti")
        await server.start()
        await expect(desk.page.get_by_text(LOST)).not_to_be_visible()
        await siti.taps("Kirim")
        await expect(sheet).to_have_count(0)
        before, sent = await on_screen(sandbox)
        assert (before.text, sent.text) == ("sebelum", "Bukti")
        assert await sandbox.file(sent.raw["document"]["file_unique_id"]) == b"1234" * (SIZE // 4)


async def test_an_upload_whose_answer_was_lost_is_there_once(opened: Open, tmp_path: Path) -> None:
    async with talking(opened, tmp_path) as (server, sandbox, desk, siti):
        await dies_once_done(desk, server, "album")
        await siti.picks("file", a_file("a.pdf", "application/pdf", b"a"), a_file("b.pdf", "application/pdf", b"b"))
        await siti.taps("Kirim")
        sheet = siti.place.get_by_role("dialog")
        await expect(sheet.get_by_role("status")).to_contain_text(KEPT)
        await desk.page.unroute("**/control/album")
        await server.start()
        await expect(desk.page.get_by_text(LOST)).not_to_be_visible()
        await siti.taps("Kirim")
        await expect(sheet).to_have_count(0)
        assert [one.kind for one in await on_screen(sandbox)] == ["text", "document", "document"]


async def test_a_line_that_is_cut_is_opened_again(opened: Open, sandbox: Sandbox, line: Line) -> None:
    """The server lives and only the WebSocket breaks: what was said meanwhile is read, and sending never stopped."""
    siti = await sandbox.person(NAME)
    await siti.says("sebelum")
    async with opened(sandbox.url) as desk:
        phone = desk.phone(NAME)
        await phone.sees("sebelum")
        lines: list[WebSocketRoute] = []
        shut = True

        async def through(route: WebSocketRoute) -> None:
            if shut and lines:
                await route.close()
            else:
                route.connect_to_server()
            lines.append(route)

        await desk.page.route_web_socket("**/control/live", through)
        await desk.page.reload()
        await phone.sees("sebelum")
        await lines[0].close()
        banner = desk.page.get_by_text(LOST)
        await expect(banner).to_be_visible()
        await line("sendMessage", chat_id=siti.id, text="sementara itu")
        await phone.says("dari telepon")
        await expect(phone.input).to_have_value("")
        shut = False
        await phone.sees("sementara itu")
        await phone.sees("dari telepon")
        await expect(banner).not_to_be_visible()
        await expect(phone.log.locator(".bubble")).to_have_count(3)


async def test_a_full_disk_is_told_until_there_is_room(opened: Open, tmp_path: Path) -> None:
    """People go on writing; once there is room nothing of it is lost, even if the server is killed."""
    async with talking(opened, tmp_path) as (server, sandbox, desk, siti):
        server.fill(full=True)
        await siti.says("disk penuh")
        await siti.sees("disk penuh")
        banner = desk.page.get_by_text("Kotak pasir tidak dapat menyimpan")
        await expect(banner).to_contain_text("Beri ruang pada disk")
        server.fill(full=False)
        await expect(banner).not_to_be_visible()
        await server.kill()
        await server.start()
        assert [one.text for one in await on_screen(sandbox)] == ["sebelum", "disk penuh"]
