"""Insert unless it is there: the one statement that both databases spell in their own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    import sqlalchemy as sa


def insert_new(connection: sa.Connection, table: Any, **values: object) -> bool:  # noqa: ANN401 - a table model
    """Insert the row; False, without an error, where one with the same key stands already."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(**values).on_conflict_do_nothing()
    # Without the option SQLAlchemy forgets an INSERT's row count on some drivers.
    return connection.execute(statement, execution_options={"preserve_rowcount": True}).rowcount == 1
