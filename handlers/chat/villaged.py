"""What village heads press, type and ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.list_questions import LIST
from bot.domain.messages import Toast
from bot.usecases import consent, digest, sitting, slip, village_list
from handlers.chat.buttons import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telegram import Update

    from bot.domain.report import Report
    from handlers.chat.buttons import Press
    from handlers.chat.turn import Context, Turn


async def asked(update: Update, context: Context) -> None:
    """Show the village at a glance."""
    del update
    turn = context.turn
    digest.show(turn.unit, turn.actor)
    turn.dialogue = consent.notice_first(turn.unit, turn.actor, turn.dialogue)


def _paged(turn: Turn, press: Press) -> Toast:
    return digest.page(turn.unit, turn.actor, number_of(press.argument, "") or 0)


def _listing(turn: Turn, _: Press) -> Toast:
    _list_typed(turn)
    return Toast()


def _list_typed(turn: Turn) -> None:
    turn.dialogue = village_list.begin(turn.unit, turn.actor, turn.dialogue)


def _again(turn: Turn, _: Press, report: Report) -> Toast:
    turn.dialogue, toast = sitting.again(turn.unit, turn.actor, turn.dialogue, report)
    return toast


def _slip(turn: Turn, _: Press, report: Report) -> Toast:
    return slip.hand_out(turn.unit, turn.actor, report)


ACTIONS: Mapping[str, Callable[[Turn, Press], Toast]] = {digest.DESA: _paged, LIST: _listing}
"""What a press under the village's reports does."""

CASES: Mapping[str, Callable[[Turn, Press, Report], Toast]] = {sitting.AGAIN: _again, sitting.SLIP: _slip}
"""What a press on a report that a village head sent does."""


def _again_typed(turn: Turn) -> None:
    turn.dialogue = sitting.again_typed(turn.unit, turn.actor, turn.dialogue)


def _slip_typed(turn: Turn) -> None:
    slip.typed(turn.unit, turn.actor)


TYPED: Mapping[str, Callable[[Turn], None]] = {
    "label-again": _again_typed,
    "label-slip": _slip_typed,
    "label-list": _list_typed,
}
"""Labels that may be typed while nothing is open."""
