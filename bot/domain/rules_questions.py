"""The conversations of ``/aturan``: what to do with the rules, which version to follow, whether to publish."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.question import CANCELS, Kind, Option, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPLAIN, RESULTS, VERSIONS, PUBLISH = "explain", "results", "versions", "publish"
"""What ``/aturan`` offers."""

_CHANGES = ("agencies", "added", "removed", "tried", "moves", "better", "worse")
"""What publishing would change, as its question shows it."""

RULES: Mapping[str, tuple[Question, ...]] = MappingProxyType(
    {
        "rules": (
            Question(
                slot="do",
                prompt="ask-rules",
                kind=Kind.CHOICE,
                options=(
                    Option(value=EXPLAIN, label="label-rules-explain"),
                    Option(value=RESULTS, label="label-rules-results"),
                    Option(value=VERSIONS, label="label-rules-versions"),
                    Option(value=PUBLISH, label="label-rules-publish"),
                    CANCELS,
                ),
                shows=("rules", "fault"),
                example="example-choice",
            ),
            Question(
                slot="text",
                prompt="ask-rules-text",
                kind=Kind.TEXT,
                when=lambda draft: draft.slots.get("do") == EXPLAIN,
                short="words-short",
                long="words-long",
                example="example-story",
            ),
            Question(
                slot="agency",
                prompt="ask-any-agency",
                kind=Kind.CHOICE,
                from_draft=True,
                when=lambda draft: draft.slots.get("do") == RESULTS,
                example="example-agency",
            ),
        ),
        "rollback": (
            Question(
                slot="number",
                prompt="ask-rules-version",
                kind=Kind.CHOICE,
                options=(CANCELS,),
                from_draft=True,
                example="example-choice",
            ),
            Question(
                slot="follow",
                prompt="ask-rollback",
                kind=Kind.CHOICE,
                options=(Option(value="yes", label="label-rollback"), CANCELS),
                shows=("number",),
                example="example-choice",
            ),
        ),
        "publish": (
            Question(
                slot="follow",
                prompt="ask-publish",
                kind=Kind.CHOICE,
                options=(Option(value="yes", label="label-rules-publish"), CANCELS),
                shows=_CHANGES,
                example="example-choice",
            ),
        ),
    },
)
"""The questions by conversation."""
