"""The page of phones: plain ES modules and style sheets in `static/`, served at `/` without a build step.

At first the phones of the first four people lie side by side. An address says which ones instead, in which order, and
which chat each has open: `/?phones=ID,ID:CHAT,…` with the id of a person and, behind a colon, the id of a group or of a
bot, or `list` for the list of chats. Without a chat it is the bot's. Such an address follows what is opened and put
away, so that a reload finds the desk as it was.
"""

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from aiohttp import web

TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the page, ready to be sent."""

    body: bytes
    kind: str
    tag: str


@cache
def assets() -> dict[str, Asset]:
    """Read all files of the page, by their path under `static/`."""
    return dict(_walk(resources.files(__name__) / "static", ""))


def _walk(folder: Traversable, path: str) -> list[tuple[str, Asset]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _walk(entry, f"{path}{entry.name}/")
        else:
            found.append((f"{path}{entry.name}", _asset(entry)))
    return found


def _asset(file: Traversable) -> Asset:
    body = file.read_bytes()
    suffix = f".{file.name.rpartition('.')[2]}"
    kind = TYPES.get(suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Asset(body, kind, hashlib.sha256(body).hexdigest()[:16])


async def _index(request: web.Request) -> web.Response:
    return _answer(request, assets()["index.html"])


async def _static(request: web.Request) -> web.Response:
    asset = assets().get(request.match_info["path"])
    if asset is None:
        raise web.HTTPNotFound
    return _answer(request, asset)


def _answer(request: web.Request, asset: Asset) -> web.Response:
    headers = {"Cache-Control": "no-cache", "ETag": f'"{asset.tag}"'}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return web.Response(status=304, headers=headers)
    charset = "utf-8" if asset.kind.startswith("text/") else None
    return web.Response(body=asset.body, content_type=asset.kind, charset=charset, headers=headers)


def routes() -> list[web.RouteDef]:
    """Give the routes of the page."""
    return [web.get("/", _index), web.get("/page/{path:.+}", _static)]
