"""The webhook: the secret first, then the shape, then one effect; nothing of the content in the log."""

from __future__ import annotations

import asyncio
import io
import sqlite3
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
import orjson
import pytest
import pytest_asyncio
import sqlalchemy as sa
from sqlmodel import col

from bot import doctor_storage
from bot.visit import Visit
from handlers.web.webhook import PATH, SECRET_HEADER
from storage import engine
from storage.tables import UpdateRow
from tests.story import look
from tests.support.world import SECRET, STORY, world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sandbox.client import Person
    from tests.support.postgres import Postgres
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

CONTENT = "Isi yang tidak boleh masuk log"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def hooked(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Give the file's world, on SQLite behind a webhook."""
    database = f"sqlite:///{tmp_path_factory.mktemp('hooked')}/simpul.db"
    with pytest.MonkeyPatch.context() as patch:
        async with world(patch, database=database, mode="webhook") as opened:
            yield opened


@asynccontextmanager
async def call(world: World, body: object, *, secret: str | None = SECRET) -> AsyncIterator[aiohttp.ClientResponse]:
    """Call the webhook as Telegram, or somebody else, would."""
    data = io.BytesIO(body if isinstance(body, bytes) else orjson.dumps(body))
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{world.app.address}{PATH}", data=data, headers=headers) as answer,
    ):
        yield answer


async def told_ready(world: World) -> int:
    """Scrape, then ask whether it is ready; gives the status, or 0 where the gauge says something else."""
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{world.app.address}/metrics") as answer:
            gauge = "\nsimpul_ready 1.0" in await answer.text()
        async with session.get(f"{world.app.address}/health/ready") as answer:
            return answer.status if answer.ok == gauge else 0


async def becomes(world: World, status: int) -> None:
    """Wait until it is as ready as that."""
    async with asyncio.timeout(look.PATIENCE):
        while await told_ready(world) != status:
            await asyncio.sleep(0.05)


def set_read_only(server: Postgres, value: str) -> None:
    """Let the server's sessions write nothing from now on, or write again; each hears it a moment later."""
    server.ask(f"ALTER SYSTEM SET default_transaction_read_only = {value}")
    server.ask("SELECT pg_reload_conf()")


def text(person: Person, number: int, words: str = CONTENT) -> dict[str, Any]:
    """An update as Telegram sends it."""
    user = {"id": person.id, "is_bot": False, "first_name": person.name}
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    message = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": user, "text": words}
    return {"update_id": number, "message": message}


def taken(world: World, number: int) -> bool:
    """Tell whether the update has been marked as done."""
    return bool(look.rows(world, sa.select(col(UpdateRow.at)).where(col(UpdateRow.update_id) == number)))


@pytest.mark.parametrize("secret", [None, "", "salah", SECRET + "x", SECRET.upper(), "\u00e9"])
async def test_without_the_secret_nothing_happens(hooked: World, secret: str | None) -> None:
    """401, no mark, no effect, whatever the body."""
    person = await hooked.citizen()
    number = 500_000_000 + person.id % 1000
    async with call(hooked, text(person, number), secret=secret) as answer:
        assert answer.status == 401
        assert await answer.read() == b""
    async with call(hooked, b"bukan json", secret=secret) as answer:
        assert answer.status == 401
    await look.quiet(hooked)
    assert not taken(hooked, number)
    assert not any(CONTENT in message.text for message in await person.screen())


