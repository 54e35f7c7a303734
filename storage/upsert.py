"""Insert unless it is there, or else set it: the statements that both databases spell in their own way."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa


def insert_new(connection: sa.Connection, table: Any, **values: object) -> bool:  # noqa: ANN401 - a table model
    """Insert the row; False, without an error, where one with the same key stands already."""
    return connection.execute(_statement(connection.dialect.name, table.__table__), values).rowcount == 1


def put(connection: sa.Connection, table: Any, key: Mapping[str, object], values: Mapping[str, object]) -> None:  # noqa: ANN401
    """Insert the row, or set these values in the one with this key."""
    connection.execute(_putting(connection.dialect.name, table.__table__, tuple(key)), {**key, **values})


@functools.cache
def _putting(dialect: str, table: sa.Table, key: tuple[str, ...]) -> sa.Executable:
    made: Any = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    others = {name: column for name, column in made.excluded.items() if name not in key}
    putting: sa.Executable = made.on_conflict_do_update(index_elements=key, set_=others)
    return putting


@functools.cache
def _statement(dialect: str, table: sa.Table) -> sa.Executable:
    """Build the statement once: values are handed over as parameters."""
    made: sa.Executable = (postgresql if dialect == "postgresql" else sqlite).insert(table).on_conflict_do_nothing()
    # Without the option SQLAlchemy forgets an INSERT's row count on some drivers.
    return made.execution_options(preserve_rowcount=True)
