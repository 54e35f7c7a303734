"""Who supports a report: one row for each person and report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from storage.tables import ChatRow, PersonRow, ReportRow, SupporterRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Supporters:
    """People beside the reporter who are told what happens."""

    connection: sa.Connection
    now: datetime

    def add(self, report: int, person: int) -> bool:
        """Let the person be told what happens to the report; False where that was so already."""
        return insert_new(self.connection, SupporterRow, report_id=report, person_id=person, since=self.now)

    def remove(self, report: int, person: int) -> bool:
        """Tell the person no more; False where that was so already."""
        return self.connection.execute(sa.delete(SupporterRow).where(_is(report, person))).rowcount == 1

    def forget(self, person: int) -> Sequence[int]:
        """Let the person support nothing any more; gives what that was, by id."""
        theirs = self.of(person)
        self.connection.execute(sa.delete(SupporterRow).where(col(SupporterRow.person_id) == person))
        return theirs

    def hand_over(self, report: int, to: int) -> None:
        """Let everybody who supports the one report support the other one instead, except whoever sent that."""
        theirs, there = SupporterRow.__table__, SupporterRow.__table__.alias()  # type: ignore[attr-defined]
        known = sa.select(there.c.person_id).where(there.c.report_id == to)
        own = sa.select(col(ReportRow.reporter_id)).where(col(ReportRow.id) == to)
        left = (theirs.c.report_id == report) & theirs.c.person_id.not_in(known) & theirs.c.person_id.not_in(own)
        self.connection.execute(sa.update(theirs).where(left).values(report_id=to))
        self.connection.execute(sa.delete(theirs).where(theirs.c.report_id == report))

    def has(self, report: int, person: int) -> bool:
        """Tell whether the person supports the report."""
        found = self.connection.execute(sa.select(col(SupporterRow.id)).where(_is(report, person)))
        return found.first() is not None

    def count(self, report: int) -> int:
        """Count who supports the report."""
        theirs = sa.select(sa.func.count()).select_from(SupporterRow).where(col(SupporterRow.report_id) == report)
        return int(self.connection.execute(theirs).scalar_one())

    def chats(self, report: int, *, mutable: bool = False) -> Sequence[int]:
        """List our ids of the private chats of all who support the report; for what is mutable, of who hears it."""
        theirs: sa.Select[*tuple[Any, ...]] = (
            sa.select(col(ChatRow.id))
            .join(SupporterRow, col(SupporterRow.person_id) == col(ChatRow.person_id))
            .where(col(SupporterRow.report_id) == report)
            .order_by(col(SupporterRow.id))
        )
        if mutable:
            muted = sa.select(col(PersonRow.id)).where(col(PersonRow.muted).is_not(None))
            theirs = theirs.where(col(SupporterRow.person_id).not_in(muted))
        return self.connection.execute(theirs).scalars().all()

    def of(self, person: int) -> Sequence[int]:
        """List the reports that the person supports, by id, the newest support first."""
        theirs = sa.select(col(SupporterRow.report_id)).where(col(SupporterRow.person_id) == person)
        return self.connection.execute(theirs.order_by(col(SupporterRow.id).desc())).scalars().all()


def _is(report: int, person: int) -> sa.ColumnElement[bool]:
    return sa.and_(col(SupporterRow.report_id) == report, col(SupporterRow.person_id) == person)
