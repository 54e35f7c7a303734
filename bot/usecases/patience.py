"""How much one person may send: messages a minute, reports a day; more for who holds a role, no end in danger."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.patience import DAY, MINUTE, Allowance, draw
from bot.domain.safety import EMERGENCY, signals
from bot.usecases.talk import say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Draft
    from bot.ports import UnitOfWork

MESSAGES, REPORTS = "messages", "reports"
STAFF = "-staff"
"""What the name of the second bucket ends with, from which those draw who hold a role."""

STAFF_TIMES = 10
"""How many times as much that one holds."""


def admits(unit: UnitOfWork, actor: Actor, text: str, draft: Draft | None) -> bool:
    """Tell whether there is room for one more message or press; where not, the sender is told, once a minute.

    What tells of danger is always admitted, and so is whoever is at a report that did.
    """
    wait = _draw(unit, actor, MESSAGES, Allowance(unit.tenant.patience.messages, MINUTE))
    if not wait or _in_danger(unit, draft) or signals(text, unit.tenant.safety).emergency:
        return True
    kept = unit.patience.get(actor.person, MESSAGES)
    now = unit.now.timestamp()
    if actor.private and not kept.told <= now < kept.told + MINUTE:
        unit.patience.keep(actor.person, MESSAGES, replace(kept, told=now))
        say(unit, actor, "messages-limit", at=_then(unit, wait), numbers=numbers(unit, actor))
    return False


def may_send(unit: UnitOfWork, actor: Actor, draft: Draft) -> bool:
    """Tell whether one more report may be sent today; where not, say from when on, and leave the draft as it is."""
    most = unit.tenant.patience.reports
    wait = _draw(unit, actor, REPORTS, Allowance(most, DAY))
    if not wait or _in_danger(unit, draft):
        return True
    say(unit, actor, "reports-limit", most=most, at=_then(unit, wait), numbers=numbers(unit, actor))
    return False


def _draw(unit: UnitOfWork, actor: Actor, kind: str, allowance: Allowance) -> float:
    """Take one out of the person's bucket, or out of the second one; gives the seconds to wait, 0 where it gave."""
    kept = unit.patience.get(actor.person, kind)
    drawn = draw(kept.full, allowance, now=unit.now.timestamp())
    if drawn.full != kept.full:
        unit.patience.keep(actor.person, kind, replace(kept, full=drawn.full))
    if not drawn.wait:
        return 0.0
    if kind.endswith(STAFF) or not unit.members.memberships(actor.person):
        return drawn.wait
    return _draw(unit, actor, kind + STAFF, Allowance(allowance.most * STAFF_TIMES, allowance.seconds))


def _in_danger(unit: UnitOfWork, draft: Draft | None) -> bool:
    return draft is not None and bool(signals(draft.slots.get("story", ""), unit.tenant.safety).emergency)


def _then(unit: UnitOfWork, wait: float) -> str:
    """Give the next full minute at which it goes on."""
    then = unit.now + timedelta(seconds=wait)
    return (then.replace(second=0, microsecond=0) + timedelta(minutes=1)).isoformat()


def numbers(unit: UnitOfWork, actor: Actor) -> list[dict[str, str]]:
    """List whom to call in danger, in the person's language."""
    english = actor.language == "en"
    listed = unit.tenant.profile.numbers_for(EMERGENCY)
    return [{"phone": one.number, "what": one.en if english else one.id} for one in listed]
