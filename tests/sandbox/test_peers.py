"""Other people's clients against the sandbox: what works for them is not merely shaped to our own bot."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.client import Sandbox, Toast
from sandbox.pictures import plain
from tests.sandbox.line import Line

HERE = Path(__file__).parent
PYTHON = HERE.parents[1] / ".venv-peers" / "bin" / "python"
PATIENCE = 30  # seconds; the libraries take a while to import

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.skipif(
        not PYTHON.exists(), reason="the peers' environment .venv-peers is missing: make .venv-peers/.ok"
    ),
]


@pytest_asyncio.fixture(params=["aiogram_bot.py", "telebot_bot.py"], loop_scope="session")
async def peer(request: pytest.FixtureRequest, sandbox: Sandbox, line: Line) -> AsyncIterator[str]:
    """Run a bot of that library in a process of its own."""
    script = str(HERE / "peers" / request.param)
    process = await asyncio.create_subprocess_exec(str(PYTHON), script, sandbox.url, line.bot.token)
    try:
        yield request.param
    finally:
        process.kill()
        await process.wait()


async def test_a_whole_conversation(peer: str, sandbox: Sandbox) -> None:
    """Start, echo, button, edit, document, place, photo: nothing that the description does not know."""
    ani = await sandbox.person("Ani Lestari")
    await ani.starts("kode-1")
    greeting = await ani.sees("halo ani kode-1", timeout=PATIENCE)
    assert greeting.entities[0]["type"] == "bold", peer
    said = await ani.says("Jalan rusak 😀")
    assert (await ani.sees("jalan rusak")).reply_to == said.id
    await ani.says("/tombol")
    card = await ani.sees("setuju?")
    press = await ani.taps("Setuju")
    assert await ani.toast(press) == Toast("Terima kasih", alert=True)
    assert (await ani.sees("disetujui")).id == card.id
    await ani.says("/surat")
    assert (await ani.sees("surat")).raw["document"]["file_name"] == "surat.pdf"
    await ani.says("/tempat")
    await ani.sees("di mana?")
    await ani.presses("Kirim lokasi", latitude=-6.5, longitude=107.0)
    await ani.sees("tempat -6.50")
    picture = plain("peer")
    await ani.sends("photo", data=picture)
    await ani.sees(f"foto {len(picture)} bita")
    assert (await ani.sees("album")).media_group_id is not None
