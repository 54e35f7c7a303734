"""Who looked at what only few may read; rows are added and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from storage.tables import IdentityLookRow

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Audit:
    """The looks."""

    connection: sa.Connection
    now: datetime

    def looked(self, *, viewer: int, person: int, report: int, reason: str) -> None:
        """Note that somebody read a sensitive report of that person."""
        look = {"viewer_id": viewer, "person_id": person, "report_id": report, "reason": reason, "at": self.now}
        self.connection.execute(sa.insert(IdentityLookRow).values(**look))
