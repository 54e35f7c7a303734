"""The schema: brought up to date from the wheel, under a lock, so that replicas may start together.

A migration says in ``oldest`` the oldest revision whose code can live with what it makes, itself where it says nothing.
The newest of these is kept in the database, so that replicas of the version before run on during an upgrade, and after
one that is taken back; an even older one refuses to start.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from bot.domain.errors import SimpulError, StorageAway

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alembic.config import Config

HEAD = "0017"
"""The newest revision; a test holds it equal to the folder of migrations."""

LOCK = 7_304_001
"""The advisory lock under which PostgreSQL is migrated."""

FLOOR = "schema_floor"
"""The table with the oldest revision whose code can live with the schema; like alembic's own, it is none of ours."""

_FLOOR = sa.table(FLOOR, sa.column("revision", sa.String))


class SchemaNewer(SimpulError):
    """A newer Simpul changed the database so that this one cannot use it; run that one, or restore an older backup."""


class NotEmpty(SimpulError):
    """The database has tables of a Simpul already; make an empty one, and name it in DATABASE_URL."""


def current(engine: sa.Engine) -> str | None:
    """Read the database's revision with plain SQL, without loading alembic; None where there is none."""
    with answering(), engine.connect() as connection:
        return revision(connection)


def upgrade(engine: sa.Engine) -> bool:
    """Bring the schema up to date in one transaction; gives whether there was something to do.

    A newer one that this version can live with stays as it is. Raises StorageAway, also where another replica is at it
    for too long, and SchemaNewer.
    """
    if fits(engine):
        return False
    from alembic import command  # noqa: PLC0415 - 10 MB that a start without news does not need

    with answering(), _locked(engine) as connection:
        if _fits(connection):
            return False
        found = revision(connection)
        if found is not None and found > HEAD:
            raise SchemaNewer(found)
        command.upgrade(_config(connection), "head")
        _declare(connection)
    return True


def fill(engine: sa.Engine, since: str, load: Callable[[sa.Connection], None]) -> None:
    """Make an older schema in an empty database, load its rows, and bring both up to date, in one transaction.

    Raises NotEmpty, StorageAway, and SchemaNewer where this version does not know that schema.
    """
    from alembic import command  # noqa: PLC0415 - as above
    from alembic.util.exc import CommandError  # noqa: PLC0415 - as above

    with answering(), _locked(engine) as connection:
        if revision(connection) is not None:
            raise NotEmpty
        try:
            command.upgrade(_config(connection), since)
        except CommandError:
            raise SchemaNewer(since) from None
        load(connection)
        command.upgrade(_config(connection), "head")
        _declare(connection)


def fits(engine: sa.Engine) -> bool:
    """Tell whether this version can live with the schema as it is: its own, or a newer one that says so."""
    with answering(), engine.connect() as connection:
        return _fits(connection)


def _fits(connection: sa.Connection) -> bool:
    found = revision(connection) or ""
    return found == HEAD or (found > HEAD and _floor(connection, found) <= HEAD)


def _floor(connection: sa.Connection, found: str) -> str:
    """Read the oldest revision that can live with the schema; where none is declared, only its own can."""
    if not sa.inspect(connection).has_table(FLOOR):
        return found
    return connection.execute(sa.select(sa.func.max(_FLOOR.c.revision))).scalar() or found


def _declare(connection: sa.Connection) -> None:
    """Note the newest of what all migrations declare."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

    steps = ScriptDirectory.from_config(_config(connection)).walk_revisions()
    floor = max(getattr(step.module, "oldest", step.revision) for step in steps)
    connection.execute(sa.text(f"CREATE TABLE IF NOT EXISTS {FLOOR} (revision VARCHAR(32) NOT NULL)"))
    connection.execute(sa.delete(_FLOOR))
    connection.execute(sa.insert(_FLOOR).values(revision=floor))


def drift(engine: sa.Engine) -> str:
    """Name what differs between the tables as written and the database; empty where nothing does."""
    from alembic import command  # noqa: PLC0415 - as above
    from alembic.util.exc import CommandError  # noqa: PLC0415 - as above

    with _locked(engine) as connection:
        try:
            command.check(_config(connection))
        except CommandError as error:
            return str(error)
    return ""


def write_revision(engine: sa.Engine, message: str, number: str) -> None:
    """Write the next migration from the tables as they are (for developers)."""
    from alembic import command  # noqa: PLC0415 - as above

    with _locked(engine) as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=number)


def revision(connection: sa.Connection) -> str | None:
    """Read the revision over this connection; None where there is none."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


@contextmanager
def answering() -> Iterator[None]:
    """Name a database that does not answer."""
    try:
        yield
    except OperationalError as error:
        raise StorageAway(str(error.orig)) from error


def _config(connection: sa.Connection) -> Config:
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _locked(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open one transaction that nobody else can migrate beside; SQLite's BEGIN IMMEDIATE is such a lock."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SET LOCAL lock_timeout = '60s'"))
            connection.execute(sa.text("SET LOCAL statement_timeout = '60s'"))
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        yield connection
