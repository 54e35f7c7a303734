"""What an archive is made of: a manifest, rows as JSON lines, and files; and how a value is written there."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from storage.columns import Utc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

FORMAT = 1
"""Rises when an older Simpul could not read the archive any more."""

MANIFEST = "manifest.json"
NUL, SHOWN_NUL = "\x00", "\N{REPLACEMENT CHARACTER}"
"""SQLite keeps this symbol in a text, PostgreSQL keeps no text with it."""

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class TableTold:
    """What the manifest says of a table: how many rows, and the SHA-256 of its lines."""

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FilesTold:
    """What it says of the files, and the SHA-256 of those that rows name and that the store did not have whole."""

    count: int
    bytes: int
    missing: Sequence[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What an archive says of itself; ``made`` is ISO 8601, ``tables`` stand in the order of their references."""

    simpul: str
    revision: str
    made: str
    tables: Sequence[TableTold]
    files: FilesTold
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(table.rows for table in self.tables)

    def written(self) -> bytes:
        """Write it as JSON."""
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def read(cls, content: bytes) -> Manifest:
        """Read what ``written`` wrote; raises ValueError, TypeError or LookupError for anything else."""
        told = json.loads(content)
        tables = [TableTold(**table) for table in told.pop("tables")]
        files = FilesTold(**told.pop("files"))
        return cls(tables=tables, files=files, **told)


def rows_in(table: str) -> str:
    """Give where the archive holds a table's rows."""
    return f"tables/{table}.jsonl"


def file_in(digest: str) -> str:
    """Give where the archive holds a file."""
    return f"files/{digest}"


def reflected(connection: sa.Connection, names: Iterable[str]) -> list[sa.Table]:
    """Give these tables as the database has them, values as they are stored, what is referred to first."""
    found = sa.MetaData()
    sa.event.listen(found, "column_reflect", _as_ours)
    found.reflect(connection, only=list(names))
    return found.sorted_tables


def kept_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """Give the columns that are not generated from others."""
    return [column for column in table.columns if column.computed is None]


def written(row: Mapping[str, Any]) -> bytes:
    """Write a row as a line of JSON, in ASCII."""
    return json.dumps(row, separators=(",", ":"), default=_plain).encode() + b"\n"


def reader(table: sa.Table) -> Callable[[bytes], Row]:
    """Give what reads a line of this table; it raises ValueError or TypeError where the line is no row of it."""
    kinds = {column.name: _reading(column.type) for column in kept_columns(table)}

    def read(line: bytes) -> Row:
        told = json.loads(line)
        if not isinstance(told, dict) or told.keys() != kinds.keys():
            raise ValueError(table.name)
        return {name: None if value is None else kinds[name](value) for name, value in told.items()}

    return read


def shown(value: Any) -> Any:  # noqa: ANN401 - a column's value
    """Give a value as PostgreSQL takes it."""
    return value.replace(NUL, SHOWN_NUL) if isinstance(value, str) else value


def _as_ours(_inspector: object, _table: object, column: dict[str, Any]) -> None:
    """Read times as aware ones, and nothing as NULL where JSON has a word of its own for it."""
    if isinstance(column["type"], sa.DateTime):
        column["type"] = Utc()
    elif isinstance(column["type"], sa.JSON):
        column["type"] = sa.JSON(none_as_null=True)


def _plain(value: object) -> str:
    """Write what JSON has no form for."""
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(type(value).__name__)


def _reading(kind: sa.types.TypeEngine[Any]) -> Callable[[Any], Any]:
    """Choose how a value of a column is read back."""
    found = (read for one, read in _READING if isinstance(kind, one))
    return next(found, lambda value: value)


_READING: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Utc, datetime.fromisoformat),
    (sa.Date, date.fromisoformat),
    (sa.LargeBinary, base64.b64decode),
)
