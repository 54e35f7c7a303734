"""What reporters think of closed reports: one row for each closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.ratings import Rating
from storage.tables import RatingRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_TABLE: sa.Table = RatingRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Ratings:
    """Judgements as rows."""

    connection: sa.Connection
    now: datetime

    def keep(self, rating: Rating) -> None:
        """Keep a judgement, instead of the one of the same closing."""
        said: dict[str, object] = {
            "score": rating.score,
            "words": rating.words,
            "person_id": rating.person,
            "agency_code": rating.agency,
            "at": rating.at,
        }
        if not insert_new(self.connection, RatingRow, report_id=rating.report, closing=rating.closing, **said):
            same = sa.and_(col(RatingRow.report_id) == rating.report, col(RatingRow.closing) == rating.closing)
            self.connection.execute(sa.update(RatingRow).where(same).values(**said))

    def of(self, report: int) -> Sequence[Rating]:
        """List the judgements of a report, the first closing's first."""
        return self._all(col(RatingRow.report_id) == report)

    def by(self, person: int) -> Sequence[Rating]:
        """List the judgements that this person gave, oldest report first."""
        return self._all(col(RatingRow.person_id) == person)

    def forget(self, person: int) -> Sequence[int]:
        """Take out who gave them and in which words, and leave the scores; gives the reports, by id."""
        reports = list(dict.fromkeys(one.report for one in self.by(person)))
        theirs = col(RatingRow.person_id) == person
        self.connection.execute(sa.update(RatingRow).where(theirs).values(person_id=None, words=""))
        return reports

    def _all(self, which: sa.ColumnElement[bool]) -> Sequence[Rating]:
        rows = self.connection.execute(sa.select(_TABLE).where(which).order_by(_TABLE.c.report_id, _TABLE.c.closing))
        return [
            Rating(
                report=row.report_id,
                closing=row.closing,
                score=row.score,
                words=row.words,
                person=row.person_id,
                agency=row.agency_code,
                at=row.at,
            )
            for row in rows
        ]
