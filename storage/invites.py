"""One-time ways in; a token is shown once and kept as a hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import Role
from bot.domain.people import Invite
from storage.tables import InviteRow

GROUP = "group"
"""What stands in the place of a role where a group is invited."""


@dataclass(frozen=True, slots=True)
class Invites:
    """Invitations by the hash of their token."""

    connection: sa.Connection
    now: datetime

    def add(self, *, token_hash: str, role: Role | None, agency: str | None, area: str | None, days: int) -> None:
        """Keep an invitation that ends after so many days; without a role it is for a group."""
        self.connection.execute(
            sa.insert(InviteRow).values(
                token_hash=token_hash,
                role=role or GROUP,
                agency_code=agency,
                area_code=area,
                created=self.now,
                expires=self.now + timedelta(days=days),
            ),
        )

    def get(self, token_hash: str) -> Invite | None:
        """Find the invitation."""
        row = self.connection.execute(
            sa.select(InviteRow.__table__).where(col(InviteRow.token_hash) == token_hash),  # type: ignore[attr-defined]
        ).first()
        if row is None:
            return None
        return Invite(
            id=row.id,
            role=None if row.role == GROUP else Role(row.role),
            agency=row.agency_code,
            area=row.area_code,
            expires=row.expires,
            used=row.used is not None,
        )

    def use(self, invite: int, person: int) -> bool:
        """Spend it; False if somebody else just did."""
        spent = self.connection.execute(
            sa.update(InviteRow)
            .where(col(InviteRow.id) == invite, col(InviteRow.used).is_(None))
            .values(used=self.now, used_by=person),
        )
        return spent.rowcount == 1
