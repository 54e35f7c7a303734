"""An archive holds one moment whole, and becomes the same rows and files in an empty database of either kind."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import stat
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import archiving, blobs, engine, migrate, restoring
from storage.archive_rows import MANIFEST, NUL, SHOWN_NUL, FilesTold, Manifest, TableTold, reflected, rows_in, written
from storage.sealing import new_key, ring
from storage.tables import METADATA, PersonRow
from tests.storage.test_migrate_rows import counts, filled
from tests.support import whole
from tests.support.archive import START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.domain.errors import SimpulError
    from tests.support.archive import Templates
    from tests.support.postgres import Postgres

pytestmark = pytest.mark.asyncio

PHOTO = b"\x89PNG invented"
ODD = [
    "Lampu mati",
    f"nol {NUL} di tengah",
    "e\u0301 \u202e kanan \U0001f9e8",
    "'; DROP TABLE reports; --",
    "\n\r\t\x1b\ufffe",
]


Tables = dict[str, list[dict[str, Any]]]


def silent(_line: str) -> None:
    pass


def said(tables: Tables) -> Tables:
    """Give rows as PostgreSQL keeps them: it has no text with a NUL; in JSON it stands as an escape."""
    return {
        name: [
            {
                column: value.replace(NUL, SHOWN_NUL) if isinstance(value, str) else value
                for column, value in row.items()
            }
            for row in rows
        ]
        for name, rows in tables.items()
    }


def left(folder: Path, pattern: str) -> list[Path]:
    return list(folder.glob(pattern))


@pytest.fixture
def empty(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Give what makes an empty database of a kind."""
    made = []

    def make(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path}/empty-{len(list(tmp_path.iterdir()))}.db"
        server: Postgres = request.getfixturevalue("postgres_server")
        made.append((server, server.database()))
        return made[-1][1]

    yield make
    for server, url in made:
        templates.drop(server, url)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def made(tmp_path_factory: pytest.TempPathFactory, templates: Templates) -> Path:
    """Make a folder of a database with a row in every table and one file, and its archive."""
    folder = tmp_path_factory.mktemp("kept")
    url, store = templates.sqlite(folder), blobs.build(f"file:{folder}/files")
    whole.fill(url, ODD)
    digest = await store.put(PHOTO)
    with engine.build(url).begin() as connection:
        connection.execute(sa.text("UPDATE attachments SET sha256 = :one, clean_sha256 = NULL"), {"one": digest})
        connection.execute(sa.text("UPDATE attachments SET clean_sha256 = :one WHERE id = 2"), {"one": "0" * 64})
    await archiving.write(folder / "kept.zip", url=url, store=store, at=START, told=silent)
    return folder


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> tuple[str, Path]:
    """Give that database, which nobody changes, and a copy of the archive."""
    return f"sqlite:///{made}/simpul.db", Path(shutil.copy2(made / "kept.zip", tmp_path / "kept.zip"))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_every_row_of_every_table_comes_back(
    kind: str, kept: tuple[str, Path], empty: Callable[[str], str], tmp_path: Path
) -> None:
    url, file = kept
    target, store = empty(kind), blobs.build(f"file:{tmp_path}/other")
    lines: list[str] = []
    manifest = await restoring.read(file, url=target, store=store, told=lines.append)
    wanted = whole.stored(url)
    assert set(wanted) == set(METADATA.tables)
    assert all(len(rows) == len(ODD) for rows in wanted.values())
    assert whole.stored(target) == (wanted if kind == "sqlite" else said(wanted))
    assert wanted["reports"][0]["merged_into_id"] == 2
    assert manifest.rows == len(wanted) * len(ODD)
    assert manifest.files == FilesTold(count=1, bytes=len(PHOTO), missing=["0" * 64])
    assert await store.get(hashlib.sha256(PHOTO).hexdigest()) == PHOTO
    assert {f"{name}: {len(ODD)} rows" for name in wanted} < set(lines)
    assert migrate.drift(engine.build(target)) == ""


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_what_comes_after_gets_the_next_number_and_the_history_stays_shut(
    kind: str, kept: tuple[str, Path], empty: Callable[[str], str], tmp_path: Path
) -> None:
    target = empty(kind)
    await restoring.read(kept[1], url=target, store=blobs.build(f"file:{tmp_path}/other"), told=silent)
    with engine.build(target).begin() as connection:
        made = connection.execute(
            sa.text(
                "INSERT INTO people (name, language, notice_version, created) VALUES ('Rina', 'id', 0,"
                " '2026-11-23 08:00:00') RETURNING id"
            )
        )
        assert made.scalar() == len(ODD) + 1
    with pytest.raises(sa.exc.DBAPIError, match="never changed"), engine.build(target).begin() as connection:
        connection.execute(sa.text("UPDATE history SET status = 'closed'"))


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=120), min_size=1, max_size=20))
async def test_any_text_comes_back(
    texts: list[str], templates: Templates, empty: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    url, store = templates.sqlite(folder), blobs.build(f"file:{folder}/files")
    whole.fill(url, texts)
    await archiving.write(folder / "a.zip", url=url, store=store, at=START, told=silent)
    for kind in ("sqlite", "postgresql"):
        target = empty(kind)
        await restoring.read(folder / "a.zip", url=target, store=store, told=silent)
        wanted = whole.stored(url)
        assert whole.stored(target) == (wanted if kind == "sqlite" else said(wanted))


async def test_the_rows_are_those_of_one_moment(migrated: str, empty: Callable[[str], str], tmp_path: Path) -> None:
    """Whatever is written once the first table has been read is not in the archive: no row lacks what it refers to."""
    whole.fill(migrated, ["satu"])
    before, writer = whole.stored(migrated), engine.build(migrated)

    def meanwhile(_line: str) -> None:
        with writer.begin() as connection:
            connection.execute(sa.text("UPDATE people SET name = name || '!'"))
            connection.execute(sa.text("UPDATE outbox SET state = 'sent'"))

    store, target = blobs.build(f"file:{tmp_path}/files"), empty("sqlite")
    await archiving.write(tmp_path / "a.zip", url=migrated, store=store, at=START, told=meanwhile)
    await restoring.read(tmp_path / "a.zip", url=target, store=store, told=silent)
    assert whole.stored(target) == before != whole.stored(migrated)


async def test_letters_that_waited_say_that_they_may_have_come_before(
    migrated: str, empty: Callable[[str], str], tmp_path: Path
) -> None:
    """Since the backup they may have left; those that had ended are as they were."""
    whole.fill(migrated, ["satu", "dua", "tiga"])
    with engine.build(migrated).begin() as connection:
        for number, state in enumerate(("queued", "claimed", "sent"), start=1):
            waits = {"state": state, "number": number}
            connection.execute(sa.text("UPDATE outbox SET state = :state, unsure = false WHERE id = :number"), waits)
    store, target = blobs.build(f"file:{tmp_path}/files"), empty("sqlite")
    await archiving.write(tmp_path / "a.zip", url=migrated, store=store, at=START, told=silent)
    await restoring.read(tmp_path / "a.zip", url=target, store=store, told=silent)
    with engine.build(target).connect() as connection:
        found = connection.execute(sa.text("SELECT state, unsure FROM outbox ORDER BY id")).all()
    assert [tuple(row) for row in found] == [("queued", 1), ("claimed", 1), ("sent", 0)]


async def test_what_is_sealed_lies_sealed_in_the_archive(templates: Templates, tmp_path: Path) -> None:
    """It needs no key to be kept and brought back, and tells nobody without one."""
    url, target, sealed = templates.sqlite(tmp_path), f"sqlite:///{tmp_path}/target.db", ring([new_key()])
    with engine.build(url, ring=sealed).begin() as connection:
        connection.execute(sa.insert(PersonRow).values(name="Siti Aminah", notice_version=1, created=START))
    store = blobs.build(f"file:{tmp_path}/files")
    await archiving.write(tmp_path / "a.zip", url=url, store=store, at=START, told=silent)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert b"Siti" not in archive.read(rows_in("people"))
    await restoring.read(tmp_path / "a.zip", url=target, store=store, told=silent)
    with engine.build(target, ring=sealed).connect() as connection:
        assert connection.execute(sa.select(PersonRow.name)).scalar() == "Siti Aminah"


async def test_an_archive_is_for_its_owner_and_overwrites_nothing(kept: tuple[str, Path], tmp_path: Path) -> None:
    url, file = kept
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before, store = file.read_bytes(), blobs.build(f"file:{tmp_path}/files")
    with pytest.raises(archiving.FileThere):
        await archiving.write(file, url=url, store=store, at=START, told=silent)
    with pytest.raises(archiving.FolderWrong):
        await archiving.write(tmp_path / "none" / "a.zip", url=url, store=store, at=START, told=silent)
    with pytest.raises(archiving.SchemaOther):
        await archiving.write(tmp_path / "b.zip", url=f"sqlite:///{tmp_path}/no.db", store=store, at=START, told=silent)
    assert file.read_bytes() == before
    assert left(tmp_path, "*zip*") == [file]


async def test_a_backup_that_ends_halfway_leaves_nothing(kept: tuple[str, Path], tmp_path: Path) -> None:
    def full(line: str) -> None:
        if line.startswith("reports"):
            raise OSError(28, "No space left on device")

    with pytest.raises(archiving.FolderWrong, match="No space left"):
        await archiving.write(
            tmp_path / "b.zip", url=kept[0], store=blobs.build(f"file:{tmp_path}/files"), at=START, told=full
        )
    assert not left(tmp_path, "*b.zip*")


async def test_only_an_empty_database_is_filled(kept: tuple[str, Path], tmp_path: Path) -> None:
    store, before = blobs.build(f"file:{tmp_path}/other"), whole.stored(kept[0])
    with pytest.raises(migrate.NotEmpty, match="DATABASE_URL"):
        await restoring.read(kept[1], url=kept[0], store=store, told=silent)
    assert whole.stored(kept[0]) == before
    assert not left(tmp_path / "other", "*")


async def test_an_older_archive_is_brought_up_to_date(
    database: str, empty: Callable[[str], str], tmp_path: Path
) -> None:
    """The first schema's rows, as its own `simpul backup` would have kept them."""
    filled(database)
    with engine.snapshot(database).connect() as connection:
        names = [name for name in sa.inspect(connection).get_table_names() if name != "alembic_version"]
        tables = {
            table.name: b"".join(written(dict(row)) for row in connection.execute(sa.select(table)).mappings())
            for table in reflected(connection, names)
        }
    file, target = packed(tmp_path / "old.zip", tables, revision="0001"), empty("sqlite")
    await restoring.read(file, url=target, store=blobs.build(f"file:{tmp_path}/files"), told=silent)
    assert counts(target) == counts(database)
    assert migrate.current(engine.build(target)) == migrate.HEAD
    assert migrate.drift(engine.build(target)) == ""


# ----- archives that are none


def packed(file: Path, tables: dict[str, bytes], **changes: Any) -> Path:
    """Write an archive by hand, with a manifest that fits what is in it unless it is changed."""
    told = [
        TableTold(name=name, rows=content.count(b"\n"), sha256=hashlib.sha256(content).hexdigest())
        for name, content in tables.items()
    ]
    manifest = {
        "simpul": "0.1.0",
        "revision": migrate.HEAD,
        "made": START.isoformat(),
        "tables": told,
        "files": FilesTold(count=0, bytes=0, missing=[]),
    }
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in tables.items():
            archive.writestr(rows_in(name), content)
        archive.writestr(MANIFEST, Manifest(**(manifest | changes)).written())
    return file


def changed(file: Path, name: str, change: Callable[[bytes], bytes | None]) -> None:
    """Write an archive anew, one entry of it changed or left out."""
    with zipfile.ZipFile(file) as archive:
        entries = {one: archive.read(one) for one in archive.namelist()}
    found = next(one for one in entries if one.startswith(name))
    with zipfile.ZipFile(file, "w") as archive:
        for one, content in entries.items():
            new = change(content) if one == found else content
            if new is not None:
                archive.writestr(one, new)


def told(**changes: Any) -> Callable[[Path], None]:
    return lambda file: changed(file, MANIFEST, lambda content: json.dumps(json.loads(content) | changes).encode())


def without_a_row(content: bytes) -> bytes:
    return content.split(b"\n", 1)[1]


def row_twice(file: Path) -> None:
    """Let a table have each row twice, and the manifest say so."""
    with zipfile.ZipFile(file) as archive:
        manifest, rows = json.loads(archive.read(MANIFEST)), archive.read(rows_in("people")) * 2
    for one in manifest["tables"]:
        if one["name"] == "people":
            one |= {"rows": one["rows"] * 2, "sha256": hashlib.sha256(rows).hexdigest()}
    changed(file, rows_in("people"), lambda _: rows)
    told(tables=manifest["tables"])(file)


BROKEN: dict[str, tuple[Callable[[Path], object], type[SimpulError]]] = {
    "no zip": (lambda file: file.write_bytes(b"Halo" * 99), restoring.ArchiveBroken),
    "empty": (lambda file: file.write_bytes(b""), restoring.ArchiveBroken),
    "cut off": (lambda file: file.write_bytes(file.read_bytes()[:-4000]), restoring.ArchiveBroken),
    "away": (lambda file: file.unlink(), restoring.ArchiveAway),
    "a flipped byte": (
        lambda file: file.write_bytes(bytes(b ^ (i == 300) for i, b in enumerate(file.read_bytes()))),
        restoring.ArchiveBroken,
    ),
    "no manifest": (lambda file: changed(file, MANIFEST, lambda _: None), restoring.ArchiveBroken),
    "a manifest that is no JSON": (lambda file: changed(file, MANIFEST, lambda _: b"{"), restoring.ArchiveBroken),
    "a manifest that is a list": (lambda file: changed(file, MANIFEST, lambda _: b"[]"), restoring.ArchiveBroken),
    "a manifest of another": (told(revision=10), restoring.ArchiveBroken),
    "of a later schema": (told(revision="9999"), restoring.ArchiveNewer),
    "of a later format": (told(format=2), restoring.ArchiveNewer),
    "of a schema nobody knows": (told(revision="000"), restoring.ArchiveNewer),
    "no rows of a table": (lambda file: changed(file, "tables/people", lambda _: None), restoring.ArchiveBroken),
    "a row less": (lambda file: changed(file, "tables/parked", without_a_row), restoring.ArchiveBroken),
    "a row twice": (row_twice, restoring.RowsRefused),
    "a changed row": (
        lambda file: changed(file, "tables/parked", lambda rows: rows.replace(b"Lampu", b"Rampu")),
        restoring.ArchiveBroken,
    ),
    "rows of another table": (
        lambda file: changed(file, "tables/people", lambda _: b'{"id":1}\n'),
        restoring.ArchiveBroken,
    ),
    "rows that are no rows": (lambda file: changed(file, "tables/people", lambda _: b"[1]\n"), restoring.ArchiveBroken),
    "a file less": (lambda file: changed(file, "files/", lambda _: None), restoring.ArchiveBroken),
    "a changed file": (lambda file: changed(file, "files/", lambda _: b"other"), restoring.ArchiveBroken),
}


@pytest.mark.parametrize("what", BROKEN)
async def test_a_broken_archive_is_refused_and_keeps_no_row(what: str, kept: tuple[str, Path], tmp_path: Path) -> None:
    breaks, error = BROKEN[what]
    breaks(kept[1])
    target, store = f"sqlite:///{tmp_path}/target.db", blobs.build(f"file:{tmp_path}/other")
    with pytest.raises(error) as raised:
        await restoring.read(kept[1], url=target, store=store, told=silent)
    assert type(raised.value) is error
    with sqlite3.connect(tmp_path / "target.db") as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
