"""Claiming for the sender: the next rows, one of each chat, each handed to one sender only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from storage.columns import Utc

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

CLAIMED = "claimed"


def one_of_each(
    connection: sa.Connection,
    ready: sa.Select[*tuple[Any, ...]],
    *,
    now: datetime,
    limit: int,
    without: Sequence[int],
) -> list[sa.Row[*tuple[Any, ...]]]:
    """Read the next rows, the first of each chat; what waits behind a chat with many is found all the same."""
    found: dict[int, sa.Row[*tuple[Any, ...]]] = {}
    while (room := limit - len(found)) > 0:
        wanted = {"now": now, "limit": room, "without": [*without, *found]}
        rows = connection.execute(ready, wanted).all()
        for row in rows:
            found.setdefault(row.chat_id, row)
        if len(rows) < room:
            break
    return list(found.values())


def claiming(table: sa.Table, states: Sequence[str]) -> sa.UpdateBase:
    """Write the statement that claims rows still in one of these states whose time has come; gives them as of then.

    What another unit changed while it waited for a row's lock is in what it gives, and in no reading before it.
    """
    return (
        sa.update(table)
        .where(table.c.id.in_(sa.bindparam("rows", expanding=True)), table.c.state.in_(states))
        .where(table.c.not_before <= sa.bindparam("now", type_=Utc))
        .values(state=CLAIMED, attempts=table.c.attempts + 1)
        .returning(table)
    )


def orphans(table: sa.Table, *, now: datetime, older: timedelta) -> sa.ColumnElement[bool]:
    """Say which claims are at least so old; at zero all are, also those of a clock that was set back since."""
    claimed = table.c.state == CLAIMED
    return sa.and_(claimed, table.c.claimed <= now - older) if older else claimed


def claim(
    connection: sa.Connection,
    statement: sa.UpdateBase,
    rows: Sequence[sa.Row[*tuple[Any, ...]]],
    *,
    now: datetime,
) -> list[tuple[sa.Row[*tuple[Any, ...]], sa.Row[*tuple[Any, ...]]]]:
    """Claim the rows; gives those that no other sender claimed in the same moment, as found and as they are now."""
    if not rows:
        return []
    taken = connection.execute(statement, {"rows": [row.id for row in rows], "claimed": now, "now": now})
    claimed = {row.id: row for row in taken}
    return [(row, claimed[row.id]) for row in rows if row.id in claimed]
