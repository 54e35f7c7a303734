"""/undang: an admin or a verifier invites people and groups from the chat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.domain.questions import OF_AGENCY
from bot.usecases.join import invite
from bot.usecases.talk import close, go_on, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork

DAYS = 7
"""How long such a link is good."""

GROUP = "group"


def may_invite(unit: UnitOfWork, actor: Actor) -> bool:
    """Tell whether this person may invite others."""
    return any(one.verifies for one in unit.members.memberships(actor.person))


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Ask whom to invite, above whatever was open."""
    if not may_invite(unit, actor):
        say(unit, actor, "invite-not-yours")
        return dialogue
    agencies = tuple({"value": agency.code, "text": agency.name} for agency in unit.tenant.agencies.values())
    below = dialogue.draft if dialogue.draft and dialogue.draft.conversation != "invite" else None
    return go_on(unit, actor, dialogue, replace(new_draft("invite"), offers={"agency": agencies}, below=below))


def hand_out(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Give the link for who was chosen."""
    draft = dialogue.draft
    if draft is None or not may_invite(unit, actor):
        return close(unit, actor, dialogue)
    role = draft.slots["role"]
    agency = draft.slots["agency"] if role in OF_AGENCY else None
    payload = invite(unit, role=None if role == GROUP else Role(role), agency=agency, area=None, days=DAYS)
    start, startgroup = ("", payload) if role == GROUP else (payload, "")
    name = unit.tenant.name_of(agency)
    say(unit, actor, "invite-link", role=role, agency=name, days=DAYS, start=start, startgroup=startgroup)
    return close(unit, actor, dialogue)
