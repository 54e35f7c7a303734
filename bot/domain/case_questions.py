"""The conversations about a case beside its answers: passing it on, archiving it, and what is done more rarely."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.classes import ReportClass
from bot.domain.lifecycle import Event
from bot.domain.question import CANCELS, LONGEST_LINE, NOTE, SKIP, YES, Kind, Option, Question
from bot.domain.reasons import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.report import Draft

FORWARD, ARCHIVE, MANAGE, TAKE_OVER = "forward", "archive", "manage", "take_over"
"""The conversations; all but the third are named by their event."""

LONGEST_TITLE = 120

UNEXPLAINED = (Event.MERGE, Event.SET_OFFICIAL_ID)
"""What is done under ``Lainnya …`` and says its reason by itself."""

_KEPT = Option(value=SKIP, label="label-as-it-is")


def _chosen(*events: Event) -> Callable[[Draft], bool]:
    return lambda draft: draft.slots.get("do") in events


def _words(prompt: str) -> Question:
    return Question(
        slot="words", prompt=prompt, kind=Kind.TEXT, short="words-short", long="words-long", shows=("code", "who")
    )


def _send(prompt: str, *shows: str, note: bool = True) -> Question:
    options = (YES, Option(value=NOTE, label="label-note"), CANCELS) if note else (YES, CANCELS)
    return Question(
        slot="send",
        prompt=prompt,
        kind=Kind.CHOICE,
        options=options,
        shows=("code", "words", "who", *shows),
        example="example-choice",
    )


CASE: Mapping[str, tuple[Question, ...]] = MappingProxyType(
    {
        FORWARD: (
            Question(
                slot="agency",
                prompt="ask-forward",
                kind=Kind.CHOICE,
                options=(CANCELS,),
                from_draft=True,
                shows=("code", "who"),
                example="example-agency",
            ),
            _words("ask-forward-words"),
            _send("ask-send-forward", "agency"),
        ),
        ARCHIVE: (
            Question(
                slot="reason",
                prompt="ask-archive",
                kind=Kind.CHOICE,
                options=(*(Option(value=reason, label=label) for reason, label in REASONS.items()), CANCELS),
                shows=("code", "who"),
                example="example-choice",
            ),
            _words("ask-archive-words"),
            _send("ask-send-archive", "reason"),
        ),
        MANAGE: (
            Question(
                slot="do",
                prompt="ask-manage",
                kind=Kind.CHOICE,
                options=(CANCELS,),
                from_draft=True,
                shows=("code", "who"),
                example="example-choice",
            ),
            Question(
                slot="into",
                prompt="ask-merge",
                kind=Kind.CODE,
                when=_chosen(Event.MERGE),
                shows=("code", "who"),
                example="example-code",
            ),
            Question(
                slot="title",
                prompt="ask-published-title",
                kind=Kind.TEXT,
                options=(_KEPT,),
                when=_chosen(Event.EDIT_PUBLISHED),
                shortest=3,
                short="title-short",
                longest=LONGEST_TITLE,
                long="title-long",
                shows=("code", "who", "title"),
                example="example-title",
            ),
            Question(
                slot="published",
                prompt="ask-published-story",
                kind=Kind.TEXT,
                options=(_KEPT,),
                when=_chosen(Event.EDIT_PUBLISHED),
                short="words-short",
                long="words-long",
                shows=("code", "who", "published"),
                example="example-story",
            ),
            Question(
                slot="visibility",
                prompt="ask-stricter",
                kind=Kind.CHOICE,
                options=(CANCELS,),
                from_draft=True,
                when=_chosen(Event.SET_VISIBILITY),
                shows=("code", "who", "now"),
                example="example-choice",
            ),
            Question(
                slot="class",
                prompt="ask-right-class",
                kind=Kind.CHOICE,
                options=(*(Option(value=one, label=f"label-class-{one}") for one in ReportClass), CANCELS),
                when=_chosen(Event.SET_CLASS),
                shows=("code", "who"),
                example="example-choice",
            ),
            Question(
                slot="official",
                prompt="ask-official",
                kind=Kind.OFFICIAL,
                when=_chosen(Event.SET_OFFICIAL_ID),
                shows=("code", "who"),
                longest=LONGEST_LINE,
                example="example-official",
            ),
            Question(
                slot="words",
                prompt="ask-manage-words",
                kind=Kind.TEXT,
                when=lambda draft: draft.slots.get("do") not in UNEXPLAINED,
                short="words-short",
                long="words-long",
                shows=("code", "who", "do"),
            ),
            _send("ask-send-manage", "do", "into", "title", "published", "visibility", "class", "official", note=False),
        ),
        TAKE_OVER: (
            Question(
                slot="sure",
                prompt="ask-take-over",
                kind=Kind.CHOICE,
                options=(Option(value="yes", label="label-take-over-yes"), CANCELS),
                shows=("code", "who", "holder"),
                example="example-choice",
            ),
        ),
    },
)
"""The questions by conversation."""
