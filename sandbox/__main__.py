"""Start the sandbox: `python -P -m sandbox --port 8081 --state sandbox.db`."""

import argparse
import asyncio
import contextlib
import signal
import sys

from sandbox.client import Sandbox
from sandbox.server import running


def main() -> None:
    """Run until interrupted."""
    parser = argparse.ArgumentParser(prog="sandbox", description="A local Telegram for bots under test.")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one and prints it")
    parser.add_argument("--state", help="the file that keeps everything over restarts; without it nothing is kept")
    parser.add_argument("--limits", action="store_true", help="rate limits as at Telegram, from the start")
    given = parser.parse_args()
    try:
        asyncio.run(serve(given.port, given.state, limits=given.limits))
    except OSError as error:
        parser.error(f"cannot listen on port {given.port}: {error.strerror}")


async def serve(port: int, state: str | None, *, limits: bool) -> None:
    """Serve on the port, print one line a fact, and end on SIGTERM or SIGINT."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with running(port, state, limits=limits) as url:
        async with Sandbox(url) as sandbox:
            bot = await sandbox.bot()
        facts = (f"url {url}", f"token {bot.token}", f"bot @{bot.username}", f"control {url}/control", f"page {url}/")
        sys.stdout.write("\n".join(facts) + "\n")
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    main()
