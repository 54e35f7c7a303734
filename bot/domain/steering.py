"""Who may steer whose role: one table, for inviting and revoking alike."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.domain.people import AGENCY_ADMIN, GROUP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.people import Membership

STEERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        Role.ADMIN: (Role.OFFICER, GROUP, AGENCY_ADMIN, Role.VILLAGE_HEAD, Role.VERIFIER, Role.ADMIN),
        Role.VERIFIER: (Role.OFFICER, GROUP, AGENCY_ADMIN, Role.VILLAGE_HEAD),
        AGENCY_ADMIN: (Role.OFFICER, GROUP),
    },
)
"""By the role that somebody is told they hold: the roles that they give and take; an agency's admin in that agency."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """A kind of role that somebody may steer, in one agency or (None) wherever it is held."""

    kind: str
    agency: str | None


def scopes(held: Iterable[Membership]) -> tuple[Scope, ...]:
    """Say what somebody who holds these roles may steer."""
    found = (Scope(kind=kind, agency=one.agency) for one in held for kind in STEERS.get(one.told_as, ()))
    return tuple(dict.fromkeys(found))


def steers(held: Iterable[Membership], kind: str, agency: str | None) -> bool:
    """Tell whether somebody who holds these roles may give and take one of this kind, in this agency or in none."""
    return any(one.kind == kind and one.agency in (None, agency) for one in scopes(held))
