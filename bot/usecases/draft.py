"""The citizen's draft: begin it, rank agencies for its story, take its files, leave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.messages import Letter
from bot.domain.questions import STORY
from bot.domain.report import Draft
from bot.domain.routing import rank
from bot.usecases.talk import ask, close, fits, go_on, keep, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Attachment, Dialogue
    from bot.ports import UnitOfWork

ALBUM_PAUSE = timedelta(seconds=0.6)
"""An album's size is never announced: the confirmation waits this long for the next item."""


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, story: str = "", source: int | None = None) -> Dialogue:
    """Start a report, with the story where it was told already."""
    return told(unit, actor, dialogue, new_draft("report"), story=story, source=source)


def told(  # noqa: PLR0913 - the unit, who speaks where, and what was said
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    draft: Draft,
    *,
    story: str,
    source: int | None,
) -> Dialogue:
    """Go on with the draft, its story told; one that says too little is asked for again."""
    if not story:
        return go_on(unit, actor, dialogue, draft)
    if not fits(unit, actor, STORY, story):
        return go_on(unit, actor, dialogue, draft)
    return go_on(unit, actor, dialogue, with_suggestions(unit, draft.with_answer("story", story, source=source)))


def with_suggestions(unit: UnitOfWork, draft: Draft) -> Draft:
    """Rank the agencies for the story; the draft keeps them with the words that decided."""
    ranked = rank(draft.slots["story"], unit.tenant.rules)
    known = [r for r in ranked if r.agency in unit.tenant.agencies]
    return replace(
        draft,
        options=tuple(
            {
                "value": r.agency,
                "text": unit.tenant.name_of(r.agency),
                "words": ", ".join(r.words),
                "score": f"{r.score:g}",
            }
            for r in known
        ),
    )


def edited(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, source: int, text: str) -> Dialogue | None:
    """Let an edited message change the answer it once gave; None where it gave none."""
    draft = dialogue.draft
    slot = next((s for s, message in draft.sources.items() if message == source), None) if draft else None
    if draft is None or slot is None:
        return None
    if slot == "story" and not fits(unit, actor, STORY, text):
        return ask(unit, actor, dialogue)
    changed = draft.with_answer(slot, text, source=source)
    if slot == "story":
        rest = {key: value for key, value in changed.slots.items() if key != "agency"}
        changed = with_suggestions(unit, replace(changed, slots=rest))
    say(unit, actor, "edit-taken")
    return go_on(unit, actor, dialogue, changed)


def keep_file(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, file: Attachment) -> Dialogue:
    """Keep a file with the draft; of an album only the confirmation waits, pushed on by each item."""
    draft = dialogue.draft or new_draft("report" if actor.consented else "consent")
    count = unit.files.keep(draft.id, actor.person, file)
    pause = ALBUM_PAUSE if file.album else timedelta(0)
    unit.outbox.add(
        Letter(
            chat=actor.chat,
            key="files-kept",
            values={"count": count},
            not_before=unit.now + pause,
            merge_key=f"files-{draft.id}",
        ),
    )
    fresh = dialogue.draft is None
    kept = keep(unit, dialogue, replace(draft, files=count)) if fresh else _same_buttons(unit, dialogue, draft, count)
    return ask(unit, actor, kept) if fresh else kept


def _same_buttons(unit: UnitOfWork, dialogue: Dialogue, draft: Draft, count: int) -> Dialogue:
    """Write the new count without making the question's buttons stale."""
    return unit.dialogues.save(replace(dialogue, draft=replace(draft, files=count)))


def cancel(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Leave the open conversation; what it interrupted goes on."""
    if dialogue.draft is None:
        say(unit, actor, "cancel-nothing")
        return dialogue
    say(unit, actor, "cancelled")
    return close(unit, actor, dialogue)
