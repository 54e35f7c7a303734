"""The story as a person tells it: one message or several, captions among them, each of which can still be edited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.questions import QUESTIONS, STORY
from bot.domain.routing import rank
from bot.usecases.talk import ask, fits, go_on, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft
    from bot.ports import UnitOfWork

PART = "part-"
"""What the slot of a single message of the story begins with; the message's number follows."""


def with_part(draft: Draft, text: str, source: int) -> Draft:
    """Keep a message as a part of the story, or what it says since it was edited."""
    return draft.with_answer(f"{PART}{source}", text, source=source)


def story_of(draft: Draft) -> str:
    """Put the parts together in the order in which they were written."""
    parts = sorted((slot for slot in draft.slots if slot.startswith(PART)), key=lambda slot: draft.sources[slot])
    return "\n".join(draft.slots[slot] for slot in parts)


def tell(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft) -> Dialogue:
    """Go on with the draft whose parts were just added; a story that does not fit is asked for again."""
    before = dialogue.draft if dialogue.draft and dialogue.draft.id == draft.id else None
    if not story_of(draft):
        return go_on(unit, actor, dialogue, draft)
    if fits(unit, actor, STORY, story_of(draft)):
        return go_on(unit, actor, dialogue, with_suggestions(unit, draft))
    kept = before.slots if before and before.conversation == draft.conversation else {}
    return go_on(unit, actor, dialogue, replace(draft, slots=dict(kept)))


def with_suggestions(unit: UnitOfWork, draft: Draft) -> Draft:
    """Rank the agencies for the story as it is now; other ones mean that the agency is to be chosen again."""
    story = story_of(draft)
    ranked = [one for one in rank(story, unit.tenant.rules) if one.agency in unit.tenant.agencies]
    options = tuple(
        {
            "value": one.agency,
            "text": unit.tenant.name_of(one.agency),
            "words": ", ".join(one.words),
            "score": f"{one.score:g}",
        }
        for one in ranked
    )
    slots = {**draft.slots, STORY.slot: story}
    if [one["value"] for one in options] != [one["value"] for one in draft.options]:
        slots.pop("agency", None)
    return replace(draft, slots=slots, options=options)


def edited(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, source: int, text: str) -> Dialogue:
    """Let an edited message change what it once said; one that leads nowhere any more is told so."""
    found = _found(dialogue.draft, source)
    if dialogue.draft is None or found is None:
        say(unit, actor, "edit-late")
        return dialogue
    draft, slot = found
    if draft.slots[slot] == text:
        return dialogue
    changed = _changed(unit, actor, draft.with_answer(slot, text, source=source), slot)
    if changed is None:
        return ask(unit, actor, dialogue)
    say(unit, actor, "edit-taken")
    return go_on(unit, actor, dialogue, _put(dialogue.draft, changed))


def _changed(unit: UnitOfWork, actor: Actor, draft: Draft, slot: str) -> Draft | None:
    """Let the changed slot have its consequences; None where the new text cannot be taken, which is said."""
    if draft.conversation == "consent":
        return draft
    if slot.startswith(PART):
        return with_suggestions(unit, draft) if fits(unit, actor, STORY, story_of(draft)) else None
    question = next(one for one in QUESTIONS[draft.conversation] if one.slot == slot)
    return draft if fits(unit, actor, question, draft.slots[slot]) else None


def _found(draft: Draft | None, source: int) -> tuple[Draft, str] | None:
    """Find the slot that the message filled, in the open conversation or in one that it interrupted."""
    if draft is None:
        return None
    slot = next((one for one, message in draft.sources.items() if message == source and one in draft.slots), None)
    return (draft, slot) if slot else _found(draft.below, source)


def _put(open_: Draft, changed: Draft) -> Draft:
    if open_.id == changed.id or open_.below is None:
        return changed
    return replace(open_, below=_put(open_.below, changed))
