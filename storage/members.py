"""Who holds which role, and which group is whose desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import VERIFYING, Role
from bot.domain.people import Membership
from bot.ports import ChatState
from storage.tables import ChatRow, GroupRow, MembershipRow, PersonRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Members:
    """Roles of people, and groups of agencies."""

    connection: sa.Connection
    now: datetime

    def join(self, membership: Membership) -> None:
        """Add a role; adding it twice changes nothing, also where two replicas do so at once."""
        person = sa.select(col(PersonRow.id)).where(col(PersonRow.id) == membership.person)
        self.connection.execute(person.with_for_update())
        if self.has_role(membership.person, membership.role, membership.agency, membership.area):
            return
        self.connection.execute(
            sa.insert(MembershipRow).values(
                person_id=membership.person,
                role=membership.role,
                agency_code=membership.agency,
                area_code=membership.area,
                since=self.now,
            ),
        )

    def end(self, role: Role, area: str, *, without: int) -> Sequence[int]:
        """End this role for the area for everybody but this person; gives who held it."""
        held = sa.and_(_holds(role, None, area), col(MembershipRow.person_id) != without)
        people = self._each(sa.select(col(MembershipRow.person_id)).where(held).order_by(col(MembershipRow.id)))
        self.connection.execute(sa.update(MembershipRow).where(held).values(until=self.now))
        return people

    def has_role(self, person: int, role: Role, agency: str | None, area: str | None = None) -> bool:
        """Tell whether the person holds the role now, for this agency or area where it is for one."""
        held = _holding(role, agency, area).where(col(MembershipRow.person_id) == person)
        return self.connection.execute(held).first() is not None

    def memberships(self, person: int) -> Sequence[Membership]:
        """List the roles that the person holds now."""
        rows = self.connection.execute(
            sa.select(MembershipRow.__table__)  # type: ignore[attr-defined]
            .where(col(MembershipRow.person_id) == person, col(MembershipRow.until).is_(None))
            .order_by(col(MembershipRow.id)),
        )
        return [
            Membership(person=person, role=Role(row.role), agency=row.agency_code, area=row.area_code) for row in rows
        ]

    def officers(self, agency: str) -> Sequence[int]:
        """List our chat ids of the agency's officers, in the order they joined."""
        return self._chats(col(MembershipRow.role) == Role.OFFICER, col(MembershipRow.agency_code) == agency)

    def verifiers(self) -> Sequence[int]:
        """List our chat ids of verifiers and admins, in the order they joined; the admin of one agency is none."""
        return self._chats(col(MembershipRow.role).in_(VERIFYING), col(MembershipRow.agency_code).is_(None))

    def holding(self, role: Role, agency: str | None) -> Sequence[int]:
        """List our chat ids of those who hold exactly this role, for this agency or for none."""
        return self._chats(col(MembershipRow.role) == role, col(MembershipRow.agency_code).is_not_distinct_from(agency))

    def _chats(self, *which: sa.ColumnElement[bool]) -> Sequence[int]:
        chats = (
            sa.select(col(ChatRow.id))
            .join(MembershipRow, col(MembershipRow.person_id) == col(ChatRow.person_id))
            .where(*which, col(MembershipRow.until).is_(None))
            .order_by(col(MembershipRow.id))
        )
        return self._each(chats)

    def bind(self, chat: int, agency: str) -> bool:
        """Let a group be an agency's desk; False where it is already, also where two replicas do so at once."""
        self.connection.execute(sa.select(col(ChatRow.id)).where(col(ChatRow.id) == chat).with_for_update())
        if agency in self.agencies_at(chat):
            return False
        self.connection.execute(sa.insert(GroupRow).values(agency_code=agency, chat_id=chat, since=self.now))
        return True

    def agencies_at(self, chat: int) -> Sequence[str]:
        """List the agencies whose desk this group is."""
        bound = sa.select(col(GroupRow.agency_code)).where(col(GroupRow.chat_id) == chat, col(GroupRow.until).is_(None))
        return self._each(bound.order_by(col(GroupRow.id)))

    def groups_of(self, agency: str) -> Sequence[int]:
        """List our chat ids of the agency's groups that can be written to."""
        bound = (
            sa.select(col(GroupRow.chat_id))
            .join(ChatRow, col(ChatRow.id) == col(GroupRow.chat_id))
            .where(col(GroupRow.agency_code) == agency, col(GroupRow.until).is_(None))
            .where(col(ChatRow.state) == ChatState.REACHABLE)
            .order_by(col(GroupRow.id))
        )
        return self._each(bound)

    def _each(self, found: sa.Select[*tuple[Any, ...]]) -> list[Any]:
        """Read one column, each value once: a group that was met under two ids may be bound twice."""
        return list(dict.fromkeys(self.connection.execute(found).scalars()))


def _holding(role: Role, agency: str | None, area: str | None) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(col(MembershipRow.id)).where(_holds(role, agency, area))


def _holds(role: Role, agency: str | None, area: str | None) -> sa.ColumnElement[bool]:
    return sa.and_(
        col(MembershipRow.role) == role,
        col(MembershipRow.agency_code) == agency if agency else col(MembershipRow.agency_code).is_(None),
        col(MembershipRow.area_code) == area if area else col(MembershipRow.area_code).is_(None),
        col(MembershipRow.until).is_(None),
    )
