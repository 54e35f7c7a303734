"""Figures of the whole archive for Prometheus, over the reader's connection; labels are the tenant's and ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.messages import Priority
from bot.ports.metrics import Sample
from storage import reading, standing
from storage.tables import AttachmentRow, CardRow, DeadlineRow, OutboxRow, ParkedRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

NONE = "none"
_COUNT = sa.func.count().label("value")
_WAITING: sa.Select[*tuple[Any, ...]] = (
    sa.select(col(OutboxRow.priority).label("priority"), _COUNT)
    .where(col(OutboxRow.state) == "queued")
    .group_by(col(OutboxRow.priority))
)
_COUNTS: Mapping[str, sa.Select[*tuple[Any, ...]]] = {
    "simpul_reports_total": sa.select(
        col(ReportRow.report_class).label("class"), col(ReportRow.agency_code).label("agency"), _COUNT
    ).group_by(col(ReportRow.report_class), col(ReportRow.agency_code)),
    "simpul_cards_waiting": sa.select(_COUNT).select_from(CardRow).where(col(CardRow.state) == "due"),
    "simpul_parked": sa.select(_COUNT).select_from(ParkedRow),
    "simpul_files": sa.select(col(AttachmentRow.state).label("state"), _COUNT).group_by(col(AttachmentRow.state)),
}


def read(url: str, now: datetime) -> Sequence[Sample]:
    """Count all of it, in a second or so where there are a million reports; raises NoReports and StorageAway."""
    late: sa.Select[*tuple[Any, ...]] = (
        sa.select(col(DeadlineRow.stage).label("stage"), _COUNT)
        .where(col(DeadlineRow.done).is_(None), col(DeadlineRow.paused).is_(None), col(DeadlineRow.due) < now)
        .group_by(col(DeadlineRow.stage))
    )
    with reading.opened(url) as connection:
        found = [
            _sample(name, row._asdict())
            for name, query in {**_COUNTS, "simpul_overdue": late}.items()
            for row in connection.execute(query)
        ]
        waiting = {row.priority: row.value for row in connection.execute(_WAITING)}
    found += [Sample("simpul_letters_waiting", waiting.get(one, 0), {"priority": one.name.lower()}) for one in Priority]
    return [*found, Sample("simpul_letters_oldest_seconds", standing.oldest(url, now), {})]


def _sample(name: str, row: Mapping[str, Any]) -> Sample:
    labels = {label: str(value or NONE) for label, value in row.items() if label != "value"}
    return Sample(name, row["value"], labels)
