"""What officers corrected of the rules' decisions, and the reports it is weighed against."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import Event, Role
from bot.domain.rulebook import Blamed, Correction, Kind, Settled
from storage.tables import CorrectionRow, HistoryRow, PersonRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_CORRECTION = CorrectionRow.__table__  # type: ignore[attr-defined]

_TOOK = (
    sa.select(sa.case((col(HistoryRow.event) != Event.NOT_OURS, col(HistoryRow.agency_code))))
    .where(
        col(HistoryRow.report_id) == col(ReportRow.id),
        col(HistoryRow.role) == Role.OFFICER,
        col(HistoryRow.event).in_((Event.ACCEPT, Event.ANSWER, Event.NOT_OURS)),
    )
    .order_by(col(HistoryRow.id).desc())
    .limit(1)
    .scalar_subquery()
)
"""The agency whose officers accepted or answered last, unless they gave the report back since."""

_REPORT, _PERSON = ReportRow.__table__, PersonRow.__table__  # type: ignore[attr-defined]
_SETTLED = (
    sa.select(_REPORT.c.id, _REPORT.c.reporter_id, _PERSON.c.name, _REPORT.c.title, _REPORT.c.story, _TOOK)
    .join(_PERSON, _PERSON.c.id == _REPORT.c.reporter_id)
    .where(col(ReportRow.topic) == "", col(ReportRow.blocked).is_(False))
)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections."""

    connection: sa.Connection
    now: datetime

    def add(self, correction: Correction) -> None:
        """Note a correction, against the version of the rules that decided the report."""
        decided = sa.select(col(ReportRow.rules_version)).where(col(ReportRow.id) == correction.report)
        self.connection.execute(
            sa.insert(CorrectionRow).values(
                report_id=correction.report,
                kind=correction.kind,
                from_agency=correction.start or None,
                to_agency=correction.to or None,
                rules_version=decided.scalar_subquery(),
                phrases=[asdict(one) for one in correction.phrases],
                person_id=correction.person,
                at=correction.at,
            ),
        )

    def settle(self, report: int, to: str) -> None:
        """Let the report's pending corrections lead to this agency; what led away from it is forgotten."""
        mine = col(CorrectionRow.report_id) == report
        self.connection.execute(sa.delete(CorrectionRow).where(mine, col(CorrectionRow.from_agency) == to))
        pending = sa.and_(mine, col(CorrectionRow.to_agency).is_(None))
        self.connection.execute(sa.update(CorrectionRow).where(pending).values(to_agency=to))

    def turn(self, report: int, start: str, to: str) -> bool:
        """Let what was corrected of this agency lead to another one; False where nothing was."""
        mine = sa.and_(
            col(CorrectionRow.report_id) == report, col(CorrectionRow.from_agency).is_not_distinct_from(start or None)
        )
        return self.connection.execute(sa.update(CorrectionRow).where(mine).values(to_agency=to)).rowcount > 0

    def newest(self, limit: int) -> Sequence[Correction]:
        """List corrections, the newest first."""
        rows = self.connection.execute(sa.select(_CORRECTION).order_by(col(CorrectionRow.id).desc()).limit(limit))
        return [_correction(row) for row in rows]

    def settled(self, limit: int) -> Sequence[Settled]:
        """List the newest reports that are not sensitive, each with the agency that took it on."""
        rows = self.connection.execute(_SETTLED.order_by(col(ReportRow.id).desc()).limit(limit))
        return [
            Settled(report=report, person=person, name=name, title=title, story=story, agency=agency or "")
            for report, person, name, title, story, agency in map(tuple, rows)
        ]


def _correction(row: sa.Row[Any]) -> Correction:
    return Correction(
        report=row.report_id,
        kind=Kind(row.kind),
        start=row.from_agency or "",
        to=row.to_agency or "",
        phrases=tuple(Blamed(**one) for one in row.phrases or ()),
        person=row.person_id,
        at=row.at,
        rules=row.rules_version,
    )
