"""Who has a report or had it before: a link was opened on another account, or a village has a new head.

Whoever wrote something in it as its reporter stands in its history, and whoever opened a link beside the link.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import Role
from storage.tables import ClaimLinkRow, HistoryRow, PersonRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WRITING = (Role.REPORTER, Role.VILLAGE_HEAD)
"""The capacities in which a report is somebody's own."""

_WHERE: tuple[tuple[Any, Any, sa.ColumnElement[bool]], ...] = (
    (col(ReportRow.id), col(ReportRow.reporter_id), sa.true()),
    (col(HistoryRow.report_id), col(HistoryRow.actor_id), col(HistoryRow.role).in_(WRITING)),
    (col(ClaimLinkRow.report_id), col(ClaimLinkRow.used_by), sa.true()),
)
"""Where a report and a person who has or had it stand side by side."""


def names(connection: sa.Connection, reports: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """Name by report everybody who has or had it, also as they were called before, without those who were erased."""
    theirs = sa.union(
        *(
            sa.select(report.label("report"), person.label("person")).where(report.in_(reports), which)
            for report, person, which in _WHERE
        )
    ).subquery()
    named = sa.select(theirs.c.report, col(PersonRow.name), col(PersonRow.names_before))
    people = named.join(PersonRow, col(PersonRow.id) == theirs.c.person)
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for report, name, before in connection.execute(people.order_by(theirs.c.report, col(PersonRow.id))):
        found[report] += tuple(filter(None, (name, *(before or ()))))
    return found


def reports_of(connection: sa.Connection, person: int) -> Sequence[int]:
    """List the reports that somebody has or had, oldest first."""
    theirs = sa.union(*(sa.select(report).where(column == person, which) for report, column, which in _WHERE))
    return sorted(connection.execute(theirs).scalars())
