"""Nothing serious stands in the way of people who see, hear or point in another way: axe looks at every part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from tests.page.test_guide import guided

if TYPE_CHECKING:
    from sandbox.client import Sandbox
    from tests.page.conftest import Open
    from tests.page.desk import Desk
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio

SERIOUS = {"serious", "critical"}
LOOKS = {
    "desk light": {"color_scheme": "light"},
    "desk dark": {"color_scheme": "dark"},
    "phone light": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "phone dark": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "color_scheme": "dark"},
}


async def faults(desk: Desk) -> list[str]:
    """List what axe finds serious, each with the places."""
    found = await Axe().run(desk.page)
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found.response["violations"]
        if one["impact"] in SERIOUS
    ]


async def full(sandbox: Sandbox, line: Line) -> None:
    """Put every kind of thing on a phone."""
    siti, _ = await guided(sandbox)
    await siti.starts()
    html = (
        "<b>tebal</b> <code>kode</code> <tg-spoiler>rahasia</tg-spoiler> <blockquote>kutipan</blockquote> /lapor #jalan"
    )
    inline = {"inline_keyboard": [[{"text": "Ya", "callback_data": "a"}, {"text": "Peta", "url": "https://t.me/x"}]]}
    keys = {
        "keyboard": [[{"text": "Lewati"}], [{"text": "Kirim lokasi", "request_location": True}]],
        "resize_keyboard": True,
    }
    first = await line("sendMessage", chat_id=siti.id, text=html, parse_mode="HTML", reply_markup=inline)
    await line("pinChatMessage", chat_id=siti.id, message_id=first["message_id"])
    await line("setMyCommands", commands=[{"command": "lapor", "description": "Lapor"}])
    await siti.says("Lampu mati")
    await siti.sends("photo")
    await siti.sends("document", data=b"isi", name="surat.txt")
    await siti.sends("location", latitude=-7.2, longitude=112.7)
    await line("sendMessage", chat_id=siti.id, text="Pilih", reply_markup=keys)
    await sandbox.group("Petugas", [siti], bot=line.bot)


@pytest.mark.usefixtures("line")
async def test_a_planted_fault_is_found(desk: Desk, sandbox: Sandbox) -> None:
    """A button that says nothing, so that the check below can fail."""
    await sandbox.person("Siti Aminah")
    await expect(desk.phone("Siti Aminah").place).to_be_visible()
    await desk.page.evaluate("document.querySelector('.desk-bar').append(document.createElement('button'))")
    assert any(one.startswith("button-name") for one in await faults(desk))


@pytest.mark.parametrize("look", LOOKS)
async def test_no_serious_finding(opened: Open, sandbox: Sandbox, line: Line, look: str) -> None:
    """The chat, its list, the attachment menu, a sheet with the map, and the look inside."""
    await full(sandbox, line)
    async with opened(sandbox.url, **LOOKS[look]) as desk:
        phone = desk.phone("Siti Aminah")
        await phone.opens("Simpul")
        await phone.sees("Pilih")
        assert await faults(desk) == []
        await phone.place.get_by_role("button", name="Lampirkan").click()
        assert await faults(desk) == []
        await phone.place.get_by_role("menuitem", name="Lokasi").click()
        await expect(phone.place.get_by_role("dialog")).to_be_visible()
        assert await faults(desk) == []
        await desk.page.keyboard.press("Escape")
        await phone.lists()
        assert await faults(desk) == []
        await desk.button("Lihat ke dalam")
        assert await faults(desk) == []
