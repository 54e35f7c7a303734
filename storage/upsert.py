"""Insert unless it is there: the one statement that both databases spell in their own way."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    import sqlalchemy as sa


def insert_new(connection: sa.Connection, table: Any, **values: object) -> bool:  # noqa: ANN401 - a table model
    """Insert the row; False, without an error, where one with the same key stands already."""
    return connection.execute(_statement(connection.dialect.name, table.__table__), values).rowcount == 1


@functools.cache
def _statement(dialect: str, table: sa.Table) -> sa.Executable:
    """Build the statement once: values are handed over as parameters."""
    made: sa.Executable = (postgresql if dialect == "postgresql" else sqlite).insert(table).on_conflict_do_nothing()
    # Without the option SQLAlchemy forgets an INSERT's row count on some drivers.
    return made.execution_options(preserve_rowcount=True)
