"""/serahkan: an officer's cases go to a colleague, or a deputy stands in for a time, which ends by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.domain.messages import Toast
from bot.domain.steering_questions import FOR_A_TIME, HAND_OVER, NOBODY
from bot.usecases import deputies
from bot.usecases.members import cases_of, may_steer
from bot.usecases.relief import give, tell
from bot.usecases.revoke import colleagues
from bot.usecases.talk import close, go_on, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor, Held
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork


def begin_own(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Ask an officer to whom the own cases go; who answers for several agencies begins with the first."""
    mine = unit.members.posts(actor.person)
    if not mine:
        say(unit, actor, "hand-over-not-yours")
        return dialogue
    for held in mine:
        deputies.show(unit, actor, held.membership.agency)
    return _opened(unit, actor, dialogue, mine[0])


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, held: Held | None) -> tuple[Dialogue, Toast]:
    """Ask whoever steers an officer to whom the officer's cases go."""
    if held is None or held.stage(unit.now) == "ended":
        return dialogue, Toast(key="revoke-gone", alert=True)
    if not _may(unit, actor, held):
        return dialogue, Toast(key="revoke-not-yours", alert=True)
    return _opened(unit, actor, dialogue, held), Toast()


def _opened(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, held: Held) -> Dialogue:
    open_ = dialogue.draft
    below = open_.below if open_ and open_.conversation == HAND_OVER else open_
    draft = replace(
        new_draft(HAND_OVER, row=str(held.row), name=unit.people.name_of(held.membership.person)),
        offers={"to": colleagues(unit, held.membership)},
        proposed={"cases": str(cases_of(unit, held) or "")},
        below=below,
    )
    return go_on(unit, actor, dialogue, draft)


def _may(unit: UnitOfWork, actor: Actor, held: Held) -> bool:
    """Tell whether the cases of this role are this person's to hand over: the own ones, or a steered officer's."""
    mine = held.membership
    if held.stage(unit.now) != "begun" or mine.role is not Role.OFFICER:
        return False
    return mine.person == actor.person or may_steer(unit, actor, mine)


def act(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Hand over as it was confirmed; where that cannot be any more, say so."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    held, chosen = unit.members.find(int(draft.slots["row"])), draft.slots["to"]
    known = [one["value"] for one in colleagues(unit, held.membership)] if held else []
    if held is None or not _may(unit, actor, held) or chosen not in (NOBODY, *known):
        say(unit, actor, "hand-over-late")
    elif draft.slots.get("term") == FOR_A_TIME:
        deputies.lend(unit, actor, held.membership, to=int(chosen), days=draft.slots["days"])
    else:
        _give(unit, actor, held, None if chosen == NOBODY else int(chosen))
    return close(unit, actor, dialogue)


def _give(unit: UnitOfWork, actor: Actor, held: Held, to: int | None) -> None:
    mine = held.membership
    role = Role.OFFICER if mine.person == actor.person else Role.ADMIN
    count = give(unit, whose=mine.person, agency=mine.agency or "", to=to, role=role, actor=actor)
    colleague = unit.people.name_of(to) if to else ""
    say(unit, actor, "handed-over", cases=str(count or ""), colleague=colleague)
    if mine.person != actor.person and count:
        tell(unit, mine.person, "cases-taken", {"cases": str(count), "colleague": colleague})
