"""The watchdog: a COMMIT that never comes back (no standby is left to confirm it) is cut, so that its lane goes on.

The server's own limits do not reach such a COMMIT. It is cut at our end of the wire and never cancelled: a cancelled
one is kept on the primary alone, and whoever asks again would take for safe what the next primary does not know. One
that was cut stays invisible until a standby has it; who asks meanwhile waits for its locks, and is told that storage is
away.
"""

from __future__ import annotations

import math
import os
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot import log
from bot.domain.errors import StorageAway

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMIT_SECONDS = 8.0
"""How long a COMMIT may take: shorter than whoever waits for its unit does."""

UNIT_SECONDS = 60.0
"""How long everything before it may take; each statement has a limit of the server's own."""

HURRY_SECONDS = 6.0
"""How much earlier it cuts while the process stops, which has ten seconds for all of it."""

LOOK_SECONDS = 1.0

_WAITS = sa.text("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = :left AND wait_event = 'SyncRep')")

logger = log.get(__name__)


@dataclass(slots=True)
class Line:
    """The wire under one lane's connection: the lane says how long it may be held, the watchdog cuts it after that."""

    _wire: socket.socket | None = None
    _backend: int = 0
    _left: int = 0
    _until: float = math.inf
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def lay(self, connection: sa.Connection) -> None:
        """Take hold of a new connection; raises StorageAway while the COMMIT that was cut last still waits.

        So no lane leaves more than one such connection behind at the server, however long its standbys are away.
        """
        if connection.dialect.name == "sqlite":
            return
        driver = connection.connection.dbapi_connection
        with self._guard:
            self._wire = socket.socket(fileno=os.dup(driver.fileno()))  # type: ignore[union-attr]
            self._backend = driver.info.backend_pid  # type: ignore[union-attr]
        if self._left and connection.execute(_WAITS, {"left": self._left}).scalar_one():
            raise StorageAway("a commit waits for a standby")  # noqa: TRY003 - told to the log alone
        connection.rollback()
        self._left = 0

    def hold(self, seconds: float) -> None:
        """Say how long the lane may be busy from now on."""
        with self._guard:
            self._until = time.monotonic() + seconds

    def free(self) -> None:
        """Say that the lane is busy no more."""
        with self._guard:
            self._until = math.inf

    def drop(self) -> None:
        """Let the wire go with its connection."""
        with self._guard:
            wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()

    def cut(self, sooner: float = 0.0) -> bool:
        """Cut the wire where the lane is overdue; whoever waits on it is told at once that the server is gone."""
        with self._guard:
            if self._wire is None or time.monotonic() + sooner < self._until:
                return False
            self._until, self._left = math.inf, self._backend
            try:
                self._wire.shutdown(socket.SHUT_RDWR)
            except OSError:
                return False
            return True


@dataclass(slots=True)
class Watchdog:
    """The thread that looks at all lines."""

    lines: Sequence[Line]
    _sooner: float = 0.0
    _stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look."""
        self._thread = threading.Thread(target=self._work, name="watchdog", daemon=True)
        self._thread.start()

    def hurry(self) -> None:
        """Be less patient from now on: the process stops."""
        self._sooner = HURRY_SECONDS

    def stop(self) -> None:
        """Look no more."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while not self._stopping.wait(LOOK_SECONDS):
            for number, line in enumerate(self.lines):
                if line.cut(self._sooner):
                    logger.error("a lane hung and was cut", lane=number)
