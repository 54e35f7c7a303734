"""The demo's folder: what Telegram and the bot remember; one demo at a time works in it."""

from __future__ import annotations

import fcntl
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import SimpulError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LOCK = "demo.lock"
BEGUN = "seeding"
SEEDED = "seeded"


class DemoRunning(SimpulError):
    """A demo runs here already; stop that one first, with Ctrl-C in its terminal."""


class FolderForeign(SimpulError):
    """The demo's folder holds what no demo has put there; move that away, for `--fresh` deletes everything in it."""


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a demo that holds its lock."""

    folder: Path

    @property
    def seeded(self) -> bool:
        """Tell whether the invented people are there."""
        return (self.folder / SEEDED).exists()

    def empty(self) -> None:
        """Delete everything but the lock."""
        for entry in self.folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            elif entry.name != LOCK:
                entry.unlink()

    def note(self, settings: Mapping[str, str]) -> None:
        """Leave the settings for commands that are started in this folder."""
        lines = "".join(f"{name}={value}\n" for name, value in settings.items())
        (self.folder / ".env").write_text(lines, encoding="utf-8")

    @property
    def layout(self) -> str:
        """Give what the page's address says about whose phones lie on the desk."""
        return (self.folder / SEEDED).read_text(encoding="utf-8")

    def begin(self) -> None:
        """Note that people are being made: half of them are no start."""
        (self.folder / BEGUN).touch()

    def done(self, layout: str) -> None:
        """Note that they are there, and what the page's address says about them."""
        (self.folder / BEGUN).write_text(layout, encoding="utf-8")
        (self.folder / BEGUN).rename(self.folder / SEEDED)


@contextmanager
def claimed(folder: Path, *, fresh: bool) -> Iterator[Place]:
    """Hold the folder for one demo; it begins empty where asked, and where the last demo was stopped in its seeding."""
    folder.mkdir(parents=True, exist_ok=True)
    lock, place = folder / LOCK, Place(folder)
    if not lock.exists() and any(folder.iterdir()):
        raise FolderForeign(folder)
    with lock.open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DemoRunning(folder) from None
        if fresh or (folder / BEGUN).exists():
            place.empty()
        yield place
