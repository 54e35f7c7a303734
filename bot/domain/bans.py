"""Who may send no new reports for a time: for a reason that they are told, and with one word against it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.question import CANCELS, LONGEST_LINE, YES, Kind, Option, Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

APPEAL, RESTRICT = "appeal", "restrict"
"""The conversations in which somebody objects (its button's action too), and in which an admin restricts."""

SPANS: Mapping[str, int] = MappingProxyType({"week": 7, "month": 30, "open": 0})
"""For how many days an admin restricts in the chat; 0 is until it is lifted."""


def _words(prompt: str, *shows: str) -> Question:
    return Question(
        slot="words",
        prompt=prompt,
        kind=Kind.TEXT,
        longest=LONGEST_LINE,
        short="words-short",
        long="words-long",
        shows=shows,
    )


def _choice(slot: str, prompt: str, *options: Option, shows: tuple[str, ...]) -> Question:
    return Question(
        slot=slot,
        prompt=prompt,
        kind=Kind.CHOICE,
        options=(*options, CANCELS),
        shows=shows,
        example="example-choice",
    )


BANS: Mapping[str, tuple[Question, ...]] = MappingProxyType(
    {
        APPEAL: (_words("ask-appeal"), _choice("send", "ask-send-appeal", YES, shows=("words",))),
        RESTRICT: (
            _words("ask-restrict-words", "code"),
            _choice(
                "span",
                "ask-restrict-span",
                Option(value="week", label="label-span-week"),
                Option(value="month", label="label-span-month"),
                Option(value="open", label="label-span-open"),
                shows=("code",),
            ),
            _choice(
                "send",
                "ask-restrict",
                Option(value="yes", label="label-restrict-yes"),
                shows=("code", "words", "span"),
            ),
        ),
    },
)
"""The questions by conversation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ban:
    """A restriction: since when and why, because of which report; ``until`` is None where only lifting ends it.

    ``report`` is None once its person was erased; ``by`` is the admin who placed it, None where the operator did;
    ``appeal`` is empty until they object.
    """

    id: int
    person: int
    report: int | None
    reason: str
    at: datetime
    until: datetime | None
    by: int | None = None
    appeal: str = ""
