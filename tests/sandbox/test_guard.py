"""The people's door and the page answer only to this machine, and hand out nothing that a browser would run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

if TYPE_CHECKING:
    from sandbox.client import Sandbox
    from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio

DOORS = ["/", "/page/js/main.js", "/control/changes", "/control/live"]


async def status(url: str, headers: dict[str, str], method: str = "GET") -> int:
    async with aiohttp.ClientSession() as session, session.request(method, url, headers=headers) as answer:
        return answer.status


@pytest.mark.parametrize("door", DOORS)
async def test_a_foreign_name_or_site_is_refused(sandbox: Sandbox, door: str) -> None:
    for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Host": "["}):
        assert await status(sandbox.url + door, headers) in {400, 403}


async def test_a_foreign_page_cannot_act(sandbox: Sandbox) -> None:
    assert await status(f"{sandbox.url}/control/world", {"Origin": "http://evil.example"}, "POST") == 403
    assert await status(f"{sandbox.url}/control/world", {"Origin": sandbox.url}, "POST") == 200
    port = sandbox.url.rpartition(":")[2]
    assert await status(f"{sandbox.url}/", {"Host": f"localhost:{port}"}) == 200


async def test_bots_may_come_under_any_name(line: Line) -> None:
    assert await status(line.at("getMe"), {"Host": "sandbox:8081"}) == 200


async def test_the_page_keeps_to_itself(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{sandbox.url}/") as answer:
            headers, tag = answer.headers, answer.headers["ETag"]
        async with session.get(f"{sandbox.url}/", headers={"If-None-Match": tag}) as answer:
            assert answer.status == 304
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    for path in ("/page/../server.py", "/page/nothing.js", "/page/%2e%2e/server.py"):
        assert await status(sandbox.url + path, {}) == 404


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize(
    ("sent", "kind", "shown"),
    [
        ({"kind": "photo"}, "image/jpeg", "inline"),
        ({"kind": "document", "name": "a.html", "data": b"<script>"}, "application/octet-stream", "attachment"),
        ({"kind": "document", "name": "a.svg", "data": b"<svg/>"}, "application/octet-stream", "attachment"),
        ({"kind": "document", "name": "a.png", "data": b"\x89PNG\r\n\x1a\n"}, "image/png", "attachment"),
        ({"kind": "voice"}, "audio/ogg", "attachment"),
        ({"kind": "video", "name": 'x"\r\n.mp4'}, "video/mp4", "attachment"),
    ],
)
async def test_files_are_shown_or_saved_but_never_run(
    sandbox: Sandbox, sent: dict[str, Any], kind: str, shown: str
) -> None:
    ani = await sandbox.person("Ani Lestari")
    body = (await ani.sends(**sent)).raw
    file = body["photo"][-1] if "photo" in body else body[sent["kind"]]
    async with aiohttp.ClientSession() as session:
        url = f"{sandbox.url}/control/file/{file['file_unique_id']}"
        async with session.get(url) as answer:
            assert answer.content_type == kind
            assert answer.headers["Content-Disposition"].startswith(shown)
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in answer.headers["Content-Security-Policy"]
