"""Two windows in step, a server that comes back, and what is looked at from inside."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from sandbox.client import Sandbox
from sandbox.server import running
from tests.support.ports import free_port

if TYPE_CHECKING:
    from pathlib import Path

    from tests.page.conftest import Open
    from tests.page.desk import Desk
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio


@pytest.mark.usefixtures("line")
async def test_two_windows_on_one_phone_stay_in_step(desk: Desk, opened: Open, sandbox: Sandbox) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    async with opened(desk.url) as other:
        await desk.phone("Siti Aminah").says("dari jendela satu")
        await other.phone("Siti Aminah").sees("dari jendela satu")
        await other.phone("Siti Aminah").does("dari jendela satu", "Hapus")
        await expect(desk.phone("Siti Aminah").log.get_by_text("dari jendela satu")).to_have_count(0)


async def test_a_server_that_restarts_is_found_again(opened: Open, tmp_path: Path) -> None:
    port, state = free_port(), str(tmp_path / "sandbox.db")
    async with AsyncExitStack() as page:
        async with running(port, state) as url, Sandbox(url) as sandbox:
            await sandbox.bot()
            siti = await sandbox.person("Siti Aminah")
            await siti.says("sebelum")
            desk = await page.enter_async_context(opened(url, forgiven="WebSocket connection"))
            phone = desk.phone("Siti Aminah")
            await phone.sees("sebelum")
        banner = desk.page.get_by_text("Sambungan terputus")
        await expect(banner).to_be_visible()
        async with running(port, state) as url, Sandbox(url) as sandbox:
            await (await sandbox.known(siti.id)).says("sementara itu")
            await phone.sees("sementara itu")
            await expect(banner).not_to_be_visible()
            await phone.says("sesudah")
            await phone.sees("sesudah")
            assert await phone.log.locator(".bubble").count() == 3
            assert (await (await sandbox.known(siti.id)).screen())[0].text == "sebelum"


@pytest.mark.usefixtures("line")
async def test_a_phone_that_was_put_away_knows_what_was_said(desk: Desk, sandbox: Sandbox) -> None:
    siti, budi = await sandbox.person("Siti Aminah"), await sandbox.person("Budi Santoso")
    said = await siti.says("sebelum")
    phone = desk.phone("Siti Aminah")
    await phone.sees("sebelum")
    await phone.taps("Sembunyikan telepon ini")
    await expect(phone.place).to_have_count(0)
    await siti.edits(said, "diubah")
    await siti.says("sementara itu")
    await budi.says("sesudah")
    await desk.phone("Budi Santoso").sees("sesudah")
    await desk.page.get_by_role("navigation", name="Orang").get_by_role("button", name="Siti Aminah").click()
    await phone.sees("sementara itu")
    await phone.sees("diubah")


async def test_inside_calls_faults_and_the_clock(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    siti = await sandbox.person("Siti Aminah")
    await siti.starts()
    drawer = desk.page.get_by_role("complementary", name="Lihat ke dalam")
    await expect(drawer).to_have_count(0)
    await desk.button("Lihat ke dalam")
    await line("sendMessage", chat_id=siti.id, text="halo")
    await expect(drawer.get_by_role("listitem").filter(has_text="sendMessage")).to_contain_text("Siti Aminah")
    before = await sandbox.now()
    await drawer.get_by_role("button", name="+1 hari").click()
    await drawer.get_by_role("button", name="Diblokir").click()
    await expect(drawer.get_by_role("button", name="Pulihkan (1)")).to_be_visible()
    refused = await line.refused("sendMessage", chat_id=siti.id, text="halo")
    assert refused.code == 403
    await expect(drawer.get_by_role("listitem").filter(has_text="403")).to_be_visible()
    assert (await sandbox.now() - before).days == 1


async def test_messages_that_wait_for_a_bot_that_is_down_are_told(desk: Desk, sandbox: Sandbox, line: Line) -> None:
    """The banner says that they wait, and goes when the bot has taken them."""
    siti = await sandbox.person("Siti Aminah")
    await expect(desk.phone("Siti Aminah").place).to_be_visible()
    banner = desk.page.get_by_text("Bot sedang tidak mengambil pesan")
    await expect(banner).not_to_be_visible()
    await siti.says("ada orang?")
    bubble = await desk.phone("Siti Aminah").sees("ada orang?")
    await expect(bubble.get_by_role("img", name="terkirim")).to_be_visible()
    await expect(banner).to_be_visible()
    assert (await line.update("message"))["text"] == "ada orang?"
    await line.updates(timeout=0)
    await expect(banner).not_to_be_visible()
    await expect(bubble.get_by_role("img", name="dibaca")).to_be_visible()


@pytest.mark.usefixtures("line")
async def test_the_clock_goes_to_the_morning_of_the_next_weekday(desk: Desk, sandbox: Sandbox) -> None:
    """Over a weekend too; never back."""
    await desk.button("Lihat ke dalam")
    drawer = desk.page.get_by_role("complementary", name="Lihat ke dalam")
    for _ in range(7):
        before = await sandbox.now()
        await drawer.get_by_role("button", name="Hari kerja berikutnya").click()
        async with asyncio.timeout(10):
            while (moved := await sandbox.now()) - before < timedelta(hours=1):
                await asyncio.sleep(0.02)
        there = moved.astimezone()
        assert (there.hour, there.weekday() < 5) == (8, True)
        assert timedelta() < moved - before < timedelta(days=4)
