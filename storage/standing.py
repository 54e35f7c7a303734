"""How the archive stands, for the doctor: read over the reader's connection, each a statement or two."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.ports import ChatState
from storage import reading
from storage.accounts import TELEGRAM
from storage.tables import ChatRow, GroupRow, OutboxRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from storage.sealing import Ring

_SYNCHRONOUS = sa.text(
    # Whoever may not look into it is shown the row without its columns.
    "SELECT count(*) FROM pg_stat_replication WHERE coalesce(sync_state, 'sync') IN ('sync', 'quorum')"
)


def file(url: str) -> Path | None:
    """Give the file of SQLite; None where it is PostgreSQL."""
    address = sa.make_url(url)
    return Path(str(address.database)) if address.get_backend_name() == "sqlite" else None


def desks(url: str, ring: Ring) -> Mapping[int, Sequence[str]]:
    """Give the groups that are desks, by their Telegram ids, with their agencies; raises StorageAway, KeyMissing."""
    bound = sa.select(TELEGRAM, col(GroupRow.agency_code)).join(ChatRow, col(ChatRow.id) == col(GroupRow.chat_id))
    found: dict[int, list[str]] = defaultdict(list)
    with reading.opened(url, ring) as connection:
        for row in connection.execute(bound.where(col(GroupRow.until).is_(None)).order_by(col(GroupRow.id))):
            found[row.telegram].append(row.agency_code)
    return found


def oldest(url: str, now: datetime) -> float:
    """Say for how many seconds the oldest letter waits that may go now, to a chat that can be reached; 0 for none."""
    due = sa.select(sa.func.min(col(OutboxRow.not_before))).join(ChatRow, col(ChatRow.id) == col(OutboxRow.chat_id))
    waits = (col(OutboxRow.state) == "queued", col(ChatRow.state) == ChatState.REACHABLE)
    with reading.opened(url) as connection:
        since = connection.execute(due.where(*waits)).scalar()
    return max(0.0, (now - since).total_seconds()) if since else 0.0


def standbys(url: str) -> tuple[str, int]:
    """Give PostgreSQL's ``synchronous_standby_names``, and how many such servers follow."""
    with reading.opened(url) as connection:
        names = str(connection.execute(sa.text("SHOW synchronous_standby_names")).scalar_one())
        return names, int(connection.execute(_SYNCHRONOUS).scalar_one())


def time(url: str) -> datetime:
    """Ask PostgreSQL for the time."""
    with reading.opened(url) as connection:
        told: datetime = connection.execute(sa.text("SELECT clock_timestamp()")).scalar_one()
    return told
