"""The example bots that aiogram and pyTelegramBotAPI publish, as they are: keyboards, presses, albums, files.

Their files come with the libraries' sources (`requirements-examples.lock`); nothing of them is in this repository.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandbox.client import Toast
from sandbox.pictures import plain
from tests.sandbox.test_peers import HERE, PATIENCE, PYTHON

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.client import Person, Sandbox
    from tests.sandbox.line import Line

SOURCES = PYTHON.parents[1] / "sources"
GIVEN = {"test.png": plain("satu"), "test2.png": plain("dua"), "test.docx": b"PK surat"}
"""What an example expects to find beside itself."""

A_MOMENT = 0.5
"""Seconds before an answer: the example of steps notes only after it has asked what the answer is for."""

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.skipif(not SOURCES.exists(), reason="the libraries' sources are missing: make .venv-peers/.ok"),
]


@asynccontextmanager
async def running(example: str, sandbox: Sandbox, token: str, folder: Path) -> AsyncIterator[None]:
    """Run an example in a process of its own, in a folder with what it wants to find there."""
    (script,) = SOURCES.glob(example)
    for name, data in {**GIVEN, **{one.name: one.read_bytes() for one in script.parent.glob("*.jpg")}}.items():
        (folder / name).write_bytes(data)
    words = (str(PYTHON), str(HERE / "peers" / "run.py"), sandbox.url, token, str(script))
    process = await asyncio.create_subprocess_exec(*words, cwd=folder, stdout=asyncio.subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        await process.wait()


async def comes(person: Person) -> str:
    """Wait for the bot's next message, whatever it says, and tell its kind."""
    return (await person.sees("", timeout=PATIENCE)).kind


async def echo(ani: Person, sandbox: Sandbox, _: Path) -> None:
    """It copies whatever it gets: an album photo by photo, a document, a place, a contact, a voice note, a sticker."""
    await ani.starts()
    assert (await ani.sees("Hello, Ani Lestari", timeout=PATIENCE)).entities[0]["type"] == "bold"
    mine = await ani.album(2, caption="Dua foto")
    again = await ani.sees("Dua foto")
    assert again.raw["photo"][-1]["file_unique_id"] == mine[0].raw["photo"][-1]["file_unique_id"]
    assert await comes(ani) == "photo"
    for kind in ("document", "location", "contact", "voice", "sticker"):
        await ani.sends(kind)
        assert await comes(ani) == kind
    assert len(await sandbox.calls("sendPhoto")) == 2


async def form(ani: Person, _: Sandbox, __: Path) -> None:
    """It asks three questions; the second has a keyboard, which goes with the answer."""
    await ani.starts()
    await ani.sees("What's your name", timeout=PATIENCE)
    await ani.says("Ani")
    await ani.sees("Did you like to write bots?")
    assert await ani.keyboard() == [["Yes", "No"]]
    pressed = await ani.presses("Yes")
    assert (await ani.sees("What programming language")).reply_to == pressed.id
    assert await ani.keyboard() == []
    await ani.says("Python")
    await ani.sees("you like to write bots with Python")


async def scenes(ani: Person, _: Sandbox, __: Path) -> None:
    """An inline button leads into a form and goes away; the form has keyboards."""
    await ani.starts()
    await ani.sees("Start demo?", timeout=PATIENCE)
    await ani.says("/demo")
    await ani.sees("Demo started")
    press = await ani.taps("Go to form")
    assert await ani.toast(press) == Toast("", alert=False)
    await ani.sees("What's your name")
    await ani.says("Ani")
    await ani.sees("Did you like to write bots?")
    assert await ani.keyboard() == [["Yes", "No"], ["🔙 Back", "❌ Cancel"]]
    await ani.presses("Yes")
    await ani.sees("What language do you prefer?")
    await ani.says("Python")
    await ani.sees("you like to write bots with Python")
    await ani.sees("Start demo?")
    assert await ani.keyboard() == [["Demo"]]
    assert [message for message in await ani.screen() if message.buttons] == []


async def kinds_of_updates(ani: Person, sandbox: Sandbox, _: Path) -> None:
    """It hears of presses, of edits, and, as an administrator, of who joins a group."""
    await ani.starts()
    await ani.sees("Hello", timeout=PATIENCE)
    assert await ani.toast(await ani.taps("Tap me, bro")) == Toast("Yeah good, now I'm fine", alert=False)
    said = await ani.says("Jalan rusk")
    await ani.edits(said, "Jalan rusak")
    assert (await ani.sees("Message was edited")).reply_to == said.id
    group = await sandbox.group("Warga", [ani], bot=await sandbox.bot())
    await group.promotes(await sandbox.bot())
    await (await sandbox.person("Budi")).joins(group)
    await ani.sees("was changed from left to member", chat=group)


