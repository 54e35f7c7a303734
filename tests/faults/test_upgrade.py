"""A rolling upgrade under load: a later Simpul joins, migrates and leads, the ones before go on, restart, and leave."""

from __future__ import annotations

import asyncio
import random
import shutil
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandbox.client import Sandbox
from sandbox.server import running
from storage import migrate
from tests.faults.balancer import Balancer
from tests.faults.books import balanced
from tests.faults.fleet import LEADS, Fleet
from tests.faults.rig import rows
from tests.faults.test_crowd import _check, _story, _tells_all
from tests.support.ports import free_port
from tests.support.world import settings_for

if TYPE_CHECKING:
    from tests.support.postgres import Postgres

pytestmark = pytest.mark.asyncio

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "storage", "sandbox")
SEED = 20261130
WAVE = 10
PATIENCE = 120.0
LATER = "9998"
MIGRATION = f'''"""A column more."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{LATER}", "{migrate.HEAD}", None, None
oldest = "{migrate.HEAD}"


def upgrade() -> None:
    """Go one step up."""
    op.add_column("people", sa.Column("shoe_size", sa.Integer(), nullable=False, server_default="0"))
'''


def later(folder: Path) -> Path:
    """Make the Simpul of a later day, which differs by one migration."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / f"storage/migrations/versions/{LATER}_a_column_more.py").write_text(MIGRATION)
    schema = folder / "storage/migrate.py"
    schema.write_text(schema.read_text().replace(f'HEAD = "{migrate.HEAD}"', f'HEAD = "{LATER}"'))
    return folder


async def test_a_later_version_joins_and_the_one_before_goes_on(
    postgres_server: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three waves of people: before, while both serve, and after; nobody notices, and nothing is told twice."""
    print(f"seed {SEED}")
    database, port = postgres_server.database(), free_port()
    async with running() as url, Sandbox(url) as sandbox:
        account = await sandbox.bot()
        settings = settings_for(
            monkeypatch,
            token=account.token,
            api=url,
            database=database,
            mode="webhook",
            port=port,
            files=tmp_path / "files",
        )
        code = later(tmp_path / "later")
        new = Fleet(code, count=1, settings={"PYTHONPATH": str(code)})
        async with AsyncExitStack() as stack:
            old = await stack.enter_async_context(Fleet(tmp_path, count=1))
            balancer = Balancer(list(old.addresses), random.Random(SEED))
            await stack.enter_async_context(balancer.serving(port))
            waves = [asyncio.create_task(_wave(sandbox, 0))]
            await stack.enter_async_context(new)
            assert rows(database, "SELECT version_num FROM alembic_version") == [(LATER,)]
            balancer.replicas += new.addresses
            waves.append(asyncio.create_task(_wave(sandbox, 1)))
            await new.leader()
            assert await old.bots[0].stop() == 0
            await old.bots[0].start()
            await old.ready(0)
            waves.append(asyncio.create_task(_wave(sandbox, 2)))
            await asyncio.gather(*waves)
            assert old.logs().count(LEADS) == 1, "only before the later one came"
        stories = [str(row[0]) for row in rows(database, "SELECT story FROM reports")]
        assert sorted(stories) == sorted(_story(number) for number in range(3 * WAVE))
        await balanced(settings)
        assert await sandbox.violations() == []


async def _wave(sandbox: Sandbox, wave: int) -> None:
    numbers = range(wave * WAVE, (wave + 1) * WAVE)
    people = {number: await sandbox.person(f"Warga {number}") for number in numbers}
    await asyncio.gather(*(_tells_all(person, number) for number, person in people.items()))
    await asyncio.gather(*(person.sees("dengan kode", timeout=PATIENCE) for person in people.values()))
    for number, person in people.items():
        _check([message for message in await person.screen() if message.from_bot], number)
