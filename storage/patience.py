"""How much of what may be sent each person has used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.patience import Kept
from storage.some import some
from storage.tables import PatienceRow
from storage.upsert import put

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Patience:
    """The buckets; a person's are written by the person's own units."""

    connection: sa.Connection
    now: datetime

    def get(self, person: int, kind: str) -> Kept:
        """Give the bucket, a full one where none is stored."""
        mine = sa.and_(col(PatienceRow.person_id) == person, col(PatienceRow.kind) == kind)
        row = self.connection.execute(sa.select(col(PatienceRow.full_at), col(PatienceRow.told_at)).where(mine)).first()
        return Kept(full=row.full_at.timestamp(), told=row.told_at.timestamp()) if row else Kept()

    def keep(self, person: int, kind: str, kept: Kept) -> None:
        """Write the bucket."""
        values: Mapping[str, object] = {"full_at": _moment(kept.full), "told_at": _moment(kept.told)}
        put(self.connection, PatienceRow, {"person_id": person, "kind": kind}, values)

    def follow(self, person: int, heir: int) -> None:
        """Let somebody else, who is the same at Telegram, go on with the person's buckets."""
        mine = sa.update(PatienceRow).where(col(PatienceRow.person_id) == person)
        self.connection.execute(mine.values(person_id=heir))

    def forget(self) -> int:
        """Delete those that are full again and told of long ago; gives the number."""
        full = some(PatienceRow, col(PatienceRow.full_at) < self.now, col(PatienceRow.told_at) < self.now)
        return self.connection.execute(sa.delete(PatienceRow).where(full)).rowcount


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
