"""The conversations as tables of questions; the next question is the first whose slot is empty."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.bans import BANS
from bot.domain.case_questions import CASE
from bot.domain.list_questions import LIST, LISTS
from bot.domain.on_behalf import VILLAGE, WHOM
from bot.domain.question import (
    APART,
    BACK,
    BACKWARDS,
    CANCELS,
    DONE,
    NEITHER,
    NOTE,
    OTHERS,
    REWRITE,
    SKIP,
    YES,
    Kind,
    Option,
    Question,
)
from bot.domain.ratings import QUESTION, RATE
from bot.domain.reply_questions import CANNED, CHOOSE, REPLIES
from bot.domain.report_questions import REPORT
from bot.domain.rules_questions import RULES
from bot.domain.steering_questions import STEERING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.report import Draft


def _words(prompt: str, review: str, *more: Option, ready: bool = False) -> tuple[Question, ...]:
    """Make a conversation of words on a case, which are shown back before they leave; they may be ``ready`` replies."""
    return (
        Question(
            slot="words",
            prompt=prompt,
            kind=Kind.TEXT,
            options=(Option(value=CANNED, label="label-canned"),) if ready else (),
            short="words-short",
            long="words-long",
            shows=("code", "who", "words") if ready else ("code", "who"),
        ),
        *((CHOOSE,) if ready else ()),
        Question(
            slot="send",
            prompt=review,
            kind=Kind.CHOICE,
            options=(YES, *more, CANCELS),
            shows=("code", "words", "files", "who"),
            example="example-choice",
        ),
    )


_NOTE = Option(value=NOTE, label="label-note")
_REWRITE = Option(value=REWRITE, label="label-edit")
_APART = Option(value=APART, label="label-apart")
_AGENCY = Question(slot="agency", prompt="ask-any-agency", kind=Kind.CHOICE, from_draft=True, example="example-agency")

UNSEEN, BLANKS = ("Cf", "Cc"), "\u2800\u3164\uffa0"
"""The kinds of characters that show nothing, and letters that are blank."""

QUESTIONS: Mapping[str, tuple[Question, ...]] = MappingProxyType(
    {
        "consent": (
            Question(
                slot="agree",
                prompt="greeting",
                kind=Kind.CHOICE,
                options=(Option(value="yes", label="label-agree"),),
                example="example-choice",
            ),
        ),
        "report": REPORT,
        "answer": _words("ask-words", "ask-send-words", _NOTE, _REWRITE, ready=True),
        "ask": _words("ask-details", "ask-send-details", _NOTE),
        "supply": _words("ask-supply", "ask-send-supply", _APART),
        RATE: (QUESTION,),
        "assign": (_AGENCY,),
        LIST: LISTS,
        **BANS,
        **CASE,
        **RULES,
        **STEERING,
        **REPLIES,
    },
)


def next_question(draft: Draft | None) -> Question | None:
    """Give the question that is edited, or the first without an answer; None where nothing waits for one."""
    if draft is None:
        return None
    if draft.editing:
        return question_of(draft.conversation, draft.editing)
    return next((q for q in QUESTIONS[draft.conversation] if q.when(draft) and q.slot not in draft.slots), None)


def question_of(conversation: str, slot: str) -> Question:
    """Give the question for a slot."""
    return next(question for question in QUESTIONS[conversation] if question.slot == slot)


def before(draft: Draft, question: Question) -> str:
    """Name the slot that ``Kembali`` leads to from a question; empty where that is the review, or where nothing is."""
    asked = [one for one in QUESTIONS[draft.conversation] if one.when(draft)]
    reviewed = draft.editing and all(one.slot in draft.slots for one in asked[:-1])
    if reviewed or question not in asked:
        return ""
    # What can only be gone on from, such as whether the same report is meant again, is asked once.
    earlier = [one.slot for one in asked[: asked.index(question)] if BACKWARDS in one.options]
    return earlier[-1] if earlier else ""


def state_of(draft: Draft | None) -> str | None:
    """Name the slot that waits for an answer, as the conversation's state."""
    question = next_question(draft)
    return question.slot if question else None


def options_of(question: Question, draft: Draft) -> tuple[Option, ...]:
    """List what may be chosen, in the order of the buttons and of the numbers that may be typed."""
    own = draft.offers.get(question.slot, ()) if question.from_draft else ()
    fixed = question.options
    if question.kind is Kind.FILES:
        # With files there is something to be done with; without, something to skip.
        fixed = tuple(one for one in fixed if one.value != (SKIP if draft.files else DONE))
    if any(one.value == NEITHER for one in fixed):
        # Where something is offered it may be none of it; where nothing is, the question may be passed over.
        fixed = tuple(one for one in fixed if one.value != (SKIP if own else NEITHER))
    if not draft.editing and not before(draft, question):
        fixed = tuple(one for one in fixed if one.value != BACK)
    if not draft.proposed.get("sure"):
        fixed = tuple(one for one in fixed if one.value != OTHERS)
    if not draft.proposed.get(VILLAGE):
        fixed = tuple(one for one in fixed if one.value != WHOM)
    if not draft.offers.get(CANNED):
        fixed = tuple(one for one in fixed if one.value != CANNED)
    if not draft.proposed.get(CANNED):
        # Words of one's own are said better by a reply; a ready reply is there to be changed.
        fixed = tuple(one for one in fixed if one.value != REWRITE)
    if draft.files:
        # A note is words alone.
        fixed = tuple(one for one in fixed if one.value != NOTE)
    if "offered" not in draft.slots:
        # Words that somebody asked to add are meant for this report; only words that were offered may be apart.
        fixed = tuple(one for one in fixed if one.value != APART)
    return (*(Option(value=o["value"], label=o.get("label", ""), text=o.get("text", "")) for o in own), *fixed)


def unfit(question: Question, text: str) -> str | None:
    """Name the text that says why a typed answer cannot be taken; None where it can."""
    if len(visible(text)) < question.shortest:
        return question.short
    return question.long if len(text) > question.longest else None


def visible(text: str) -> str:
    """Give what can be seen of a text: without marks of no width at all, and blanks at its ends."""
    seen = (one for one in text if one.isspace() or unicodedata.category(one) not in UNSEEN)
    return "".join(one for one in seen if one not in BLANKS).strip()


WORDS = QUESTIONS["answer"][0]
"""The question for an officer's words, which also come as a reply to the card."""
