"""One-time ways in; a token is shown once and kept as a hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import Role
from bot.domain.people import GROUP, Invite
from storage.steered import within
from storage.tables import InviteRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.steering import Scope

_INVITES: sa.Table = InviteRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Invites:
    """Invitations by the hash of their token."""

    connection: sa.Connection
    now: datetime

    def add(
        self,
        *,
        token_hash: str,
        role: Role | None,
        agency: str | None,
        area: str | None,
        days: int,
        maker: int | None = None,
    ) -> None:
        """Keep an invitation that ends after so many days; without a role it is for a group."""
        self.connection.execute(
            sa.insert(InviteRow).values(
                token_hash=token_hash,
                role=role or GROUP,
                agency_code=agency,
                area_code=area,
                created=self.now,
                expires=self.now + timedelta(days=days),
                maker_id=maker,
            ),
        )

    def get(self, token_hash: str) -> Invite | None:
        """Find the invitation by the hash of its token."""
        return self._first(col(InviteRow.token_hash) == token_hash)

    def find(self, invite: int) -> Invite | None:
        """Find the invitation by its number."""
        return self._first(col(InviteRow.id) == invite)

    def _first(self, which: sa.ColumnElement[bool]) -> Invite | None:
        row = self.connection.execute(sa.select(_INVITES).where(which)).first()
        return _invite(row) if row else None

    def count_open(self, scopes: Sequence[Scope]) -> int:
        """Count the invitations in these scopes that are still good."""
        query = sa.select(sa.func.count()).select_from(InviteRow).where(self._good(scopes))
        return int(self.connection.execute(query).scalar_one())

    def open(self, scopes: Sequence[Scope], *, start: int, size: int) -> Sequence[Invite]:
        """List a page of the invitations in these scopes that are still good, oldest first."""
        query = sa.select(_INVITES).where(self._good(scopes)).order_by(col(InviteRow.id)).offset(start).limit(size)
        return [_invite(row) for row in self.connection.execute(query)]

    def _good(self, scopes: Sequence[Scope]) -> sa.ColumnElement[bool]:
        return sa.and_(within(InviteRow, scopes), col(InviteRow.used).is_(None), col(InviteRow.expires) > self.now)

    def use(self, invite: int, person: int) -> bool:
        """Spend it; False if somebody else just did, or it was taken back."""
        return self._end(invite, used=self.now, used_by=person)

    def withdraw(self, invite: int) -> bool:
        """Let it be past its date from now on; False where it is not good any more."""
        return self._end(invite, expires=self.now)

    def _end(self, invite: int, **values: object) -> bool:
        good = sa.and_(col(InviteRow.id) == invite, col(InviteRow.used).is_(None), col(InviteRow.expires) > self.now)
        return self.connection.execute(sa.update(InviteRow).where(good).values(**values)).rowcount == 1


def _invite(row: sa.Row[Any]) -> Invite:
    return Invite(
        id=row.id,
        role=None if row.role == GROUP else Role(row.role),
        agency=row.agency_code,
        area=row.area_code,
        expires=row.expires,
        used=row.used is not None,
        maker=row.maker_id,
    )
