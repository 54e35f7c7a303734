"""Who may open the control interface and the page: this machine under its own name, and no other site's scripts."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let bots through; refuse people's door under a foreign name (DNS rebinding) or from a foreign page."""
    if request.path.startswith(("/bot", "/file/")):
        return await handler(request)
    if not _at_home(request):
        return web.json_response({"error": "only this machine may open this"}, status=403)
    return await handler(request)


def _at_home(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    named = _name(f"//{request.host}") in NAMES
    return named and (origin is None or urlsplit(origin).netloc == request.host)


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


async def secure(request: web.Request, response: web.StreamResponse) -> None:
    """Add the headers that keep a page to itself."""
    if not request.path.startswith(("/bot", "/file/")):
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
