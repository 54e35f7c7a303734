"""A role is taken: for a reason, at once, and where it was a slip given back within a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.lifecycle import ACTING, Role
from bot.domain.messages import Button, Letter, Toast
from bot.domain.people import BY
from bot.domain.steering import Scope
from bot.domain.steering_questions import NOBODY, REVOKE
from bot.usecases import deputies
from bot.usecases.members import cases_of, may_steer, told
from bot.usecases.relief import give, menu, seat, tell, unseat
from bot.usecases.talk import close, go_on, new_draft, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.messages import Value
    from bot.domain.people import Actor, Held, Membership
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork

UNDO = "unrevoke"
"""The action of the button that gives the role back."""

UNDO_FOR = timedelta(minutes=10)

NATIONAL = Scope(kind=Role.ADMIN, agency=None)


def refusal(unit: UnitOfWork, actor: Actor | None, held: Held | None) -> str:
    """Name the text that says why a role cannot be taken now; empty where it can, also by the operator (None)."""
    if held is None or held.stage(unit.now) == "ended":
        return "revoke-gone"
    if actor is not None and not may_steer(unit, actor, held.membership):
        return "revoke-not-yours"
    last = held.membership.told_as == NATIONAL.kind and unit.members.count([NATIONAL]) == 1
    return "revoke-last" if last else ""


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, held: Held | None) -> tuple[Dialogue, Toast]:
    """Ask for the reason, above whatever was open."""
    refused = refusal(unit, actor, held)
    if refused or held is None:
        return dialogue, Toast(key=refused, alert=True)
    open_ = dialogue.draft
    if open_ is not None and open_.conversation == REVOKE and open_.slots.get("row") == str(held.row):
        return dialogue, Toast(key="press-asked")
    draft = replace(
        new_draft(REVOKE, row=str(held.row), name=unit.people.name_of(held.membership.person)),
        offers={"to": colleagues(unit, held.membership)},
        proposed={**told(unit, held), "cases": str(cases_of(unit, held) or "")},
        below=open_,
    )
    return go_on(unit, actor, dialogue, draft), Toast()


def colleagues(unit: UnitOfWork, held: Membership) -> tuple[dict[str, str], ...]:
    """Offer everybody else who answers for the agency, or could: its officers and its admins."""
    if held.agency is None:
        return ()
    chats = (*unit.members.officers(held.agency), *unit.members.holding(Role.ADMIN, held.agency))
    people = dict.fromkeys(unit.people.person_at(chat) for chat in chats)
    return tuple({"value": str(one), "text": unit.people.name_of(one)} for one in people if one and one != held.person)


def act(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Take the role that was confirmed; where that cannot be any more, say why."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    held, chosen = unit.members.find(int(draft.slots["row"])), draft.slots.get("to", NOBODY)
    refused = refusal(unit, actor, held)
    if refused or held is None:
        say(unit, actor, refused)
        return close(unit, actor, dialogue)
    to = None if chosen == NOBODY else int(chosen)
    moved = take(unit, held, by=actor, why=draft.slots["words"], to=to)
    if moved is None:
        say(unit, actor, "revoke-gone")
    else:
        _say_done(unit, actor, held, moved)
    return close(unit, actor, dialogue)


def _say_done(unit: UnitOfWork, actor: Actor, held: Held, moved: int) -> None:
    groups = held.membership.agency and unit.members.groups_of(held.membership.agency)
    values: dict[str, Value] = {**told(unit, held), "cases": str(moved or ""), "groups": "yes" if groups else ""}
    undoing = Button(action=UNDO, subject=f"m{held.row}", revision=0, label="label-unrevoke")
    buttons = ((undoing,),) if _reversible(held) and held.membership.person != actor.person else ()
    unit.outbox.add(Letter(chat=actor.chat, key="revoked-done", values=values, buttons=buttons))


def take(unit: UnitOfWork, held: Held, *, by: Actor | None, why: str, to: int | None) -> int | None:
    """End the role at once, and give its running cases on; gives their number, None where the role had ended."""
    mine = held.membership
    if not unit.members.revoke(held, by=by.person if by else None, reason=why):
        return None
    moved = 0
    if held.whose is not None:
        deputies.turn(unit)
        return moved
    if mine.agency and not _acts_on(unit, mine):
        moved = give(unit, whose=mine.person, agency=mine.agency, to=_there(unit, mine, to), role=Role.ADMIN, actor=by)
    for lent in unit.members.lent_for(mine.person, mine.agency):
        unit.members.revoke(lent, by=by.person if by else None, reason=why)
    tell(unit, mine.person, "revoked", {**told(unit, held), "text": why})
    menu(unit, mine.person)
    unseat(unit, unit.people.private_chat(mine.person), [mine])
    deputies.turn(unit)
    return moved


def _acts_on(unit: UnitOfWork, mine: Membership) -> bool:
    """Tell whether somebody answers for the agency by another role all the same."""
    held = unit.members.memberships(mine.person)
    return any(one.agency == mine.agency and one.role in ACTING for one in held)


def _reversible(held: Held) -> bool:
    """Tell whether the role can be given back as it was: a village has one head, and a time may be over."""
    return held.membership.role is not Role.VILLAGE_HEAD and held.whose is None


def _there(unit: UnitOfWork, mine: Membership, to: int | None) -> int | None:
    """Give whom the cases go to, if they are still there."""
    known: Sequence[str] = [one["value"] for one in colleagues(unit, mine)]
    return to if str(to) in known else None


def undo(unit: UnitOfWork, actor: Actor, held: Held | None) -> Toast:
    """Give a role back that this person took a moment ago."""
    if held is None or held.details.get(BY) != str(actor.person) or not held.until:
        return Toast(key="revoke-not-yours", alert=True)
    mine = held.membership
    if not may_steer(unit, actor, mine):
        return Toast(key="revoke-not-yours", alert=True)
    if not _reversible(held) or unit.now > held.until + UNDO_FOR or mine in unit.members.memberships(mine.person):
        return Toast(key="toast-unrevoke-late", alert=True)
    unit.members.join(mine)
    tell(unit, mine.person, "unrevoked", told(unit, held))
    menu(unit, mine.person)
    unit.cards.look_again(unit.people.private_chat(mine.person) or 0)
    seat(unit, mine)
    return Toast(key="toast-unrevoked", alert=True)
