"""Who holds which role and how one comes by it, as protocols; the archive fulfils them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.lifecycle import Role
    from bot.domain.people import Held, Invite, Membership
    from bot.domain.steering import Scope


class Members(Protocol):
    """Roles of people, and groups of agencies."""

    def join(self, membership: Membership) -> None:
        """Add a role; adding it twice changes nothing."""

    def lend(self, membership: Membership, *, since: datetime, until: datetime, whose: int) -> None:
        """Add a role for a time, in the place of the person whose it is."""

    def lent(self) -> Sequence[Held]:
        """List the roles for a time of which a begin or an end that has come was not told yet, oldest first."""

    def posts(self, person: int) -> Sequence[Held]:
        """List what this person holds as an officer, for good."""

    def lent_for(self, person: int, agency: str | None) -> Sequence[Held]:
        """List the roles that others hold, or will hold, for a time in this person's place in the agency."""

    def stands_for(self, person: int) -> Sequence[int]:
        """Name the people in whose place this person stands now."""

    def tell(self, held: Held) -> None:
        """Note that people are told how far a role for a time is; raises LostRace where it is another one by now."""

    def count(self, scopes: Sequence[Scope]) -> int:
        """Count the roles in these scopes that are held, or will be."""

    def page(self, scopes: Sequence[Scope], *, start: int, size: int) -> Sequence[Held]:
        """List a page of the roles in these scopes, those of one agency together."""

    def find(self, row: int) -> Held | None:
        """Find a role by its row, also one that ended."""

    def revoke(self, held: Held, *, by: int | None, reason: str) -> bool:
        """End a role, and keep by whom (None is the operator) and why; False where it ended, or is the last admin's."""

    def end(self, role: Role, area: str, *, without: int) -> Sequence[int]:
        """End this role for the area for everybody but this person; gives who held it."""

    def ever(self, role: Role, area: str, *, without: int) -> Sequence[int]:
        """Name everybody but this person who holds or held this role for the area, in the order they joined."""

    def has_role(self, person: int, role: Role, agency: str | None, area: str | None = None) -> bool:
        """Tell whether the person holds the role now."""

    def memberships(self, person: int) -> Sequence[Membership]:
        """List the roles that the person holds now."""

    def officers(self, agency: str) -> Sequence[int]:
        """List our chat ids of the agency's officers."""

    def verifiers(self) -> Sequence[int]:
        """List our chat ids of verifiers and admins; the admin of one agency is none of them."""

    def holding(self, role: Role, agency: str | None) -> Sequence[int]:
        """List our chat ids of those who hold exactly this role, for this agency or for none."""

    def bind(self, chat: int, agency: str) -> bool:
        """Let a group be an agency's desk; False where it is already."""

    def agencies_at(self, chat: int) -> Sequence[str]:
        """List the agencies whose desk this group is."""

    def groups_of(self, agency: str) -> Sequence[int]:
        """List our chat ids of the agency's groups that can be written to."""


class Invites(Protocol):
    """One-time ways in, kept as hashes."""

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

    def get(self, token_hash: str) -> Invite | None:
        """Find the invitation by the hash of its token."""

    def find(self, invite: int) -> Invite | None:
        """Find the invitation by its number."""

    def count_open(self, scopes: Sequence[Scope]) -> int:
        """Count the invitations in these scopes that are still good."""

    def open(self, scopes: Sequence[Scope], *, start: int, size: int) -> Sequence[Invite]:
        """List a page of the invitations in these scopes that are still good, oldest first."""

    def use(self, invite: int, person: int) -> bool:
        """Spend it; False if somebody else just did, or it was taken back."""

    def withdraw(self, invite: int) -> bool:
        """Let it be past its date from now on; False where it is not good any more."""
