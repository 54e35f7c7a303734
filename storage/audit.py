"""Who looked at what only few may read; rows are added and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.domain.people import Look
from storage.tables import IdentityLookRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_LOOKS: sa.Table = IdentityLookRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Audit:
    """The looks."""

    connection: sa.Connection
    now: datetime

    def looked(self, *, viewer: int, person: int, report: int, reason: str) -> None:
        """Note that somebody read a sensitive report of that person."""
        look = {"viewer_id": viewer, "person_id": person, "report_id": report, "reason": reason, "at": self.now}
        self.connection.execute(sa.insert(IdentityLookRow).values(**look))

    def looks(self, report: int, limit: int) -> Sequence[Look]:
        """List so many of the newest looks at a report, the newest last."""
        mine = sa.select(_LOOKS).where(_LOOKS.c.report_id == report).order_by(_LOOKS.c.id.desc()).limit(limit)
        rows = self.connection.execute(mine).all()
        return [Look(viewer=row.viewer_id, at=row.at, reason=row.reason) for row in reversed(rows)]
