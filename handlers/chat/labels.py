"""Labels of buttons that stand by themselves, typed: they do what their button does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event
from bot.domain.question import Kind
from bot.domain.questions import next_question
from bot.usecases import archive, draft, follow, leave, privacy, respond, settle, support
from bot.usecases.draft import WORDS
from bot.usecases.talk import say
from handlers.chat import figured, rated, restricted, settled, steered, tasked, villaged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.messages import Toast
    from bot.texts import Texts
    from handlers.chat.turn import Turn

REPLIES = ("label-erase-yes", "label-withdraw-yes", "label-erase-no")
"""Labels that say yes or no, as an answer to an officer may."""

_BIN = re.compile("\U0001f5d1\ufe0f?\\s*([0-9]{1,2})")


def labelled(texts: Texts, turn: Turn, text: str, *, asked: bool = False) -> bool:
    """Do what the button with this label does, where the label can mean it now; tells whether it did.

    While an officer has ``asked`` something, a yes or no is meant for that.
    """
    worded = (*WORDS, *respond.ON_CASE)
    acts = {**(_ALWAYS if turn.conversation not in worded else {}), **(_IDLE if turn.conversation is None else _OPEN)}
    meant = (act for label, act in acts.items() if not (asked and label in REPLIES) and texts.matches(label, text))
    act = next(meant, None) or _dropping(turn, text)
    if act is None and turn.conversation is None:
        act = figured.meant(texts, turn, text) or tasked.meant(texts, turn, text) or rated.meant(text)
    if act is not None:
        act(turn)
    return act is not None


def _dropping(turn: Turn, text: str) -> Callable[[Turn], None] | None:
    """Tell which file a typed 🗑 with its number removes, where files are asked for."""
    open_, question, found = turn.dialogue.draft, next_question(turn.dialogue.draft), _BIN.fullmatch(text)
    if open_ is None or question is None or question.kind is not Kind.FILES or found is None:
        return None
    files = turn.unit.files.of_draft(open_.id)
    if not 1 <= int(found[1]) <= len(files):
        return None

    def act(turn: Turn) -> None:
        row = files[int(found[1]) - 1].row
        turn.dialogue, _ = draft.drop_file(turn.unit, turn.actor, turn.dialogue, row=row, draft=open_.id)

    return act


def _decides(action: str) -> Callable[[Turn], None]:
    def act(turn: Turn) -> None:
        open_ = turn.dialogue.draft
        if open_ is not None:
            turn.dialogue, _ = leave.decide(turn.unit, turn.actor, turn.dialogue, action=action, draft=open_.id)

    return act


def _cancels(turn: Turn) -> None:
    turn.dialogue = leave.cancel(turn.unit, turn.actor, turn.dialogue)


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


def _asks_to_withdraw(turn: Turn) -> None:
    """Ask which report, or whether: as with erasing."""
    turn.dialogue = follow.typed(turn.unit, turn.actor, turn.dialogue, events=[Event.WITHDRAW])


def _unfollows(turn: Turn) -> None:
    support.stop_typed(turn.unit, turn.actor)


def _closes(turn: Turn) -> None:
    turn.dialogue = follow.close_typed(turn.unit, turn.actor, turn.dialogue)


def _manages(turn: Turn) -> None:
    turn.dialogue = follow.manage_typed(turn.unit, turn.actor, turn.dialogue)


def _takes_over(turn: Turn) -> None:
    turn.dialogue = follow.take_over_typed(turn.unit, turn.actor, turn.dialogue)


def _repairs(turn: Turn) -> None:
    """Begin the newest of the own reports anew, if it is archived."""
    latest = turn.unit.reports.latest_of(turn.actor.person)
    if latest is None:
        return say(turn.unit, turn.actor, "status-none")
    turn.dialogue, toast = archive.repair(turn.unit, turn.actor, turn.dialogue, latest)
    return _tell(turn, toast)


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
    "label-cancel": _cancels,
    "label-draft-continue": _decides(leave.STAY),
    "label-draft-delete": _cancels,
}
_IDLE: Mapping[str, Callable[[Turn], None]] = {
    "label-undo": _undoes,
    "label-export": _exports,
    "label-erase": _asks_to_erase,
    "label-erase-yes": _asks_to_erase,
    "label-erase-no": _keeps,
    "label-withdraw-yes": _asks_to_withdraw,
    "label-unfollow": _unfollows,
    **villaged.TYPED,
    **restricted.TYPED,
    **settled.TYPED,
    **steered.TYPED,
    "label-close": _closes,
    "label-more": _manages,
    "label-take-over": _takes_over,
    "label-repair": _repairs,
}
