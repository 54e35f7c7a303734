"""Reports and their history; every change goes through ``move``, which appends and never edits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.errors import LostRace, Unknown
from bot.domain.lifecycle import FINISHED, Event, Role, Status
from bot.domain.report import Note
from storage import had
from storage.report_rows import changed, entry_of, held, line_of, moved, report_of
from storage.rewording import reword
from storage.tables import AttachmentRow, HistoryRow, NoteRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.domain.report import Entry, Report

_REPORT = ReportRow.__table__  # type: ignore[attr-defined]
_HISTORY = HistoryRow.__table__  # type: ignore[attr-defined]
_NOTES = NoteRow.__table__  # type: ignore[attr-defined]
_FILES = (
    sa.select(sa.func.count())
    .where(col(AttachmentRow.report_id) == col(ReportRow.id), col(AttachmentRow.role) == Role.REPORTER)
    .scalar_subquery()
    .label("files")
)
_SELECT = sa.select(_REPORT, _FILES)

_OPEN = col(ReportRow.status).not_in(FINISHED)


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports and what happened to them."""

    connection: sa.Connection
    now: datetime

    def add(self, report: Report, *, draft: str, rules: str) -> Report:
        """Store a new report (its id is ignored) and give it with its id; its first event is still to come."""
        made = self.connection.execute(
            sa.insert(ReportRow)
            .values(
                code=report.code,
                draft=draft,
                status=report.status,
                revision=report.revision,
                reporter_id=report.reporter,
                on_behalf_of=report.on_behalf.to_text() if report.on_behalf else None,
                agency_code=report.agency,
                title=report.title[:255],
                story=report.story,
                visibility=report.visibility,
                topic=report.topic,
                report_class=report.report_class,
                happened=report.happened,
                place=report.place,
                latitude=report.point.latitude if report.point else None,
                longitude=report.point.longitude if report.point else None,
                area_code=report.area or None,
                rules_version=rules,
                category_id=_category(report),
                suggestions=[dict(one) for one in report.suggestions],
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

    def find_same(self, person: int, story: str, since: datetime) -> Report | None:
        """Find a report of this person with this very story, sent since then; an archived one may be sent anew."""
        open_or_closed = col(ReportRow.status) != Status.ARCHIVED
        return self._first(
            _all_of(reporter_id=person, story=story) & open_or_closed & (col(ReportRow.submitted) >= since)
        )

    def sent_like(self, person: int, stories: Sequence[str], since: datetime) -> Sequence[Report]:
        """List the reports of this person with one of these very stories, sent since then; archived ones left out."""
        mine = sa.and_(col(ReportRow.reporter_id) == person, col(ReportRow.status) != Status.ARCHIVED)
        return self._all(mine & col(ReportRow.story).in_(stories) & (col(ReportRow.submitted) >= since))

    def _first(self, which: sa.ColumnElement[bool]) -> Report | None:
        newest = _SELECT.where(which).order_by(col(ReportRow.id).desc()).limit(1)
        row = self.connection.execute(newest).first()
        return report_of(row) if row else None

    def list_of(self, person: int, *, statuses: Sequence[Status]) -> Sequence[Report]:
        """List this person's reports in these statuses, oldest first."""
        return self._all(sa.and_(col(ReportRow.reporter_id) == person, col(ReportRow.status).in_(statuses)))

    def page_of(self, person: int, *, start: int, size: int) -> Sequence[Report]:
        """List a page of this person's reports, newest first."""
        mine = _SELECT.where(col(ReportRow.reporter_id) == person).order_by(col(ReportRow.id).desc())
        return [report_of(row) for row in self.connection.execute(mine.offset(start).limit(size))]

    def count_of(self, person: int) -> int:
        """Count this person's reports."""
        mine = sa.select(sa.func.count()).select_from(ReportRow).where(col(ReportRow.reporter_id) == person)
        return int(self.connection.execute(mine).scalar_one())

    def had_by(self, person: int) -> Sequence[int]:
        """List by id the reports that this person has or had, oldest first."""
        return had.reports_of(self.connection, person)

    def relayed(self, person: int) -> Sequence[Report]:
        """List the reports of this person that speak for others, oldest first."""
        return self._all(sa.and_(col(ReportRow.reporter_id) == person, col(ReportRow.on_behalf_of).is_not(None)))

    def open_of(self, agency: str) -> Sequence[Report]:
        """List the agency's reports that are not finished, oldest first."""
        return self._all(sa.and_(col(ReportRow.agency_code) == agency, _OPEN))

    def charged(self) -> Sequence[str]:
        """List the agencies that have reports which are not finished."""
        rows = self.connection.execute(sa.select(col(ReportRow.agency_code)).where(_OPEN).distinct()).scalars()
        return [agency for agency in rows if agency is not None]

    def unplaced(self) -> Sequence[Report]:
        """List the open reports that no agency has taken charge of, oldest first."""
        free = sa.or_(col(ReportRow.agency_code).is_(None), col(ReportRow.status) == Status.SUBMITTED)
        return self._all(sa.and_(free, _OPEN))

    def guarded(self, topics: Sequence[str]) -> Sequence[Report]:
        """List the open reports that are sensitive for one of these reasons, oldest first."""
        return self._all(sa.and_(col(ReportRow.topic).in_(topics), _OPEN))

    def open_after(self, number: int, limit: int) -> Sequence[Report]:
        """List so many of the reports that are not finished and have a higher id than this, the lowest first."""
        behind = _SELECT.where(_OPEN, col(ReportRow.id) > number).order_by(col(ReportRow.id)).limit(limit)
        return [report_of(row) for row in self.connection.execute(behind)]

    def _all(self, which: sa.ColumnElement[bool]) -> Sequence[Report]:
        rows = self.connection.execute(_SELECT.where(which).order_by(col(ReportRow.id)))
        return [report_of(row) for row in rows]

    def reword(self, report: int, without: Callable[[str], str]) -> None:
        """Take an erased person out of what was written."""
        reword(self.connection, report, without)

    def move(self, report: Report, entry: Entry) -> Report:
        """Set the entry's status, raise the revision and append the entry; raises LostRace."""
        revision, over, holder = report.revision + 1, moved(report, entry), held(report, entry)
        version = self.connection.execute(
            sa.update(ReportRow)
            .where(col(ReportRow.id) == report.id, col(ReportRow.revision) == report.revision, _held_as(report))
            .values(
                status=entry.status,
                revision=revision,
                version=col(ReportRow.version) + 1,
                agency_code=report.agency,
                holder_id=holder,
                reassigned=col(ReportRow.reassigned) + (1 if entry.event is Event.NOT_OURS else 0),
                changed=self.now,
                **{name: value or None for name, value in over.items()},
                **changed(report),
            )
            .returning(col(ReportRow.version)),
        ).scalar()
        if version is None:
            raise LostRace("report", report.code)
        self.connection.execute(sa.insert(HistoryRow).values(**line_of(report.id, revision, entry)))
        # A note may have been written since the report was read: cards follow the version that the row has.
        return replace(report, status=entry.status, revision=revision, version=version, holder=holder, **over)

    def note(self, report: Report, note: Note) -> Report:
        """Keep what an officer wrote for the other officers; gives the report with its new version."""
        self.connection.execute(
            sa.insert(NoteRow).values(report_id=report.id, person_id=note.person, text=note.text, at=note.at),
        )
        return self._touch(report.id)

    def notes(self, report: int) -> Sequence[Note]:
        """List the officers' notes, oldest first."""
        rows = self.connection.execute(
            sa.select(_NOTES).where(col(NoteRow.report_id) == report).order_by(col(NoteRow.id)),
        )
        return [Note(person=row.person_id, at=row.at, text=row.text) for row in rows]

    def hold(self, report: Report, person: int) -> Report:
        """Let this person work on the report; gives it with its new version, and raises LostRace."""
        mine = sa.and_(col(ReportRow.id) == report.id, _held_as(report))
        held = {"holder_id": person, "version": col(ReportRow.version) + 1, "changed": self.now}
        if not self.connection.execute(sa.update(ReportRow).where(mine).values(**held)).rowcount:
            raise LostRace("report", report.code)
        return self.get(report.id)

    def transfer(self, report: Report, person: int) -> Report:
        """Let another person be the reporter; gives the report with its new version."""
        return self._touch(report.id, reporter_id=person)

    def _touch(self, report: int, **values: object) -> Report:
        """Write what is beside the lifecycle, and raise the version alone: buttons stay good."""
        touched = {"version": col(ReportRow.version) + 1, "changed": self.now, **values}
        self.connection.execute(sa.update(ReportRow).where(col(ReportRow.id) == report).values(**touched))
        return self.get(report)

    def history(self, report: int) -> Sequence[Entry]:
        """List what happened, oldest first."""
        rows = self.connection.execute(
            sa.select(_HISTORY).where(col(HistoryRow.report_id) == report).order_by(col(HistoryRow.id)),
        )
        return [entry_of(row) for row in rows]


def _held_as(report: Report) -> sa.ColumnElement[bool]:
    """Say that nobody else began to work on it since it was read."""
    return col(ReportRow.holder_id).is_not_distinct_from(report.holder)


def _all_of(**values: object) -> sa.ColumnElement[bool]:
    return sa.and_(*(_REPORT.c[name] == value for name, value in values.items()))


def _category(report: Report) -> str | None:
    """Give the official category that the rules read out of the story for the chosen agency, else for the first."""
    likely = sorted(report.suggestions, key=lambda one: not one.get("chosen"))
    return (likely[0].get("category") if likely else "") or None
