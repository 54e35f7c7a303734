"""Which option of the open question somebody meant: its number, its whole label, or the name it goes by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.question import DONE, SKIP, Kind
from bot.domain.questions import next_question, options_of
from bot.texts import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.question import Option
    from bot.texts import Texts
    from handlers.chat.turn import Turn

_NUMBER = re.compile(r"\(?([0-9]{1,2})[.)]?")

NUMBERED = (Kind.CHOICE, Kind.FILES, Kind.SHEET)
"""Kinds whose options may be typed by their number; elsewhere a number is an answer."""


GOES_ON: Mapping[str, str] = {DONE: "label-skip", SKIP: "label-done"}
"""The word on the button that stands there at other times: whoever types it has nothing more to send either."""

AGENCY = "agency"
"""The slot that also takes the name of an agency that was not offered."""


def chosen(texts: Texts, turn: Turn, said: str) -> str | None:
    """Give the option's value; None where nothing is to be chosen, or nothing was."""
    question, open_ = next_question(turn.dialogue.draft), turn.dialogue.draft
    if question is None or open_ is None:
        return None
    options, words = options_of(question, open_), said.strip()
    number = _NUMBER.fullmatch(words) if question.kind in NUMBERED else None
    if number:
        place = int(number[1])
        return options[place - 1].value if 1 <= place <= len(options) else None
    labels = [(one.value, one.label) for one in options if one.label]
    if question.kind is Kind.FILES:
        labels += [(one.value, GOES_ON[one.value]) for one in options if one.value in GOES_ON]
    meant = (value for value, label in labels if texts.matches(label, words))
    named = (one.value for one in options if folded(words) in map(folded, _names(turn, one)))
    return next(meant, None) or next(named, None) or (_any_agency(turn, words) if question.slot == AGENCY else None)


def _any_agency(turn: Turn, words: str) -> str | None:
    """Find the agency of that name among all, also where the rules did not think of it."""
    if turn.conversation != "report":
        return None
    agencies = turn.unit.tenant.agencies.values()
    return next((one.code for one in agencies if folded(words) in map(folded, (one.name, *one.aliases))), None)


def _names(turn: Turn, option: Option) -> Iterator[str]:
    """Give what an option that is data is called; an agency has short names too."""
    if option.text:
        yield option.text
        agency = turn.unit.tenant.agencies.get(option.value)
        yield from agency.aliases if agency else ()
