"""Engines by address: SQLite with one writer in mind, PostgreSQL with limits on every wait."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import NullPool

from bot.domain.errors import StorageAway
from storage import faults
from storage.sealing import PLAIN

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

    from storage.sealing import Ring

BUSY_MS = 5000
"""How long SQLite waits for another writer (a command line) before it says "locked", in milliseconds."""

OPERATOR_MS = 30_000
"""How long a command line waits for its turn, in milliseconds: nobody tries again for the operator."""

READ_SECONDS = 3.0
"""How long a reading statement may take."""

READ_STEPS = 100_000
"""After how many of SQLite's instructions it is looked at the time: some milliseconds."""

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}")

POSTGRES_ALIVE = (
    "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=2 -c tcp_user_timeout=9000"
)
"""The server's side of it: locks of a replica whose machine is gone are not held for hours."""

POSTGRES_WRITER = (
    f"{POSTGRES_ALIVE} -c statement_timeout=5000 -c lock_timeout=2000"
    " -c idle_in_transaction_session_timeout=30000 -c timezone=UTC"
)
POSTGRES_READER = f"{POSTGRES_ALIVE} -c statement_timeout=3000 -c default_transaction_read_only=on -c timezone=UTC"
POSTGRES_PATIENT = (
    f"{POSTGRES_ALIVE} -c statement_timeout=3600000 -c idle_in_transaction_session_timeout=3600000 -c timezone=UTC"
)
"""For a backup and its restoring, which take their time: an hour a statement."""

POSTGRES_SNAPSHOT = (
    f"{POSTGRES_PATIENT} -c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read"
)

KEEPALIVE = {
    "keepalives": 1,
    "keepalives_idle": 3,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 9000,
    "connect_timeout": 3,
}
"""A dead server is noticed in under 10 seconds, also while an answer is awaited (then no keepalives are sent)."""


def build(url: str, *, ring: Ring = PLAIN, options: str = POSTGRES_WRITER, busy_ms: int | None = None) -> sa.Engine:
    """Make the writing engine, which seals and opens identities with the ring; nothing connects yet.

    ``options`` are PostgreSQL's; ``busy_ms`` is how long SQLite waits for another writer, in milliseconds.
    """
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite":
        # What was replaced must not lie on in the file: it may be the plain text of what is sealed now.
        extra = (*(["secure_delete=ON"] if ring.keys else []), *([f"busy_timeout={busy_ms}"] if busy_ms else []))
        return _with(ring, _sqlite(address, begin="BEGIN IMMEDIATE", extra=extra))
    query = {**KEEPALIVE, "options": options}
    return _with(ring, sa.create_engine(address, poolclass=NullPool, connect_args=query, hide_parameters=True))


def reader(url: str, *, ring: Ring = PLAIN) -> sa.Engine:
    """Make an engine for lists and figures: it cannot write, and every statement has a limit of time."""
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite":
        return _with(ring, _limited(_sqlite(address, begin="BEGIN", extra=("query_only=ON",))))
    return build(_primary(address), ring=ring, options=POSTGRES_READER)


def snapshot(url: str) -> sa.Engine:
    """Make an engine that cannot write, and whose transaction sees one moment however long it takes."""
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, begin="BEGIN", extra=("query_only=ON",))
    return build(_primary(address), options=POSTGRES_SNAPSHOT)


def _primary(address: URL) -> str:
    """Name the server that takes writes for a session that cannot write, which libpq does not take for one."""
    if address.query.get("target_session_attrs") == "read-write":
        address = address.update_query_dict({"target_session_attrs": "primary"})
    return address.render_as_string(hide_password=False)


def compact(engine: sa.Engine) -> None:
    """Write a SQLite file anew and empty its log of writes, so that nothing deleted lies on; others wait meanwhile."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        db: Any = connection.connection.dbapi_connection
        try:
            for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                db.execute(statement)
        except sqlite3.OperationalError as error:
            raise StorageAway(str(error)) from error


def _with(ring: Ring, engine: sa.Engine) -> sa.Engine:
    """Hand the ring to the columns, by what each of their values is handed."""
    engine.dialect.ring = ring  # type: ignore[attr-defined]
    return engine


def _sqlite(address: URL, *, begin: str, extra: tuple[str, ...]) -> sa.Engine:
    if address.database not in {None, "", ":memory:"}:
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        address,
        poolclass=NullPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _connect(db: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own objects
        # The driver must keep its hands off transactions, or savepoints are silently broken.
        db.isolation_level = None
        for pragma in (*PRAGMAS, *extra):
            db.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "before_cursor_execute")
    def _inside(_connection: Any, cursor: Any, statement: str, *_rest: Any) -> None:  # noqa: ANN401 - as above
        # A full disk ends the transaction; what ran after that would be kept at once, statement by statement.
        if statement != begin and not cursor.connection.in_transaction:
            raise StorageAway(faults.ENDED)

    return engine


def _limited(engine: sa.Engine) -> sa.Engine:
    """Give every statement a limit of its own: SQLite counts steps on over all uses of a statement that it keeps."""

    @event.listens_for(engine, "connect")
    def _watch(db: Any, record: Any) -> None:  # noqa: ANN401 - as above
        db.set_progress_handler(lambda: time.monotonic() > record.info["until"], READ_STEPS)

    @event.listens_for(engine, "before_cursor_execute")
    def _begin(connection: sa.Connection, *_rest: Any) -> None:  # noqa: ANN401 - as above
        connection.info["until"] = time.monotonic() + READ_SECONDS

    return engine
