"""Restrictions in the chat: /batasi, presses to object to one's own and to end one, those buttons' labels typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.bans import APPEAL
from bot.usecases import bans, restrict
from bot.usecases.respond import STALE
from bot.usecases.talk import say
from handlers.chat.buttons import number_of
from handlers.chat.tasked import DIGITS, told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telegram import Update

    from bot.domain.messages import Toast
    from handlers.chat.buttons import Press
    from handlers.chat.turn import Context, Turn


async def asked(update: Update, context: Context) -> None:
    """List who is restricted, open one of the list by its number, or begin to restrict by a report's code."""
    del update
    turn, typed = context.turn, " ".join(context.args or [])
    if not typed:
        told(turn, restrict.show(turn.unit, turn.actor))
    elif typed.isascii() and typed.isdecimal() and len(typed) <= DIGITS:
        told(turn, restrict.show_numbered(turn.unit, turn.actor, int(typed)))
    else:
        turn.dialogue = restrict.begin(turn.unit, turn.actor, turn.dialogue, typed)


def _appealing(turn: Turn, _: Press) -> Toast:
    turn.dialogue, toast = bans.begin(turn.unit, turn.actor, turn.dialogue)
    return toast


def _lifting(turn: Turn, press: Press) -> Toast:
    return bans.press_lift(turn.unit, turn.actor, number_of(press.subject, "b"))


def _paged(turn: Turn, press: Press) -> Toast:
    start = number_of(press.subject, "p")
    return STALE if start is None else restrict.show(turn.unit, turn.actor, start=start)


def _opened(turn: Turn, press: Press) -> Toast:
    return restrict.show_one(turn.unit, turn.actor, number_of(press.subject, "b"))


ACTIONS: Mapping[str, Callable[[Turn, Press], Toast]] = {
    APPEAL: _appealing,
    bans.LIFT: _lifting,
    restrict.PAGES: _paged,
    restrict.ONE: _opened,
}
"""What a press does."""


def _appeals(turn: Turn) -> None:
    turn.dialogue, toast = bans.begin(turn.unit, turn.actor, turn.dialogue)
    if toast.key:
        say(turn.unit, turn.actor, toast.key)


def _which(turn: Turn) -> None:
    say(turn.unit, turn.actor, "unban-which")


TYPED: Mapping[str, Callable[[Turn], None]] = {"label-appeal": _appeals, "label-unban": _which}
"""Labels that may be typed while nothing is open; which restriction to end only the button says."""
