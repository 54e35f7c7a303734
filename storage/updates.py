"""Telegram updates: each has its effect once, and one that fails by itself is set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.tables import ParkedRow, UpdateRow
from storage.upsert import insert_new

PARKED_FOR = timedelta(days=7)
"""How long the body of a parked update is kept for whoever looks into it."""


@dataclass(frozen=True, slots=True)
class Updates:
    """The marks of what was done."""

    connection: sa.Connection
    now: datetime

    def mark(self, bot: int, update: int) -> bool:
        """Note the update as done; False if it was before."""
        return insert_new(self.connection, UpdateRow, bot_id=bot, update_id=update, at=self.now)

    def park(self, *, bot: int, update: int, cause: str, body: str) -> None:
        """Set aside an update that failed by itself; its body expires."""
        self.connection.execute(
            sa.insert(ParkedRow).values(
                bot_id=bot,
                update_id=update,
                cause=cause,
                body=body,
                at=self.now,
                expires=self.now + PARKED_FOR,
            ),
        )
