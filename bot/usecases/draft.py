"""The citizen's draft: begin it, take its files, leave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.messages import Letter
from bot.usecases.consent import hold
from bot.usecases.story import tell, with_part
from bot.usecases.talk import close, go_on, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Attachment, Dialogue, Draft
    from bot.ports import UnitOfWork

ALBUM_PAUSE = timedelta(seconds=0.6)
"""An album's size is never announced: the confirmation waits this long for the next item."""


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, story: str = "", source: int = 0) -> Dialogue:
    """Start a report, with the story where it was told already."""
    draft = new_draft("report")
    return tell(unit, actor, dialogue, with_part(draft, story, source) if story else draft)


def keep_file(
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    file: Attachment,
    *,
    caption: str = "",
    source: int = 0,
) -> Dialogue:
    """Keep a file with the draft; its caption is a part of the story."""
    draft = dialogue.draft or new_draft("report" if actor.consented else "consent")
    count = unit.files.keep(draft.id, actor.person, file)
    _confirm(unit, actor, draft, count, album=bool(file.album))
    filed = replace(draft, files=count)
    if caption and filed.conversation == "consent":
        return hold(unit, actor, dialogue, text=caption, source=source, draft=filed)
    if caption:
        return tell(unit, actor, dialogue, with_part(filed, caption, source))
    if dialogue.draft is None:
        return go_on(unit, actor, dialogue, filed)
    # The question stands, and its buttons with it.
    return unit.dialogues.save(replace(dialogue, draft=filed))


def _confirm(unit: UnitOfWork, actor: Actor, draft: Draft, count: int, *, album: bool) -> None:
    """Say how many files are kept; of an album only this waits, pushed on by each item."""
    unit.outbox.add(
        Letter(
            chat=actor.chat,
            key="files-kept",
            values={"count": count},
            not_before=unit.now + (ALBUM_PAUSE if album else timedelta(0)),
            merge_key=f"files-{draft.id}",
        ),
    )


def cancel(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Leave the open conversation; what it interrupted goes on."""
    if dialogue.draft is None:
        say(unit, actor, "cancel-nothing")
        return dialogue
    say(unit, actor, "cancelled")
    return close(unit, actor, dialogue)
