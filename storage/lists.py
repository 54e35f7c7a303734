"""Lists of village heads: to be read, read and waiting, sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.ports.lists import SentList, WantedList
from storage.drafts import from_json, to_json
from storage.some import some
from storage.tables import ListRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.report import Attachment, Draft

_TABLE = ListRow.__table__  # type: ignore[attr-defined]

AGAIN_AFTER = timedelta(minutes=1)
"""A reader that fell over with a list meets it again after so long."""

WAITS_FOR, KNOWN_FOR = timedelta(days=1), timedelta(days=30)
"""How long a list waits to be sent, and how long one that was sent is known again."""


class State(StrEnum):
    """How far a list has come."""

    KNOWN = "known"
    READ = "read"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists."""

    connection: sa.Connection
    now: datetime

    def add(self, *, person: int, chat: int, village: str, file: Attachment) -> int:
        """Note a list to read; gives its number."""
        values = {"file_id": file.file_id, "name": file.name[:255], "created": self.now, "not_before": self.now}
        made = sa.insert(ListRow).values(person_id=person, chat_id=chat, village=village, **values)
        return int(self.connection.execute(made.returning(col(ListRow.id))).scalar_one() or 0)

    def take(self, limit: int) -> Sequence[WantedList]:
        """Take so many lists to read, oldest first; one that is not finished comes again after a minute."""
        waiting = sa.and_(col(ListRow.state) == State.KNOWN, col(ListRow.not_before) <= self.now)
        found = self.connection.execute(sa.select(_TABLE).where(waiting).order_by(col(ListRow.id)).limit(limit)).all()
        again = {"attempts": col(ListRow.attempts) + 1, "not_before": self.now + AGAIN_AFTER}
        if found:
            theirs = col(ListRow.id).in_([row.id for row in found])
            self.connection.execute(sa.update(ListRow).where(theirs).values(**again))
        return [
            WantedList(
                row=row.id,
                person=row.person_id,
                chat=row.chat_id,
                village=row.village,
                file_id=row.file_id,
                name=row.name,
                attempts=row.attempts + 1,
            )
            for row in found
        ]

    def put_off(self, row: int, *, seconds: float) -> None:
        """Let a list be tried again after so many seconds."""
        self._set(row, State.KNOWN, to=State.KNOWN, not_before=self.now + timedelta(seconds=seconds))

    def keep(self, row: int, drafts: Sequence[Draft], *, digest: str) -> bool:
        """Keep what was read, and a mark of it; False where the list is gone, or was read meanwhile."""
        read = {"file_id": "", "drafts": [to_json(one) for one in drafts], "digest": digest}
        return self._set(row, State.KNOWN, to=State.READ, **read)

    def drafts(self, row: int) -> Sequence[Draft]:
        """Give what was read; nothing where it was sent or dropped."""
        stored = self.connection.execute(sa.select(col(ListRow.drafts)).where(col(ListRow.id) == row)).scalar()
        return [draft for draft in map(from_json, stored or ()) if draft is not None]

    def sent(self, row: int) -> bool:
        """Note that the list was sent, and forget what it says; False where it was sent or dropped."""
        read = len(self.drafts(row))
        return self._set(row, State.READ, to=State.SENT, drafts=sa.null(), name="", reports=read, sent=self.now)

    def drop(self, row: int) -> None:
        """Forget a list that was not sent."""
        self.connection.execute(
            sa.delete(ListRow).where(col(ListRow.id) == row, col(ListRow.state) != State.SENT),
        )

    def find_sent(self, village: str, digest: str, since: datetime) -> SentList | None:
        """Find a list of this village that said the same and was sent since then."""
        same = sa.and_(col(ListRow.village) == village, col(ListRow.digest) == digest, col(ListRow.sent) >= since)
        newest = (
            sa.select(col(ListRow.sent), col(ListRow.reports)).where(same).order_by(col(ListRow.id).desc()).limit(1)
        )
        row = self.connection.execute(newest).first()
        return SentList(at=row.sent, count=row.reports) if row and row.sent else None

    def forget(self) -> int:
        """Forget lists that nobody sent in time, and marks that are old; gives their number."""
        unsent = sa.and_(col(ListRow.sent).is_(None), col(ListRow.created) <= self.now - WAITS_FOR)
        old = col(ListRow.sent) <= self.now - KNOWN_FOR
        return self.connection.execute(sa.delete(ListRow).where(some(ListRow, sa.or_(unsent, old)))).rowcount

    def _set(self, row: int, state: State, *, to: State, **values: object) -> bool:
        there = sa.and_(col(ListRow.id) == row, col(ListRow.state) == state)
        return self.connection.execute(sa.update(ListRow).where(there).values(state=to, **values)).rowcount == 1
