"""Reports and their history; every change goes through ``move``, which appends and never edits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.errors import LostRace, Unknown
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.report import Entry, Report, Visibility
from storage.tables import AttachmentRow, HistoryRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

_REPORT = ReportRow.__table__  # type: ignore[attr-defined]
_HISTORY = HistoryRow.__table__  # type: ignore[attr-defined]
_FILES = (
    sa.select(sa.func.count()).where(col(AttachmentRow.report_id) == col(ReportRow.id)).scalar_subquery().label("files")
)
_SELECT = sa.select(_REPORT, _FILES)

FINISHED = (Status.CLOSED, Status.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports and what happened to them."""

    connection: sa.Connection
    now: datetime

    def add(self, report: Report, *, draft: str, rules: str, suggestions: Sequence[Mapping[str, str]]) -> Report:
        """Store a new report (its id is ignored) and give it with its id; its first event is still to come."""
        made = self.connection.execute(
            sa.insert(ReportRow)
            .values(
                code=report.code,
                draft=draft,
                status=report.status,
                revision=report.revision,
                reporter_id=report.reporter,
                agency_code=report.agency,
                title=report.title[:255],
                story=report.story,
                visibility=report.visibility,
                rules_version=rules,
                suggestions=list(suggestions),
                submitted=report.submitted,
                changed=self.now,
            )
            .returning(col(ReportRow.id)),
        ).scalar_one()
        return replace(report, id=int(made or 0))

    def get(self, report: int) -> Report:
        """Read a report by id; raises Unknown."""
        found = self._first(col(ReportRow.id) == report)
        if found is None:
            raise Unknown("report", report)
        return found

    def find_code(self, code: str) -> Report | None:
        """Find a report by its code."""
        return self._first(col(ReportRow.code) == code)

    def find_draft(self, draft: str) -> Report | None:
        """Find the report that a draft became."""
        return self._first(col(ReportRow.draft) == draft)

    def latest_of(self, person: int) -> Report | None:
        """Give the newest report of this person."""
        return self._first(col(ReportRow.reporter_id) == person)

    def _first(self, which: sa.ColumnElement[bool]) -> Report | None:
        newest = _SELECT.where(which).order_by(col(ReportRow.id).desc()).limit(1)
        row = self.connection.execute(newest).first()
        return _report(row) if row else None

    def list_of(self, person: int, *, status: Status) -> Sequence[Report]:
        """List this person's reports in that status, oldest first."""
        return self._all(sa.and_(col(ReportRow.reporter_id) == person, col(ReportRow.status) == status))

    def open_of(self, agency: str) -> Sequence[Report]:
        """List the agency's reports that are not finished, oldest first."""
        return self._all(sa.and_(col(ReportRow.agency_code) == agency, col(ReportRow.status).not_in(FINISHED)))

    def _all(self, which: sa.ColumnElement[bool]) -> Sequence[Report]:
        rows = self.connection.execute(_SELECT.where(which).order_by(col(ReportRow.id)))
        return [_report(row) for row in rows]

    def move(self, report: Report, entry: Entry) -> Report:
        """Set the entry's status, raise the revision and append the entry; raises LostRace."""
        revision = report.revision + 1
        moved = self.connection.execute(
            sa.update(ReportRow)
            .where(col(ReportRow.id) == report.id, col(ReportRow.revision) == report.revision)
            .values(
                status=entry.status,
                revision=revision,
                version=col(ReportRow.version) + 1,
                changed=self.now,
                closed_by=entry.role if entry.status is Status.CLOSED else None,
            ),
        )
        if moved.rowcount != 1:
            raise LostRace("report", report.code)
        self.connection.execute(
            sa.insert(HistoryRow).values(
                report_id=report.id,
                revision=revision,
                event=entry.event,
                role=entry.role,
                actor_id=entry.actor,
                status=entry.status,
                text=entry.text,
                at=entry.at,
            ),
        )
        return replace(report, status=entry.status, revision=revision)

    def history(self, report: int) -> Sequence[Entry]:
        """List what happened, oldest first."""
        rows = self.connection.execute(
            sa.select(_HISTORY).where(col(HistoryRow.report_id) == report).order_by(col(HistoryRow.id)),
        )
        return [
            Entry(
                event=Event(row.event),
                role=Role(row.role),
                actor=row.actor_id,
                at=row.at,
                status=Status(row.status),
                text=row.text,
            )
            for row in rows
        ]


def _report(row: sa.Row[Any]) -> Report:
    return Report(
        id=row.id,
        code=row.code,
        status=Status(row.status),
        revision=row.revision,
        reporter=row.reporter_id,
        agency=row.agency_code,
        title=row.title,
        story=row.story,
        submitted=row.submitted,
        visibility=Visibility(row.visibility),
        files=row.files,
    )
