"""The questions of a village head's list: for the file, and whether to send what was read of it."""

from __future__ import annotations

from bot.domain.question import CANCELS, Kind, Option, Question

LIST = "list"
"""The conversation, and what is proposed in it: the number of the list that is being read, or was."""

XLSX, CSV = "xlsx", "csv"
"""The templates that can be had."""

LISTS = (
    Question(
        slot="file",
        prompt="ask-list",
        kind=Kind.SHEET,
        options=(
            Option(value=XLSX, label="label-template-xlsx"),
            Option(value=CSV, label="label-template-csv"),
            CANCELS,
        ),
        example="example-list",
    ),
    Question(
        slot="send",
        prompt="ask-send-list",
        kind=Kind.CHOICE,
        options=(Option(value="yes", label="label-send-all"), CANCELS),
        shows=("count", "planned", "more", "verified", "guarded", "urgent", "similar", "examples"),
        example="example-choice",
    ),
)
