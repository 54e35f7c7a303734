"""A lane: one thread with one connection, on which units run one after another.

Units that wait at the same time share one COMMIT, each in its savepoint; nothing of the group is acknowledged before
that COMMIT. If it fails, or the transaction was ended under us (a full disk does that), the group is replayed unit by
unit. With ``group=1`` (PostgreSQL) every unit is a transaction of its own.

A lane never dies of a unit: whatever a job raises is handed to whoever waits for it.
"""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.domain.errors import LostRace, StorageAway
from storage import faults, watchdog
from storage.watchdog import Line

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Future
    from collections.abc import Callable

    import sqlalchemy as sa

    from bot.ports import UnitOfWork
    from storage.unit import Unit

RACES = 8
"""How often a unit that lost a race is replayed before it gives up."""


@dataclass(slots=True)
class Item:
    """A job that waits for its turn, and the future that learns how it ended."""

    job: Callable[[UnitOfWork], Any]
    future: Future[Any]
    loop: AbstractEventLoop
    value: Any = None
    error: BaseException | None = None

    def announce(self) -> None:
        """Let the waiting task be told; a loop that is closed has nobody left who waits."""
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self.settle)

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
    line: Line = field(default_factory=Line)
    _queue: queue.SimpleQueue[Item | None] = field(default_factory=queue.SimpleQueue)
    _thread: threading.Thread | None = None
    _ended: threading.Event = field(default_factory=threading.Event)
    _connection: sa.Connection | None = None
    _begun: bool = False
    _mail: bool = False

    def start(self) -> None:
        """Start the thread."""
        self._thread = threading.Thread(target=self._work, name=self.name, daemon=True)
        self._thread.start()

    def put(self, item: Item) -> None:
        """Queue a job; after the end it is refused."""
        self._queue.put(item)
        if self._ended.is_set():
            self._refuse()

    def waiting(self) -> int:
        """Count the jobs that wait for their turn."""
        return self._queue.qsize()

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
        self._ended.set()
        self._refuse()

    def _refuse(self) -> None:
        """Tell whoever came too late that nothing was done; either thread may find them first."""
        with suppress(queue.Empty):
            while True:
                if item := self._queue.get_nowait():
                    item.error = StorageAway("stopped")
                    item.announce()

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
        if len(live) > 1 and self._together(live):
            for item in live:
                item.announce()
        else:
            self._one_by_one(live)
        if self._mail:
            self.on_mail()

    def _together(self, items: list[Item]) -> bool:
        """Run the items in one transaction; False if it could not be committed as a whole."""
        try:
            connection = self._connect()
            with connection.begin():
                for item in items:
                    self._in_savepoint(connection, item)
        except Exception:  # noqa: BLE001 - each item meets its own fault when it is replayed
            self._mail = False
            self._drop()
            return False
        return True

    def _in_savepoint(self, connection: sa.Connection, item: Item) -> None:
        item.value = item.error = None
        try:
            with connection.begin_nested():
                item.value = self._run(connection, item)
        except (DBAPIError, LostRace, StorageAway):
            raise
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits for it
            item.error = faults.meaning(error)

    def _one_by_one(self, items: list[Item]) -> None:
        """Run each item in a transaction of its own; where none can be begun, the rest need not wait to hear so."""
        away: BaseException | None = None
        for item in items:
            if away is None:
                self._begun = False
                self._alone(item)
                away = None if self._begun else item.error
            else:
                item.value, item.error = None, away
            item.announce()

    def _alone(self, item: Item) -> None:
        for _ in range(RACES):
            item.value = item.error = None
            self.line.hold(watchdog.UNIT_SECONDS)
            try:
                connection = self._connect()
                with connection.begin():
                    item.value = self._run(connection, item)
                    self.line.hold(watchdog.COMMIT_SECONDS)
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits for it
                item.error = self._judge(error)
            self.line.free()
            if not isinstance(item.error, LostRace):
                return

    def _run(self, connection: sa.Connection, item: Item) -> Any:  # noqa: ANN401 - the job's own
        self._begun = True
        unit = self.open_unit(connection)
        value = item.job(unit)
        unit.seal()
        faults.check_open(connection)
        self._mail = self._mail or unit.mail
        return value

    def _judge(self, error: BaseException) -> BaseException:
        """Say what a failed unit means to whoever waits for it."""
        if isinstance(error, SQLAlchemyError):
            self._drop()
        return faults.meaning(error)

    def _connect(self) -> sa.Connection:
        if self._connection is None or self._connection.closed or self._connection.invalidated:
            self._drop()
            self._connection = self.engine.connect()
            try:
                self.line.lay(self._connection)
            except StorageAway:
                self._drop()
                raise
        return self._connection

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        self.line.drop()
        if connection is not None:
            try:
                connection.close()
            except SQLAlchemyError:
                connection.invalidate()
