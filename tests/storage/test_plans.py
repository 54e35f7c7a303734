"""What is looked for every minute is found by an index, however much has gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.usecases import upkeep
from tests.support.archive import START

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

WALKED = {"parked", "lists", "bans", "people", "(subquery-1)", "anon_1"}
"""Parked updates, lists and restrictions are rare; who never agreed is sought among all; an index finds the rest."""


def plans(unit: UnitOfWork) -> dict[str, list[str]]:
    """Run the sweep at midday, and ask SQLite how it reads for each statement of it."""
    connection, seen = unit.connection, {}  # type: ignore[attr-defined]

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        seen.setdefault(statement, parameters)

    sa.event.listen(connection, "before_cursor_execute", note)
    upkeep.sweep(unit)
    sa.event.remove(connection, "before_cursor_execute", note)
    return {
        statement: [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
        for statement, parameters in seen.items()
    }


async def test_the_sweep_walks_over_no_table(lite_archive: Archive) -> None:
    """Dialogues, letters, files and updates are many."""
    assert START.hour == 8
    told = await lite_archive.run(plans)
    walks = {(line, statement) for statement, lines in told.items() for line in lines if line.startswith("SCAN")}
    assert {walk for walk in walks if walk[0].split()[1] not in WALKED} == set()
    used = "\n".join(line for lines in told.values() for line in lines)
    for index in ("ix_dialogues_expires", "ix_dialogues_open", "ix_dialogues_left_until", "ix_outbox_worded"):
        assert index in used
