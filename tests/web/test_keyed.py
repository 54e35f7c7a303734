"""Keys of other systems: made by the command line, shown once, known over real HTTP, revoked at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from typer.testing import CliRunner

from bot.cli import app
from bot.domain.api_keys import KeyScope
from bot.usecases import api_keys
from handlers.web import server
from handlers.web.guarding import Guard
from handlers.web.keyed import caller
from tests.support.archives import archive, migrated, migrated_postgresql, templates

if TYPE_CHECKING:
    from tests.support.archive import Archive

__all__ = ["archive", "migrated", "migrated_postgresql", "templates"]

RUN = CliRunner()


@pytest.mark.asyncio
async def test_a_key_opens_what_it_is_for(archive: Archive) -> None:
    """No key, a wrong one and a revoked one are refused alike; a reading one writes nothing; the hash alone is kept."""

    async def reading(request: web.Request) -> web.Response:
        return web.Response(text=(await caller(request, archive.lanes, KeyScope.READ)).name)

    async def writing(request: web.Request) -> web.Response:
        return web.Response(text=(await caller(request, archive.lanes, KeyScope.WRITE)).name)

    reader = await archive.run(lambda unit: api_keys.add(unit, "sistem-a", agency=None, scope=KeyScope.READ))
    writer = await archive.run(lambda unit: api_keys.add(unit, "sistem-b", agency="lampu", scope=KeyScope.WRITE))
    routes = [web.get("/r", reading), web.get("/w", writing)]
    guard = Guard(per_minute=10_000)
    async with server.serving(routes, guard, host="127.0.0.1", port=0) as address, aiohttp.ClientSession() as session:

        async def call(path: str, header: str | None) -> tuple[int, str | None]:
            headers = {} if header is None else {"Authorization": header}
            async with session.get(address + path, headers=headers) as answer:
                return answer.status, answer.headers.get("WWW-Authenticate")

        assert await call("/r", f"Bearer {reader}") == (200, None)
        assert await call("/w", f"Bearer {reader}") == (403, None)
        assert [(await call(path, f"bearer {writer}"))[0] for path in ("/r", "/w")] == [200, 200]
        for wrong in (None, "", "Bearer", "Bearer ", f"Bearer {reader}x", f"Basic {reader}", reader, "Bearer \u00e9"):
            assert await call("/r", wrong) == (401, "Bearer")
        assert (await archive.run(lambda unit: [one.used for one in unit.api_keys.live()])) == [archive.clock.now()] * 2
        assert await archive.run(lambda unit: unit.api_keys.revoke("sistem-a"))
        assert await call("/r", f"Bearer {reader}") == (401, "Bearer")
    kept = str(archive.rows("SELECT * FROM api_keys"))
    assert reader not in kept
    assert writer not in kept


def test_the_command_line(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key alone goes to standard output; the list never shows it; a name is good once at a time."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/simpul.db")
    made = RUN.invoke(app, ["api-key", "add", "sistem", "--agency", "perhubungan", "--scope", "write"])
    assert made.exit_code == 0, made.exception
    key = made.stdout.strip()
    assert key.startswith("simpul_")
    assert isinstance(RUN.invoke(app, ["api-key", "add", "sistem"]).exception, api_keys.KeyNameTaken)
    assert RUN.invoke(app, ["api-key", "add", "lain", "--agency", "tidak-ada"]).exit_code == 1
    listed = RUN.invoke(app, ["api-key", "list", "--json"]).stdout
    (one,) = json.loads(listed)
    assert (one["name"], one["agency"], one["scope"], one["used"]) == ("sistem", "perhubungan", "write", None)
    assert key not in listed
    assert RUN.invoke(app, ["api-key", "revoke", "sistem"]).exit_code == 0
    assert RUN.invoke(app, ["api-key", "revoke", "sistem"]).exit_code == 1
    assert json.loads(RUN.invoke(app, ["api-key", "list", "--json"]).stdout) == []
