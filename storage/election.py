"""PostgreSQL's election: a session advisory lock decides, NOTIFY wakes who holds it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psycopg

from bot import log
from storage.engine import KEEPALIVE, POSTGRES_ALIVE
from storage.unit import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa

LOCK = 7_304_002
"""The advisory lock that the leading replica holds for as long as its connection lives."""

ASK_SECONDS = 1.0
"""How often a replica that does not lead asks again, and a leader makes sure that its connection lives."""

logger = log.get(__name__)


@dataclass(slots=True)
class Election:
    """PostgreSQL: a thread with a connection of its own; a broken connection ends the lead at once."""

    dsn: str
    wake: Callable[[], None]
    _leading: threading.Event = field(default_factory=threading.Event)
    _stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to stand for election."""
        self._thread = threading.Thread(target=self._work, name="election", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Give the lead back."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def leads(self) -> bool:
        """Tell whether this process holds the lock."""
        return self._leading.is_set()

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                with psycopg.connect(self.dsn, autocommit=True) as connection:
                    self._stand(connection)
            except psycopg.Error as error:
                logger.warning("election waits for storage", cause=type(error).__name__)
            finally:
                self._leading.clear()
            self._stopping.wait(ASK_SECONDS)

    def _stand(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        """Ask for the lock until it is ours, then listen for mail until we stop or the connection breaks."""
        while not self._stopping.is_set():
            got = connection.execute("SELECT pg_try_advisory_lock(%s)", (LOCK,)).fetchone()
            if got is not None and got[0]:
                return self._lead(connection)
            self._stopping.wait(ASK_SECONDS)
        return None

    def _lead(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        connection.execute(f"LISTEN {CHANNEL}")
        self._leading.set()
        logger.info("this replica sends and ticks")
        self.wake()
        while not self._stopping.is_set():
            for _ in connection.notifies(timeout=ASK_SECONDS, stop_after=1):
                self.wake()
            connection.execute("SELECT 1")


def address(engine: sa.Engine) -> str:
    """Give the engine's address as libpq reads it."""
    options = {**engine.dialect.create_connect_args(engine.url)[1], **KEEPALIVE, "options": POSTGRES_ALIVE}
    options.pop("context", None)  # SQLAlchemy's own adapters, which are no part of an address
    return psycopg.conninfo.make_conninfo(**options)
