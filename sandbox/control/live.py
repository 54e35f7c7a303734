"""One WebSocket for a page of phones: what changes is pushed as it happens, as far as the page has asked for it."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson
from aiohttp import WSMsgType, web

from sandbox.changes import ANYTHING, KEPT
from sandbox.control import panes
from sandbox.models import Json
from sandbox.world import World

PATIENCE = 60.0
GATHER = 0.015  # seconds in which changes come together before they are sent
HEARTBEAT = 25.0
# Changes that are told by themselves; any other means that the world at a glance is not what it was.
TOLD = frozenset({"message", "edited", "deleted", "read", "answer", "call", "settled", "action", "pinned"})


@dataclass(slots=True)
class Window:
    """What a page has open: whose phones, and whether it follows the bots' calls."""

    people: frozenset[int] = frozenset()
    calls: bool = False

    def asks(self, given: Json) -> None:
        """Take what the page says it wants."""
        self.people = frozenset(int(person) for person in given.get("people", ()))
        self.calls = bool(given.get("calls"))


def route(world: World) -> web.RouteDef:
    """Give the route of one world."""

    async def live(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=1 << 20)
        await socket.prepare(request)
        window = Window()
        pump = asyncio.ensure_future(_pump(socket, world, window))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    with contextlib.suppress(AttributeError, TypeError, ValueError, ConnectionError):
                        window.asks(orjson.loads(message.data))
                        # Of these people every message is pushed from here on: a page asked for now leaves no gap.
                        await _send(socket, {"kind": "followed", "people": sorted(window.people)})
        finally:
            pump.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await pump
        return socket

    return web.get("/control/live", live)


async def _pump(socket: web.WebSocketResponse, world: World, window: Window) -> None:
    number = world.changes.number
    await _send(socket, panes.outline(world))
    while not socket.closed:
        await world.changes.wait(number, ANYTHING, PATIENCE)
        await asyncio.sleep(GATHER)
        fresh, number = world.changes.since(number), world.changes.number
        if len(fresh) >= KEPT:
            await socket.close(message=b"too far behind")
        elif fresh:
            await _tell(socket, world, window, fresh)


async def _tell(socket: web.WebSocketResponse, world: World, window: Window, fresh: list[dict[str, Any]]) -> None:
    if any(change["kind"] not in TOLD for change in fresh):
        await _send(socket, panes.outline(world))
    batch = {name: found for name, gather in GATHERED.items() if (found := gather(world, window, fresh))}
    if batch:
        await _send(socket, {"kind": "batch", **batch})


async def _send(socket: web.WebSocketResponse, value: Json) -> None:
    await socket.send_str(orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode())


def _lines(world: World, _: Window, fresh: list[dict[str, Any]]) -> list[Json]:
    keys = dict.fromkeys(change["room"] for change in fresh if "room" in change)
    return [panes.line(world, world.rooms[key]) for key in keys]


def _posts(world: World, window: Window, fresh: list[dict[str, Any]]) -> list[Json]:
    places = dict.fromkeys((change["room"], change["message"]) for change in fresh if "message" in change)
    seen = [(world.rooms[key], number) for key, number in places if panes.sees(world, world.rooms[key], window.people)]
    return [{**panes.shown(room.posts[number]), "deleted": room.posts[number].deleted} for room, number in seen]


def _answers(world: World, window: Window, fresh: list[dict[str, Any]]) -> list[Json]:
    found = [world.queries[change["query"]] for change in fresh if change["kind"] == "answer"]
    return [{"query": query.id, "answer": query.answer} for query in found if query.person in window.people]


def _calls(world: World, window: Window, fresh: list[dict[str, Any]]) -> list[Json]:
    count = sum(change["kind"] == "call" for change in fresh) if window.calls else 0
    newest = list(islice(reversed(world.journal.calls), count))
    return [entry.to_json() for entry in reversed(newest)]


def _actions(world: World, window: Window, fresh: list[dict[str, Any]]) -> list[Json]:
    found = [(change["room"], change["action"]) for change in fresh if change["kind"] == "action"]
    return [{"room": key, "action": what} for key, what in found if panes.sees(world, world.rooms[key], window.people)]


def _pending(world: World, _: Window, __: list[dict[str, Any]]) -> list[Json]:
    return panes.pending(world)


GATHERED: dict[str, Callable[[World, Window, list[dict[str, Any]]], list[Json]]] = {
    "rooms": _lines,
    "posts": _posts,
    "answers": _answers,
    "actions": _actions,
    "calls": _calls,
    "pending": _pending,
}
