"""The story as a person tells it: one message or several, captions among them, each of which can still be edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.answers import read
from bot.domain.classes import class_of
from bot.domain.happened import happened
from bot.domain.questions import question_of, unfit
from bot.domain.report import sentences_of, title_of
from bot.domain.report_questions import STORY
from bot.domain.routing import hints_of, rank
from bot.domain.safety import EMERGENCY, signals
from bot.domain.smalltalk import is_small_talk
from bot.usecases.offers import renewed
from bot.usecases.talk import ask, fits, go_on, keep, misfit, put_into, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft
    from bot.domain.safety import Signals
    from bot.ports import UnitOfWork

PART = "part-"
"""What the slot of a single message of the story begins with; the message's number follows."""

PAUSE = timedelta(seconds=0.3)
"""A long story comes as several messages in one breath: the next question waits this long for more."""

SENTENCES = 8
"""Among so many of a story's first sentences its title is looked for."""

SAME_FOR = timedelta(days=30)
"""How long a person's own report is looked for when the same story comes again."""


def with_part(draft: Draft, text: str, source: int) -> Draft:
    """Keep a message as a part of the story, or what it says since it was edited."""
    editing = draft.editing if draft.editing != STORY.slot else ""
    return replace(draft.with_answer(f"{PART}{source}", text, source=source), editing=editing)


def without_parts(draft: Draft) -> Draft:
    """Let the story be told anew."""
    return replace(draft, slots={slot: text for slot, text in draft.slots.items() if not slot.startswith(PART)})


def story_of(draft: Draft) -> str:
    """Put the parts together in the order in which they were written."""
    parts = sorted((slot for slot in draft.slots if slot.startswith(PART)), key=lambda slot: draft.sources[slot])
    return "\n".join(draft.slots[slot] for slot in parts)


def just_told(draft: Draft) -> bool:
    """Tell whether the newest message that says something is a part of a story that is there."""
    newest = max(draft.sources, key=lambda slot: draft.sources[slot], default="")
    return STORY.slot in draft.slots and newest.startswith(PART)


def tell(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft) -> Dialogue:
    """Go on with the draft whose parts were just added; a story that does not fit is asked for again."""
    told = story_of(draft)
    fault = unfit(STORY, told) if told else None
    if not told:
        return go_on(unit, actor, dialogue, draft)
    if fault is None:
        return go_on(unit, actor, dialogue, with_proposals(unit, actor, draft), pause=PAUSE)
    open_ = dialogue.draft
    known = open_ is not None and open_.id == draft.id and open_.conversation == draft.conversation
    before = open_ if open_ is not None and known else replace(draft, slots={})
    if fault == STORY.short:
        return _too_short(unit, actor, dialogue, draft, before)
    fits(unit, actor, STORY, told)
    return go_on(unit, actor, dialogue, replace(draft, slots=dict(before.slots), editing=before.editing))


def _too_short(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft, before: Draft) -> Dialogue:
    """Keep the little that was said, for what follows may make it a story; where there is one, it stays."""
    found = signals(story_of(draft), unit.tenant.safety)
    warn(unit, actor, draft, found)
    if STORY.slot in before.slots:
        draft = replace(draft, slots=dict(before.slots), editing=before.editing)
    proposed = {**draft.proposed, "warned": "yes"} if found.emergency else draft.proposed
    kept = keep(unit, dialogue, replace(draft, misses=before.misses, proposed=proposed))
    return misfit(unit, actor, kept, key=STORY.short)


def with_proposals(unit: UnitOfWork, actor: Actor, draft: Draft) -> Draft:
    """Read out of the story as it is now: agencies, title, class, date, and what needs care."""
    told = draft.with_answer(STORY.slot, story_of(draft))
    found = signals(told.slots[STORY.slot], unit.tenant.safety)
    warn(unit, actor, draft, found)
    warned = "yes" if found.emergency else draft.proposed.get("warned", "")
    proposed = {**_proposed(unit, actor, told), "topic": found.sensitive, "warned": warned}
    return renewed(unit, actor, replace(told, proposed={**told.proposed, **proposed}, editing=draft.editing))


