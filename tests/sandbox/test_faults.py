"""Faults to order, and the limits."""

import asyncio
import re
import time
from pathlib import Path

import aiohttp
import pytest

from sandbox.client import Person, Refused, Sandbox
from sandbox.control.verbs import VERBS
from sandbox.faults import KINDS
from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAGE = Path(__file__).parents[2] / "docs" / "sandbox.md"


async def texts(ani: Person) -> list[str]:
    """Tell what the bot has brought to the screen."""
    return [message.text for message in await ani.screen() if message.from_bot]


async def test_refusals_by_method_chat_and_times(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """A fault hits the calls that it names, as often as it says."""
    await sandbox.fault("blocked", method="sendMessage", chat=ani.id, times=2)
    await line("sendChatAction", chat_id=ani.id, action="typing")
    for _ in range(2):
        refusal = await line.refused("sendMessage", chat_id=ani.id, text="Halo")
        assert (refusal.code, refusal.description) == (403, "Forbidden: bot was blocked by the user")
    await line("sendMessage", chat_id=ani.id, text="Halo")
    await sandbox.fault("error", description="Bad Request: PEER_ID_INVALID", times=-1)
    for _ in range(3):
        assert (await line.refused("getMe")).description == "Bad Request: PEER_ID_INVALID"
    await sandbox.clear_faults()
    await line("getMe")
    with pytest.raises(Refused, match="unknown fault"):
        await sandbox.fault("earthquake")


async def test_floods_and_broken_servers(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """429 carries its seconds twice; 5xx are JSON, the proxy's 502 is a page."""
    await sandbox.fault("flood", retry_after=7)
    async with line.session.post(line.at("sendMessage"), json={"chat_id": ani.id, "text": "x"}) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "7")
        assert (await answer.json()) == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        }
    await sandbox.fault("server")
    assert (await line.refused("getMe")).code == 500
    await sandbox.fault("html")
    async with line.session.post(line.at("getMe")) as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


