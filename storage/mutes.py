"""Who wants no news but answers: of one report, or of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from storage.tables import MuteRow, PersonRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mutes:
    """People who hear less."""

    connection: sa.Connection
    now: datetime

    def add(self, person: int, report: int) -> bool:
        """Let the person hear no news of this report; False where that was so already."""
        return insert_new(self.connection, MuteRow, report_id=report, person_id=person, since=self.now)

    def remove(self, person: int, report: int) -> bool:
        """Let the person hear of this report again; False where that was so already."""
        this = sa.and_(col(MuteRow.person_id) == person, col(MuteRow.report_id) == report)
        return self.connection.execute(sa.delete(MuteRow).where(this)).rowcount == 1

    def set_all(self, person: int, *, muted: bool) -> bool:
        """Let the person hear no news of anything, or all again; False where that was so already."""
        other = col(PersonRow.muted).is_(None) if muted else col(PersonRow.muted).is_not(None)
        mine = sa.and_(col(PersonRow.id) == person, other)
        values = {"muted": self.now if muted else None}
        return self.connection.execute(sa.update(PersonRow).where(mine).values(**values)).rowcount == 1

    def all_since(self, person: int) -> datetime | None:
        """Tell since when the person hears no news of anything; None where that is not so."""
        return self.connection.execute(sa.select(col(PersonRow.muted)).where(col(PersonRow.id) == person)).scalar()

    def of(self, person: int) -> Sequence[int]:
        """List the reports of which the person hears no news, by id."""
        theirs = sa.select(col(MuteRow.report_id)).where(col(MuteRow.person_id) == person).order_by(col(MuteRow.id))
        return self.connection.execute(theirs).scalars().all()

    def has(self, person: int, report: int) -> bool:
        """Tell whether the person hears no news of this report, or of none."""
        return report in self.of(person) or self.all_since(person) is not None

    def forget(self, person: int) -> None:
        """Erase what the person settled."""
        self.connection.execute(sa.delete(MuteRow).where(col(MuteRow.person_id) == person))
        self.set_all(person, muted=False)
