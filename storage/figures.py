"""A few figures for whoever watches over it, read over the reader's connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from bot.domain.errors import StorageAway
from storage import engine
from storage.tables import OutboxRow, ParkedRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Mapping

_COUNTS: Mapping[str, sa.Select[int]] = {
    "reports": sa.select(sa.func.count()).select_from(ReportRow),
    "letters_waiting": sa.select(sa.func.count()).select_from(OutboxRow).where(col(OutboxRow.state) == "queued"),
    "updates_parked": sa.select(sa.func.count()).select_from(ParkedRow),
}


def read(url: str) -> Mapping[str, int]:
    """Count reports, letters that wait, and updates that were parked; raises StorageAway."""
    reader = engine.reader(url)
    try:
        with reader.connect() as connection:
            return {name: int(connection.execute(count).scalar_one()) for name, count in _COUNTS.items()}
    except DBAPIError as error:
        raise StorageAway(str(error.orig)) from error
    finally:
        reader.dispose()