async def test_cut_lines_lose_the_call_or_only_its_answer(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """To the bot both look the same."""
    await sandbox.fault("cut_before", method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await line("sendMessage", chat_id=ani.id, text="Hilang")
    assert await texts(ani) == []
    await sandbox.fault("cut_after", method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await line("sendMessage", chat_id=ani.id, text="Sampai")
    assert await texts(ani) == ["Sampai"]


async def test_a_slow_answer_has_delivered_already(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Who gives up waiting has sent all the same."""
    await sandbox.fault("slow", method="sendMessage", seconds=60)
    with pytest.raises(TimeoutError):
        async with line.session.post(
            line.at("sendMessage"), json={"chat_id": ani.id, "text": "Lambat"}, timeout=aiohttp.ClientTimeout(total=0.2)
        ):
            pass
    await ani.sees("lambat")


async def test_a_half_open_line_takes_the_call_and_is_silent(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Until the caller gives up, or the faults are cleared; the call was never read."""
    await sandbox.fault("half_open", method="sendMessage")
    calling = asyncio.ensure_future(line("sendMessage", chat_id=ani.id, text="Tertahan"))
    assert (await sandbox.call("sendMessage")).ok is False
    await line("sendMessage", chat_id=ani.id, text="Lewat")
    assert not calling.done()
    await sandbox.clear_faults()
    with pytest.raises(aiohttp.ClientError):
        await calling
    assert await texts(ani) == ["Lewat"]


async def test_down_lasts_until_it_is_cleared(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Every call is cut, also one that waits already for what comes; that comes afterwards."""
    waiting = asyncio.ensure_future(line("getUpdates", timeout=20))
    await line("getMe")
    await sandbox.fault("down")
    await ani.says("Halo?")
    with pytest.raises(aiohttp.ClientError):
        await waiting
    for method in ("getMe", "getUpdates"):
        with pytest.raises(aiohttp.ClientError):
            await line(method)
    await sandbox.clear_faults()
    assert [update["message"]["text"] for update in await line("getUpdates")] == ["Halo?"]


async def test_a_storm_refuses_its_share(sandbox: Sandbox, line: Line) -> None:
    """The same calls for the same seed; the others go through."""
    refused = []
    for _ in range(2):
        await sandbox.fault("storm", method="getMe", percent=30, retry_after=2, seed=7)
        codes = []
        for _ in range(40):
            async with line.session.post(line.at("getMe")) as answer:
                codes.append(answer.status)
        refused.append(codes)
        await sandbox.clear_faults()
    assert refused[0] == refused[1]
    assert set(refused[0]) == {200, 429}
    assert 4 <= refused[0].count(429) <= 20


def documented(cell: int, text: str) -> set[str]:
    """Name what stands in code in one column of the page's table of verbs."""
    rows = [row.split(" | ") for row in text.split("| verb |")[1].split("\n\n", maxsplit=1)[0].splitlines()[2:]]
    return {name for row in rows for name in re.findall("`([^`]+)`", row[cell])}


async def test_the_page_names_each_verb_and_each_fault() -> None:
    """And no other."""
    text = PAGE.read_text(encoding="utf-8")
    assert documented(0, text) == set(VERBS)
    assert set(re.findall("`([^`]+)`", text.split("orders a fault for calls to come: ")[1].split("|")[0])) == KINDS


async def test_downloads_can_fail_too(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Under the method name `file`."""
    await ani.sends("photo")
    file = await line("getFile", file_id=(await line.update("message"))["photo"][0]["file_id"])
    await sandbox.fault("server", method="file")
    url = f"{line.url}/file/bot{line.bot.token}/{file['file_path']}"
    async with line.session.get(url) as answer:
        assert answer.status == 500
    async with line.session.get(url) as answer:
        assert answer.status == 200


async def test_one_chat_takes_a_short_burst(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Then one message a second by the sandbox's clock."""
    await sandbox.limits(on=True)
    for _ in range(3):
        await line("sendMessage", chat_id=ani.id, text="Halo")
    refusal = await line.refused("sendMessage", chat_id=ani.id, text="Halo")
    wait = refusal.parameters["retry_after"]
    assert (refusal.code, refusal.description) == (429, f"Too Many Requests: retry after {wait}")
    assert 1 <= wait <= 3
    await sandbox.advance(3)
    await line("sendMessage", chat_id=ani.id, text="Halo")
    await sandbox.limits(on=False)
    for _ in range(5):
        await line("sendMessage", chat_id=ani.id, text="Halo")


async def test_a_group_takes_twenty_a_minute(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """However slowly they come."""
    group = await sandbox.group("Warga", [ani], bot=line.bot)
    await sandbox.limits(on=True)
    for _ in range(20):
        await line("sendMessage", chat_id=group.id, text="Halo")
        await sandbox.advance(1)
    refusal = await line.refused("sendMessage", chat_id=group.id, text="Halo")
    assert refusal.code == 429
    await sandbox.advance(refusal.parameters["retry_after"])
    await line("sendMessage", chat_id=group.id, text="Halo")


async def test_all_chats_together_take_thirty_a_second(sandbox: Sandbox, line: Line) -> None:
    """The thirty-first within a second is refused, whoever it is for; an album counts as many as it holds."""
    people = [await sandbox.person(f"Warga {number}") for number in range(31)]
    for person in people:
        await person.starts()
    await sandbox.limits(on=True)
    start, codes = time.monotonic(), []
    for person in people:
        async with line.session.post(line.at("sendMessage"), json={"chat_id": person.id, "text": "x"}) as answer:
            codes.append(answer.status)
    if time.monotonic() - start < 1:
        assert codes == [200] * 30 + [429]


async def test_the_clock_moves_forward(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Messages carry the sandbox's time."""
    before = await sandbox.now()
    await sandbox.advance(3600)
    assert 3600 <= (await sandbox.now() - before).total_seconds() < 3700
    assert (await line("sendMessage", chat_id=ani.id, text="x"))["date"] >= before.timestamp() + 3599
