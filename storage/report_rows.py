"""Rows of reports and their history as frozen values, and what a move writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.lifecycle import FINISHED, Event, Role, Status
from bot.domain.on_behalf import OnBehalf
from bot.domain.report import Entry, Point, Report, Visibility
from bot.domain.tasks import CLAIMS, HOLDER, RELEASES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa


def report_of(row: sa.Row[Any]) -> Report:
    """Read a report, with the number of its files."""
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
        version=row.version,
        topic=row.topic,
        report_class=row.report_class,
        happened=row.happened,
        place=row.place,
        point=None if row.latitude is None else Point(latitude=row.latitude, longitude=row.longitude),
        area=row.area_code or "",
        files=row.files,
        suggestions=tuple(row.suggestions or ()),
        published_title=row.published_title or "",
        published_story=row.published_story or "",
        blocked=row.blocked,
        official_id=row.official_id or "",
        closed_by=row.closed_by or "",
        archive_reason=row.archive_reason or "",
        merged_into=row.merged_into_id,
        on_behalf=OnBehalf.from_text(row.on_behalf_of),
        holder=row.holder_id,
    )


def entry_of(row: sa.Row[Any]) -> Entry:
    """Read a line of a history."""
    return Entry(
        event=Event(row.event),
        role=Role(row.role),
        actor=row.actor_id,
        at=row.at,
        status=Status(row.status),
        text=row.text,
        agency=row.agency_code,
        reason=row.reason,
        details=row.details or {},
    )


def moved(report: Report, entry: Entry) -> Mapping[str, Any]:
    """Give what a move makes of a report beside its numbers: who closed it and why it is archived end with that."""
    over = entry.status in FINISHED and entry.status is not report.status
    return {
        "closed_by": "" if entry.status is not Status.CLOSED else entry.role if over else report.closed_by,
        "archive_reason": (
            "" if entry.status is not Status.ARCHIVED else entry.reason if over else report.archive_reason
        ),
    }


def held(report: Report, entry: Entry) -> int | None:
    """Tell who works on a report after a move."""
    if entry.event in CLAIMS and entry.role is Role.OFFICER:
        return entry.actor
    if entry.event is Event.HAND_OVER:
        to = entry.details[HOLDER]["after"]
        return None if to is None else int(str(to))
    return None if entry.event in RELEASES or entry.status in FINISHED else report.holder


def changed(report: Report) -> Mapping[str, Any]:
    """Write down what officers may change of a report; what the reporter wrote is not among it."""
    return {
        "visibility": report.visibility,
        "topic": report.topic,
        "report_class": report.report_class,
        "blocked": report.blocked,
        "published_title": report.published_title or None,
        "published_story": report.published_story or None,
        "official_id": report.official_id or None,
        "merged_into_id": report.merged_into,
    }


def line_of(report: int, revision: int, entry: Entry) -> Mapping[str, Any]:
    """Write down a line of the history."""
    return {
        "report_id": report,
        "revision": revision,
        "event": entry.event,
        "role": entry.role,
        "actor_id": entry.actor,
        "status": entry.status,
        "reason": entry.reason,
        "text": entry.text,
        "agency_code": entry.agency,
        "details": {name: dict(pair) for name, pair in entry.details.items()} or None,
        "at": entry.at,
    }
