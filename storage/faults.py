"""What a failed transaction means: a lost race, storage away, or a fault of the unit's own."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError

from bot.domain.errors import LostRace, SimpulError, StorageAway

if TYPE_CHECKING:
    import sqlalchemy as sa

RACES = frozenset({"40001", "40P01"})
"""PostgreSQL's words for "somebody else was first": serialization failure, deadlock."""

OWN = (ProgrammingError, DataError, NotSupportedError)
"""What no other time would do better: a wrong statement, a value that the column does not take."""

ENDED = "the transaction was ended"

GOOD = frozenset({0, 2})
"""libpq's states that a COMMIT keeps: nothing begun yet (the driver begins with the first statement), and begun."""

FAILED = 3
"""libpq's state of a transaction in which a statement failed: its COMMIT would quietly roll back."""


class Swallowed(SimpulError):
    """A unit went on after a statement of it had failed; nothing of it was kept."""


def meaning(error: BaseException) -> Exception:
    """Turn what a unit raised into what its waiter is told."""
    if isinstance(error, StopIteration) or not isinstance(error, Exception):
        # A future refuses the one, and whoever waits would take the others for their own end.
        return _from(error, RuntimeError(f"a unit raised {type(error).__name__}"))
    if not isinstance(error, DBAPIError):
        return error
    if isinstance(error, IntegrityError) or getattr(error.orig, "sqlstate", None) in RACES:
        return _from(error, LostRace(type(error.orig).__name__))
    if not error.connection_invalidated and (isinstance(error, OWN) or _wrong_statement(error)):
        return error
    return _from(error, StorageAway(str(error.orig)))


def check_open(connection: sa.Connection) -> None:
    """Make sure that COMMIT would keep what the unit did; both drivers let it pass where there is nothing to keep."""
    driver = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite":
        if not getattr(driver, "in_transaction", False):
            raise StorageAway(ENDED)
    elif (state := driver.pgconn.transaction_status) not in GOOD:  # type: ignore[union-attr]
        raise Swallowed if state == FAILED else StorageAway(ENDED)


def _wrong_statement(error: DBAPIError) -> bool:
    """Tell a wrong statement from a database in trouble, which SQLite's driver calls by the same name."""
    return getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR


def _from(cause: BaseException, told: Exception) -> Exception:
    told.__cause__ = cause
    return told
