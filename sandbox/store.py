"""What survives a restart: one SQLite table of facts, written behind the requests in small batches."""

import asyncio
import sqlite3
from collections.abc import Iterator
from typing import Any

import orjson

PAUSE = 0.05
SCHEMA = "CREATE TABLE IF NOT EXISTS fact (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key))"
PUT = "INSERT INTO fact VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
DROP = "DELETE FROM fact WHERE kind = ? AND key = ?"


class Store:
    """A write-behind archive of facts; without a path it keeps nothing and costs nothing."""

    def __init__(self, path: str | None) -> None:
        """Open or make the file."""
        self._dirty: dict[tuple[str, str], object] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._file = sqlite3.connect(path, isolation_level=None) if path else None
        if self._file:
            # A killed process loses the last batch at most; a power cut could cost more, but then so is the test.
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = OFF")
            self._file.execute(SCHEMA)

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
        """Write everything that is waiting in one transaction."""
        self._timer = None
        if not self._file or not self._dirty:
            return
        waiting, self._dirty = self._dirty, {}
        self._file.execute("BEGIN")
        self._file.executemany(DROP, [key for key, value in waiting.items() if value is None])
        self._file.executemany(PUT, [(*key, encode(value)) for key, value in waiting.items() if value is not None])
        self._file.execute("COMMIT")

    def close(self) -> None:
        """Write what is waiting and let go of the file."""
        if self._timer:
            self._timer.cancel()
        self.flush()
        if self._file:
            self._file.close()

    def _schedule(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(PAUSE, self.flush)


def encode(value: object) -> bytes:
    """Give the stored form of a fact."""
    return value if isinstance(value, bytes) else orjson.dumps(value)
