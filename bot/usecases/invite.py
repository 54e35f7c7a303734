"""/undang: whoever steers others' roles invites people and groups from the chat, and sees who is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.domain.people import AGENCY_ADMIN, GROUP
from bot.domain.steering import steers
from bot.domain.steering_questions import INVITE, INVITED, LIST, OF_AGENCY
from bot.usecases import members
from bot.usecases.join import invite
from bot.usecases.members import steered
from bot.usecases.talk import close, go_on, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork

DAYS = 7
"""How long such a link is good."""


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Ask whom to invite, or whether to see who is there, above whatever was open."""
    mine = steered(unit, actor)
    if not mine:
        say(unit, actor, "invite-not-yours")
        return dialogue
    kinds = {one.kind for one in mine}
    own = {one.agency for one in mine}
    offered = [one for one in unit.tenant.agencies.values() if None in own or one.code in own]
    offers = {
        "role": tuple({"value": kind, "label": label} for kind, label in INVITED.items() if kind in kinds),
        "agency": tuple({"value": agency.code, "text": agency.name} for agency in offered),
    }
    below = dialogue.draft if dialogue.draft and dialogue.draft.conversation != INVITE else None
    return go_on(unit, actor, dialogue, replace(new_draft(INVITE), offers=offers, below=below))


def hand_out(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Give the link for who was chosen, or the list."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    role = draft.slots["role"]
    agency = draft.slots["agency"] if role in OF_AGENCY else None
    if role == LIST:
        toast = members.show(unit, actor)
        if toast.key:
            say(unit, actor, toast.key)
    elif not steers(unit.members.memberships(actor.person), role, agency):
        say(unit, actor, "invite-not-yours")
    else:
        _give(unit, actor, role, agency)
    return close(unit, actor, dialogue)


def _give(unit: UnitOfWork, actor: Actor, kind: str, agency: str | None) -> None:
    role = None if kind == GROUP else Role.ADMIN if kind == AGENCY_ADMIN else Role(kind)
    payload = invite(unit, role=role, agency=agency, area=None, days=DAYS, maker=actor.person)
    start, startgroup = (payload, "") if role else ("", payload)
    name = unit.tenant.name_of(agency)
    say(unit, actor, "invite-link", role=kind, agency=name, days=DAYS, start=start, startgroup=startgroup)
