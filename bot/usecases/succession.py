"""A village has one head: whoever joins as its head takes over what the one before had relayed, and both are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.domain.messages import Letter, LetterKind
from bot.usecases.cases import show_everywhere
from bot.usecases.places import shown
from bot.usecases.talk import say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.ports import UnitOfWork


def succeed(unit: UnitOfWork, actor: Actor, area: str) -> None:
    """Let whoever just joined be the one head of the area."""
    ended = unit.members.end(Role.VILLAGE_HEAD, area, without=actor.person)
    for person in unit.members.ever(Role.VILLAGE_HEAD, area, without=actor.person):
        count = _take_over(unit, actor, person, area)
        if person in ended:
            _told(unit, person, area)
        # Whoever lost the role before left what they relayed to whoever comes.
        if count or person in ended:
            say(unit, actor, "village-taken-over", village=shown(unit, area), moved=str(count))


def _take_over(unit: UnitOfWork, actor: Actor, before: int, area: str) -> int:
    """Become the reporter of what was relayed from this area; gives how many that are. What is their own stays."""
    moved = [one for one in unit.reports.relayed(before) if one.on_behalf and one.on_behalf.village == area]
    for report in moved:
        # The head before holds links from the receipts; the successor prints slips anew.
        unit.claim_links.end(report.id)
        show_everywhere(unit, unit.reports.transfer(report, actor.person))
    return len(moved)


def _told(unit: UnitOfWork, before: int, area: str) -> None:
    """Tell who was head until now, and let their menu be anybody's."""
    chat = unit.people.private_chat(before)
    if chat is None:
        return
    roles = ",".join(one.told_as for one in unit.members.memberships(before))
    unit.outbox.add(Letter(chat=chat, key="village-replaced", values={"village": shown(unit, area)}))
    unit.outbox.add(Letter(chat=chat, key="", kind=LetterKind.MENU, values={"roles": roles}))
