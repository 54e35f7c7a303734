"""Leaving what is open: asked once where something would be lost, and undone for a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.list_questions import LIST
from bot.domain.messages import REMOVED, Button, Toast
from bot.usecases.alike import taken_back
from bot.usecases.story import PART
from bot.usecases.talk import ask, close, go_on, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft
    from bot.ports import UnitOfWork

LEAVE, STAY, UNDO = "leave", "stay", "undo"
"""The actions of the buttons; their subject is the draft."""

GONE = Toast(key="toast-draft-gone")


def cancel(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Answer /batal: leave what is open, after one question where somebody has written something."""
    draft = dialogue.draft
    if draft is None:
        say(unit, actor, "cancel-nothing", keyboard=REMOVED)
        return dialogue
    if not _worth(draft):
        return leave(unit, actor, dialogue)
    buttons = ((_button(LEAVE, draft, "label-leave"), _button(STAY, draft, "label-stay")),)
    say(unit, actor, "ask-leave", buttons=buttons)
    return dialogue


def leave(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Leave the open conversation; what it interrupted goes on, and it can be taken up again."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    if LIST in draft.proposed:
        unit.lists.drop(int(draft.proposed[LIST]))
    say(unit, actor, "left", keyboard=REMOVED)
    return put_aside(unit, actor, dialogue)


def put_aside(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Close the open conversation, and keep what was written for as long as that can be undone."""
    draft = dialogue.draft
    if draft is not None and _worth(draft):
        say(unit, actor, "left-undo", buttons=((_button(UNDO, draft, "label-undo"),),))
        dialogue = replace(dialogue, left=replace(draft, below=None), left_until=None)
    return close(unit, actor, dialogue)


def decide(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, action: str, draft: str) -> tuple[Dialogue, Toast]:
    """Answer the question whether to leave; one about a draft that is not open any more changes nothing."""
    if dialogue.draft is None or dialogue.draft.id != draft:
        return dialogue, GONE
    if action == LEAVE:
        return leave(unit, actor, dialogue), Toast()
    return ask(unit, actor, dialogue), Toast()


def undo(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, draft: str) -> tuple[Dialogue, Toast]:
    """Take up again what was left last."""
    left = dialogue.left
    if left is None or left.id != draft:
        return dialogue, Toast(key="toast-undo-late")
    say(unit, actor, "undone")
    left = replace(taken_back(unit, actor, left), below=dialogue.draft)
    return go_on(unit, actor, replace(dialogue, left=None), left), Toast()


def _worth(draft: Draft) -> bool:
    """Tell whether somebody put work into it."""
    return bool(
        draft.files
        or draft.slots.get("words")
        or draft.slots.get("published")
        or any(slot.startswith(PART) for slot in draft.slots)
    )


def _button(action: str, draft: Draft, label: str) -> Button:
    return Button(action=action, subject=f"d{draft.id}", revision=0, label=label)
