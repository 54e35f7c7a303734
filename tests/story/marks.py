"""A citizen with marks all over: name, username, account, phone, and files full of them; and a look for the marks."""

from __future__ import annotations

import asyncio
import sys
import zipfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

import sqlalchemy as sa
from sqlmodel import col

from bot.ports import FileState
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from storage.tables import AttachmentRow
from tests.storage import planted
from tests.storage.test_cleaning import jpeg
from tests.story import look
from tests.support.world import World, settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    import pytest

    from bot.app import App
    from sandbox.client import Group, Message, Person

NAME, USERNAME, PHONE, ACCOUNT = "Zubaidah Kencana", "zkencana_melati", "080012349876", 7771234567891
MARKS = ("zubaidah", "kencana", PHONE.removeprefix("0"), str(ACCOUNT), planted.NAME.lower())
SIMPUL = Path(sys.executable).with_name("simpul")
LAST_WORDS = "warga bernama samaran kuda sembrani"
"""What the citizen says in an update that fails."""


@dataclass
class Watched:
    """A world whose bot is a process of its own; ``logged`` is all it has said once it has ended."""

    world: World
    logged: str = ""


@asynccontextmanager
async def watched(monkeypatch: pytest.MonkeyPatch, folder: Path, log_format: str) -> AsyncIterator[Watched]:
    """Run the bot as an operator does, and keep what it logs."""
    monkeypatch.setenv("LOG_FORMAT", log_format)
    async with sandbox_running() as url, Sandbox(url) as sandbox:
        bot = await sandbox.bot()
        database = f"sqlite:///{folder}/simpul.db"
        settings = settings_for(
            monkeypatch, token=bot.token, api=url, database=database, mode="polling", port=1, files=folder
        )
        monkeypatch.setenv("HTTP_LISTEN", "127.0.0.1:0")
        process = await asyncio.create_subprocess_exec(SIMPUL, "run", cwd=folder, stderr=asyncio.subprocess.PIPE)
        given = Watched(World(sandbox=sandbox, bot=bot, settings=settings, app=cast("App", None)))
        try:
            await sandbox.call("setMyCommands", seconds=30)
            yield given
        finally:
            if process.returncode is None:
                process.terminate()
            given.logged = (await process.communicate())[1].decode()
        assert process.returncode == 0, given.logged
        assert await sandbox.violations() == []


async def zubaidah(world: World) -> Person:
    """Make the citizen."""
    person = await world.sandbox.person(NAME, username=USERNAME, phone=f"+62{PHONE[1:]}", id=ACCOUNT)
    await person.starts()
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await person.sees("Ceritakan masalahnya")
    return person


def paper() -> bytes:
    """Make an office document, which cannot be cleaned."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("docProps/core.xml", f"<dc:creator>{planted.NAME} {NAME}</dc:creator>")
        archive.writestr("word/document.xml", f"<w:document>{NAME}</w:document>")
    return made.getvalue()


FILES = {
    "zubaidah-kencana.jpg": jpeg,
    "ktp zubaidah.pdf": lambda: planted.a_pdf(jpeg()),
    "surat-kencana.docx": paper,
}


def marked(text: str) -> list[str]:
    """List the marks in a text, however it is spaced or spelt."""
    folded = text.casefold()
    digits = "".join(one for one in folded if one.isalnum())
    return [mark for mark in MARKS if mark in folded or mark.replace(" ", "") in digits]


def unpacked(content: bytes) -> bytes:
    """Give what a file says: of a spreadsheet or another packed one, all its parts."""
    if not zipfile.is_zipfile(BytesIO(content)):
        return content
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def broken(words: str) -> dict[str, object]:
    """Make an update of the citizen that fails by itself."""
    user = {"id": ACCOUNT, "is_bot": False, "first_name": NAME}
    chat = {"id": ACCOUNT, "type": "private"}
    return {"message": {"message_id": 1, "date": words, "from": user, "chat": chat, "text": words}}


def file_of(message: Message) -> str | None:
    """Name the file that a message holds."""
    found = message.raw.get(message.kind)
    one = found[-1] if isinstance(found, list) and found else found
    return str(one["file_unique_id"]) if isinstance(one, dict) and "file_unique_id" in one else None


async def fetched(world: World) -> None:
    """Wait until every file of a sent report was fetched."""
    query = sa.select(sa.func.count()).where(col(AttachmentRow.state) == FileState.KNOWN)
    async with asyncio.timeout(20):
        while look.rows(world, query)[0][0]:
            await asyncio.sleep(0.05)


async def leaks(world: World, citizen: Person, readers: Iterable[tuple[Person, Group | None]]) -> list[str]:
    """Look through every screen and file of the others, and every call that was not to the citizen's own chat."""
    found: list[str] = []
    for person, group in readers:
        for message in await person.screen(group):
            if not message.from_bot:
                continue
            found += [f"{person.name} sees {mark}: {message}" for mark in marked(f"{message.text} {message.raw}")]
            unique = file_of(message)
            content = unpacked(await world.sandbox.file(unique)) if unique else b""
            found += [f"{person.name} has a file: {place} {message}" for place in planted.leaks(content)]
            found += [f"{person.name} has a file with {mark}" for mark in marked(content.decode("latin-1"))]
    for call in await world.sandbox.calls():
        if str(call.chat_id) != str(citizen.id):
            found += [f"{call.method} says {mark}: {call.params}" for mark in marked(str(call.params))]
    return found
