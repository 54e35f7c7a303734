"""The questions of a citizen's report, in the order of the contract's path, and those put only to change an answer."""

from __future__ import annotations

from bot.domain.classes import ReportClass
from bot.domain.question import (
    ANYWAY,
    BACKWARDS,
    CANCELS,
    DONE,
    EDIT,
    LONGEST_LINE,
    LONGEST_STORY,
    OTHERS,
    SHORTEST_STORY,
    SKIP,
    UNSURE,
    YES,
    Kind,
    Option,
    Question,
    never,
)
from bot.domain.report import Visibility

EDITABLE = ("title", "class", "story", "place", "date", "evidence", "agency", "visibility", "name", "phone")
"""What ``Ubah`` offers, in this order."""

CLASSES = (ReportClass.COMPLAINT, ReportClass.ASPIRATION, ReportClass.INFORMATION)
"""The classes that a citizen may choose; oversight is set by officers."""

REPORT = (
    Question(
        slot="story",
        prompt="ask-story",
        kind=Kind.TEXT,
        options=(BACKWARDS,),
        shortest=SHORTEST_STORY,
        short="story-short",
        longest=LONGEST_STORY,
        long="story-long",
        example="example-story",
    ),
    Question(
        slot="same",
        prompt="ask-same",
        kind=Kind.CHOICE,
        options=(Option(value=ANYWAY, label="label-anyway"), CANCELS),
        when=lambda draft: bool(draft.proposed.get("same")),
        shows=("same",),
        example="example-choice",
    ),
    Question(
        slot="place",
        prompt="ask-place",
        kind=Kind.PLACE,
        options=(Option(value=SKIP, label="label-skip"), BACKWARDS),
        shortest=3,
        short="place-short",
        longest=LONGEST_LINE,
        long="place-long",
        keyboard="place",
        example="example-place",
    ),
    Question(
        slot="more",
        prompt="ask-more",
        kind=Kind.TEXT,
        options=(Option(value=SKIP, label="label-skip"), BACKWARDS),
        when=lambda draft: bool(draft.proposed.get("lacks")),
        shows=("lacks",),
        shortest=2,
        short="more-short",
        long="story-long",
        example="example-story",
    ),
    Question(
        slot="evidence",
        prompt="ask-evidence",
        kind=Kind.FILES,
        options=(Option(value=DONE, label="label-done"), Option(value=SKIP, label="label-skip"), BACKWARDS),
        shows=("files", "attached"),
        example="example-evidence",
    ),
    Question(
        slot="agency",
        prompt="ask-agency",
        kind=Kind.CHOICE,
        options=(
            Option(value=OTHERS, label="label-others"),
            Option(value=UNSURE, label="label-unsure"),
            BACKWARDS,
        ),
        from_draft=True,
        shows=("suggestions", "sure"),
        example="example-choice",
    ),
    Question(
        slot="visibility",
        prompt="ask-visibility",
        kind=Kind.CHOICE,
        options=(*(Option(value=one, label=f"label-{one}") for one in Visibility), BACKWARDS),
        shows=("topic",),
        example="example-choice",
    ),
    Question(
        slot="send",
        prompt="ask-send",
        kind=Kind.CHOICE,
        options=(YES, Option(value=EDIT, label="label-edit"), CANCELS),
        shows=("story", "place", "files", "agency", "visibility", "title", "class", "date", "name", "phone"),
        example="example-choice",
    ),
    Question(
        slot="edit",
        prompt="ask-edit",
        kind=Kind.CHOICE,
        options=(*(Option(value=slot, label=f"label-edit-{slot}") for slot in EDITABLE), BACKWARDS),
        when=never,
        example="example-choice",
    ),
    Question(
        slot="title",
        prompt="ask-title",
        kind=Kind.TEXT,
        options=(BACKWARDS,),
        shortest=5,
        short="title-short",
        longest=120,
        long="title-long",
        shows=("title",),
        when=never,
        example="example-title",
    ),
    Question(
        slot="class",
        prompt="ask-class",
        kind=Kind.CHOICE,
        options=(*(Option(value=one, label=f"label-class-{one}") for one in CLASSES), BACKWARDS),
        when=never,
        example="example-choice",
    ),
    Question(
        slot="date",
        prompt="ask-date",
        kind=Kind.DATE,
        options=(Option(value=SKIP, label="label-no-date"), BACKWARDS),
        shows=("date",),
        when=never,
        example="example-date",
    ),
    Question(
        slot="name",
        prompt="ask-name",
        kind=Kind.TEXT,
        options=(BACKWARDS,),
        shortest=2,
        short="name-short",
        longest=100,
        long="name-long",
        shows=("name",),
        when=never,
        example="example-name",
    ),
    Question(
        slot="phone",
        prompt="ask-phone",
        kind=Kind.PHONE,
        options=(Option(value=SKIP, label="label-no-phone"), BACKWARDS),
        when=never,
        keyboard="phone",
        example="example-phone",
    ),
)

STORY = REPORT[0]
"""The question for the story, which is also told without being asked."""
