"""Fingers that are too quick, and two windows on one phone."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from tests.page.test_sending import siti

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Route, WebSocketRoute

    from tests.page.conftest import Open
    from tests.page.desk import Desk, Phone
    from tests.sandbox.line import Line

__all__ = ["siti"]

pytestmark = pytest.mark.asyncio

YES = {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}
NAME = "Siti Aminah"


async def kinds(line: Line) -> list[str]:
    """Take what waits, as kinds of updates."""
    return [kind for update in await line.updates() for kind in update if kind != "update_id"]


@asynccontextmanager
async def second(desk: Desk, opened: Open) -> AsyncIterator[Phone]:
    """Give the same phone in another window."""
    async with opened(desk.url, forgiven="409 (Conflict)") as other:
        phone = other.phone(NAME)
        await phone.sees("/start")
        yield phone


async def me(line: Line, siti: Phone) -> int:
    """Say a word, and give the chat's id."""
    await siti.says("halo")
    chat: int = (await line.update("message"))["chat"]["id"]
    return chat


async def test_two_taps_on_a_button_are_one_press_until_it_is_answered(siti: Phone, line: Line) -> None:
    """Also when a new message draws the button anew in between; after the answer it can be pressed again."""
    chat = await me(line, siti)
    await line("sendMessage", chat_id=chat, text="Setuju?", reply_markup=YES)
    button = siti.log.get_by_role("button", name="Ya")
    await button.dblclick()
    query = await line.update("callback_query")
    await line("sendMessage", chat_id=chat, text="Sebentar")
    await siti.sees("Sebentar")
    await expect(button).to_have_attribute("aria-busy", "true")
    await button.click()
    assert await line.updates(timeout=0) == []
    await line("answerCallbackQuery", callback_query_id=query["id"], text="Baik")
    await expect(siti.place.get_by_role("status")).to_have_text("Baik")
    await button.click()
    assert await kinds(line) == ["callback_query"]


async def test_two_taps_on_the_arrow_send_one_message(siti: Phone, line: Line) -> None:
    arrow = siti.place.get_by_role("button", name="Kirim pesan")
    await siti.input.fill("lampu mati")
    await arrow.dblclick()
    assert [one["message"]["text"] for one in await line.updates()] == ["lampu mati"]
    await siti.input.fill("lagi")
    await siti.input.press("Enter")
    await siti.input.press("Enter")
    assert [one["message"]["text"] for one in await line.updates()] == ["lagi"]


async def test_two_taps_on_a_key_for_one_use_send_one_message(siti: Phone, line: Line) -> None:
    """A key that stays can be pressed as often as one likes, as in Telegram."""
    chat = await me(line, siti)
    keys: dict[str, Any] = {"keyboard": [[{"text": "Satu"}]], "one_time_keyboard": True}
    await line("sendMessage", chat_id=chat, text="Pilih", reply_markup=keys)
    await siti.place.get_by_role("button", name="Satu").dblclick()
    await expect(siti.place.get_by_role("button", name="Satu")).to_have_count(0)
    assert await kinds(line) == ["message"]
    await line("sendMessage", chat_id=chat, text="Pilih lagi", reply_markup={**keys, "one_time_keyboard": False})
    await siti.place.get_by_role("button", name="Satu").dblclick()
    await expect(siti.log.locator(".own .bubble", has_text="Satu")).to_have_count(3)


async def newcomer(desk: Desk) -> Phone:
    """Give the phone of somebody who has started nothing yet."""
    await desk.button("Orang baru")
    await desk.page.get_by_role("textbox", name="Nama", exact=True).fill("Rina")
    await desk.page.get_by_role("button", name="Buat").click()
    return desk.phone("Rina")


async def test_two_taps_on_start_start_once(desk: Desk, line: Line) -> None:
    rina = await newcomer(desk)
    await rina.place.get_by_role("button", name="MULAI").dblclick()
    await expect(rina.input).to_be_visible()
    assert await kinds(line) == ["message"]


