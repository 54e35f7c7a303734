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

    def get(self, token_hash: str) -> int | None:
        """Give the id of the link's report; None where there is none, or somebody spent it already."""
        unused = sa.select(col(ClaimLinkRow.report_id)).where(_unused(token_hash))
        return self.connection.execute(unused).scalar()

    def use(self, token_hash: str, person: int) -> bool:
        """Spend the link; False if somebody else just did."""
        spent = sa.update(ClaimLinkRow).where(_unused(token_hash)).values(used=self.now, used_by=person)
        return self.connection.execute(spent).rowcount == 1

    def end(self, report: int) -> None:
        """Let no link to the report be good any more."""
        theirs = sa.and_(col(ClaimLinkRow.report_id) == report, col(ClaimLinkRow.used).is_(None))
        self.connection.execute(sa.update(ClaimLinkRow).where(theirs).values(used=self.now))


def _unused(token_hash: str) -> sa.ColumnElement[bool]:
    return sa.and_(col(ClaimLinkRow.token_hash) == token_hash, col(ClaimLinkRow.used).is_(None))
