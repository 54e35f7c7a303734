"""``simpul restore``: an archive becomes the rows of an empty database of either kind, all of them or none."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.domain.errors import SimpulError
from storage import engine, migrate
from storage.archive_rows import FORMAT, MANIFEST, Manifest, file_in, reader, reflected, rows_in, shown
from storage.archiving import AT_ONCE, EVERY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.ports import FileStore
    from storage.archive_rows import Row, TableTold

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
)
"""What the libraries raise while they read an archive that is none, or is not whole."""


class ArchiveAway(SimpulError):
    """The archive cannot be read; give the path of a file that is there and that you may read."""


class ArchiveBroken(SimpulError):
    """The file is no archive of `simpul backup`, or is damaged; nothing was restored, so take another backup."""


class ArchiveNewer(SimpulError):
    """The archive was made by a newer Simpul; install that version, and restore with it."""


class RowsRefused(SimpulError):
    """The database refuses rows of the archive, and nothing was restored; take another backup, or an empty database."""


async def read(file: Path, *, url: str, store: FileStore, told: Callable[[str], None]) -> Manifest:
    """Put the archive's files into the store and its rows into the database, which must be empty.

    Raises ArchiveAway, ArchiveBroken, ArchiveNewer, NotEmpty, RowsRefused and StorageAway; then no row was kept, and
    files that were put already are put again the next time.
    """
    with _opened(file) as archive:
        manifest = _manifest(archive)
        target = engine.build(url, options=engine.POSTGRES_PATIENT)
        if migrate.current(target) is not None:
            raise migrate.NotEmpty
        await _put_files(archive, manifest, store, told)
        try:
            migrate.fill(target, manifest.revision, lambda connection: _load(connection, archive, manifest, told))
        except migrate.SchemaNewer:
            raise ArchiveNewer(manifest.simpul, manifest.revision) from None
    return manifest


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except OSError as error:
        raise ArchiveAway(file, error.strerror) from error
    except DAMAGED as error:
        raise ArchiveBroken(file) from error
    with archive:
        yield archive


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    with _damaged(MANIFEST):
        manifest = Manifest.read(archive.read(MANIFEST))
        newer = manifest.format > FORMAT or manifest.revision > migrate.HEAD
    if newer:
        raise ArchiveNewer(manifest.simpul, manifest.revision)
    return manifest


@contextmanager
def _damaged(part: str) -> Iterator[None]:
    """Name the part of the archive that cannot be read."""
    try:
        yield
    except DAMAGED as error:
        raise ArchiveBroken(part) from error


async def _put_files(
    archive: zipfile.ZipFile, manifest: Manifest, store: FileStore, told: Callable[[str], None]
) -> None:
    names = [name for name in archive.namelist() if name.startswith(file_in(""))]
    if len(names) != manifest.files.count:
        raise ArchiveBroken(file_in(""))
    for number, name in enumerate(names, 1):
        with _damaged(name):
            content = archive.read(name)
        if file_in(hashlib.sha256(content).hexdigest()) != name:
            raise ArchiveBroken(name)
        await store.put(content)
        if number % EVERY == 0 or number == len(names):
            told(f"files: {number} of {len(names)}")


def _load(connection: sa.Connection, archive: zipfile.ZipFile, manifest: Manifest, told: Callable[[str], None]) -> None:
    """Fill the tables of the archive's schema, in the order of their references."""
    if connection.dialect.name == "postgresql":
        # The schema's own limit is short.
        connection.execute(sa.text("SET LOCAL statement_timeout = '1h'"))
    tables = {table.name: table for table in reflected(connection, sa.inspect(connection).get_table_names())}
    for one in manifest.tables:
        if one.name not in tables:
            raise ArchiveBroken(one.name)
        with _refused(one.name):
            _fill(connection, tables[one.name], _rows(archive, one, tables[one.name]))
            _go_on(connection, tables[one.name])
        told(f"{one.name}: {one.rows} rows")
    _say_repeated(connection, tables["outbox"])


def _say_repeated(connection: sa.Connection, letters: sa.Table) -> None:
    """Let what waits in the archive say that it may have come before: since then it may have left."""
    waiting = letters.c.state.in_(("queued", "claimed"))
    connection.execute(sa.update(letters).where(waiting).values(unsure=True))


@contextmanager
def _refused(table: str) -> Iterator[None]:
    """Name the table whose rows the database refuses, and never a value."""
    try:
        yield
    except OperationalError:
        raise
    except DBAPIError as error:
        raise RowsRefused(table, type(error.orig).__name__) from None


def _rows(archive: zipfile.ZipFile, one: TableTold, table: sa.Table) -> Iterator[Row]:
    """Read a table's rows; raises ArchiveBroken, at the latest after the last, where they are not what was written."""
    read, digest, count = reader(table), hashlib.sha256(), 0
    with _damaged(rows_in(one.name)), archive.open(rows_in(one.name)) as lines:
        for count, line in enumerate(lines, 1):  # noqa: B007 - counted for what follows
            digest.update(line)
            yield read(line)
    if (count, digest.hexdigest()) != (one.rows, one.sha256):
        raise ArchiveBroken(rows_in(one.name))


def _fill(connection: sa.Connection, table: sa.Table, rows: Iterator[Row]) -> None:
    """Insert the rows; what refers to a row of the same table is set once all are there."""
    own = [one.parent.name for one in table.foreign_keys if one.column.table is table]
    later = []
    while batch := list(islice(rows, AT_ONCE)):
        if connection.dialect.name == "postgresql":
            batch = [{name: shown(value) for name, value in row.items()} for row in batch]
        later += [row for row in batch if any(row[name] is not None for name in own)]
        connection.execute(sa.insert(table), [row | dict.fromkeys(own) for row in batch])
    for row in later:
        same = [column == row[column.name] for column in table.primary_key.columns]
        connection.execute(sa.update(table).where(*same).values({name: row[name] for name in own}))


def _go_on(connection: sa.Connection, table: sa.Table) -> None:
    """Let PostgreSQL number new rows after the last one; SQLite does by itself."""
    if connection.dialect.name != "postgresql":
        return
    for column in table.primary_key.columns:
        if (numbers := _sequence(connection, column)) is not None:
            last = sa.func.max(column)
            to = sa.func.setval(sa.cast(numbers, REGCLASS), sa.func.coalesce(last, 1), last.is_not(None))
            connection.execute(sa.select(to))


def _sequence(connection: sa.Connection, column: sa.Column[Any]) -> str | None:
    """Give the sequence that numbers the column; None where none does."""
    found = sa.func.pg_get_serial_sequence(column.table.name, column.name)
    return connection.execute(sa.select(found)).scalar()
