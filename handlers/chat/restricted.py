"""Presses about restrictions: to object to one's own, and for admins to end one; those buttons' labels typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.bans import APPEAL
from bot.usecases import bans
from bot.usecases.talk import say
from handlers.chat.buttons import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.messages import Toast
    from handlers.chat.buttons import Press
    from handlers.chat.turn import Turn


def _appealing(turn: Turn, _: Press) -> Toast:
    turn.dialogue, toast = bans.begin(turn.unit, turn.actor, turn.dialogue)
    return toast


def _lifting(turn: Turn, press: Press) -> Toast:
    return bans.press_lift(turn.unit, turn.actor, number_of(press.subject, "b"))


ACTIONS: Mapping[str, Callable[[Turn, Press], Toast]] = {APPEAL: _appealing, bans.LIFT: _lifting}
"""What a press does."""


def _appeals(turn: Turn) -> None:
    turn.dialogue, toast = bans.begin(turn.unit, turn.actor, turn.dialogue)
    if toast.key:
        say(turn.unit, turn.actor, toast.key)


def _which(turn: Turn) -> None:
    say(turn.unit, turn.actor, "unban-which")


TYPED: Mapping[str, Callable[[Turn], None]] = {"label-appeal": _appeals, "label-unban": _which}
"""Labels that may be typed while nothing is open; which restriction to end only the button says."""
