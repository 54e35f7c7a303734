"""Ways in: invitations by deep link, each good once; a person gets a role by one, a group becomes a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import InviteExpired, InviteInvalid, InviteUsed
from bot.domain.lifecycle import Role
from bot.domain.people import Membership
from bot.domain.steering import steers
from bot.domain.tokens import hash_of, new_token
from bot.usecases.desk import hand_over
from bot.usecases.reach import HELLO
from bot.usecases.relief import seat
from bot.usecases.succession import succeed
from bot.usecases.talk import say, show_menu

if TYPE_CHECKING:
    from bot.domain.people import Actor, Invite
    from bot.ports import UnitOfWork

PREFIX = "inv_"
"""What the payload of an invitation's deep link begins with."""


def invite(
    unit: UnitOfWork, *, role: Role | None, agency: str | None, area: str | None, days: int, maker: int | None = None
) -> str:
    """Make an invitation and give its payload, which is shown once and stored as a hash; the operator is no maker."""
    token = new_token()
    unit.invites.add(token_hash=hash_of(token), role=role, agency=agency, area=area, days=days, maker=maker)
    return PREFIX + token


def redeem(unit: UnitOfWork, actor: Actor, payload: str) -> bool:
    """Let the person join, or say what is wrong with the invitation; tells whether they joined."""
    if _joined_already(unit, actor, payload):
        return True
    try:
        found = _valid(unit, payload)
        if found.role is None:
            say(unit, actor, "invite-for-group", agency=unit.tenant.name_of(found.agency))
            return False
        if not unit.invites.use(found.id, actor.person):
            raise InviteUsed
    except InviteInvalid as error:
        say(unit, actor, error.key)
        return False
    held = Membership(person=actor.person, role=found.role, agency=found.agency, area=found.area)
    unit.members.join(held)
    say(unit, actor, "joined", role=held.told_as, agency=unit.tenant.name_of(found.agency))
    show_menu(unit, actor)
    if found.role is Role.VILLAGE_HEAD and found.area:
        succeed(unit, actor, found.area)
    seat(unit, held)
    return True


def bind(unit: UnitOfWork, actor: Actor, payload: str) -> None:
    """Let the group that the actor writes in be an agency's desk, or say what is wrong with the invitation."""
    try:
        found = _valid(unit, payload)
        if found.role is not None or found.agency is None:
            say(unit, actor, "invite-for-person", merge_key=HELLO)
            return
        if not unit.invites.use(found.id, actor.person):
            raise InviteUsed
    except InviteInvalid as error:
        say(unit, actor, error.key, merge_key=HELLO)
        return
    unit.members.bind(actor.chat, found.agency)
    say(unit, actor, "group-bound", agency=unit.tenant.name_of(found.agency), merge_key=HELLO)
    hand_over(unit, unit.reports.open_of(found.agency), actor.chat)


def _joined_already(unit: UnitOfWork, actor: Actor, payload: str) -> bool:
    """Tell who follows a link to what they are already that they are; the link stays good for somebody else."""
    found = unit.invites.get(hash_of(payload.removeprefix(PREFIX)))
    if found is None or found.role is None:
        return False
    if not unit.members.has_role(actor.person, found.role, found.agency, found.area):
        return False
    say(unit, actor, "joined-already", role=found.role, agency=unit.tenant.name_of(found.agency))
    return True


def _valid(unit: UnitOfWork, payload: str) -> Invite:
    found = unit.invites.get(hash_of(payload.removeprefix(PREFIX)))
    if found is None:
        raise InviteInvalid
    if found.used:
        raise InviteUsed
    if found.expires <= unit.now or not _stands(unit, found):
        raise InviteExpired
    return found


def _stands(unit: UnitOfWork, found: Invite) -> bool:
    """Tell whether who made it could make it still: what a revoked admin handed out lets nobody in."""
    return found.maker is None or steers(unit.members.memberships(found.maker), found.told_as, found.agency)
