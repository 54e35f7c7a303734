"""A lane: one thread with one connection, on which units run one after another.

Units that wait at the same time share one COMMIT, each in its savepoint; nothing of the group is acknowledged before
that COMMIT. If it fails, or the transaction was ended under us (a full disk does that), the group is replayed unit by
unit. With ``group=1`` (PostgreSQL) every unit is a transaction of its own.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from bot.domain.errors import LostRace, StorageAway

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Future
    from collections.abc import Callable

    from bot.ports import UnitOfWork
    from storage.unit import Unit

RACES = 8
"""How often a unit that lost a race is replayed before it gives up."""

RACE_STATES = frozenset({"40001", "40P01"})
"""PostgreSQL's words for "somebody else was first": serialization failure, deadlock."""


class GroupBroken(Exception):  # noqa: N818 - never seen outside this module
    """The shared transaction is gone; its units are replayed alone."""


@dataclass(slots=True)
class Item:
    """A job that waits for its turn, and the future that learns how it ended."""

    job: Callable[[UnitOfWork], Any]
    future: Future[Any]
    loop: AbstractEventLoop
    value: Any = None
    error: BaseException | None = None

    def settle(self) -> None:
        """Tell the waiting task, on its own loop."""
        if self.future.done():
            return
        if self.error is None:
            self.future.set_result(self.value)
        else:
            self.future.set_exception(self.error)


@dataclass(slots=True)
class Lane:
    """The thread, its connection, and the queue before it."""

    engine: sa.Engine
    open_unit: Callable[[sa.Connection], Unit]
    on_mail: Callable[[], None]
    group: int
    name: str
    _queue: queue.SimpleQueue[Item | None] = field(default_factory=queue.SimpleQueue)
    _thread: threading.Thread | None = None
    _connection: sa.Connection | None = None
    _mail: bool = False

    def start(self) -> None:
        """Start the thread."""
        self._thread = threading.Thread(target=self._work, name=self.name, daemon=True)
        self._thread.start()

    def put(self, item: Item) -> None:
        """Queue a job."""
        self._queue.put(item)

    def stop(self) -> None:
        """Finish what is queued, then end the thread."""
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        open_ = True
        while open_:
            items, open_ = self._take()
            if items:
                self._serve(items)
        self._drop()

    def _take(self) -> tuple[list[Item], bool]:
        """Wait for one item, then take whatever else waits already, up to the group's size."""
        first = self._queue.get()
        if first is None:
            return [], False
        items = [first]
        while len(items) < self.group:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                break
            if item is None:
                return items, False
            items.append(item)
        return items, True

    def _serve(self, items: list[Item]) -> None:
        self._mail = False
        live = [item for item in items if not item.future.cancelled()]
        if len(live) == 1 or not self._together(live):
            for item in live:
                self._alone(item)
        for item in live:
            item.loop.call_soon_threadsafe(item.settle)
        if self._mail:
            self.on_mail()

    def _together(self, items: list[Item]) -> bool:
        """Run the items in one transaction; False if it could not be committed as a whole."""
        try:
            connection = self._connect()
            with connection.begin():
                for item in items:
                    self._in_savepoint(connection, item)
        except (DBAPIError, GroupBroken, LostRace, StorageAway):
            self._mail = False
            self._drop()
            return False
        return True

    def _in_savepoint(self, connection: sa.Connection, item: Item) -> None:
        item.value = item.error = None
        try:
            with connection.begin_nested():
                item.value = self._run(connection, item)
        except (DBAPIError, LostRace):
            raise
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for it
            item.error = error
        if not _in_transaction(connection):
            raise GroupBroken

    def _alone(self, item: Item) -> None:
        item.value = item.error = None
        for _ in range(RACES):
            try:
                connection = self._connect()
                with connection.begin():
                    item.value = self._run(connection, item)
            except Exception as error:  # noqa: BLE001 - handed to whoever waits for it
                item.error = self._judge(error)
                if isinstance(item.error, LostRace):
                    continue
            else:
                item.error = None
            return

    def _run(self, connection: sa.Connection, item: Item) -> Any:  # noqa: ANN401 - the job's own
        unit = self.open_unit(connection)
        value = item.job(unit)
        unit.seal()
        self._mail = self._mail or unit.mail
        return value

    def _judge(self, error: Exception) -> Exception:
        """Say what a failed unit means: a lost race, storage away, or the job's own fault."""
        if not isinstance(error, DBAPIError):
            return error
        self._drop()
        if isinstance(error, IntegrityError) or getattr(error.orig, "sqlstate", None) in RACE_STATES:
            race = LostRace(type(error.orig).__name__)
            race.__cause__ = error
            return race
        if isinstance(error, ProgrammingError):
            return error
        away = StorageAway(str(error.orig))
        away.__cause__ = error
        return away

    def _connect(self) -> sa.Connection:
        if self._connection is None or self._connection.closed or self._connection.invalidated:
            self._drop()
            self._connection = self.engine.connect()
        return self._connection

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except DBAPIError:
                connection.invalidate()


def _in_transaction(connection: sa.Connection) -> bool:
    """Ask SQLite's driver whether the transaction still stands; PostgreSQL would have raised."""
    return bool(getattr(connection.connection.dbapi_connection, "in_transaction", True))
