"""What survives a restart: one SQLite table of facts, written behind the requests in small batches."""

import asyncio
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson

PAUSE = 0.05
AGAIN = 1.0  # seconds until what could not be written is tried once more
BESIDE = ("", "-wal", "-shm")  # the files that SQLite keeps
SCHEMA = "CREATE TABLE IF NOT EXISTS fact (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key))"
PUT = "INSERT INTO fact VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
DROP = "DELETE FROM fact WHERE kind = ? AND key = ?"


class BadState(Exception):
    """The state file cannot be used; the words tell why and what to do."""


def unreadable(path: str | None, error: Exception) -> BadState:
    """Say that the file is there and makes no sense."""
    why = f"{type(error).__name__}: {error}"
    return BadState(f"the state file {path} is damaged ({why}). Start with --fresh to begin anew.")


def put_away(path: str) -> None:
    """Begin anew: what an earlier run left keeps its name with `.old` behind it."""
    for end in BESIDE:
        old = Path(path + end)
        if old.exists():
            old.replace(f"{path}.old{end}")


class Store:
    """A write-behind archive of facts; without a path it keeps nothing and costs nothing."""

    def __init__(self, path: str | None) -> None:
        """Open or make the file; raises BadState where that is not possible."""
        self.path = path
        self.trouble = ""
        self.troubled: Callable[[], object] = lambda: None
        self._dirty: dict[tuple[str, str], object] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._file = _opened(path) if path else None

    def load(self, kind: str) -> Iterator[Any]:
        """All facts of one kind in the order in which they were first written."""
        if self._file:
            for (value,) in self._file.execute("SELECT value FROM fact WHERE kind = ? ORDER BY rowid", (kind,)):
                yield orjson.loads(value)

    def blobs(self) -> Iterator[tuple[str, bytes]]:
        """Give the contents of all files by their hash."""
        if self._file:
            yield from self._file.execute("SELECT key, value FROM fact WHERE kind = 'blob'")

    def put(self, kind: str, key: object, value: object) -> None:
        """Remember the value as it stands at the next write; bytes are kept as they are."""
        if self._file:
            self._dirty[kind, str(key)] = value
            self._schedule()

    def drop(self, kind: str, key: object) -> None:
        """Forget a fact."""
        self.put(kind, key, None)

    def flush(self) -> None:
        """Write everything that is waiting, as before every answer; a file in trouble is only tried again by time."""
        if not self.trouble:
            self._write()

    def close(self) -> None:
        """Write what is waiting and let go of the file."""
        if self._timer:
            self._timer.cancel()
        self._write()
        if self._file:
            self._file.close()

    def _write(self) -> None:
        if not self._file or not self._dirty:
            return
        try:
            with self._file:
                self._file.execute("BEGIN")
                self._file.executemany(DROP, [key for key, value in self._dirty.items() if value is None])
                self._file.executemany(PUT, self._stored())
        except sqlite3.Error as error:
            self._fare(str(error))
            self._schedule(AGAIN)
        else:
            self._dirty = {}
            self._fare("")

    def _stored(self) -> Iterator[tuple[str, str, bytes]]:
        return ((*key, encode(value)) for key, value in self._dirty.items() if value is not None)

    def _fare(self, trouble: str) -> None:
        """Note whether the file takes what happens; tell when that changes."""
        changed, self.trouble = bool(trouble) != bool(self.trouble), trouble
        if changed and trouble:
            sys.stderr.write(f"sandbox: cannot write {self.path} ({trouble}); it is kept in memory and tried again\n")
        if changed:
            self.troubled()

    def _schedule(self, pause: float = PAUSE) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(pause, self._due)

    def _due(self) -> None:
        self._timer = None
        self._write()


def _opened(path: str) -> sqlite3.Connection:
    try:
        file = sqlite3.connect(path, isolation_level=None)
        # What was answered is in the file, so a killed process loses nothing; a power cut could.
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = OFF")
        file.execute(SCHEMA)
    except sqlite3.OperationalError as error:
        message = f"cannot open the state file {path} ({error}). "
        message += "Its folder must exist and be writable, with room on the disk."
        raise BadState(message) from error
    except sqlite3.Error as error:
        raise unreadable(path, error) from error
    return file


def encode(value: object) -> bytes:
    """Give the stored form of a fact."""
    return value if isinstance(value, bytes) else orjson.dumps(value)
