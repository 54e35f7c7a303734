"""One chat that was met under two Telegram ids becomes one row again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from storage.tables import METADATA, ChatRow

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_OF = {"cards": "report_id", "dialogues": "person_id"}
"""Tables in which a chat has one row for each of these: where both have it, the kept chat's row stays."""

_CHATS: sa.Table = ChatRow.__table__  # type: ignore[attr-defined]


def merge(connection: sa.Connection, *, gone: int, kept: int) -> None:
    """Let everything that belongs to one chat belong to the other, and forget the one."""
    for column in _referring():
        table = column.table
        if table.name in ONE_OF:
            one, twin = ONE_OF[table.name], table.alias()
            kept_has = sa.select(twin.c[one]).where(twin.c[column.name] == kept)
            connection.execute(sa.delete(table).where(column == gone, table.c[one].in_(kept_has)))
        connection.execute(sa.update(table).where(column == gone).values({column: kept}))
    connection.execute(sa.delete(_CHATS).where(_CHATS.c.id == gone))


def _referring() -> Iterator[sa.Column[int]]:
    """Find every column that refers to a chat."""
    for table in METADATA.tables.values():
        yield from (column for column in table.columns if column.references(_CHATS.c.id))
