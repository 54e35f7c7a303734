"""Figures in the chat: the command, the buttons under them, and those buttons' labels typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.periods import Period
from bot.usecases import figures
from bot.usecases.respond import STALE
from bot.usecases.talk import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telegram import Update

    from bot.domain.messages import Toast
    from bot.texts import Texts
    from handlers.chat.buttons import Press
    from handlers.chat.turn import Context, Turn


async def asked(update: Update, context: Context) -> None:
    """Send the figures of this year; another period is a press away."""
    del update
    figures.show(context.turn.unit, context.turn.actor)


def _showing(turn: Turn, press: Press) -> Toast:
    return figures.show(turn.unit, turn.actor, Period(press.argument)) if press.argument in set(Period) else STALE


def _tabled(turn: Turn, press: Press) -> Toast:
    if press.argument not in figures.FORMS or press.subject not in set(Period):
        return STALE
    return figures.send_table(turn.unit, turn.actor, press.argument, Period(press.subject))


ACTIONS: Mapping[str, Callable[[Turn, Press], Toast]] = {figures.FIGURES: _showing, figures.TABLE: _tabled}
"""What a press under the figures does."""


def meant(texts: Texts, turn: Turn, text: str) -> Callable[[Turn], None] | None:
    """Tell what a typed label of these buttons does, for whoever may have figures."""
    period = next((one for one, label in figures.PERIODS.items() if texts.matches(label, text)), None)
    form = next((one for one, label in figures.FORMS.items() if texts.matches(label, text)), None)
    if (period is None and form is None) or not figures.may_ask(turn.unit, turn.actor):
        return None

    def act(turn: Turn) -> None:
        if period is not None:
            figures.show(turn.unit, turn.actor, period)
        elif form is not None:
            say(turn.unit, turn.actor, figures.send_table(turn.unit, turn.actor, form).key)

    return act
