"""What people press and type to judge a closed report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.usecases import rate
from bot.usecases.notice_buttons import STARS
from bot.usecases.talk import say
from handlers.chat.buttons import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.messages import Toast
    from bot.domain.report import Report
    from handlers.chat.buttons import Press
    from handlers.chat.turn import Turn

_TYPED = re.compile(r"\(?([0-9]{1,2})\)? ?(?:\u2b50|\u2605|bintang|stars?)\ufe0f?", re.IGNORECASE)


def _judged(turn: Turn, press: Press, report: Report) -> Toast:
    score = number_of(press.argument, "") or 0
    turn.dialogue, toast = rate.press(
        turn.unit, turn.actor, turn.dialogue, report=report, score=score, revision=press.revision
    )
    return toast


def _meant(turn: Turn, _: Press, report: Report) -> Toast:
    turn.dialogue, toast = rate.tell_apart(turn.unit, turn.actor, turn.dialogue, report)
    return toast


CASES: Mapping[str, Callable[[Turn, Press, Report], Toast]] = {STARS: _judged, rate.MEANT: _meant}
"""What a press under a closed report does."""


def meant(text: str) -> Callable[[Turn], None] | None:
    """Tell what typed stars do: they judge the one closed report that was not judged yet."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    score = int(found[1])

    def act(turn: Turn) -> None:
        theirs = rate.waiting(turn.unit, turn.actor)
        if len(theirs) != 1:
            listed = [{"code": one.code, "title": one.title} for one in theirs]
            say(turn.unit, turn.actor, "rate-which", reports=listed)
            return
        turn.dialogue, toast = rate.press(
            turn.unit, turn.actor, turn.dialogue, report=theirs[0], score=score, revision=theirs[0].revision
        )
        if toast.alert:
            say(turn.unit, turn.actor, toast.key)

    return act
