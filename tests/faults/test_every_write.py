"""The process dies between every two writes of what matters; afterwards it was done or is done once, and all is told.

Each death is a real one: a forked process that ends without a word, before its N-th statement that writes or its N-th
COMMIT, in the middle of a unit, of a claim or of an ending. What it left in the file is then taken up by another.
"""

from __future__ import annotations

import asyncio
import copy
import os
import random
import shutil
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from tests.faults.simulation.history import PEOPLE, History
from tests.faults.simulation.town import Town, open_door
from tests.support.archive import START

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.chat.raw import RawUpdate
    from tests.faults.simulation.phones import Chat
    from tests.support.archive import Templates

WRITES = ("INSERT", "UPDATE", "DELETE")
DIED = 9
STORY = "Taman bermain di depan balai warga rusak sejak hari Senin, anak-anak jatuh di sana."
SITI, BUDI, RATNA = 0, 6, 7
"""Whose turn it is, by their place among the people of the simulation."""

TO_REVIEW = ((SITI, STORY), (SITI, "Lewati"), (SITI, "[Lewati]"), (SITI, "[Dinas Taman]"), (SITI, "[Terbuka]"))
TO_VERIFIER = (
    *TO_REVIEW[:3],
    (SITI, "[Tidak tahu, biar petugas yang memilih]"),
    (SITI, "[Terbuka]"),
    (SITI, "[Kirim]"),
)
TO_WORDS = (*TO_REVIEW, (SITI, "[Kirim]"), (BUDI, "[Jawab]"), (BUDI, "Sudah kami perbaiki."))


@dataclass(frozen=True)
class Case:
    """The steps up to what is tried, the step itself, and what must have happened once after it."""

    steps: Sequence[tuple[int, str]]
    last: tuple[int, str]
    events: Sequence[str]
    told: Sequence[tuple[int, str]]


CASES = {
    "submit": Case(
        TO_REVIEW, (SITI, "[Kirim]"), ("submit", "assign"), ((SITI, "dengan kode"), (BUDI, "Taman bermain"))
    ),
    "assign": Case(
        TO_VERIFIER,
        (RATNA, "[→ Dinas Taman]"),
        ("submit", "assign"),
        ((SITI, "Dinas Taman"), (BUDI, "Taman bermain")),
    ),
    "answer": Case(TO_WORDS, (BUDI, "[Kirim]"), ("submit", "assign", "answer"), ((SITI, "Sudah kami perbaiki"),)),
}


@dataclass
class Scene:
    """A town just before the step: its file, its chats, and the update that is to come."""

    file: Path
    chats: dict[int, Chat]
    update: RawUpdate
    user: int
    seen: dict[int, int] = field(default_factory=dict)

    def again(self, file: Path) -> Town:
        """Open the town over another copy of the file."""
        town = Town(f"sqlite:///{file}", random.Random(1))
        town.clock.time = START
        town.phones.chats, town.phones.share = copy.deepcopy(self.chats), 0.0
        town.people.extend(PEOPLE)
        town.pending[self.user].append(self.update)
        return town


async def at(case: Case, file: Path) -> Scene:
    """Live up to the step."""
    await open_door()
    town = Town(f"sqlite:///{file}", random.Random(1))
    town.clock.time = START
    history = History(town, random.Random(1))
    await history.opens()
    town.phones.share = 0.0
    for who, what in case.steps:
        town.comes(town.people[who], does(town, who, what))
        await history.settle()
    who, what = case.last
    update = does(town, who, what)
    town.close()
    return Scene(file=file, chats=town.phones.chats, update=update, user=town.people[who].id)


def does(town: Town, who: int, what: str) -> RawUpdate:
    """Write, or press the newest button with that label."""
    person = town.people[who]
    chat = town.chat_of(person)
    if not what.startswith("["):
        return town.forge.says(person, chat, what)
    keys = [(shown, data) for shown in reversed(chat.screen) for label, data in shown.buttons if label == what[1:-1]]
    assert keys, (what, [label for shown in chat.screen[-3:] for label, _ in shown.buttons])
    return town.forge.presses(person, chat, *keys[0])


async def lives(town: Town, user: int) -> None:
    """Take the update and send all that follows."""
    while town.pending[user]:
        await town.take(user)
    await town.send_all()


def dies(scene: Scene, file: Path, number: int) -> tuple[bool, list[str]]:
    """Fork, let the child live until its N-th write; tells whether it died, and gives what Telegram saw of it."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        _child(scene, file, number, writes)
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8") as said:
        lines = said.read().split("\0")
    _, status = os.waitpid(child, 0)
    assert os.WEXITSTATUS(status) in (0, DIED), lines
    return os.WEXITSTATUS(status) == DIED, lines


def _child(scene: Scene, file: Path, number: int, pipe: int) -> None:
    try:
        town = scene.again(file)
        town.rules.read = lambda chat, text, _: os.write(pipe, f"shown {chat.id} {text}\0".encode())  # type: ignore[method-assign]
        town.rules.acknowledged = lambda *_: os.write(pipe, b"acknowledged\0")  # type: ignore[assignment]
        numbers = count(1)

        def write(*parts: Any) -> None:
            statement = parts[2] if len(parts) > 1 else WRITES[0]
            if statement.startswith(WRITES) and next(numbers) == number:
                os._exit(DIED)

        event.listen(town.engine, "before_cursor_execute", write)
        event.listen(town.engine, "commit", write)
        asyncio.run(lives(town, scene.user))
    except BaseException as error:  # noqa: BLE001 - nothing of the child may reach the parent's test
        os.write(pipe, f"broke {error!r}".encode())
        os._exit(1)
    os._exit(0)


@pytest.mark.parametrize("name", CASES)
def test_death_between_any_two_writes(name: str, templates: Templates, tmp_path: Path) -> None:
    case = CASES[name]
    (tmp_path / "scene").mkdir()
    scene = asyncio.run(at(case, _file(templates.sqlite(tmp_path / "scene"))))
    for number in count(1):
        file = tmp_path / "simpul.db"
        shutil.copy(scene.file, file)
        died, said = dies(scene, file, number)
        asyncio.run(_taken_up(case, scene, file, said))
        for left in tmp_path.glob("simpul.db*"):
            left.unlink() if left.is_file() else shutil.rmtree(left)
        if not died:
            print(f"{name}: died before each of {number - 1} writes")
            break
    assert number > len(case.events) * 3


async def _taken_up(case: Case, scene: Scene, file: Path, said: list[str]) -> None:
    """Let another process go on, and look: done once, told, and proved."""
    town = scene.again(file)
    seen = {
        chat: [one.removeprefix(f"shown {chat} ") for one in said if one.startswith(f"shown {chat} ")]
        for chat in scene.chats
    }
    town.rules.read = lambda chat, text, _: seen[chat.id].append(text)  # type: ignore[method-assign]
    if "acknowledged" in said:
        town.pending[scene.user].clear()
    history = History(town, random.Random(1))
    try:
        await lives(town, scene.user)
        await history.proved()
        events = [row[0] for row in town.rules.rows("SELECT event FROM history ORDER BY id")]
        assert events == list(case.events)
        for who, words in case.told:
            chat = PEOPLE[who].id
            # What may have arrived is sent again, once.
            assert sum(words in text for text in seen[chat]) >= 1, (who, words, seen[chat])
    finally:
        town.close()


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))
