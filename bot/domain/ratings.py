"""How a reporter judges what became of a closed report: one to five, and a word if they like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event
from bot.domain.question import LONGEST_LINE, SKIP, Kind, Option, Question

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.report import Entry

SCORES = (1, 2, 3, 4, 5)
"""From very bad to very good."""

LOW = 2
"""Up to here somebody may want the report to be taken up again."""

RATE = "rate"
"""The conversation that asks for the word."""

QUESTION = Question(
    slot="words",
    prompt="ask-rate-words",
    kind=Kind.TEXT,
    options=(Option(value=SKIP, label="label-skip"),),
    longest=LONGEST_LINE,
    short="words-short",
    long="words-long",
    shows=("code",),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating:
    """One judgement: of which closing of the report (from 1), about which agency (its code), by whom, and when.

    ``person`` is None once that person was erased; the words are gone then, and the score stays.
    """

    report: int
    closing: int
    score: int
    words: str
    person: int | None
    agency: str
    at: datetime


def closings(history: Sequence[Entry]) -> int:
    """Count how often the report was closed: each closing is judged by itself."""
    return sum(one.event is Event.CLOSE for one in history)
