"""PostgreSQL's election: a session advisory lock decides, NOTIFY wakes who holds it.

While two versions run beside each other, as in an upgrade, a replica of the newer one leads: it can render every letter
that either of them wrote. Who stands is seen by the names of the connections.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from importlib import metadata
from typing import TYPE_CHECKING

import psycopg

from bot import log
from storage import migrate
from storage.engine import KEEPALIVE, POSTGRES_ALIVE
from storage.unit import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import LiteralString

    import sqlalchemy as sa

LOCK = 7_304_002
"""The advisory lock that the leading replica holds for as long as its connection lives."""

ASK_SECONDS = 1.0
"""How often a replica that does not lead asks again, and a leader makes sure that its connection lives."""

YIELD_SECONDS = 2.0
"""How long who gives way to a newer version still holds the lock: what it has under way can be noted meanwhile."""

STANDS = "simpul-election "
"""How the connections of all who stand are named, before their rank."""

_OUTRANKED = """
SELECT EXISTS (
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND starts_with(application_name, %s)
    AND substr(application_name, %s) COLLATE "C" > %s)
"""

logger = log.get(__name__)


def rank(version: str = "") -> str:
    """Give a word that is greater the newer the version is (this one, unless another is named), then its schema."""
    numbers = re.findall(r"\d+", version or metadata.version("simpul"))
    return ".".join([*(f"{int(number):04}" for number in numbers[:3]), migrate.HEAD])


@dataclass(slots=True)
class Election:
    """PostgreSQL: a thread with a connection of its own; a broken connection ends the lead at once."""

    dsn: str
    wake: Callable[[], None]
    rank: str = field(default_factory=rank)
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
                name = f"{STANDS}{self.rank}"
                with psycopg.connect(self.dsn, autocommit=True, application_name=name) as connection:
                    self._stand(connection)
            except psycopg.Error as error:
                logger.warning("election waits for storage", cause=type(error).__name__)
            self._stopping.wait(ASK_SECONDS)

    def _stand(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        """Ask for the lock until it is ours, then listen for mail until we stop or the connection breaks."""
        while not self._stopping.is_set():
            if not self._outranked(connection) and _told(connection, "SELECT pg_try_advisory_lock(%s)", LOCK):
                return self._lead(connection)
            self._stopping.wait(ASK_SECONDS)
        return None

    def _outranked(self, connection: psycopg.Connection[tuple[object, ...]]) -> bool:
        """Tell whether a replica of a newer version stands too."""
        return _told(connection, _OUTRANKED, STANDS, len(STANDS) + 1, self.rank)

    def _lead(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        connection.execute(f"LISTEN {CHANNEL}")
        self._leading.set()
        logger.info("this replica sends and ticks")
        self.wake()
        try:
            while not self._stopping.is_set() and not self._outranked(connection):
                for _ in connection.notifies(timeout=ASK_SECONDS, stop_after=1):
                    self.wake()
        finally:
            self._leading.clear()
        self._stopping.wait(YIELD_SECONDS)


def _told(connection: psycopg.Connection[tuple[object, ...]], question: LiteralString, *values: object) -> bool:
    """Ask what is answered with yes or no."""
    found = connection.execute(question, values).fetchone()
    return found is not None and bool(found[0])


def address(engine: sa.Engine) -> str:
    """Give the engine's address as libpq reads it."""
    options = {**engine.dialect.create_connect_args(engine.url)[1], **KEEPALIVE, "options": POSTGRES_ALIVE}
    options.pop("context", None)  # SQLAlchemy's own adapters, which are no part of an address
    return psycopg.conninfo.make_conninfo(**options)
