"""What time does: reminds of drafts, forgets old ones and says so, and sweeps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.messages import Button, Letter, Priority
from bot.usecases.draft import WORDS
from bot.usecases.leave import LEAVE, STAY
from bot.usecases.talk import stack_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.messages import Value
    from bot.domain.report import Dialogue, Draft
    from bot.ports import UnitOfWork

REMIND_AFTER = timedelta(hours=24)
"""After so long without a word, a draft is reminded of for the first time."""

REMIND_AGAIN = timedelta(days=7)
"""Nobody is reminded of drafts more often, whatever they write in between."""

REMINDERS = 3
"""So many times a draft is reminded of after its last word, before its time is over (``talk.DRAFTS_FOR``)."""

AT_ONCE = 200
"""So many drafts one sweep looks at; the next one takes the rest."""


def sweep(unit: UnitOfWork) -> Mapping[str, int]:
    """Remind, forget and prune; gives the numbers by kind."""
    return {**unit.housekeeping.prune(unit.tenant.profile.keeps), "drafts": forget(unit), "reminders": remind(unit)}


def remind(unit: UnitOfWork) -> int:
    """Remind people of drafts they did not send, by day; after an outage once, whatever was missed."""
    if unit.tenant.by_day(unit.now) != unit.now:
        return 0
    reminded = 0
    since, again = unit.now - REMIND_AFTER, unit.now - REMIND_AGAIN
    for dialogue in unit.dialogues.idle("report", since=since, again=again, most=REMINDERS, limit=AT_ONCE):
        draft = dialogue.draft
        if draft is not None and unit.dialogues.reminded(dialogue):
            unit.outbox.add(_reminder(dialogue, draft))
            reminded += 1
    return reminded


def _reminder(dialogue: Dialogue, draft: Draft) -> Letter:
    """Write the reminder, with the day behind which the draft is gone."""
    labels = ((STAY, "label-draft-continue"), (LEAVE, "label-draft-delete"))
    return Letter(
        chat=dialogue.chat,
        key="draft-reminder",
        values={"title": draft.value_of("title"), "due": dialogue.expires.isoformat() if dialogue.expires else ""},
        buttons=(tuple(Button(action=one, subject=f"d{draft.id}", revision=0, label=label) for one, label in labels),),
        priority=Priority.NOTICE,
        merge_key="draft-reminder",
    )


def forget(unit: UnitOfWork) -> int:
    """Erase drafts past their time; whoever was writing a report, or words on a case, is told."""
    gone = 0
    for dialogue in unit.dialogues.expired(AT_ONCE):
        draft = dialogue.draft
        if draft is None or not unit.dialogues.forgotten(dialogue):
            continue
        gone += 1
        for key, values in filter(None, map(_loss, stack_of(draft))):
            day = unit.tenant.by_day(unit.now)
            letter = Letter(chat=dialogue.chat, key=key, values=values, priority=Priority.NOTICE, not_before=day)
            unit.outbox.add(letter)
    return gone


def _loss(draft: Draft) -> tuple[str, Mapping[str, Value]] | None:
    """Say what somebody loses with a draft: a report, or words or files for a case."""
    if draft.conversation == "report":
        return "draft-forgotten", {"title": draft.value_of("title")}
    if draft.conversation in WORDS and (draft.slots.get("words") or draft.files):
        return "words-forgotten", {"code": draft.slots["code"]}
    return None
