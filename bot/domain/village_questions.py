"""What a village head is asked before the story: on whose behalf, and whether that person agreed to be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.on_behalf import AGREED, CONTACT, HOUSEHOLDS, NO, RESIDENT, SINGLE, VILLAGE, WHOM, YES, Whom
from bot.domain.question import BACKWARDS, SKIP, Kind, Option, Question

if TYPE_CHECKING:
    from bot.domain.report import Draft


def _of_village(draft: Draft) -> bool:
    return bool(draft.proposed.get(VILLAGE))


def _single(draft: Draft) -> bool:
    return _of_village(draft) and draft.slots.get(WHOM) in SINGLE


def _named(draft: Draft) -> bool:
    return _single(draft) and draft.slots.get(AGREED) == YES


def _many(draft: Draft) -> bool:
    return _of_village(draft) and draft.slots.get(WHOM) == Whom.COMMUNITY


BEHALF = (
    Question(
        slot=WHOM,
        prompt="ask-whom",
        kind=Kind.CHOICE,
        options=(*(Option(value=one, label=f"label-whom-{one}") for one in Whom), BACKWARDS),
        when=_of_village,
        example="example-choice",
    ),
    Question(
        slot=AGREED,
        prompt="ask-agreed",
        kind=Kind.CHOICE,
        options=(Option(value=YES, label="label-agreed"), Option(value=NO, label="label-unnamed"), BACKWARDS),
        when=_single,
        example="example-choice",
    ),
    Question(
        slot=RESIDENT,
        prompt="ask-resident",
        kind=Kind.TEXT,
        options=(BACKWARDS,),
        shortest=2,
        short="name-short",
        longest=100,
        long="name-long",
        when=_named,
        example="example-name",
    ),
    Question(
        slot=CONTACT,
        prompt="ask-contact",
        kind=Kind.PHONE,
        options=(Option(value=SKIP, label="label-no-phone"), BACKWARDS),
        when=_named,
        example="example-phone",
    ),
    Question(
        slot=HOUSEHOLDS,
        prompt="ask-households",
        kind=Kind.NUMBER,
        options=(Option(value=SKIP, label="label-unknown-number"), BACKWARDS),
        when=_many,
        example="example-number",
    ),
)
"""In this order, and of village heads alone."""
