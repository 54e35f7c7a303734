"""The conversation of ``/balasan``: an agency's ready replies, to be added, changed and deleted."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.canned import LONGEST_NAME, LONGEST_REPLY
from bot.domain.question import BACK, CANCELS, Kind, Option, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.report import Draft

ADD, CHANGE, DELETE = "add", "change", "delete"
"""What is done; where one of the replies is chosen instead of ``ADD``, its id is what ``do`` holds."""

CANNED = "canned"
"""The slot of an answer in which a ready reply is chosen, and the option that leads there."""

CHOOSE = Question(
    slot=CANNED,
    prompt="ask-canned",
    kind=Kind.CHOICE,
    options=(Option(value=BACK, label="label-back"),),
    from_draft=True,
    when=lambda _: False,
    shows=("code", "who"),
    example="example-choice",
)
"""Put only where an officer asks for the ready replies while answering."""


def _adds(draft: Draft) -> bool:
    return draft.slots.get("do") == ADD


def _chose(draft: Draft) -> bool:
    return draft.slots.get("do") != ADD


def _several(draft: Draft) -> bool:
    return _adds(draft) and len(draft.offers.get("agency", ())) > 1


REPLIES: Mapping[str, tuple[Question, ...]] = MappingProxyType(
    {
        "replies": (
            Question(
                slot="do",
                prompt="ask-replies",
                kind=Kind.CHOICE,
                options=(Option(value=ADD, label="label-reply-add"), CANCELS),
                from_draft=True,
                example="example-choice",
            ),
            Question(
                slot="agency",
                prompt="ask-any-agency",
                kind=Kind.CHOICE,
                options=(CANCELS,),
                from_draft=True,
                when=_several,
                example="example-agency",
            ),
            Question(
                slot="reply",
                prompt="ask-reply-name",
                kind=Kind.TEXT,
                when=_adds,
                longest=LONGEST_NAME,
                short="reply-name-short",
                long="reply-name-long",
                example="example-reply-name",
            ),
            Question(
                slot="act",
                prompt="ask-reply",
                kind=Kind.CHOICE,
                options=(
                    Option(value=CHANGE, label="label-reply-change"),
                    Option(value=DELETE, label="label-reply-delete"),
                    CANCELS,
                ),
                when=_chose,
                shows=("reply", "text"),
                example="example-choice",
            ),
            Question(
                slot="words",
                prompt="ask-reply-text",
                kind=Kind.TEXT,
                when=lambda draft: _adds(draft) or draft.slots.get("act") == CHANGE,
                longest=LONGEST_REPLY,
                short="words-short",
                long="words-long",
            ),
            Question(
                slot="sure",
                prompt="ask-reply-delete",
                kind=Kind.CHOICE,
                options=(Option(value="yes", label="label-reply-delete-yes"), CANCELS),
                when=lambda draft: draft.slots.get("act") == DELETE,
                shows=("reply",),
                example="example-choice",
            ),
        ),
    },
)
"""The questions by conversation."""
