"""A rolling upgrade: the version before lives with the schema of the next one, or refuses; migrations say which."""

from __future__ import annotations

import ast
import re
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from bot.app import running
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from storage import engine, migrate
from storage.migrations import versions
from tests.support.ports import free_port
from tests.support.world import STORY, World, settings_for, watched

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.settings import Settings

NEXT = "9998"
FIRST = "0011"
"""From this migration on each says who can live with it; what came before was never released."""

FILES = sorted(Path(next(iter(versions.__path__))).glob("[0-9]*.py"))
NARROWING = {
    "drop_table", "drop_column", "drop_constraint", "drop_table_comment", "rename_table", "alter_column",
    "create_unique_constraint", "create_check_constraint", "create_foreign_key", "create_exclude_constraint",
}  # fmt: skip
"""What older code may stumble over: something that it uses is gone, or what it writes is refused."""

NARROWING_SQL = re.compile(
    r"\b(DROP|RENAME|SET NOT NULL|DELETE|TRUNCATE|CREATE TRIGGER|CREATE UNIQUE)\b", re.IGNORECASE
)


def next_schema(url: str, *, oldest: str | None) -> None:
    """Bring the database up as a later Simpul would, which adds a column and a table and says who can live with it."""
    with engine.build(url).begin() as connection:
        for statement in (
            "ALTER TABLE people ADD COLUMN shoe_size INTEGER NOT NULL DEFAULT 0",
            "CREATE TABLE shoes (id INTEGER PRIMARY KEY)",
            f"UPDATE alembic_version SET version_num = '{NEXT}'",
            f"DELETE FROM {migrate.FLOOR}" if oldest is None else f"UPDATE {migrate.FLOOR} SET revision = '{oldest}'",
        ):
            connection.execute(sa.text(statement))


def test_a_newer_schema_that_says_so_is_lived_with(database: str) -> None:
    """It stays as it is: nothing is migrated, up or down."""
    opened = engine.build(database)
    migrate.upgrade(opened)
    next_schema(database, oldest=migrate.HEAD)
    assert migrate.fits(opened)
    assert migrate.upgrade(opened) is False
    assert migrate.current(opened) == NEXT


@pytest.mark.parametrize("oldest", [NEXT, None])
def test_a_newer_schema_for_newer_code_is_refused(database: str, oldest: str | None) -> None:
    """By its number, instead of running on tables that this version would misread."""
    opened = engine.build(database)
    migrate.upgrade(opened)
    next_schema(database, oldest=oldest)
    assert not migrate.fits(opened)
    with pytest.raises(migrate.SchemaNewer, match=NEXT):
        migrate.upgrade(opened)


def test_a_schema_that_was_never_declared_is_refused_when_newer(database: str) -> None:
    """As one of a version that did not know of it."""
    opened = engine.build(database)
    migrate.upgrade(opened)
    next_schema(database, oldest=None)
    with opened.begin() as connection:
        connection.execute(sa.text(f"DROP TABLE {migrate.FLOOR}"))
    with pytest.raises(migrate.SchemaNewer):
        migrate.upgrade(opened)


def test_what_all_migrations_declare_is_what_the_database_says(database: str) -> None:
    """The newest of it: whoever is older than that lives with no later schema either."""
    opened = engine.build(database)
    migrate.upgrade(opened)
    declared = [getattr(_module(file), "oldest", file.name[:4]) for file in FILES]
    with opened.connect() as connection:
        assert list(connection.execute(sa.text(f"SELECT revision FROM {migrate.FLOOR}")).scalars()) == [max(declared)]
    assert migrate.drift(opened) == ""


def _module(file: Path) -> Any:
    found: dict[str, Any] = {}
    exec(compile(file.read_text(encoding="utf-8"), file.name, "exec"), found)
    return type("Migration", (), found)


