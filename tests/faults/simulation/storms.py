"""What befalls the database and the process: a statement cut short, a COMMIT that fails, a full disk, storage away."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

if TYPE_CHECKING:
    import sqlalchemy as sa

LOCKED = sqlite3.OperationalError("database is locked")
STEPS = 40
"""After so many of SQLite's instructions it asks whether to go on."""


class Storm:
    """Stands between the lanes and SQLite; by itself it does nothing."""

    def __init__(self, engine: sa.Engine) -> None:
        """Listen to the engine."""
        self.away, self.torn, self.full = False, False, False
        self.steps = 0
        self.driver: Any = None
        event.listen(engine, "connect", self._connected)
        event.listen(engine, "close", self._closed)
        event.listen(engine, "begin", self._begin)
        event.listen(engine, "commit", self._commit)

    def calm(self) -> None:
        """Let everything work again."""
        self.away = self.torn = False
        self.cut(0)
        self.fill(full=False)

    def cut(self, steps: int) -> None:
        """Interrupt the statement that is under way after so many steps; 0 lets all of them end."""
        self.steps = steps
        if self.driver is not None:
            self.driver.set_progress_handler(self._goes_on if steps else None, STEPS)

    def fill(self, *, full: bool) -> None:
        """Let the disk be full, or not any more: SQLite itself says so."""
        if self.driver is not None and full != self.full:
            pages = self.driver.execute("PRAGMA page_count").fetchone()[0] if full else 1_073_741_823
            self.driver.execute(f"PRAGMA max_page_count = {pages}")
            self.full = full

    def _connected(self, driver: Any, _record: Any) -> None:
        # Nothing here is to outlive the machine, and a flush costs more than all the rest.
        driver.execute("PRAGMA synchronous = OFF")
        driver.set_progress_handler(self._goes_on if self.steps else None, STEPS)
        self.driver, self.full = driver, False

    def _closed(self, _driver: Any, _record: Any) -> None:
        self.driver, self.full = None, False

    def _goes_on(self) -> bool:
        """Interrupt the statement under way when its steps are used up."""
        if self.steps > 0:
            self.steps -= 1
            return self.steps == 0
        return False

    def _begin(self, _connection: Any) -> None:
        if self.away:
            raise OperationalError("BEGIN", {}, LOCKED)

    def _commit(self, _connection: Any) -> None:
        if self.torn:
            self.torn = False
            raise OperationalError("COMMIT", {}, LOCKED)
