"""SQLite files that are only read: each thread has a connection of its own."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CACHE_KB = 512
"""What a connection may keep in memory; the system keeps the rest of such a small file anyway."""


class ReadOnly:
    """One file, open in every thread that asks; one that is replaced meanwhile stays what it was."""

    def __init__(self, file: Path) -> None:
        """Open it in this thread; raises ``sqlite3.Error`` where it is no database."""
        self.file = file
        self._here = threading.local()
        self.rows("SELECT count(*) FROM sqlite_master")

    def rows(self, statement: str, values: Iterable[object] = ()) -> list[Any]:
        """Give all rows of a statement."""
        db: sqlite3.Connection | None = getattr(self._here, "db", None)
        if db is None:
            db = self._here.db = connect(self.file)
            db.execute(f"PRAGMA cache_size=-{CACHE_KB}")
        return db.execute(statement, tuple(values)).fetchall()


def connect(file: Path) -> sqlite3.Connection:
    """Open a file that nobody writes to, and believe nothing that its schema would like to run."""
    db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    db.execute("PRAGMA trusted_schema=OFF")
    return db
