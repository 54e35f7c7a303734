"""The server: the Bot API, the files, the control interface and the page of phones of one little world."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from urllib.parse import parse_qsl

import aiohttp
import orjson
from aiohttp import web

from sandbox import archive, files, guard, page
from sandbox.api import gate
from sandbox.api.call import Call
from sandbox.api.parameters import Parameters, read
from sandbox.checks import ApiError
from sandbox.control.routes import routes
from sandbox.models import Bot
from sandbox.refusals import not_found
from sandbox.store import Store
from sandbox.webhook import Reply
from sandbox.world import World

LARGEST = 72 << 20  # bytes of a request: 50 MB of files in base64, and what is said about them
GRACE = 0.2  # seconds for calls that are still on the way at the end
WORLD = web.AppKey("world", World)
# What Telegram does not carry out when it comes back in the answer to a webhook.
NO_REPLY = ("get", "setwebhook", "deletewebhook", "close", "logout")


def build(state_path: str | None, *, limits: bool = False, clock: float | None = None) -> web.Application:
    """Build the whole sandbox as an aiohttp application; with a path it remembers everything over restarts."""
    world = World(Store(state_path), _replier, limits=limits)
    archive.restore(world)
    if clock is not None:
        world.begin(clock)
    app = web.Application(client_max_size=LARGEST, middlewares=[guard.guard])
    app[WORLD] = world
    app.add_routes(
        [
            web.route("*", "/bot{token:[^/]+}/{method}", _bot_api),
            web.get("/file/bot{token:[^/]+}/{path:.+}", _download),
            *routes(world),
            *page.routes(),
        ]
    )
    app.on_response_prepare.append(guard.secure)
    app.on_response_prepare.append(_kept)
    app.cleanup_ctx.append(_life)
    return app


@contextlib.asynccontextmanager
async def running(
    port: int = 0, state: str | None = None, *, limits: bool = False, clock: float | None = None
) -> AsyncIterator[str]:
    """Run the sandbox on a port of this machine: its url inside the context, its end after it."""
    runner = web.AppRunner(build(state, limits=limits, clock=clock), access_log=None, shutdown_timeout=GRACE)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def _life(app: web.Application) -> AsyncIterator[None]:
    world = app[WORLD]
    for courier in world.couriers.values():
        courier.rouse()
    yield
    for courier in world.couriers.values():
        await courier.close()
    world.store.close()


async def _kept(request: web.Request, _: web.StreamResponse) -> None:
    """Nobody hears of anything that is not in the state file."""
    request.app[WORLD].store.flush()


async def _bot_api(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    try:
        bot = gate.bot_of(world, request.match_info["token"])
        params = await read(request)
        answer = await gate.perform(world, bot, request.match_info["method"], params)
    except ApiError as error:
        answer = gate.failure(error)
    return await _respond(request, answer)


async def _respond(request: web.Request, answer: gate.Answer) -> web.StreamResponse:
    if answer.delay:
        await asyncio.sleep(answer.delay)
    if answer.held:
        await request.app[WORLD].faults.cleared()
    if answer.cut and request.transport:
        request.transport.abort()
    return web.Response(body=answer.body, status=answer.status or 500, content_type=answer.kind, headers=answer.headers)


async def _download(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    try:
        bot = gate.bot_of(world, request.match_info["token"])
        data = files.by_path(world, request.match_info["path"])
        if data is None:
            raise not_found()
        call = Call(world, bot, "file", Parameters({"path": request.match_info["path"]}))
        answer = gate.faulty(call, gate.Answer(200, data, "application/octet-stream"))
    except ApiError as error:
        answer = gate.failure(error)
    return await _respond(request, answer)


def _replier(world: World, bot: Bot) -> Reply:
    async def reply(answer: aiohttp.ClientResponse, content: bytes) -> None:
        """Carry out the one call that a webhook may answer with; its result is never seen."""
        values = _values(answer.content_type, content)
        method = str(values.pop("method", ""))
        if method and not method.lower().startswith(NO_REPLY):
            await gate.perform(world, bot, method, Parameters(values))

    return reply


def _values(kind: str, content: bytes) -> dict[str, object]:
    if kind == "application/json":
        with contextlib.suppress(orjson.JSONDecodeError):
            value = orjson.loads(content)
            return value if isinstance(value, dict) else {}
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(content.decode(errors="replace")))
    return {}
