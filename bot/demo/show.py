"""The demo from its start to its end: Telegram first, then the bot, then the people; stopped in reverse."""

from __future__ import annotations

import asyncio
import re
import signal
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import typer

from bot import log
from bot.demo import own, part, place, words
from bot.demo.past import SPAN
from sandbox.client import Sandbox

if TYPE_CHECKING:
    from bot.demo.part import Part
    from bot.demo.place import Place
    from bot.ports import Clock
    from sandbox.client import Bot

FOLDER = Path("var/demo")
READY = 200
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What was asked for on the command line."""

    port: int
    bot: bool
    fresh: bool


async def run(wanted: Wanted) -> None:
    """Show until interrupted; raises what ended a part by itself."""
    log.configure("console", level="WARNING")
    stop = asyncio.Event()
    for number in STOPS:
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    showing, stopping = asyncio.create_task(_show(wanted)), asyncio.create_task(stop.wait())
    await asyncio.wait({showing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not showing.done():
        tell("Stopping …")
        showing.cancel()
    with suppress(asyncio.CancelledError):
        await showing


async def _show(wanted: Wanted) -> None:
    with place.claimed(FOLDER, fresh=wanted.fresh) as held:
        own.must_be_free(wanted.port)
        async with AsyncExitStack() as stack:
            telegram, url = await _telegram(stack, wanted, new=not held.seeded)
            sandbox = await stack.enter_async_context(Sandbox(url))
            account = await sandbox.bot()
            given = own.environment(token=account.token, telegram=url, port=own.free_port(_port(url) + 1))
            held.note(given)
            parts = [telegram]
            if wanted.bot:
                parts.append(await _bot(stack, given))
                await part.watched(parts, _fill(held, sandbox, account, given))
            tell(words.WELCOME if wanted.bot else words.FOR_A_BOT_OF_ONES_OWN)
            typer.echo("\n".join([f"{url}/{held.layout}"] if wanted.bot else [*words.to_copy(given), f"{url}/"]))
            await part.watched(parts, asyncio.Event().wait())


async def _telegram(stack: AsyncExitStack, wanted: Wanted, *, new: bool) -> tuple[Part, str]:
    """Start the sandbox; gives its address as it prints it."""
    tell("Starting a Telegram for this desk …")
    arguments = ["sandbox", "--port", str(wanted.port), "--state", "telegram.db"]
    if wanted.bot and new:
        # Where the people's past begins; a world that is there already keeps its time.
        arguments += ["--clock", (_clock().now() - SPAN).isoformat()]
    telegram = await stack.enter_async_context(part.started("sandbox", *arguments, folder=FOLDER))

    async def printed() -> str | None:
        found = re.search(r"^url (\S+)\n", telegram.said(), re.MULTILINE)
        return found[1] if found else None

    return telegram, await telegram.until(printed)


async def _bot(stack: AsyncExitStack, given: dict[str, str]) -> Part:
    """Start the bot as ``simpul run`` does, and wait until it takes updates."""
    tell("Starting the bot …")
    running = part.started("simpul", "bot", "run", folder=FOLDER, environment=given)
    bot = await stack.enter_async_context(running)
    async with aiohttp.ClientSession() as session:
        await bot.until(lambda: _ready(session, given["PUBLIC_URL"]))
    return bot


async def _ready(session: aiohttp.ClientSession, url: str) -> bool | None:
    try:
        async with session.get(f"{url}/health/ready") as answer:
            return True if answer.status == READY else None
    except aiohttp.ClientError:
        return None


async def _fill(held: Place, sandbox: Sandbox, account: Bot, given: dict[str, str]) -> None:
    """Make the invented people, once."""
    if held.seeded:
        tell("Everybody is as you left them; `simpul demo --fresh` begins anew.")
        return
    from bot.demo.stage import Stage  # noqa: PLC0415 - imports that a start with everybody there does not need
    from bot.demo.tour import guide  # noqa: PLC0415 - as above

    stage = Stage(sandbox, account, own.settings(given, FOLDER), _clock())
    tell("Inviting some invented people, who report and answer …")
    held.begin()
    await stage.fill()
    await sandbox.guide(**guide(stage.people, stage.groups))
    held.done(stage.layout())


def _clock() -> Clock:
    from bot.app import SystemClock  # noqa: PLC0415 - a second of imports that a start with everybody there does not need

    return SystemClock()


def _port(url: str) -> int:
    return int(url.rpartition(":")[2])


def tell(text: str) -> None:
    """Write for a person; standard output is for the addresses alone."""
    typer.echo(text, err=True)
