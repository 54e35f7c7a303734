"""Who may send no new reports, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.bans import Ban
from storage.some import some
from storage.tables import BanRow

if TYPE_CHECKING:
    from collections.abc import Sequence

_TABLE = BanRow.__table__  # type: ignore[attr-defined]

KEPT_FOR = timedelta(days=30)
"""How long one that is over is kept."""


@dataclass(frozen=True, slots=True)
class Bans:
    """The restrictions of people."""

    connection: sa.Connection
    now: datetime

    def add(self, person: int, *, report: int, reason: str, until: datetime | None, by: int | None) -> None:
        """Restrict somebody from now on; ``by`` is the admin, None where the operator does."""
        values = {"person_id": person, "report_id": report, "reason": reason, "at": self.now, "until": until}
        self.connection.execute(sa.insert(BanRow).values(placed_by_id=by, **values))

    def of(self, person: int) -> Ban | None:
        """Give the person's restriction that holds now."""
        return next(iter(self._holding(col(BanRow.person_id) == person)), None)

    def find(self, number: int) -> Ban | None:
        """Give the restriction of this number, if it holds now."""
        return next(iter(self._holding(col(BanRow.id) == number)), None)

    def holding(self) -> Sequence[Ban]:
        """List all that hold now, oldest first."""
        return self._holding()

    def _holding(self, *which: sa.ColumnElement[bool]) -> Sequence[Ban]:
        goes_on = sa.or_(col(BanRow.until).is_(None), col(BanRow.until) > self.now)
        found = sa.select(_TABLE).where(col(BanRow.lifted).is_(None), goes_on, *which).order_by(col(BanRow.id))
        return [_ban(row) for row in self.connection.execute(found)]

    def appeal(self, number: int, words: str) -> None:
        """Keep what the person says against it."""
        self._set(number, appeal=words)

    def lift(self, number: int, *, by: int | None) -> None:
        """End it now; ``by`` is the admin, None where the operator does."""
        self._set(number, lifted=self.now, lifted_by_id=by)

    def _set(self, number: int, **values: object) -> None:
        self.connection.execute(sa.update(BanRow).where(col(BanRow.id) == number).values(**values))

    def follow(self, person: int, heir: int) -> None:
        """Let it hold for somebody who is the same at Telegram, without the report and the person's words."""
        mine = sa.update(BanRow).where(col(BanRow.person_id) == person)
        self.connection.execute(mine.values(person_id=heir, report_id=None, appeal=""))

    def forget(self) -> int:
        """Delete those that ended a month ago; gives the number."""
        over = sa.or_(col(BanRow.until) < self.now - KEPT_FOR, col(BanRow.lifted) < self.now - KEPT_FOR)
        return self.connection.execute(sa.delete(BanRow).where(some(BanRow, over))).rowcount


def _ban(row: sa.Row[Any]) -> Ban:
    return Ban(
        id=row.id,
        person=row.person_id,
        report=row.report_id,
        reason=row.reason,
        at=row.at,
        until=row.until,
        by=row.placed_by_id,
        appeal=row.appeal,
    )
