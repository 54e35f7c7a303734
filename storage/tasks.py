"""The lists of a desk: what an agency owes an answer, and what nobody has verified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import ACTING, Role, Status
from bot.domain.statistics import OFFICES
from bot.domain.tasks import OWED, Counts, Desk, Pile, Sight, Task
from storage.columns import Utc
from storage.members import holds_now
from storage.report_rows import report_of
from storage.tables import AttachmentRow, DeadlineRow, MembershipRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.sql.base import ReadOnlyColumnCollection

_REPORT: sa.Table = ReportRow.__table__  # type: ignore[attr-defined]
_FILES = (
    sa.select(sa.func.count())
    .where(col(AttachmentRow.report_id) == col(ReportRow.id), col(AttachmentRow.role) == Role.REPORTER)
    .scalar_subquery()
    .label("files")
)
REPORTS: sa.Select[*tuple[Any, ...]] = sa.select(_REPORT, _FILES)
"""All that makes a report."""

_RUNS = sa.and_(
    col(DeadlineRow.done).is_(None),
    col(DeadlineRow.paused).is_(None),
    col(DeadlineRow.stage).in_(OFFICES),
)
# Only the report is looked for, so that its index is taken: SQLite would walk over all promises that are not done.
_DUE = (
    sa.select(sa.func.min(sa.case((_RUNS, col(DeadlineRow.due))), type_=Utc))
    .where(col(DeadlineRow.report_id) == col(ReportRow.id))
    .scalar_subquery()
    .label("due")
)


@dataclass(frozen=True, slots=True)
class Tasks:
    """What waits, as far as somebody may see it."""

    connection: sa.Connection
    now: datetime

    def counts(self, desk: Desk) -> Counts:
        """Count what each pile of the desk has."""
        owed = sa.select(_DUE, _holder(self.now)).where(_owed(desk)).subquery()
        sums = [sa.func.count(sa.case((_in(pile, desk, owed.c), 1))).label(pile) for pile in Pile]
        row = self.connection.execute(sa.select(*sums)).one()
        return Counts(**{pile.value: int(row[number]) for number, pile in enumerate(Pile)})

    def page(self, desk: Desk, pile: Pile, *, start: int, size: int) -> Sequence[Task]:
        """List a page of a pile, what is promised first before the rest."""
        owed = sa.select(col(ReportRow.id), _DUE, _holder(self.now)).where(_owed(desk)).subquery()
        found = (
            sa.select(owed.c.id)
            .where(_in(pile, desk, owed.c))
            .order_by(owed.c.due.is_(None), owed.c.due, owed.c.id)
            .offset(start)
            .limit(size)
        )
        return self.of(self.connection.execute(found).scalars().all())

    def held_by(self, person: int, agency: str) -> Sequence[Task]:
        """List the agency's cases that this person works on, oldest first."""
        theirs = sa.and_(col(ReportRow.agency_code) == agency, col(ReportRow.holder_id) == person)
        held = sa.select(col(ReportRow.id)).where(theirs, col(ReportRow.status).in_(OWED)).order_by(col(ReportRow.id))
        return self.of(self.connection.execute(held).scalars().all())

    def count_unverified(self, sight: Sight) -> int:
        """Count what waits for a verifier."""
        waiting = sa.select(sa.func.count()).select_from(ReportRow).where(_unverified(sight, self.now))
        return int(self.connection.execute(waiting).scalar_one())

    def unverified(self, sight: Sight, *, start: int, size: int) -> Sequence[Task]:
        """List a page of what waits for a verifier, oldest first."""
        waiting = sa.select(col(ReportRow.id)).where(_unverified(sight, self.now)).order_by(col(ReportRow.id))
        return self.of(self.connection.execute(waiting.offset(start).limit(size)).scalars().all())

    def of(self, ids: Sequence[int | None]) -> Sequence[Task]:
        """Give these reports by id, in this order."""
        rows = self.connection.execute(REPORTS.add_columns(_DUE, _holder(self.now)).where(col(ReportRow.id).in_(ids)))
        tasks = [Task(report=report_of(row), due=row.due, holder=row.holder) for row in rows]
        return sorted(tasks, key=lambda one: ids.index(one.report.id))


def _sits(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(col(MembershipRow.agency_code) == col(ReportRow.agency_code), holds_now(now))


def _holder(now: datetime) -> sa.Label[Any]:
    """Name who began to work on a report, as long as they sit at its desk."""
    mine = sa.and_(col(MembershipRow.role).in_(ACTING), col(MembershipRow.person_id) == col(ReportRow.holder_id))
    return sa.case((sa.exists().where(_sits(now), mine), col(ReportRow.holder_id))).label("holder")


def seen(sight: Sight) -> sa.ColumnElement[bool]:
    """Say which reports these eyes may see; of what is blocked, only who oversees it knows."""
    placed, plain = col(ReportRow.status) != Status.SUBMITTED, col(ReportRow.topic) == ""
    overseen = sa.or_(col(ReportRow.topic).in_(sight.overseen), *([plain] if sight.everything else []))
    shown = sa.or_(
        sa.and_(col(ReportRow.agency_code).in_(sight.agencies), placed, plain),
        sa.and_(col(ReportRow.agency_code).in_(sight.trusted), placed),
        col(ReportRow.topic).in_(sight.topics),
        overseen,
    )
    return sa.and_(shown, sa.or_(col(ReportRow.blocked).is_(sa.false()), overseen))


def _owed(desk: Desk) -> sa.ColumnElement[bool]:
    return sa.and_(seen(desk.sight), col(ReportRow.status).in_(OWED))


def _unverified(sight: Sight, now: datetime) -> sa.ColumnElement[bool]:
    """Nobody has it, or nobody is left where it is; of a sensitive one that was given back its card tells the code."""
    given_back = sa.and_(col(ReportRow.status) == Status.SUBMITTED, col(ReportRow.reassigned) > 0)
    staffed = sa.exists().where(_sits(now), col(MembershipRow.role) == Role.OFFICER)
    left = sa.and_(col(ReportRow.status).in_(OWED), ~staffed)
    known = sa.or_(seen(sight), given_back) if sight.everything else sa.false()
    return sa.and_(known, sa.or_(col(ReportRow.status) == Status.SUBMITTED, left))


def _in(pile: Pile, desk: Desk, owed: ReadOnlyColumnCollection[str, Any]) -> sa.ColumnElement[bool]:
    piles: dict[Pile, sa.ColumnElement[bool]] = {
        Pile.ALL: sa.true(),
        Pile.MINE: owed.holder.in_(desk.people),
        Pile.FREE: owed.holder.is_(None),
        Pile.TODAY: owed.due.between(desk.now, desk.tomorrow),
        Pile.LATE: owed.due < desk.now,
    }
    return piles[pile]
