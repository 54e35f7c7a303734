"""A database with a row in every table, whatever tables there are, and what is stored in one, to compare."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from storage import engine
from storage.archive_rows import kept_columns, reflected
from storage.columns import Utc
from storage.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Sequence

AT = datetime(2026, 11, 23, 8, 30, 0, 123456, tzinfo=UTC)
BARE: tuple[tuple[type, Any], ...] = (
    (sa.Boolean, True),
    (Utc, AT),
    (sa.Date, date(2026, 11, 23)),
    (sa.Float, 106.8271528),
    (sa.LargeBinary, b"\x00\xff"),
)


def stored(url: str) -> dict[str, list[dict[str, Any]]]:
    """Read every row of every table, as it is stored."""
    with engine.snapshot(url).connect() as connection:
        return {
            table.name: [
                dict(row)
                for row in connection.execute(
                    sa.select(*kept_columns(table)).order_by(*table.primary_key.columns)
                ).mappings()
            ]
            for table in reflected(connection, METADATA.tables)
        }


def fill(url: str, texts: Sequence[str]) -> None:
    """Give every table a row for each text; the first report goes on in the second one."""
    with engine.build(url).begin() as connection:
        tables = reflected(connection, METADATA.tables)
        for table in tables:
            own = [
                column.name for column in table.columns if any(one.column.table is table for one in column.foreign_keys)
            ]
            rows = [_row(table, number, text) | dict.fromkeys(own) for number, text in enumerate(texts, 1)]
            connection.execute(sa.insert(table), rows)
        if len(texts) > 1:
            connection.execute(sa.text("UPDATE reports SET merged_into_id = 2 WHERE id = 1"))


def _row(table: sa.Table, number: int, text: str) -> dict[str, Any]:
    return {column.name: _value(column, number, text) for column in kept_columns(table)}


def _value(column: sa.Column[Any], number: int, text: str) -> Any:
    if column.foreign_keys and not column.primary_key:
        return 1 if not _alone(column) else number
    if column.name.endswith("sha256"):
        return None
    for kind, value in BARE:
        if isinstance(column.type, kind):
            return value
    if isinstance(column.type, sa.Integer):
        return 2**62 + number if column.name == "telegram_id" else number
    if isinstance(column.type, sa.JSON):
        return None if number == 1 else {"text": text, "list": [1, 1.5, None, True], "\ud83d": "half"}
    return f"{number} {text}"[: getattr(column.type, "length", None) or 10_000]


def _alone(column: sa.Column[Any]) -> bool:
    """Tell whether a reference is one of those that together are unique: then each row has another."""
    assert column.table is not None
    return any(isinstance(one, sa.UniqueConstraint) and column.name in one.columns for one in column.table.constraints)
