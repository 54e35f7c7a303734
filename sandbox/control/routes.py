"""The control interface over HTTP: POST /control/<verb>; GET /control/changes, /control/live and /clock tell."""

import base64

import orjson
from aiohttp import web

from sandbox.acts import Impossible
from sandbox.changes import ANYTHING
from sandbox.control import live
from sandbox.control.downloads import download
from sandbox.control.once import once
from sandbox.control.verbs import VERBS
from sandbox.world import World

LONGEST_WAIT = 60.0
CONFLICT = 409
MALFORMED = 400
TOO_LARGE = 413


def json_answer(value: object, status: int = 200) -> web.Response:
    """JSON over the line; bytes inside it as base64."""
    return web.Response(body=orjson.dumps(value, default=_plain), status=status, content_type="application/json")


def _plain(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


def routes(world: World) -> list[web.RouteDef]:
    """Give the routes of one world."""

    async def act(request: web.Request) -> web.Response:
        verb = VERBS.get(request.match_info["verb"])
        if verb is None:
            return json_answer({"error": f"unknown verb; known: {sorted(VERBS)}"}, 404)
        try:
            body = orjson.loads(await request.read() or b"{}")
            return json_answer(once(world, verb, body))
        except Impossible as error:
            return json_answer({"error": str(error), "sign": error.sign}, CONFLICT)
        except web.HTTPRequestEntityTooLarge:
            return json_answer({"error": "more than 50 MB of files in one request", "sign": "too_big"}, TOO_LARGE)
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            return json_answer({"error": f"{type(error).__name__}: {error}"}, MALFORMED)

    async def changes(request: web.Request) -> web.Response:
        since = int(request.query.get("since", world.changes.number))
        since = since if since <= world.changes.number else 0  # a number of an earlier run
        timeout = min(float(request.query.get("timeout", 0)), LONGEST_WAIT)
        await world.changes.wait(since, request.query.get("topic", ANYTHING), timeout)
        return json_answer({"number": world.changes.number, "changes": world.changes.since(since)})

    async def clock(_: web.Request) -> web.Response:
        return json_answer({"offset": world.clock.offset, "now": world.clock.now()})

    async def file(request: web.Request) -> web.Response:
        found = world.files.get(request.match_info["unique"])
        if found is None:
            return json_answer({"error": "no such file"}, 404)
        return download(found, world.blobs[found.blob])

    return [
        web.post("/control/{verb}", act),
        web.get("/control/changes", changes),
        live.route(world),
        web.get("/clock", clock),
        web.get("/control/file/{unique}", file),
    ]
