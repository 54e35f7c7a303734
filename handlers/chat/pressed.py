"""Button presses: each acts once, and each is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import Unknown
from bot.domain.lifecycle import Event
from bot.usecases import conversation, respond, settle
from bot.usecases.respond import STALE
from handlers.chat.buttons import from_data, number_of

if TYPE_CHECKING:
    from telegram import Update

    from bot.domain.report import Report
    from handlers.chat.buttons import Press
    from handlers.chat.turn import Context, Turn


async def picked(update: Update, context: Context) -> None:
    """Answer the open question by its button."""
    turn, press = context.turn, _press(update)
    if press is None or not (press.argument.isdecimal() and press.argument.isascii()):
        turn.toast = STALE
        return
    turn.dialogue, turn.toast = conversation.pick(
        turn.unit,
        turn.actor,
        turn.dialogue,
        number=int(press.argument),
        draft=press.subject.removeprefix("d"),
        revision=press.revision,
    )


async def decided(update: Update, context: Context) -> None:
    """Let something happen to a report at once."""
    turn, press = context.turn, _press(update)
    report = _report(turn, press)
    if press is None or report is None:
        turn.toast = STALE
        return
    turn.toast = respond.press(
        turn.unit,
        turn.actor,
        event=Event(press.action),
        report=report,
        revision=press.revision,
    )


async def answering(update: Update, context: Context) -> None:
    """Open the answer to a report."""
    turn, press = context.turn, _press(update)
    report = _report(turn, press)
    if press is None or report is None:
        turn.toast = STALE
        return
    turn.dialogue, turn.toast = respond.begin_answer(
        turn.unit,
        turn.actor,
        turn.dialogue,
        report=report,
        revision=press.revision,
    )


async def spoken(update: Update, context: Context) -> None:
    """Change the language the person reads."""
    turn, press = context.turn, _press(update)
    if press is None:
        turn.toast = STALE
        return
    turn.dialogue, turn.toast = settle.language(turn.unit, turn.actor, turn.dialogue, press.argument)


async def stale(update: Update, context: Context) -> None:
    """Answer a press that nothing waits for."""
    del update
    context.turn.toast = STALE


def _press(update: Update) -> Press | None:
    query = update.callback_query
    return from_data(query.data or "") if query else None


def _report(turn: Turn, press: Press | None) -> Report | None:
    number = number_of(press.subject, "r") if press else None
    try:
        return turn.unit.reports.get(number) if number is not None else None
    except Unknown:
        return None
