"""Promises with their dates; what is done is never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.timetable import Deadline
from storage.tables import DeadlineRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_TABLE: sa.Table = DeadlineRow.__table__  # type: ignore[attr-defined]
_RUNS = sa.and_(col(DeadlineRow.done).is_(None), col(DeadlineRow.paused).is_(None))


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The promises of all reports."""

    connection: sa.Connection
    now: datetime

    def of(self, report: int) -> Sequence[Deadline]:
        """List a report's promises in the order in which they began."""
        return self._all(sa.select(_TABLE).where(col(DeadlineRow.report_id) == report).order_by(col(DeadlineRow.id)))

    def add(self, report: int, deadline: Deadline) -> None:
        """Keep a promise that begins."""
        new = {"report_id": report, "stage": deadline.stage, "started": deadline.started, "reminded": 0}
        self.connection.execute(sa.insert(DeadlineRow).values(**new, **_moving(deadline)))

    def change(self, row: int, deadline: Deadline) -> None:
        """Let a promise that is not done end, stand still or go on as this one does."""
        self._set(row, col(DeadlineRow.done).is_(None), **_moving(deadline))

    def running(self, after: int, limit: int) -> Sequence[Deadline]:
        """List the running promises of the next so many reports behind this id, a report's together."""
        number = col(DeadlineRow.report_id)
        next_ones = sa.select(number).where(_RUNS, number > after).distinct().order_by(number).limit(limit)
        return self._all(
            sa.select(_TABLE).where(_RUNS, number.in_(next_ones)).order_by(number, col(DeadlineRow.id)),
        )

    def over(self, stages: Sequence[str], limit: int) -> Sequence[Deadline]:
        """List running promises of these stages whose date has passed, the oldest first."""
        return self._over(col(DeadlineRow.stage).in_(stages), limit)

    def passed(self, stages: Sequence[str], limit: int) -> Sequence[Deadline]:
        """List running promises of these stages whose date has passed and that are not marked, the oldest first."""
        return self._over(sa.and_(col(DeadlineRow.stage).in_(stages), col(DeadlineRow.marked).is_(None)), limit)

    def mark(self, rows: Sequence[int]) -> None:
        """Note that cards show of these promises that their date has passed, as long as it stands."""
        self.connection.execute(
            sa.update(DeadlineRow).where(col(DeadlineRow.id).in_(rows)).values(marked=self.now),
        )

    def _over(self, which: sa.ColumnElement[bool], limit: int) -> Sequence[Deadline]:
        passed = sa.and_(_RUNS, col(DeadlineRow.due) < self.now, which)
        return self._all(sa.select(_TABLE).where(passed).order_by(col(DeadlineRow.due)).limit(limit))

    def find(self, row: int) -> Deadline | None:
        """Give the promise where it runs still."""
        return next(iter(self._all(sa.select(_TABLE).where(col(DeadlineRow.id) == row, _RUNS))), None)

    def remind(self, row: int, *, before: int, now: int) -> bool:
        """Note the number of the step that is taken now; False where another one was taken meanwhile, or it is done."""
        return self._set(row, sa.and_(_RUNS, col(DeadlineRow.reminded) == before), reminded=now)

    def postpone(self, row: int, due: datetime) -> None:
        """Move the date of a running promise."""
        self._set(row, _RUNS, due=due)

    def _set(self, row: int, which: sa.ColumnElement[bool], **values: object) -> bool:
        mine = sa.and_(col(DeadlineRow.id) == row, which)
        return self.connection.execute(sa.update(DeadlineRow).where(mine).values(**values)).rowcount > 0

    def _all(self, found: sa.Select[*tuple[Any, ...]]) -> Sequence[Deadline]:
        return [deadline_of(row) for row in self.connection.execute(found)]


def _moving(deadline: Deadline) -> dict[str, object]:
    """Give the columns that change while a promise lives; whether it is late is looked at anew then."""
    return {"due": deadline.due, "paused": deadline.paused, "done": deadline.done, "marked": None}


def deadline_of(row: sa.Row[Any]) -> Deadline:
    """Read a promise."""
    return Deadline(
        stage=row.stage,
        started=row.started,
        due=row.due,
        paused=row.paused,
        done=row.done,
        reminded=row.reminded,
        row=row.id,
        report=row.report_id,
    )
