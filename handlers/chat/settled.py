"""What people press, type and ask for about themselves: their language, the news they hear, what is kept of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.messages import Toast
from bot.usecases import consent, mute, privacy, settle
from bot.usecases.notice_buttons import MUTE, UNMUTE
from bot.usecases.talk import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telegram import Update

    from bot.domain.report import Report
    from handlers.chat.buttons import Press
    from handlers.chat.turn import Context, Turn


async def asked(update: Update, context: Context) -> None:
    """Say what the person hears, and put the open question again."""
    del update
    turn = context.turn
    mute.show(turn.unit, turn.actor)
    turn.dialogue = consent.resume(turn.unit, turn.actor, turn.dialogue)


def _spoken(turn: Turn, press: Press) -> Toast:
    turn.dialogue, toast = settle.language(turn.unit, turn.actor, turn.dialogue, press.argument)
    return toast


def _erasing(turn: Turn, _: Press) -> Toast:
    privacy.ask_erase(turn.unit, turn.actor)
    return Toast()


def _erased(turn: Turn, press: Press) -> Toast:
    turn.dialogue, toast = privacy.erase(turn.unit, turn.actor, turn.dialogue, action=press.action)
    return toast


ACTIONS: Mapping[str, Callable[[Turn, Press], Toast]] = {
    settle.LANG: _spoken,
    privacy.EXPORT: lambda turn, _: privacy.export(turn.unit, turn.actor),
    privacy.ERASE: _erasing,
    privacy.ERASED: _erased,
    privacy.KEPT: _erased,
    mute.MUTE_ALL: lambda turn, _: mute.press_all(turn.unit, turn.actor, muted=True),
    mute.UNMUTE_ALL: lambda turn, _: mute.press_all(turn.unit, turn.actor, muted=False),
}
"""What a press about oneself, or about all of one's reports does."""

CASES: Mapping[str, Callable[[Turn, Press, Report], Toast]] = {
    MUTE: lambda turn, _, report: mute.press(turn.unit, turn.actor, report, muted=True),
    UNMUTE: lambda turn, _, report: mute.press(turn.unit, turn.actor, report, muted=False),
}
"""What a press about one report does."""


def _all(*, muted: bool) -> Callable[[Turn], None]:
    def act(turn: Turn) -> None:
        toast = mute.press_all(turn.unit, turn.actor, muted=muted)
        if toast.key not in ("toast-muted", "toast-unmuted"):
            say(turn.unit, turn.actor, toast.key)

    return act


TYPED: Mapping[str, Callable[[Turn], None]] = {
    "label-mute": lambda turn: mute.typed(turn.unit, turn.actor, muted=True),
    "label-unmute": lambda turn: mute.typed(turn.unit, turn.actor, muted=False),
    "label-mute-all": _all(muted=True),
    "label-unmute-all": _all(muted=False),
}
"""Labels that may be typed while nothing is open."""

ON_CASE: Mapping[str, Callable[[Turn, Report], None]] = {
    "label-mute": lambda turn, report: mute.typed(turn.unit, turn.actor, muted=True, report=report),
    "label-unmute": lambda turn, report: mute.typed(turn.unit, turn.actor, muted=False, report=report),
}
"""Labels that may be typed as a reply to a message about a report."""
