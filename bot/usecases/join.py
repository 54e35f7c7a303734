"""Ways in: invitations by deep link, each good once."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from bot.domain.errors import InviteExpired, InviteInvalid, InviteUsed
from bot.domain.lifecycle import LIFECYCLE, Event, Role
from bot.domain.people import Membership
from bot.usecases.cases import move
from bot.usecases.desk import show_to
from bot.usecases.talk import say

if TYPE_CHECKING:
    from bot.domain.people import Actor, Invite
    from bot.ports import UnitOfWork

PREFIX = "inv_"
"""What the payload of an invitation's deep link begins with."""


def invite(unit: UnitOfWork, *, role: Role, agency: str | None, area: str | None, days: int) -> str:
    """Make an invitation and give its payload, which is shown once and stored as a hash."""
    token = secrets.token_urlsafe(24)
    unit.invites.add(token_hash=_hash(token), role=role, agency=agency, area=area, days=days)
    return PREFIX + token


def redeem(unit: UnitOfWork, actor: Actor, payload: str) -> bool:
    """Let the person join, or say what is wrong with the invitation; tells whether they joined."""
    if _joined_already(unit, actor, payload):
        return True
    try:
        found = _valid(unit, payload)
        if not unit.invites.use(found.id, actor.person):
            raise InviteUsed
    except InviteInvalid as error:
        say(unit, actor, error.key)
        return False
    unit.people.join(Membership(person=actor.person, role=found.role, agency=found.agency, area=found.area))
    say(unit, actor, "joined", role=found.role, agency=unit.tenant.name_of(found.agency))
    if found.agency and found.role is Role.OFFICER:
        _hand_over(unit, actor, found.agency)
    return True


def _joined_already(unit: UnitOfWork, actor: Actor, payload: str) -> bool:
    """Tell who follows a link to what they are already that they are; the link stays good for somebody else."""
    found = unit.invites.get(_hash(payload.removeprefix(PREFIX)))
    if found is None or not unit.people.has_role(actor.person, found.role, found.agency):
        return False
    say(unit, actor, "joined-already", agency=unit.tenant.name_of(found.agency))
    return True


def _valid(unit: UnitOfWork, payload: str) -> Invite:
    found = unit.invites.get(_hash(payload.removeprefix(PREFIX)))
    if found is None:
        raise InviteInvalid
    if found.used:
        raise InviteUsed
    if found.expires <= unit.now:
        raise InviteExpired
    return found


def _hand_over(unit: UnitOfWork, actor: Actor, agency: str) -> None:
    """Show the new officer every open case of the agency; what waited for somebody is assigned now."""
    chat = unit.people.private_chat(actor.person)
    if chat is None:
        return
    for report in unit.reports.open_of(agency):
        waits = (report.status, Event.ASSIGN, Role.SYSTEM) in LIFECYCLE
        show_to(unit, move(unit, report, event=Event.ASSIGN, role=Role.SYSTEM, actor=None) if waits else report, chat)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
