"""Who saw who reported, and who read what only few may read; rows are added and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.people import EXPORT, Look
from bot.domain.report import Visibility
from storage.tables import IdentityLookRow, ReportRow
from storage.tally import Chosen, which

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from bot.domain.wishes import Wish

_LOOKS: sa.Table = IdentityLookRow.__table__  # type: ignore[attr-defined]
_SENSITIVE = col(ReportRow.topic) != ""


@dataclass(frozen=True, slots=True)
class Audit:
    """The looks."""

    connection: sa.Connection
    now: datetime

    def looked(self, *, viewer: int, person: int, report: int, reason: str) -> None:
        """Note that somebody read a sensitive report of that person."""
        look = {"viewer_id": viewer, "person_id": person, "report_id": report, "reason": reason, "at": self.now}
        self.connection.execute(sa.insert(IdentityLookRow).values(**look))

    def saw(self, *, viewer: int, person: int, report: int, reason: str, since: datetime) -> None:
        """Note that somebody saw who reported, unless that was noted since then."""
        why = sa.literal(reason, _LOOKS.c.reason.type)
        self._note(viewer, why, since, col(ReportRow.id) == report, col(ReportRow.reporter_id) == person)

    def exported(self, wish: Wish, *, viewer: int, zone: tzinfo, since: datetime) -> None:
        """Note the same of every report that a table names, and of each sensitive one on it that it was read."""
        first, end = wish.span.starts(zone), wish.span.ends(zone)
        listed = which(Chosen(since=first, before=end, agencies=wish.agencies, sight=wish.sight))
        told = sa.or_(_SENSITIVE, col(ReportRow.visibility) == Visibility.OPEN)
        self._note(viewer, sa.case((_SENSITIVE, col(ReportRow.topic)), else_=EXPORT), since, *listed, told)

    def _note(
        self, viewer: int, reason: sa.ColumnElement[str], since: datetime, *reports: sa.ColumnElement[bool]
    ) -> None:
        """Note a look at each of these reports, but at one's own, and but for those noted since."""
        before = sa.exists().where(
            _LOOKS.c.report_id == col(ReportRow.id),
            _LOOKS.c.viewer_id == viewer,
            _LOOKS.c.reason == reason,
            _LOOKS.c.at >= since,
        )
        looks = sa.select(
            sa.literal(viewer, _LOOKS.c.viewer_id.type),
            col(ReportRow.reporter_id),
            col(ReportRow.id),
            reason,
            sa.literal(self.now, _LOOKS.c.at.type),
        ).where(*reports, col(ReportRow.reporter_id) != viewer, ~before)
        columns = ["viewer_id", "person_id", "report_id", "reason", "at"]
        self.connection.execute(sa.insert(_LOOKS).from_select(columns, looks.order_by(col(ReportRow.id))))

    def looks(self, report: int | None, limit: int) -> Sequence[Look]:
        """List so many of the newest looks at a report or (None) at any, the newest last."""
        query = sa.select(_LOOKS, col(ReportRow.code)).join(ReportRow, col(ReportRow.id) == _LOOKS.c.report_id)
        mine = query if report is None else query.where(_LOOKS.c.report_id == report)
        rows = self.connection.execute(mine.order_by(_LOOKS.c.id.desc()).limit(limit)).all()
        return [Look(viewer=row.viewer_id, at=row.at, reason=row.reason, code=row.code) for row in reversed(rows)]
