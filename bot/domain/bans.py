"""Who may send no new reports for a time: for a reason that they are told, and with one word against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.question import CANCELS, LONGEST_LINE, YES, Kind, Question

if TYPE_CHECKING:
    from datetime import datetime

APPEAL = "appeal"
"""The conversation in which somebody objects, and the action of the button that begins it."""

QUESTIONS = (
    Question(
        slot="words",
        prompt="ask-appeal",
        kind=Kind.TEXT,
        longest=LONGEST_LINE,
        short="words-short",
        long="words-long",
    ),
    Question(
        slot="send",
        prompt="ask-send-appeal",
        kind=Kind.CHOICE,
        options=(YES, CANCELS),
        shows=("words",),
        example="example-choice",
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ban:
    """A restriction: since when and why, because of which report; ``until`` is None where only lifting ends it.

    ``report`` is None once its person was erased; ``appeal`` is empty until they object.
    """

    id: int
    person: int
    report: int | None
    reason: str
    at: datetime
    until: datetime | None
    appeal: str = ""
