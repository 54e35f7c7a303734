"""Start the sandbox: `python -P -m sandbox --port 8081 --state sandbox.db`."""

import argparse
import asyncio
import contextlib
import signal
import sys
from datetime import datetime

from sandbox.client import Sandbox
from sandbox.server import running
from sandbox.store import BadState, put_away


def main() -> None:
    """Run until interrupted."""
    parser = argparse.ArgumentParser(prog="sandbox", description="A local Telegram for bots under test.")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one and prints it")
    parser.add_argument("--state", help="the file that keeps everything over restarts; without it nothing is kept")
    parser.add_argument("--fresh", action="store_true", help="begin anew; the old state file gets .old behind its name")
    parser.add_argument("--limits", action="store_true", help="rate limits as at Telegram, from the start")
    parser.add_argument("--clock", type=moment, help="where a new world's clock starts: 2026-11-20T09:00:00+07:00")
    given = parser.parse_args()
    if given.fresh and given.state:
        put_away(given.state)
    try:
        asyncio.run(serve(given.port, given.state, limits=given.limits, clock=given.clock))
    except BadState as error:
        sys.exit(f"sandbox: {error}")
    except OSError as error:
        parser.error(f"cannot listen on port {given.port}: {error.strerror}")


def moment(written: str) -> float:
    """Read a moment with its time zone, as seconds since 1970."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        message = f"{written!r} is no moment with a time zone, such as 2026-11-20T09:00:00+07:00"
        raise argparse.ArgumentTypeError(message)
    return found.timestamp()


async def serve(port: int, state: str | None, *, limits: bool, clock: float | None = None) -> None:
    """Serve on the port, print one line a fact, and end on SIGTERM or SIGINT."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with running(port, state, limits=limits, clock=clock) as url:
        async with Sandbox(url) as sandbox:
            bot = await sandbox.bot()
        facts = {"url": url, "token": bot.token, "bot": f"@{bot.username}", "control": f"{url}/control"}
        facts |= {"page": f"{url}/", "clock": f"{url}/clock"}
        sys.stdout.write("".join(f"{name} {fact}\n" for name, fact in facts.items()))
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    main()
