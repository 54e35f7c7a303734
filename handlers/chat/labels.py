"""Labels of buttons that stand by themselves, typed: they do what their button does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.usecases import leave, privacy, settle
from bot.usecases.talk import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.messages import Toast
    from bot.texts import Texts
    from handlers.chat.turn import Turn

WRITING = ("answer", "ask", "supply")
"""Conversations in which whatever else is typed may be meant as words."""


def labelled(texts: Texts, turn: Turn, text: str) -> bool:
    """Do what the button with this label does, where the label can mean it now; tells whether it did."""
    acts = {**(_ALWAYS if turn.conversation not in WRITING else {}), **(_IDLE if turn.conversation is None else _OPEN)}
    act = next((act for label, act in acts.items() if texts.matches(label, text)), None)
    if act is not None:
        act(turn)
    return act is not None


def _decides(action: str) -> Callable[[Turn], None]:
    def act(turn: Turn) -> None:
        draft = turn.dialogue.draft
        if draft is not None:
            turn.dialogue, _ = leave.decide(turn.unit, turn.actor, turn.dialogue, action=action, draft=draft.id)

    return act


def _reads(language: str) -> Callable[[Turn], None]:
    def act(turn: Turn) -> None:
        turn.dialogue, toast = settle.language(turn.unit, turn.actor, turn.dialogue, language)
        _tell(turn, toast)

    return act


def _undoes(turn: Turn) -> None:
    left = turn.dialogue.left
    turn.dialogue, toast = leave.undo(turn.unit, turn.actor, turn.dialogue, draft=left.id if left else "")
    _tell(turn, toast)


def _exports(turn: Turn) -> None:
    _tell(turn, privacy.export(turn.unit, turn.actor))


def _asks_to_erase(turn: Turn) -> None:
    """Ask, also whoever typed the answer to that question: nobody erases everything by a slip."""
    privacy.ask_erase(turn.unit, turn.actor)


def _keeps(turn: Turn) -> None:
    turn.dialogue, toast = privacy.erase(turn.unit, turn.actor, turn.dialogue, action=privacy.KEPT)
    _tell(turn, toast)


def _tell(turn: Turn, toast: Toast) -> None:
    if toast.key:
        say(turn.unit, turn.actor, toast.key)


_ALWAYS: Mapping[str, Callable[[Turn], None]] = {
    label: _reads(language) for language, label in settle.LANGUAGES.items()
}
_OPEN: Mapping[str, Callable[[Turn], None]] = {
    "label-leave": _decides(leave.LEAVE),
    "label-stay": _decides(leave.STAY),
}
_IDLE: Mapping[str, Callable[[Turn], None]] = {
    "label-undo": _undoes,
    "label-export": _exports,
    "label-erase": _asks_to_erase,
    "label-erase-yes": _asks_to_erase,
    "label-erase-no": _keeps,
}