async def yes_or_no(ani: Person, _: Sandbox, __: Path) -> None:
    """Two buttons beside each other, answered by a note."""
    await ani.starts()
    assert (await ani.sees("Yes/no?", timeout=PATIENCE)).buttons == [["Yes", "No"]]
    assert await ani.toast(await ani.taps("No")) == Toast("Answer is No", alert=False)


async def products(ani: Person, _: Sandbox, __: Path) -> None:
    """A list of buttons that turns into a page, and back; an alert for what is sold out."""
    await ani.says("/products")
    shown = await ani.sees("Products:", timeout=PATIENCE)
    assert await ani.toast(await ani.taps("iphone 13")) == Toast("Not available :(", alert=True)
    await ani.taps("samsung s20")
    page = await ani.sees("Product price: 800")
    assert (page.id, page.edited) == (shown.id, True)
    await ani.taps("⬅")
    assert len((await ani.sees("Products:")).buttons) == 3


async def steps(ani: Person, _: Sandbox, __: Path) -> None:
    """Each answer is a reply; the keyboard is for one use."""
    await ani.starts()
    for question, words in (("What's your name", "Ani"), ("How old are you?", "tiga puluh"), ("Age should be", "30")):
        await ani.sees(question, timeout=PATIENCE)
        await asyncio.sleep(A_MOMENT)
        await ani.says(words)
    await ani.sees("What is your gender")
    await asyncio.sleep(A_MOMENT)
    await ani.presses("Female")
    await ani.sees("Nice to meet you Ani")
    assert await ani.keyboard() == []


async def pictures(ani: Person, sandbox: Sandbox, folder: Path) -> None:
    """A key chooses a picture of the example's own, which is uploaded and hides the keyboard."""
    await ani.starts()
    await ani.sees("following commands are available", timeout=PATIENCE)
    await ani.says("/getImage")
    await ani.sees("Please choose your image now")
    await ani.presses("Minnie")
    photo = await ani.sees("")
    assert photo.kind == "photo"
    uploaded = await sandbox.file(photo.raw["photo"][-1]["file_unique_id"])
    assert uploaded[-1000:] == (folder / "kitten.jpg").read_bytes()[-1000:]
    assert await ani.keyboard() == []


async def files(ani: Person, sandbox: Sandbox, _: Path) -> None:
    """A photo, a document and an album, uploaded."""
    await ani.says("/photo")
    assert await comes(ani) == "photo"
    await ani.says("/document")
    document = (await ani.sees("")).raw["document"]
    assert (document["file_name"], await sandbox.file(document["file_unique_id"])) == ("test.docx", GIVEN["test.docx"])
    await ani.says("/photos")
    one, other = await ani.sees(""), await ani.sees("")
    assert one.media_group_id is not None
    assert one.media_group_id == other.media_group_id


async def download(ani: Person, _: Sandbox, folder: Path) -> None:
    """A photo is fetched from the sandbox, byte by byte, and the note about it is edited."""
    picture = plain("unduhan")
    await ani.sends("photo", data=picture)
    await ani.sees("Downloading your photo", timeout=PATIENCE)
    await ani.sees("Done!")
    assert (folder / "file.jpg").read_bytes() == picture


Story = Callable[["Person", "Sandbox", Path], Awaitable[None]]
EXAMPLES: dict[str, Story] = {
    "aiogram-*/examples/echo_bot.py": echo,
    "aiogram-*/examples/finite_state_machine.py": form,
    "aiogram-*/examples/scene.py": scenes,
    "aiogram-*/examples/specify_updates.py": kinds_of_updates,
    "pytelegrambotapi-*/examples/inline_keyboard_example.py": yes_or_no,
    "pytelegrambotapi-*/examples/callback_data_examples/simple_products_example.py": products,
    "pytelegrambotapi-*/examples/step_example.py": steps,
    "pytelegrambotapi-*/examples/detailed_example/detailed_example.py": pictures,
    "pytelegrambotapi-*/examples/asynchronous_telebot/send_file_example.py": files,
    "pytelegrambotapi-*/examples/asynchronous_telebot/download_file_example.py": download,
}


@pytest.mark.parametrize("example", EXAMPLES)
async def test_a_published_example_runs_unchanged(example: str, sandbox: Sandbox, line: Line, tmp_path: Path) -> None:
    ani = await sandbox.person("Ani Lestari")
    async with running(example, sandbox, line.bot.token, tmp_path):
        await EXAMPLES[example](ani, sandbox, tmp_path)
