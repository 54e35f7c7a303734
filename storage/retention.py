"""What is past its time: people nobody heard from, files and links of reports that are long over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import FINISHED
from storage.members import goes_on
from storage.tables import (
    AttachmentRow,
    ChatRow,
    ClaimLinkRow,
    DialogueRow,
    InviteRow,
    MembershipRow,
    PersonRow,
    ReportRow,
    SupporterRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Retention:
    """What has been kept long enough."""

    connection: sa.Connection
    now: datetime

    def unheard(self, before: datetime, limit: int) -> Sequence[int]:
        """Name people who hold no role, of whom nothing was heard since, and whose every report was over by then."""
        person = col(PersonRow.id)
        runs = sa.or_(col(ReportRow.status).not_in(FINISHED), col(ReportRow.changed) >= before)
        follows = sa.exists().where(
            col(SupporterRow.person_id) == person, col(SupporterRow.report_id) == col(ReportRow.id), runs
        )
        reported, writes = col(ReportRow.reporter_id) == person, col(ChatRow.person_id) == person
        # Who came in by an import has a name and no chat; who has a chat and agreed to nothing is a stranger.
        known = sa.or_(
            col(PersonRow.notice_at) < before,
            sa.and_(sa.exists().where(reported), ~sa.exists().where(writes)),
        )
        query = (
            sa.select(person)
            .where(col(PersonRow.erased).is_(None), col(PersonRow.created) < before, known)
            .where(~sa.exists().where(col(MembershipRow.person_id) == person, goes_on(self.now)))
            .where(~sa.exists().where(col(DialogueRow.person_id) == person, col(DialogueRow.changed) >= before))
            .where(~sa.exists().where(reported, runs), ~follows)
        )
        return [int(row.id) for row in self.connection.execute(query.order_by(person).limit(limit))]

    def drop_files(self, before: datetime, limit: int) -> int:
        """Forget files of reports that were over before; gives the number."""
        return self._drop(AttachmentRow, _over(AttachmentRow, before), limit)

    def drop_links(self, before: datetime, limit: int) -> int:
        """Forget invitations that ran out before, and links to reports that were over; gives the number."""
        gone = self._drop(InviteRow, col(InviteRow.expires) < before, limit)
        return gone + self._drop(ClaimLinkRow, _over(ClaimLinkRow, before), limit)

    def named(self, digests: Sequence[str]) -> frozenset[str]:
        """Give those of these contents that a file still names."""
        columns = (col(AttachmentRow.sha256), col(AttachmentRow.clean_sha256))
        found = sa.union(*(sa.select(one).where(one.in_(digests)) for one in columns))
        return frozenset(str(digest) for digest in self.connection.execute(found).scalars())

    def _drop(self, table: Any, which: sa.ColumnElement[bool], limit: int) -> int:  # noqa: ANN401 - a table model
        some = sa.select(table.id).where(which).order_by(table.id).limit(limit)
        return self.connection.execute(sa.delete(table).where(table.id.in_(some))).rowcount


def _over(table: Any, before: datetime) -> sa.ColumnElement[bool]:  # noqa: ANN401 - as above
    """Tell whether the report of a row was over before."""
    over = sa.and_(col(ReportRow.status).in_(FINISHED), col(ReportRow.changed) < before)
    return sa.exists().where(col(ReportRow.id) == table.report_id, over)
