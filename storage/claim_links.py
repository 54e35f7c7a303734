"""One-time links that let another account be the reporter; a token is shown once and kept as a hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from storage.tables import ClaimLinkRow

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class ClaimLinks:
    """Claim links by the hash of their token."""

    connection: sa.Connection
    now: datetime

    def add(self, *, token_hash: str, report: int) -> None:
        """Keep a link to a report."""
        link = {"report_id": report, "token_hash": token_hash, "created": self.now}
        self.connection.execute(sa.insert(ClaimLinkRow).values(**link))

    def use(self, token_hash: str, person: int) -> int | None:
        """Spend the link and give its report's id; None where there is none, or somebody spent it already."""
        return self.connection.execute(
            sa.update(ClaimLinkRow)
            .where(col(ClaimLinkRow.token_hash) == token_hash, col(ClaimLinkRow.used).is_(None))
            .values(used=self.now, used_by=person)
            .returning(col(ClaimLinkRow.report_id)),
        ).scalar()
