"""Reports by the area they lie in, as a village head may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import FINISHED, Event, Status
from bot.domain.report import Visibility
from bot.domain.statistics import OFFICES
from bot.ports.villages import Digest
from storage.tables import DeadlineRow, HistoryRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Villages:
    """Reports that lie in an area, without those that are sensitive, confidential or blocked."""

    connection: sa.Connection
    now: datetime

    def digest(self, area: str, *, since: datetime) -> Digest:
        """Count them; those count as solved that were closed since then and are closed still."""
        closed = sa.exists().where(
            col(HistoryRow.report_id) == col(ReportRow.id),
            col(HistoryRow.event) == Event.CLOSE,
            col(HistoryRow.at) >= since,
        )
        late = sa.exists().where(
            col(DeadlineRow.report_id) == col(ReportRow.id),
            col(DeadlineRow.stage).in_(OFFICES),
            col(DeadlineRow.done).is_(None),
            col(DeadlineRow.paused).is_(None),
            col(DeadlineRow.due) < self.now,
        )
        runs = col(ReportRow.status).not_in(FINISHED)
        return Digest(
            open=self._count(_in(area), runs),
            overdue=self._count(_in(area), runs, late),
            solved=self._count(_in(area), col(ReportRow.status) == Status.CLOSED, closed),
        )

    def count(self, area: str) -> int:
        """Count all of them."""
        return self._count(_in(area))

    def page(self, area: str, *, start: int, size: int) -> Sequence[int]:
        """List the ids of a page, newest first."""
        ids = sa.select(col(ReportRow.id)).where(_in(area)).order_by(col(ReportRow.id).desc())
        return [int(one or 0) for one in self.connection.execute(ids.offset(start).limit(size)).scalars()]

    def _count(self, *which: sa.ColumnElement[bool]) -> int:
        return int(
            self.connection.execute(sa.select(sa.func.count()).select_from(ReportRow).where(*which)).scalar_one()
        )


def _in(area: str) -> sa.ColumnElement[bool]:
    """Tell whether a report lies there and is none that only few may know of."""
    code = col(ReportRow.area_code)
    return sa.and_(
        sa.or_(code == area, code.like(f"{area}.%")),
        col(ReportRow.topic) == "",
        col(ReportRow.visibility) != Visibility.CONFIDENTIAL,
        col(ReportRow.blocked).is_(False),
    )