async def test_a_second_tap_before_the_page_has_heard_of_the_first_is_none(desk: Desk, line: Line) -> None:
    """The answer comes before the news of it; where the act fails, the button can be pressed again."""
    heard = asyncio.Event()

    def holds_back(page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        async def later(news: str | bytes) -> None:
            await heard.wait()
            page.send(news)

        server.on_message(lambda news: asyncio.ensure_future(later(news)))

    await desk.page.route_web_socket("**/control/live", holds_back)
    heard.set()
    await desk.page.reload()
    rina = await newcomer(desk)
    start = rina.place.get_by_role("button", name="MULAI")
    await desk.page.route("**/control/start", lambda route: route.abort())
    await start.click()
    await expect(rina.place.get_by_role("status")).to_contain_text("tidak ada sambungan")
    await desk.page.unroute("**/control/start")
    heard.clear()
    async with desk.page.expect_response("**/control/start"):
        await start.click()
    await start.click()
    heard.set()
    await expect(rina.input).to_be_visible()
    assert await kinds(line) == ["message"]
    desk.faults.clear()


async def test_two_windows_type_and_send_at_once(desk: Desk, siti: Phone, opened: Open, line: Line) -> None:
    """Each has a field of its own, and what one sends the other sees."""
    async with second(desk, opened) as other:
        await asyncio.gather(siti.input.fill("dari satu"), other.input.fill("dari dua"))
        await asyncio.gather(siti.input.press("Enter"), other.input.press("Enter"))
        for phone in (siti, other):
            await phone.sees("dari satu")
            await phone.sees("dari dua")
            await expect(phone.input).to_have_value("")
    assert await kinds(line) == ["message", "message"]


async def test_two_windows_press_the_same_button(desk: Desk, siti: Phone, opened: Open, line: Line) -> None:
    """Two devices, two presses, as in Telegram; each reads its own answer. A key for one use is used once."""
    chat = await me(line, siti)
    await line("sendMessage", chat_id=chat, text="Setuju?", reply_markup=YES)
    async with second(desk, opened) as other:
        phones = (siti, other)
        await asyncio.gather(*(phone.log.get_by_role("button", name="Ya").click() for phone in phones))
        queries: list[dict[str, Any]] = []
        while len(queries) < 2:
            queries += [update["callback_query"] for update in await line.updates()]
        for query in queries:
            await line("answerCallbackQuery", callback_query_id=query["id"], text="Baik")
        for phone in phones:
            await expect(phone.place.get_by_role("status")).to_have_text("Baik")
        keys = {"keyboard": [[{"text": "Satu"}]], "one_time_keyboard": True}
        await line("sendMessage", chat_id=chat, text="Pilih", reply_markup=keys)
        found = [phone.place.get_by_role("button", name="Satu") for phone in phones]
        for key in found:
            await expect(key).to_be_visible()
        await asyncio.gather(*(key.evaluate("key => key.click()") for key in found))
        for key in found:
            await expect(key).to_have_count(0)
    assert await kinds(line) == ["message"]
    desk.faults.clear()


async def test_a_button_that_has_just_gone_says_so(desk: Desk, siti: Phone, line: Line) -> None:
    """The bot takes it away while the press is on its way."""
    chat = await me(line, siti)
    card = await line("sendMessage", chat_id=chat, text="Setuju?", reply_markup=YES)

    async def late(route: Route) -> None:
        await line("editMessageText", chat_id=chat, message_id=card["message_id"], text="Sudah lewat")
        await route.continue_()

    await desk.page.route("**/control/tap", late)
    await siti.taps("Ya")
    await expect(siti.place.get_by_role("status")).to_contain_text("Tombol ini sudah tidak ada")
    assert await line.updates(timeout=0) == []
    desk.faults.clear()


async def test_one_window_edits_what_the_other_deletes(desk: Desk, siti: Phone, opened: Open, line: Line) -> None:
    """The words stay in the field, and go as a new message."""
    await siti.says("Jalan rusk")
    await siti.does("Jalan rusk", "Edit")
    await siti.input.fill("Jalan rusak")
    async with second(desk, opened) as other:
        await other.does("Jalan rusk", "Hapus")
        await expect(siti.log.get_by_text("Jalan rusk", exact=True)).to_have_count(0)
    await siti.input.press("Enter")
    await expect(siti.place.get_by_role("status")).to_contain_text("sudah dihapus. Kata-kata Anda tetap di sini")
    await expect(siti.input).to_have_value("Jalan rusak")
    await siti.input.press("Enter")
    await siti.sees("Jalan rusak")
    assert await kinds(line) == ["message", "message"]
    desk.faults.clear()


async def test_what_is_typed_stays_for_its_chat(desk: Desk, siti: Phone) -> None:
    """Over another chat, over an edit, and over a reload."""
    await siti.says("Jalan rusak")
    await siti.sees("Jalan rusak")
    await siti.input.fill("belum selesai")
    await siti.taps("Kembali")
    await siti.opens("Simpul")
    await expect(siti.input).to_have_value("belum selesai")
    await siti.does("Jalan rusak", "Edit")
    await expect(siti.input).to_have_value("Jalan rusak")
    await siti.input.press("Escape")
    await expect(siti.input).to_have_value("belum selesai")
    await desk.page.reload()
    await expect(siti.input).to_have_value("belum selesai")
    await siti.input.press("Enter")
    await siti.sees("belum selesai")
    await desk.page.reload()
    await siti.sees("belum selesai")
    await expect(siti.input).to_have_value("")
