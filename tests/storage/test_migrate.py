"""The schema comes up from nothing, from the wheel alone, once, however many replicas start."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.domain.errors import StorageAway
from storage import engine, migrate
from storage.migrations import versions

if TYPE_CHECKING:
    from tests.support.postgres import Postgres

ROOT = Path(__file__).parents[2]

FROM_THE_WHEEL = """
import sys
import storage
from storage import engine, migrate
assert storage.__file__.startswith(sys.argv[1]), storage.__file__
for url in sys.argv[2:]:
    opened = engine.build(url)
    assert migrate.current(opened) is None
    assert migrate.upgrade(opened)
    assert migrate.drift(opened) == ""
print("up")
"""

WITH_NOTHING_TO_DO = """
import sys
from storage import engine, migrate
assert not migrate.upgrade(engine.build(sys.argv[1]))
assert "alembic" not in sys.modules
print("same")
"""


def run_apart(script: str, *words: str, site: Path = ROOT) -> str:
    """Run a script in a Python that knows the installed libraries and one more folder, and not the repository."""
    libraries = sysconfig.get_path("purelib")
    # Without ``site`` the editable install's path file is not read.
    done = subprocess.run(
        [sys.executable, "-S", "-P", "-c", script, *words],
        env={"PYTHONPATH": os.pathsep.join((str(site), libraries)), "PATH": os.environ["PATH"]},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    built = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(built, cwd=ROOT, check=True, capture_output=True)
    [made] = folder.glob("simpul-*.whl")
    return made


def test_head_is_the_newest_migration() -> None:
    """The number that is compared at each start is the newest file's."""
    files = sorted(Path(next(iter(versions.__path__))).glob("[0-9]*.py"))
    assert files[-1].name.split("_")[0] == migrate.HEAD


def test_the_schema_comes_up_from_nothing_and_stays(database: str) -> None:
    """The first start makes it, the second has nothing to do, and it is what the tables say."""
    opened = engine.build(database)
    assert migrate.current(opened) is None
    assert migrate.upgrade(opened) is True
    assert migrate.current(opened) == migrate.HEAD
    assert migrate.upgrade(opened) is False
    assert migrate.drift(opened) == ""


def test_drift_is_named(database: str) -> None:
    """A column that somebody added by hand does not stay unnoticed."""
    opened = engine.build(database)
    migrate.upgrade(opened)
    with opened.begin() as connection:
        connection.execute(sa.text("ALTER TABLE people ADD COLUMN shoe_size INTEGER"))
    assert "shoe_size" in migrate.drift(opened)


@pytest.mark.asyncio
async def test_replicas_that_start_together_migrate_once(database: str) -> None:
    """One does it, the others wait and find it done."""
    engines = [engine.build(database) for _ in range(4)]
    done = await asyncio.gather(*(asyncio.to_thread(migrate.upgrade, one) for one in engines))
    assert sorted(done) == [False, False, False, True]
    assert migrate.drift(engines[0]) == ""


def test_a_migration_that_fails_leaves_nothing(database: str) -> None:
    """It is one transaction, on SQLite too."""
    opened = engine.build(database)
    with opened.begin() as connection:
        connection.execute(sa.text("CREATE TABLE outbox (already INTEGER)"))
    with pytest.raises((StorageAway, sa.exc.DBAPIError)):
        migrate.upgrade(opened)
    with opened.connect() as connection:
        assert sa.inspect(connection).get_table_names() == ["outbox"]


def test_a_database_that_does_not_answer_is_storage_away(
    tmp_path: Path,
    postgres_server: Postgres,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The start can wait for it: locked by somebody for too long, not there, or not a database's folder."""
    monkeypatch.setattr("storage.engine.PRAGMAS", ("busy_timeout=5",))
    opened = engine.build(f"sqlite:///{tmp_path}/locked.db")
    with engine.build(f"sqlite:///{tmp_path}/locked.db").begin(), pytest.raises(StorageAway):
        migrate.upgrade(opened)
    nowhere = engine.build(f"postgresql+psycopg://postgres@/nowhere?host={postgres_server.folder}")
    with pytest.raises(StorageAway):
        migrate.upgrade(nowhere)
    with pytest.raises(StorageAway):
        migrate.upgrade(engine.build(f"postgresql+psycopg://postgres@/x?host={tmp_path}"))


def test_the_wheel_brings_all_it_needs_to_migrate(wheel: Path, tmp_path: Path, postgres_server: Postgres) -> None:
    """Unpacked somewhere else, without the repository, it makes both kinds of database; the tests are not in it."""
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        packed.extractall(tmp_path / "site")
    assert {"storage/migrations/env.py", "storage/migrations/script.py.mako"} <= set(names)
    assert {name.split("/")[0] for name in names} - {"bot", "handlers", "storage", "sandbox"} == {
        f"{wheel.name.split('-py3')[0]}.dist-info",
    }
    urls = [f"sqlite:///{tmp_path}/data/simpul.db", postgres_server.database()]
    assert run_apart(FROM_THE_WHEEL, str(tmp_path / "site"), *urls, site=tmp_path / "site") == "up"


def test_a_start_without_news_does_not_load_alembic(migrated: str) -> None:
    """Ten megabytes and a quarter of a second that most starts do not need."""
    assert run_apart(WITH_NOTHING_TO_DO, migrated) == "same"
