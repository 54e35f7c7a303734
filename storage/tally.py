"""Cases as the figures need them, read in pages, which hold nobody up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import Event, Status
from bot.domain.report import Visibility
from bot.domain.statistics import DISPOSES, OFFICES, STARTS, Case
from storage.tables import DeadlineRow, HistoryRow, RatingRow, ReportRow
from storage.tasks import seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.domain.tasks import Sight

PAGE = 2000
"""So many reports one statement reads."""

_REPORT = ReportRow.__table__  # type: ignore[attr-defined]
_HISTORY = HistoryRow.__table__  # type: ignore[attr-defined]
_DEADLINE = DeadlineRow.__table__  # type: ignore[attr-defined]
_PAGE = sa.select(_REPORT.c.id).order_by(_REPORT.c.id).limit(PAGE)
_EVENTS = (
    sa.select(
        _HISTORY.c.report_id,
        _HISTORY.c.event,
        _HISTORY.c.at,
        sa.func.lag(_HISTORY.c.status)
        .over(partition_by=_HISTORY.c.report_id, order_by=_HISTORY.c.revision)
        .label("before"),
    )
    .where(_HISTORY.c.report_id.in_(sa.bindparam("ids", expanding=True)))
    .subquery()
)
_RESUMED = sa.and_(_EVENTS.c.event == Event.SUPPLY, _EVENTS.c.before == Status.NEEDS_INFO)


_DEADLINES = (
    sa.select(
        _DEADLINE.c.report_id,
        sa.func.min(sa.case((_DEADLINE.c.paused.is_(None), _DEADLINE.c.due))).label("due"),
    )
    .where(
        _DEADLINE.c.report_id.in_(sa.bindparam("ids", expanding=True)),
        _DEADLINE.c.stage.in_(OFFICES),
        _DEADLINE.c.done.is_(None),
    )
    .group_by(_DEADLINE.c.report_id)
    .subquery()
)


def _when(which: sa.ColumnElement[bool]) -> sa.ColumnElement[Any]:
    return sa.case((which, _EVENTS.c.at))


def _times(which: sa.ColumnElement[bool]) -> sa.ColumnElement[Any]:
    return sa.func.sum(sa.case((which, 1), else_=0))


_CASES: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        _REPORT,
        sa.func.min(_when(_EVENTS.c.event.in_(DISPOSES))).label("assigned"),
        sa.func.min(_when(_EVENTS.c.event == Event.ANSWER)).label("answered"),
        sa.func.max(_when(sa.or_(_EVENTS.c.event.in_(STARTS), _RESUMED))).label("waiting"),
        _times(_EVENTS.c.event.in_(DISPOSES)).label("dispositions"),
        _times(_EVENTS.c.event == Event.CLOSE).label("closings"),
        _times(_EVENTS.c.event == Event.REOPEN).label("reopenings"),
        _DEADLINES.c.report_id.label("promised"),
        _DEADLINES.c.due,
    )
    .select_from(
        _REPORT.outerjoin(_EVENTS, _EVENTS.c.report_id == _REPORT.c.id).outerjoin(
            _DEADLINES, _DEADLINES.c.report_id == _REPORT.c.id
        )
    )
    .where(_REPORT.c.id.in_(sa.bindparam("ids", expanding=True)))
    .group_by(_REPORT.c.id, _DEADLINES.c.report_id, _DEADLINES.c.due)
    .order_by(_REPORT.c.id)
)


_RATING = RatingRow.__table__  # type: ignore[attr-defined]
_RATINGS = (
    sa.select(_RATING.c.report_id, _RATING.c.agency_code, _RATING.c.score)
    .where(_RATING.c.report_id.in_(sa.bindparam("ids", expanding=True)))
    .order_by(_RATING.c.id)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """Which reports: those that came in from a moment on and before another one, of these agencies or of all.

    Where ``sight`` is given, those alone that these eyes may see.
    """

    since: datetime | None = None
    before: datetime | None = None
    agencies: tuple[str, ...] | None = None
    sight: Sight | None = None


def count(connection: sa.Connection, chosen: Chosen) -> int:
    """Count the chosen reports."""
    return int(connection.execute(sa.select(sa.func.count(_REPORT.c.id)).where(*which(chosen))).scalar_one())


def pages(connection: sa.Connection, chosen: Chosen) -> Iterator[Sequence[int]]:
    """Give the ids of the chosen reports, page by page, oldest first."""
    after = 0
    while ids := connection.execute(_PAGE.where(_REPORT.c.id > after, *which(chosen))).scalars().all():
        yield ids
        after = ids[-1]


def which(chosen: Chosen) -> Iterator[sa.ColumnElement[bool]]:
    """Give the conditions that the chosen reports fulfil."""
    if chosen.since is not None:
        yield col(ReportRow.submitted) >= chosen.since
    if chosen.before is not None:
        yield col(ReportRow.submitted) < chosen.before
    if chosen.agencies is not None:
        yield col(ReportRow.agency_code).in_(chosen.agencies)
    if chosen.sight is not None:
        yield seen(chosen.sight)


def cases(connection: sa.Connection, chosen: Chosen) -> Iterator[Case]:
    """Give the chosen reports as cases."""
    for ids in pages(connection, chosen):
        given = _ratings(connection, ids, chosen.agencies)
        yield from (_case(row, given.get(row.id, ())) for row in connection.execute(_CASES, {"ids": ids}))


def _ratings(
    connection: sa.Connection, ids: Sequence[int], agencies: tuple[str, ...] | None
) -> Mapping[int, tuple[tuple[str, int], ...]]:
    """Read what reporters judged, by report; where agencies are chosen, what was said of those alone."""
    found: dict[int, tuple[tuple[str, int], ...]] = {}
    for report, agency, score in connection.execute(_RATINGS, {"ids": ids}):
        if agencies is None or agency in agencies:
            found[report] = (*found.get(report, ()), (agency, score))
    return found


def _case(row: sa.Row[Any], ratings: tuple[tuple[str, int], ...]) -> Case:
    return Case(
        code=row.code,
        status=Status(row.status),
        submitted=row.submitted,
        waiting=row.waiting or row.submitted,
        agency=row.agency_code or "",
        area=row.area_code or "",
        report_class=row.report_class,
        ended_by=row.closed_by or "",
        assigned=row.assigned,
        answered=row.answered,
        dispositions=row.dispositions,
        closings=row.closings,
        reopenings=row.reopenings,
        promised=row.promised is not None,
        due=row.due,
        ratings=ratings,
        guarded=bool(row.topic) or row.visibility == Visibility.CONFIDENTIAL,
    )