def warn(unit: UnitOfWork, actor: Actor, draft: Draft, found: Signals) -> None:
    """Give the numbers to call before anything else, once a draft; a violent story brings its own numbers."""
    topics = [EMERGENCY] * bool(found.emergency) + [found.sensitive] * bool(found.sensitive)
    numbers = {one: None for topic in topics for one in unit.tenant.profile.numbers_for(topic)}
    if not numbers or draft.proposed.get("warned") or (draft.proposed.get("topic") and not found.emergency):
        return
    english = actor.language == "en"
    listed = [{"phone": one.number, "what": one.en if english else one.id} for one in numbers]
    say(unit, actor, "emergency" if found.emergency else "help-numbers", numbers=listed)


def heeded(unit: UnitOfWork, actor: Actor, draft: Draft, text: str) -> Draft:
    """Give the numbers to call where a text that tells no story speaks of an emergency, once a draft too."""
    found = signals(text, unit.tenant.safety)
    if not found.emergency:
        return draft
    warn(unit, actor, draft, found)
    return replace(draft, proposed={**draft.proposed, "warned": "yes"})


def _proposed(unit: UnitOfWork, actor: Actor, draft: Draft) -> dict[str, str]:
    story = draft.slots[STORY.slot]
    same = unit.reports.find_same(actor.person, story, unit.now - SAME_FOR)
    return {**read_out(unit, story), "same": same.code if same else ""}


def read_out(unit: UnitOfWork, story: str) -> dict[str, str]:
    """Propose title, class and date of the event, as the story has them."""
    day = happened(story, today=unit.tenant.calendar.day(unit.now))
    return {
        "title": _title(unit, story),
        "class": class_of(story, hints_of(rank(story, unit.tenant.rules))),
        "date": day.isoformat() if day else "",
    }


def _title(unit: UnitOfWork, story: str) -> str:
    """Propose the sentence that says most of what the rules know: people begin with greetings and with who they are."""
    told = [one for one in sentences_of(story)[:SENTENCES] if not is_small_talk(one)] or [story]
    scores = [max((found.score for found in rank(one, unit.tenant.rules)), default=0.0) for one in told]
    return title_of(told[scores.index(max(scores))])


def edited(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, source: int, text: str) -> Dialogue | None:
    """Let an edited message change what it once said; None where it is no part of anything open."""
    found = _found(dialogue.draft, source)
    if dialogue.draft is None or found is None:
        return None
    draft, slot = found
    if draft.slots[slot] == text:
        return dialogue
    changed = _changed(unit, actor, draft.with_answer(slot, text, source=source), slot)
    if changed is None:
        return ask(unit, actor, dialogue)
    say(unit, actor, "edit-taken")
    return go_on(unit, actor, dialogue, put_into(dialogue.draft, replace(changed, editing=draft.editing)))


def _changed(unit: UnitOfWork, actor: Actor, draft: Draft, slot: str) -> Draft | None:
    """Let the changed slot have its consequences; None where the new text cannot be taken, which is said."""
    if draft.conversation == "consent":
        return draft
    if slot.startswith(PART):
        return with_proposals(unit, actor, draft) if fits(unit, actor, STORY, story_of(draft)) else None
    question, text = question_of(draft.conversation, slot), draft.slots[slot]
    if not fits(unit, actor, question, text):
        return None
    today = unit.tenant.calendar.day(unit.now)
    return renewed(unit, actor, replace(draft, slots={**draft.slots, slot: read(question, text, today=today).value}))


def _found(draft: Draft | None, source: int) -> tuple[Draft, str] | None:
    """Find the slot that the message filled, in the open conversation or in one that it interrupted."""
    if draft is None:
        return None
    slot = next((one for one, message in draft.sources.items() if message == source and one in draft.slots), None)
    return (draft, slot) if slot else _found(draft.below, source)
