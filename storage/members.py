"""Who holds which role, and which group is whose desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.errors import LostRace
from bot.domain.lifecycle import VERIFYING, Role
from bot.domain.people import BY, FOR, REASON, TOLD, Held, Membership
from bot.ports import ChatState
from storage.steered import within
from storage.tables import ChatRow, GroupRow, MembershipRow, PersonRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.steering import Scope

_HELD: sa.Table = MembershipRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Members:
    """Roles of people, and groups of agencies."""

    connection: sa.Connection
    now: datetime

    def join(self, membership: Membership) -> None:
        """Add a role; adding it twice changes nothing, also where two replicas do so at once."""
        person = sa.select(col(PersonRow.id)).where(col(PersonRow.id) == membership.person)
        self.connection.execute(person.with_for_update())
        if not self.has_role(membership.person, membership.role, membership.agency, membership.area):
            self._add(membership, since=self.now)

    def lend(self, membership: Membership, *, since: datetime, until: datetime, whose: int) -> None:
        """Add a role for a time, in the place of the person whose it is."""
        self._add(membership, since=since, until=until, details={FOR: str(whose)})

    def _add(self, membership: Membership, **values: object) -> None:
        held = {
            "person_id": membership.person,
            "role": membership.role,
            "agency_code": membership.agency,
            "area_code": membership.area,
        }
        self.connection.execute(sa.insert(MembershipRow).values(**held, **values))

    def lent(self) -> Sequence[Held]:
        """List the roles for a time of which a begin or an end that has come was not told yet, oldest first."""
        found = self._lent(sa.or_(col(MembershipRow.since) <= self.now, col(MembershipRow.until) <= self.now))
        return [one for one in found if one.details.get(TOLD) != one.stage(self.now)]

    def posts(self, person: int) -> Sequence[Held]:
        """List what this person holds as an officer, for good."""
        mine = sa.and_(col(MembershipRow.person_id) == person, col(MembershipRow.role) == Role.OFFICER)
        query = sa.select(_HELD).where(mine, col(MembershipRow.until).is_(None)).order_by(_HELD.c.id)
        return [_held(row) for row in self.connection.execute(query)]

    def lent_for(self, person: int, agency: str | None) -> Sequence[Held]:
        """List the roles that others hold, or will hold, for a time in this person's place in the agency."""
        found = self._lent(sa.and_(col(MembershipRow.agency_code) == agency, goes_on(self.now)))
        return [one for one in found if one.whose == person]

    def stands_for(self, person: int) -> Sequence[int]:
        """Name the people in whose place this person stands now."""
        found = self._lent(sa.and_(col(MembershipRow.person_id) == person, holds_now(self.now)))
        return [one.whose for one in found if one.whose is not None]

    def _lent(self, which: sa.ColumnElement[bool]) -> Sequence[Held]:
        lent = sa.select(_HELD).where(col(MembershipRow.details).is_not(None), which).order_by(_HELD.c.id)
        return [one for one in map(_held, self.connection.execute(lent)) if one.whose is not None]

    def tell(self, held: Held) -> None:
        """Note that people are told how far a role for a time is; raises LostRace where it is another one by now."""
        mine = col(MembershipRow.id) == held.row
        found = self.connection.execute(sa.select(_HELD).where(mine).with_for_update()).first()
        if found is None or _held(found) != held:
            raise LostRace
        told = {**held.details, TOLD: held.stage(self.now)}
        self.connection.execute(sa.update(MembershipRow).where(mine).values(details=told))

    def end(self, role: Role, area: str, *, without: int) -> Sequence[int]:
        """End this role for the area for everybody but this person; gives who held it."""
        held = sa.and_(_holds(role, None, area), col(MembershipRow.person_id) != without)
        people = self._each(sa.select(col(MembershipRow.person_id)).where(held).order_by(col(MembershipRow.id)))
        self.connection.execute(sa.update(MembershipRow).where(held).values(until=self.now))
        return people

    def ever(self, role: Role, area: str, *, without: int) -> Sequence[int]:
        """Name everybody but this person who holds or held this role for the area, in the order they joined."""
        held = sa.and_(col(MembershipRow.role) == role, col(MembershipRow.area_code) == area)
        people = sa.select(col(MembershipRow.person_id)).where(held, col(MembershipRow.person_id) != without)
        return self._each(people.order_by(col(MembershipRow.id)))

    def _national(self) -> Sequence[int]:
        """List the rows of the national admins, locked: of two who take each other's role, one comes second."""
        rows = sa.select(col(MembershipRow.id)).where(_holds(Role.ADMIN, None, None)).with_for_update()
        return [int(row.id) for row in self.connection.execute(rows)]

    def has_role(self, person: int, role: Role, agency: str | None, area: str | None = None) -> bool:
        """Tell whether the person holds the role now, for this agency or area where it is for one."""
        held = sa.and_(_holds(role, agency, area), col(MembershipRow.person_id) == person)
        return self.connection.execute(sa.select(col(MembershipRow.id)).where(held)).first() is not None

    def memberships(self, person: int) -> Sequence[Membership]:
        """List the roles that the person holds now."""
        rows = self.connection.execute(
            sa.select(MembershipRow.__table__)  # type: ignore[attr-defined]
            .where(col(MembershipRow.person_id) == person, holds_now(self.now))
            .order_by(col(MembershipRow.id)),
        )
        # A role for a time stands beside the same one for good.
        return list(dict.fromkeys(_held(row).membership for row in rows))

    def count(self, scopes: Sequence[Scope]) -> int:
        """Count the roles in these scopes that are held."""
        query = sa.select(sa.func.count()).select_from(MembershipRow).where(self._listed(scopes))
        return int(self.connection.execute(query).scalar_one())

    def page(self, scopes: Sequence[Scope], *, start: int, size: int) -> Sequence[Held]:
        """List a page of the roles in these scopes that are held, those of one agency together."""
        agency = col(MembershipRow.agency_code)
        query = sa.select(_HELD).where(self._listed(scopes)).order_by(agency.is_not(None), agency, _HELD.c.id)
        return [_held(row) for row in self.connection.execute(query.offset(start).limit(size))]

    def _listed(self, scopes: Sequence[Scope]) -> sa.ColumnElement[bool]:
        return sa.and_(within(MembershipRow, scopes), goes_on(self.now))

    def find(self, row: int) -> Held | None:
        """Find a role by its row, also one that ended."""
        found = self.connection.execute(sa.select(_HELD).where(col(MembershipRow.id) == row)).first()
        return _held(found) if found else None

    def revoke(self, held: Held, *, by: int | None, reason: str) -> bool:
        """End a role, and keep by whom (None is the operator) and why; False where it ended, or is the last admin's."""
        if held.membership.told_as == Role.ADMIN and len(self._national()) == 1:
            return False
        ends = sa.update(MembershipRow).where(col(MembershipRow.id) == held.row, goes_on(self.now))
        why = {**held.details, BY: str(by or ""), REASON: reason}
        return self.connection.execute(ends.values(until=self.now, details=why)).rowcount == 1

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
            .where(*which, holds_now(self.now))
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


def _holds(role: Role, agency: str | None, area: str | None) -> sa.ColumnElement[bool]:
    return sa.and_(
        col(MembershipRow.role) == role,
        col(MembershipRow.agency_code) == agency if agency else col(MembershipRow.agency_code).is_(None),
        col(MembershipRow.area_code) == area if area else col(MembershipRow.area_code).is_(None),
        col(MembershipRow.until).is_(None),
    )


def goes_on(now: datetime) -> sa.ColumnElement[bool]:
    """Say which roles are held at this time, or will be."""
    return sa.or_(col(MembershipRow.until).is_(None), col(MembershipRow.until) > now)


def holds_now(now: datetime) -> sa.ColumnElement[bool]:
    """Say which roles are held at this time: what is for a time begins and ends by itself."""
    until = col(MembershipRow.until)
    return sa.or_(until.is_(None), sa.and_(until > now, col(MembershipRow.since) <= now))


def _held(row: sa.Row[Any]) -> Held:
    membership = Membership(person=row.person_id, role=Role(row.role), agency=row.agency_code, area=row.area_code)
    return Held(row=row.id, membership=membership, since=row.since, until=row.until, details=row.details or {})
