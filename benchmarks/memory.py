"""How much memory the bot has after some updates and after ten times as many: real bot, webhook, an own small Telegram.

``make bench`` prints the table; `python -P -m benchmarks.memory 1000 10000` takes other numbers. The updates are of
citizens who ask, report and leave off, a hundred updates from each.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web

from benchmarks.throughput import SIMPUL, STEPS, process

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "7100000001:" + "m" * 35
SECRET = "benchmark"  # noqa: S105 - a word for this machine alone
AT_ONCE = 16
SAID = ("/bantuan", "/status", "/laporanku", *(said for said, _ in STEPS), "/batal")


def resident_mb(pid: int) -> float:
    """Read how much memory a process has now."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


async def telegram(request: web.Request) -> web.Response:
    """Answer as Telegram does where it is asked, and keep nothing: the sandbox would remember every message."""
    method = request.path.rpartition("/")[2]
    if method.startswith(("send", "edit")) and "application/json" in request.headers.get("Content-Type", ""):
        given = await request.json()
        chat = {"id": int(given["chat_id"]), "type": "private", "first_name": "W"}
        return web.json_response({"ok": True, "result": {"message_id": next(NUMBERS), "date": 1, "chat": chat}})
    return web.json_response({"ok": True, "result": ANSWERS.get(method, True)})


NUMBERS = itertools.count(1)
ANSWERS: dict[str, Any] = {
    "getMe": {"id": 7100000001, "is_bot": True, "first_name": "Simpul", "username": "simpul_bot"},
    "getMyCommands": [],
    "getMyName": {"name": ""},
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
}


def updates(people: int) -> Iterator[dict[str, Any]]:
    """Let each person in turn say the next thing, for ever."""
    for number in itertools.count(1):
        person = 10_000_000 + number % people
        user = {"id": person, "is_bot": False, "first_name": f"Warga {number % people}", "language_code": "id"}
        chat = {"id": person, "type": "private", "first_name": user["first_name"]}
        said = SAID[number // people % len(SAID)]
        message = {"message_id": number, "date": int(time.time()), "chat": chat, "from": user, "text": said}
        if said.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(said)}]
        yield {"update_id": number, "message": message}


async def feed(session: aiohttp.ClientSession, url: str, given: Iterator[dict[str, Any]], number: int) -> None:
    """Bring so many updates, some at a time; each is kept when it is answered."""

    async def bring(share: Iterator[dict[str, Any]]) -> None:
        for update in share:
            headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
            async with session.post(url, data=json.dumps(update), headers=headers) as answer:
                assert answer.status == web.HTTPOk.status_code, answer.status

    share = itertools.islice(given, number)
    await asyncio.gather(*(bring(share) for _ in range(AT_ONCE)))


async def settled(session: aiohttp.ClientSession, root: str) -> None:
    """Wait until few letters are on their way."""
    while True:
        async with session.get(f"{root}/metrics") as answer:
            lines = [line for line in (await answer.text()).splitlines() if line.startswith("simpul_letters_waiting{")]
        if lines and sum(float(line.rpartition(" ")[2]) for line in lines) < AT_ONCE:
            return
        await asyncio.sleep(1)


async def measure(marks: list[int]) -> None:
    """Feed up to each mark, and print the memory there."""
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", telegram)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    root = "http://127.0.0.1:18098"
    with tempfile.TemporaryDirectory() as folder:
        env = {
            "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": f"http://127.0.0.1:{runner.addresses[0][1]}",
            "TELEGRAM_MODE": "webhook", "PUBLIC_URL": root, "WEBHOOK_SECRET": SECRET, "HTTP_LISTEN": root[7:],
            "SEND_PER_SECOND": "5000", "SEND_CHAT_PER_SECOND": "5000",
            "LIMIT_REQUESTS_PER_MINUTE": "1000000",
        }  # fmt: skip
        async with process(str(SIMPUL), "run", env=env, cwd=folder) as bot, aiohttp.ClientSession() as session:
            await until_ready(session, root)
            given, done, first = updates(max(10, marks[-1] // 100)), 0, 0.0
            print(f"{'updates':>9} {'RSS MB':>8} {'ratio':>6} {'seconds':>8}")
            for mark in marks:
                began = time.perf_counter()
                await feed(session, f"{root}/telegram/webhook", given, mark - done)
                await settled(session, root)
                done, now = mark, resident_mb(bot.pid)
                first = first or now
                print(f"{mark:9} {now:8.1f} {now / first:6.2f} {time.perf_counter() - began:8.0f}", flush=True)
    await runner.cleanup()


async def until_ready(session: aiohttp.ClientSession, root: str) -> None:
    """Wait until updates are taken."""
    while True:
        try:
            async with session.get(f"{root}/health/ready") as answer:
                if answer.ok:
                    return
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.2)


def main() -> None:
    """Read the marks and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("marks", nargs="*", type=int, default=[10_000, 100_000])
    asyncio.run(measure(parser.parse_args().marks))


if __name__ == "__main__":
    sys.exit(main())
