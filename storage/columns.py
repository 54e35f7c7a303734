"""The few column kinds that every table uses."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names for constraints, so that a migration can find them again."""

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""Our ids: 64 bits; SQLite numbers rows by itself only for INTEGER."""


class Utc(TypeDecorator[datetime]):
    """An aware time, stored as UTC; SQLite would give it back naive."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Store UTC and refuse a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"naive time {value}"
            raise ValueError(message)
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give back an aware time."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def key() -> Any:  # noqa: ANN401 - SQLModel's Field has this type
    """Make the primary key column."""
    return Field(default=None, primary_key=True, sa_type=Id)


def ref(target: str, *, index: bool = True, unique: bool = False, null: bool = False) -> Any:  # noqa: ANN401 - as above
    """Make a column that refers to another table's id."""
    return Field(default=None, foreign_key=target, index=index, unique=unique, nullable=null, sa_type=Id)


def when(*, null: bool = False, index: bool = False) -> Any:  # noqa: ANN401 - as above
    """Make a column for an aware time."""
    return Field(default=None, sa_type=Utc, nullable=null, index=index)


def word(length: int = 40, *, default: str | None = "", unique: bool = False, index: bool = False) -> Any:  # noqa: ANN401
    """Make a column for a short word of at most so many characters."""
    return Field(default=default, sa_type=sa.String(length), unique=unique, index=index, nullable=default is None)


def words(*, default: str | None = "") -> Any:  # noqa: ANN401 - as above
    """Make a column for text of any length."""
    return Field(default=default, sa_type=sa.Text, nullable=default is None)


def json(*, null: bool = False) -> Any:  # noqa: ANN401 - as above
    """Make a column for a JSON value."""
    return Field(default=None, sa_type=sa.JSON(none_as_null=True), nullable=null)
