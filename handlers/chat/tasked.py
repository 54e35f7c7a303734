"""A desk's lists in the chat: the commands, the buttons under a list, and those buttons' labels typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event
from bot.domain.tasks import Pile
from bot.usecases import replies, search, takeover, tasks
from bot.usecases.respond import STALE
from bot.usecases.talk import say
from handlers.chat.buttons import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telegram import Update

    from bot.domain.messages import Toast
    from bot.domain.report import Report
    from bot.texts import Texts
    from handlers.chat.buttons import Press
    from handlers.chat.turn import Context, Turn

DIGITS = 4
"""No list is so long that a number of more digits is one of it."""


async def asked(update: Update, context: Context) -> None:
    """Show what waits at the desk, or bring down the card with the number that came along."""
    del update
    turn, args = context.turn, context.args or []
    if args:
        typed = args[0] if args[0].isascii() and args[0].isdecimal() and len(args[0]) <= DIGITS else "0"
        told(turn, tasks.post_numbered(turn.unit, turn.actor, int(typed)))
    else:
        told(turn, tasks.show(turn.unit, turn.actor))


async def queue(update: Update, context: Context) -> None:
    """Show what waits for a verifier."""
    del update
    told(context.turn, tasks.show_queue(context.turn.unit, context.turn.actor))


async def kept(update: Update, context: Context) -> None:
    """Keep an agency's ready replies."""
    del update
    turn = context.turn
    turn.dialogue = replies.begin(turn.unit, turn.actor, turn.dialogue)


async def sought(update: Update, context: Context) -> None:
    """Find cases by a code, by words or by a place."""
    del update
    told(context.turn, search.find(context.turn.unit, context.turn.actor, " ".join(context.args or [])))


def told(turn: Turn, toast: Toast) -> None:
    """Say what a press would have been answered, where that is a refusal."""
    if toast.alert:
        say(turn.unit, turn.actor, toast.key)


def _piled(turn: Turn, press: Press) -> Toast:
    start = number_of(press.subject, "p")
    if press.argument not in set(Pile) or start is None:
        return STALE
    return tasks.show(turn.unit, turn.actor, Pile(press.argument), start=start)


def _queued(turn: Turn, press: Press) -> Toast:
    start = number_of(press.subject, "p")
    return STALE if start is None else tasks.show_queue(turn.unit, turn.actor, start=start)


def _turned(turn: Turn, press: Press) -> Toast:
    start = number_of(press.argument, "")
    return STALE if start is None else search.find(turn.unit, turn.actor, press.subject, start=start)


def _restored(turn: Turn, press: Press) -> Toast:
    number = number_of(press.subject, "c")
    return STALE if number is None else replies.undo(turn.unit, turn.actor, number)


def _posted(turn: Turn, _: Press, report: Report) -> Toast:
    return tasks.post(turn.unit, turn.actor, report)


def _taking_over(turn: Turn, _: Press, report: Report) -> Toast:
    turn.dialogue, toast = takeover.begin(turn.unit, turn.actor, turn.dialogue, report=report)
    return toast


ACTIONS: Mapping[str, Callable[[Turn, Press], Toast]] = {
    tasks.TASKS: _piled,
    tasks.QUEUE: _queued,
    search.SEARCH: _turned,
    replies.UNDO: _restored,
}
"""What a press under a list does, or under what was said of a ready reply."""

CASES: Mapping[str, Callable[[Turn, Press, Report], Toast]] = {
    tasks.POST: _posted,
    Event.TAKE_OVER: _taking_over,
}
"""What a press on one of a list does, and on a case that a colleague works on."""


def meant(texts: Texts, turn: Turn, text: str) -> Callable[[Turn], None] | None:
    """Tell what the typed label of a pile does, for whoever has a list."""
    pile = next((one for one, label in tasks.PILES.items() if texts.matches(label, text)), None)
    if pile is None or not tasks.agencies_of(turn.unit, turn.actor):
        return None
    return lambda turn: told(turn, tasks.show(turn.unit, turn.actor, pile))