@pytest.mark.asyncio
async def test_a_report_goes_on_over_the_upgrade_and_over_a_restart(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old version is in mid-conversation when the next one migrates, and starts anew on what that made of it."""
    async with sandbox_running() as url, Sandbox(url) as sandbox:
        account = await sandbox.bot()
        settings = settings_for(
            monkeypatch,
            token=account.token,
            api=url,
            database=database,
            mode="polling",
            port=free_port(),
            files=tmp_path / "files",
        )
        async with _world(sandbox, account, settings) as world:
            citizen = await world.citizen()
            await citizen.says(STORY)
            await citizen.sees("Di mana kejadiannya")
            next_schema(database, oldest=migrate.HEAD)
            await citizen.says("Lewati")
            await citizen.sees("Ada bukti")
        async with _world(sandbox, account, settings) as world:
            await citizen.taps("Lewati")
            await citizen.sees("Kepada siapa")
            await citizen.taps("Dinas Perhubungan")
            await citizen.sees("Siapa yang boleh tahu")
            await citizen.taps("Terbuka")
            await citizen.sees("Periksa laporan")
            assert len(await world.sent(citizen)) == len("XXXX-XXXX-C")
        assert await sandbox.violations() == []


@asynccontextmanager
async def _world(sandbox: Sandbox, account: Any, settings: Settings) -> AsyncIterator[World]:
    async with running(settings) as app, watched(app):
        yield World(sandbox=sandbox, bot=account, settings=settings, app=app)


# ----- the rule


def narrows(source: str) -> list[str]:
    """Name what a migration's way up does that older code may not live with."""
    way_up = next(one for one in ast.parse(source).body if isinstance(one, ast.FunctionDef) and one.name == "upgrade")
    calls = [one for one in ast.walk(way_up) if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute)]
    made = {_first(call) for call in calls if _name(call) == "create_table"}
    found = [_name(call) for call in calls if _name(call) in NARROWING]
    found += [f"a column that old code leaves empty: {_first(call)}" for call in calls if _demands(call)]
    found += [f"a unique index: {_first(call)}" for call in calls if _unique(call) and _second(call) not in made]
    said = [one.value for one in ast.walk(way_up) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return found + [words for words in said if NARROWING_SQL.search(words)]


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _first(call: ast.Call) -> object:
    return call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None


def _second(call: ast.Call) -> object:
    return call.args[1].value if len(call.args) > 1 and isinstance(call.args[1], ast.Constant) else None


def _said(call: ast.Call) -> dict[str | None, object]:
    return {one.arg: one.value.value if isinstance(one.value, ast.Constant) else one.value for one in call.keywords}


def _demands(call: ast.Call) -> bool:
    """Tell whether an added column must be filled by whoever writes a row."""
    columns = [one for one in call.args if isinstance(one, ast.Call) and _name(one) == "Column"]
    said = [_said(column) for column in columns if _name(call) == "add_column"]
    return any(one.get("nullable", True) is False and "server_default" not in one for one in said)


def _unique(call: ast.Call) -> bool:
    return _name(call) == "create_index" and bool(_said(call).get("unique"))


def test_a_migration_says_who_can_live_with_it() -> None:
    """``oldest`` is its own number, or that of the one before where it only adds: old replicas then run on."""
    for file in [one for one in FILES if one.name[:4] >= FIRST]:
        oldest = getattr(_module(file), "oldest", "")
        assert oldest, f"{file.name}: add `oldest`: its own number, or that of the migration before if it only adds"
        assert oldest <= file.name[:4]
        assert oldest == file.name[:4] or not narrows(file.read_text(encoding="utf-8")), file.name


MIGRATION = "def upgrade():\n    {}\n"


@pytest.mark.parametrize(
    "step",
    [
        "op.drop_column('people', 'name')",
        "op.rename_table('people', 'persons')",
        "op.alter_column('people', 'name', nullable=False)",
        "op.add_column('people', sa.Column('size', sa.Integer(), nullable=False))",
        "op.create_index('ix', 'people', ['name'], unique=True)",
        "op.execute('DELETE FROM people')",
        "op.execute(f'ALTER TABLE {x} ALTER COLUMN y SET NOT NULL')",
        "with op.batch_alter_table('people') as batch:\n        batch.drop_column('name')",
    ],
)
def test_what_takes_away_is_seen(step: str) -> None:
    assert narrows(MIGRATION.format(step))


@pytest.mark.parametrize(
    "step",
    [
        "op.create_table('shoes')\n    op.create_index('ix', 'shoes', ['size'], unique=True)",
        "op.add_column('people', sa.Column('size', sa.Integer(), nullable=False, server_default='0'))",
        "op.add_column('people', sa.Column('size', sa.Integer(), nullable=True))",
        "op.execute('ALTER TABLE people ADD COLUMN size INTEGER')",
    ],
)
def test_what_only_adds_is_let_through(step: str) -> None:
    assert not narrows(MIGRATION.format(step))
