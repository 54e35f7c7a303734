"""Telegram updates: each has its effect once, and one that fails by itself is set aside."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from storage import faults
from storage.tables import ParkedRow, UpdateRow
from storage.upsert import insert_new

PARKED_FOR = timedelta(days=7)
"""How long the body of a parked update is kept for whoever looks into it."""

NO_BOT, NUMBERS = 0, 1 << 62
"""What a probe writes: a number by chance, so that it waits for no other replica's."""

_AT_HOME = sa.text("SET LOCAL synchronous_commit = local")


@dataclass(frozen=True, slots=True)
class Updates:
    """The marks of what was done."""

    connection: sa.Connection
    now: datetime

    def mark(self, bot: int, update: int) -> bool:
        """Note the update as done; False if it was before."""
        return insert_new(self.connection, UpdateRow, bot_id=bot, update_id=update, at=self.now)

    def probe(self) -> None:
        """Write a row and take it back, as far as this server's own disk; raises where nothing can be written.

        No standby is waited for: there is nothing to lose, and a COMMIT that hangs would hold the lane up.
        """
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(_AT_HOME)
        number = secrets.randbelow(NUMBERS)
        self.mark(NO_BOT, number)
        mine = (UpdateRow.__table__.c.bot_id == NO_BOT, UpdateRow.__table__.c.update_id == number)  # type: ignore[attr-defined]
        self.connection.execute(sa.delete(UpdateRow).where(*mine))

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


def try_out(engine: sa.Engine, now: datetime) -> None:
    """Write a row and take it back in a database that is there; raises StorageAway where it refuses that."""
    try:
        with engine.begin() as connection:
            Updates(connection, now).probe()
    except DBAPIError as error:
        raise faults.meaning(error) from error
