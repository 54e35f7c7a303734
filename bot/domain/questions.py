"""The conversations as tables of questions; the next question is the first whose slot is empty."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.report import Draft

SHORTEST_STORY = 10
"""A story of fewer characters says too little to act on."""

LONGEST_TEXT = 3500
"""What still fits, with a card around it, into one Telegram message of 4,096."""

UNSURE = "unsure"
CANCEL = "cancel"
KEEP = "keep"


class Kind(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One answer of a choice: its value, and its label as a text key or as data."""

    value: str
    label: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A slot to fill: the prompt's text key, the fixed options, whether the draft's own options come first.

    ``shortest`` and ``longest`` bound a typed answer, in characters; ``short`` and ``long`` are the text keys that
    say so.
    """

    slot: str
    prompt: str
    kind: Kind
    options: tuple[Option, ...] = ()
    from_draft: bool = False
    shortest: int = 1
    short: str = ""
    longest: int = LONGEST_TEXT
    long: str = ""
    shows: tuple[str, ...] = ()
    """Slots whose answers the prompt shows."""


QUESTIONS: Mapping[str, tuple[Question, ...]] = MappingProxyType(
    {
        "consent": (
            Question(
                slot="agree",
                prompt="greeting",
                kind=Kind.CHOICE,
                options=(Option(value="yes", label="label-agree"),),
            ),
        ),
        "report": (
            Question(
                slot="story",
                prompt="ask-story",
                kind=Kind.TEXT,
                shortest=SHORTEST_STORY,
                short="story-short",
                long="story-long",
            ),
            Question(
                slot="agency",
                prompt="ask-agency",
                kind=Kind.CHOICE,
                options=(Option(value=UNSURE, label="label-unsure"),),
                from_draft=True,
            ),
            Question(
                slot="send",
                prompt="ask-send",
                kind=Kind.CHOICE,
                options=(Option(value="yes", label="label-send"), Option(value=CANCEL, label="label-cancel")),
                shows=("story", "agency"),
            ),
        ),
        "answer": (
            Question(slot="words", prompt="ask-words", kind=Kind.TEXT, long="words-long", shows=("code",)),
            Question(
                slot="send",
                prompt="ask-send-words",
                kind=Kind.CHOICE,
                options=(Option(value="yes", label="label-send"), Option(value=CANCEL, label="label-cancel")),
                shows=("code", "words"),
            ),
        ),
    },
)


def next_question(draft: Draft | None) -> Question | None:
    """Give the first question without an answer; None where nothing is open or all is answered."""
    if draft is None:
        return None
    return next((q for q in QUESTIONS[draft.conversation] if q.slot not in draft.slots), None)


def state_of(draft: Draft | None) -> str | None:
    """Name the slot that waits for an answer, as the conversation's state."""
    question = next_question(draft)
    return question.slot if question else None


def options_of(question: Question, draft: Draft) -> tuple[Option, ...]:
    """List what may be chosen, in the order of the buttons and of the numbers that may be typed."""
    own = draft.options if question.from_draft else ()
    return (*(Option(value=o["value"], text=o["text"]) for o in own), *question.options)


def unfit(question: Question, text: str) -> str | None:
    """Name the text that says why a typed answer cannot be taken; None where it can."""
    if len(text) < question.shortest:
        return question.short
    return question.long if len(text) > question.longest else None


STORY = QUESTIONS["report"][0]
"""The question for the story, which is also told without being asked."""

WORDS = QUESTIONS["answer"][0]
"""The question for an officer's words, which also come as a reply to the card."""
