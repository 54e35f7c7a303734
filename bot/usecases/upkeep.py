"""What time does: reminds of drafts, forgets old ones and says so, and sweeps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.messages import Letter, Priority

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.report import Draft
    from bot.ports import UnitOfWork

REMIND_AFTER = timedelta(hours=24)
"""After so long without a word, a draft is reminded of, once."""

AT_ONCE = 200
"""So many drafts one sweep looks at; the next one takes the rest."""


def sweep(unit: UnitOfWork) -> Mapping[str, int]:
    """Remind, forget and prune; gives the numbers by kind."""
    return {**unit.housekeeping.prune(), "drafts": forget(unit), "reminders": remind(unit)}


def remind(unit: UnitOfWork) -> int:
    """Remind people of drafts they did not send, by day."""
    if unit.tenant.by_day(unit.now) != unit.now:
        return 0
    reminded = 0
    for dialogue in unit.dialogues.idle("report", unit.now - REMIND_AFTER, AT_ONCE):
        draft = dialogue.draft
        if draft is not None and unit.dialogues.reminded(dialogue):
            values = {"title": draft.value_of("title")}
            unit.outbox.add(
                Letter(chat=dialogue.chat, key="draft-reminder", values=values, priority=Priority.NOTICE),
            )
            reminded += 1
    return reminded


def forget(unit: UnitOfWork) -> int:
    """Erase drafts past their time; whoever was writing a report is told."""
    gone = 0
    for dialogue in unit.dialogues.expired(AT_ONCE):
        draft = dialogue.draft
        if draft is None or not unit.dialogues.forgotten(dialogue):
            continue
        gone += 1
        if report := _report_in(draft):
            _say_forgotten(unit, dialogue.chat, report)
    return gone


def _report_in(draft: Draft | None) -> Draft | None:
    """Give the draft of a report, also where something else interrupted it."""
    while draft is not None and draft.conversation != "report":
        draft = draft.below
    return draft


def _say_forgotten(unit: UnitOfWork, chat: int, draft: Draft) -> None:
    unit.outbox.add(
        Letter(
            chat=chat,
            key="draft-forgotten",
            values={"title": draft.value_of("title")},
            priority=Priority.NOTICE,
            not_before=unit.tenant.by_day(unit.now),
        ),
    )