async def test_a_secret_in_odd_bytes_is_a_wrong_one(hooked: World, capfd: pytest.CaptureFixture[str]) -> None:
    """Bytes that are no text are refused like any other wrong secret, without a traceback."""
    host, port = hooked.app.address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n{SECRET_HEADER}: "
    writer.write(head.encode() + b"\xff\xfe\r\n\r\n{}")
    answer = await reader.read()
    writer.close()
    assert answer.startswith(b"HTTP/1.1 401")
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    "body",
    [
        b"", b"bukan json: " + CONTENT.encode(), b"{", b"\xff\xfe", b"[1, 2]", b"7", b'"teks"', b"null", b"{}",
        b'{"message": {"text": "' + CONTENT.encode() + b'"}}', b'{"update_id": "12"}', b'{"update_id": true}',
        b'{"update_id": 1.5}', b'{"update_id": 99999999999999999999999}', b"[" * 5000, b'{"update_id": null}',
    ],
)  # fmt: skip
async def test_what_is_no_update_is_refused(hooked: World, body: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    """400, and the log tells that it happened without a word of what was in it."""
    async with call(hooked, body) as answer:
        assert answer.status == 400
        assert CONTENT.encode() not in await answer.read()
    logged = "".join(capfd.readouterr())
    assert "malformed update" in logged
    assert CONTENT not in logged
    assert "Traceback" not in logged


async def test_a_body_beyond_all_measure_is_refused(hooked: World) -> None:
    """More than a megabyte is no update of Telegram's."""
    async with call(hooked, b"x" * (1024 * 1024 + 1)) as answer:
        assert answer.status == 413


async def test_other_ways_in_are_closed(hooked: World) -> None:
    """GET is no way to bring an update; unknown paths are not there."""
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{hooked.app.address}{PATH}") as answer:
            assert answer.status == 405
        async with session.post(f"{hooked.app.address}/telegram") as answer:
            assert answer.status == 404


async def test_the_same_update_twice_is_acknowledged_twice(hooked: World) -> None:
    """Telegram repeats what it is unsure of: 200 each time, one effect."""
    person = await hooked.citizen()
    for _ in range(2):
        async with call(hooked, text(person, 600_000_001, STORY)) as answer:
            assert answer.status == 200
    await person.sees("Di mana kejadiannya")
    await look.quiet(hooked)
    assert sum("Di mana kejadiannya" in message.text for message in await person.screen()) == 1


async def test_two_hundred_means_committed(hooked: World) -> None:
    """When Telegram hears 200 the effect is in the archive."""
    person = await hooked.citizen()
    async with call(hooked, text(person, 600_000_002, STORY)) as answer:
        assert answer.status == 200
        assert taken(hooked, 600_000_002)
        assert look.step(hooked, person) == "report/place"


async def test_an_update_that_fails_is_acknowledged_and_set_aside(hooked: World) -> None:
    """A broken update does not come back for ever; its sender is told."""
    person = await hooked.citizen()
    broken = text(person, 600_000_003)
    broken["message"]["date"] = "kemarin"
    async with call(hooked, broken) as answer:
        assert answer.status == 200
    await person.sees("gagal kami proses")
    assert len(look.parked(hooked)) == 1


async def test_while_somebody_else_holds_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite locked by another program: 503 with Retry-After; the same update has its effect afterwards."""
    impatient = [one for one in engine.PRAGMAS if "busy_timeout" not in one]
    monkeypatch.setattr(engine, "PRAGMAS", (*impatient, "busy_timeout=200"))
    path = f"{tmp_path}/simpul.db"
    async with world(monkeypatch, database=f"sqlite:///{path}", mode="webhook") as opened:
        person = await opened.citizen()
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        async with call(opened, text(person, 600_000_005, STORY)) as answer:
            assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
        assert await told_ready(opened) == 503
        other.execute("ROLLBACK")
        other.close()
        assert await told_ready(opened) == 200
        async with call(opened, text(person, 600_000_005, STORY)) as answer:
            assert answer.status == 200
        await person.sees("Di mana kejadiannya")


async def test_while_the_archive_takes_no_writes(postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL turned read-only: what is read alone does not pass for ready, nor for a sound database."""
    async with world(monkeypatch, database=postgres_server.database(), mode="webhook") as opened:
        person = await opened.citizen()
        visit = Visit(opened.settings)
        assert await told_ready(opened) == 200
        await asyncio.to_thread(doctor_storage.database, visit)
        try:
            set_read_only(postgres_server, "on")
            await becomes(opened, 503)
            async with call(opened, text(person, 600_000_006, STORY)) as answer:
                assert answer.status == 503
            with pytest.raises(doctor_storage.WritesRefused):
                await asyncio.to_thread(doctor_storage.database, visit)
        finally:
            set_read_only(postgres_server, "off")
        await becomes(opened, 200)
        with engine.build(opened.settings.database_url).connect() as connection:
            assert not connection.execute(sa.select(UpdateRow).where(col(UpdateRow.bot_id) == 0)).all()


async def test_while_the_archive_is_away(postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    """503 with Retry-After, readiness says why; when it is back everything has its effect, once and in order."""
    async with world(monkeypatch, database=postgres_server.database(), mode="webhook") as opened:
        person = await opened.citizen()
        postgres_server.down()
        try:
            async with call(opened, text(person, 600_000_004)) as answer:
                assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
            for words in (STORY, "Lewati", "Lewati", "1", "1"):
                await person.says(words)
            async with aiohttp.ClientSession() as session:
                async with session.get(f"{opened.app.address}/health/live") as answer:
                    assert answer.status == 200
                async with session.get(f"{opened.app.address}/health/ready") as answer:
                    told = await answer.json()
                    assert (answer.status, told["ready"]) == (503, False)
                    assert told["parts"]["telegram"] == told["parts"]["schema"] == {"ok": True}
                    assert "lane-0 is refused" in told["parts"]["storage"]["why"]
                    assert "database" in told["parts"]["storage"]["remedy"]
        finally:
            postgres_server.up()
        assert "Instansi: Dinas Perhubungan" in (await person.sees("Periksa laporan")).text
        await look.quiet(opened)
        for question in ("Di mana kejadiannya", "Ada bukti", "Kepada siapa", "Siapa yang boleh tahu"):
            assert sum(question in message.text for message in await person.screen()) == 1, question
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{opened.app.address}/health/ready") as answer,
        ):
            assert (answer.status, (await answer.json())["ready"]) == (200, True)


async def test_telegram_is_told_where_we_are(hooked: World) -> None:
    """Address, secret, kinds of updates and connections are set; the commands' menu in both languages."""
    (call,) = await hooked.sandbox.calls("setWebhook")
    assert call.params["url"] == f"{hooked.settings.public_url}{PATH}"
    assert call.params["secret_token"] == SECRET
    assert call.params["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    menus = await hooked.sandbox.calls("setMyCommands")
    assert [menu.params.get("language_code") for menu in menus] == [None, "en"]
