"""``simpul backup``: rows of one moment and their files in one archive, while Simpul runs, with little memory."""

from __future__ import annotations

import hashlib
import os
import zipfile
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.domain.errors import SimpulError
from storage import engine, migrate
from storage.archive_rows import (
    MANIFEST,
    FilesTold,
    Manifest,
    TableTold,
    file_in,
    kept_columns,
    reflected,
    rows_in,
    written,
)
from storage.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from bot.ports import FileStore

DIGESTS = "sha256"
"""Columns whose name ends so name a file."""

AT_ONCE = 500
"""Rows that are in memory at the same time."""

EVERY = 1000
"""After so many files one line tells how far it is."""


class FileThere(SimpulError):
    """There is a file of this name; nothing is overwritten, so choose another name."""


class FolderWrong(SimpulError):
    """The archive cannot be written there; name a folder that exists, that you may write to, and that has room."""


class SchemaOther(SimpulError):
    """The schema found is not this version's; run `simpul migrate`, or back up with the version that made it."""


async def write(file: Path, *, url: str, store: FileStore, at: datetime, told: Callable[[str], None]) -> Manifest:
    """Write the archive, which appears whole or not at all; raises FileThere, FolderWrong, SchemaOther, StorageAway.

    ``told`` gets lines about how far it is. The file can be read by its owner alone.
    """
    with _appearing(file) as place, zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        tables, digests = _write_rows(archive, url, told)
        files = await _write_files(archive, store, digests, told)
        manifest = Manifest(
            simpul=version("simpul"), revision=migrate.HEAD, made=at.isoformat(), tables=tables, files=files
        )
        archive.writestr(MANIFEST, manifest.written())
    return manifest


@contextmanager
def _appearing(file: Path) -> Iterator[Path]:
    """Give a file beside it to write to; at the end it is safe on disk under its name."""
    if file.exists():
        raise FileThere(file)
    try:
        handle, name = mkstemp(dir=file.parent, prefix=f".{file.name}.")
        place = Path(name)
        try:
            yield place
            os.fsync(handle)
            if file.exists():
                raise FileThere(file)
            place.rename(file)
            _keep(file.parent)
        finally:
            os.close(handle)
            place.unlink(missing_ok=True)
    except OSError as error:
        raise FolderWrong(file, error.strerror) from error


def _keep(folder: Path) -> None:
    """Make a new name in this folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_rows(
    archive: zipfile.ZipFile, url: str, told: Callable[[str], None]
) -> tuple[list[TableTold], dict[str, None]]:
    """Write every table as it is at one moment; gives what was written, and the files that rows name."""
    digests: dict[str, None] = {}
    with migrate.answering(), engine.snapshot(url).connect() as connection:
        if (found := migrate.revision(connection)) != migrate.HEAD:
            raise SchemaOther(found, migrate.HEAD)
        tables = []
        for table in reflected(connection, METADATA.tables):
            tables.append(_write_table(archive, connection, table, digests))
            told(f"{table.name}: {tables[-1].rows} rows")
    return tables, digests


def _write_table(
    archive: zipfile.ZipFile, connection: sa.Connection, table: sa.Table, digests: dict[str, None]
) -> TableTold:
    columns = kept_columns(table)
    named = [column.name for column in columns if column.name.endswith(DIGESTS)]
    query = sa.select(*columns).order_by(*table.primary_key.columns)
    count, digest = 0, hashlib.sha256()
    with archive.open(rows_in(table.name), "w", force_zip64=True) as out:
        for row in connection.execution_options(yield_per=AT_ONCE).execute(query).mappings():
            line = written(dict(row))
            digest.update(line)
            out.write(line)
            digests.update(dict.fromkeys(row[name] for name in named if row[name]))
            count += 1
    return TableTold(name=table.name, rows=count, sha256=digest.hexdigest())


async def _write_files(
    archive: zipfile.ZipFile, store: FileStore, digests: dict[str, None], told: Callable[[str], None]
) -> FilesTold:
    """Write one file after another; one that was erased meanwhile, or is not what its name says, is told as missing."""
    count, size, missing = 0, 0, []
    for number, digest in enumerate(digests, 1):
        try:
            content = await store.get(digest)
        except FileNotFoundError:
            content = b""
        if hashlib.sha256(content).hexdigest() == digest:
            archive.writestr(file_in(digest), content, zipfile.ZIP_STORED)
            count, size = count + 1, size + len(content)
        else:
            missing.append(digest)
        if number % EVERY == 0 or number == len(digests):
            told(f"files: {number} of {len(digests)}")
    return FilesTold(count=count, bytes=size, missing=missing)
