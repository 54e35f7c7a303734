"""Ready replies of agencies; a change ends one row and adds another, so that it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.canned import Canned
from storage.tables import CannedRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_TABLE: sa.Table = CannedRow.__table__  # type: ignore[attr-defined]
_LIVE = col(CannedRow.until).is_(None)


@dataclass(frozen=True, slots=True)
class Replies:
    """The ready replies of all agencies."""

    connection: sa.Connection
    now: datetime

    def of(self, agency: str) -> Sequence[Canned]:
        """List an agency's replies by name."""
        mine = sa.select(_TABLE).where(col(CannedRow.agency_code) == agency, _LIVE)
        return [_canned(row) for row in self.connection.execute(mine.order_by(sa.func.lower(_TABLE.c.name)))]

    def find(self, reply: int) -> Canned | None:
        """Give a reply, also one that is live no more."""
        row = self.connection.execute(sa.select(_TABLE).where(col(CannedRow.id) == reply)).first()
        return _canned(row) if row else None

    def add(self, agency: str, name: str, text: str, *, person: int) -> bool:
        """Keep a reply; False where the agency has one of that name."""
        new = {"agency_code": agency, "name": name, "text": text, "person_id": person, "since": self.now, "until": None}
        return insert_new(self.connection, CannedRow, **new)

    def end(self, reply: int) -> bool:
        """Let a reply be live no more; False where it was not."""
        mine = sa.and_(col(CannedRow.id) == reply, _LIVE)
        return self.connection.execute(sa.update(CannedRow).where(mine).values(until=self.now)).rowcount > 0

    def restore(self, reply: Canned) -> None:
        """Let a reply be live again, in the place of the one that has its name now."""
        same = sa.and_(col(CannedRow.agency_code) == reply.agency, col(CannedRow.name) == reply.name, _LIVE)
        self.connection.execute(sa.update(CannedRow).where(same).values(until=self.now))
        self.connection.execute(sa.update(CannedRow).where(col(CannedRow.id) == reply.id).values(until=None))


def _canned(row: sa.Row[tuple[object, ...]]) -> Canned:
    return Canned(id=row.id, agency=row.agency_code, name=row.name, text=row.text, live=row.until is None)
