"""Alembic's door: it runs over the connection that ``storage.migrate`` hands it."""

from __future__ import annotations

from alembic import context

from storage.migrate import FLOOR
from storage.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
    include_name=lambda name, kind, _: (kind, name) != ("table", FLOOR),
)
with context.begin_transaction():
    context.run_migrations()
