"""The citizen's draft: begin it, take its files and its place, change what was answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.messages import Letter, Toast
from bot.domain.question import Kind
from bot.domain.questions import before, next_question, question_of
from bot.usecases.bans import barred
from bot.usecases.consent import hold
from bot.usecases.offers import renewed, with_others
from bot.usecases.places import shown, told_outside
from bot.usecases.story import tell, with_part
from bot.usecases.talk import ask, fits, go_on, new_draft, say
from bot.usecases.village import opened

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Attachment, Dialogue, Draft, Point
    from bot.ports import UnitOfWork

ALBUM_PAUSE = timedelta(seconds=0.6)
"""An album's size is never announced: the confirmation waits this long for the next item."""

MOST_FILES = 30
LARGEST_FILE = 20 << 20
"""Telegram gives a bot files of at most 20 MB."""

WORDS = ("answer", "ask", "supply")
"""Conversations of words on a case; a file may stand for the words of a supply."""

TOLD = ("consent", "report")
"""Conversations in which a caption belongs to a story, also where its file cannot be kept; no others take files."""


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, story: str = "", source: int = 0) -> Dialogue:
    """Start a report, with the story where it was told already; not of somebody who may send none."""
    if barred(unit, actor, story):
        return dialogue
    draft = opened(unit, actor, new_draft("report"))
    return tell(unit, actor, dialogue, with_part(draft, story, source) if story else draft)


def _begun(unit: UnitOfWork, actor: Actor) -> Draft:
    """Make the draft that a file or a pin begins."""
    return opened(unit, actor, new_draft("report")) if actor.consented else new_draft("consent")


def keep_file(
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    file: Attachment,
    *,
    caption: str = "",
    source: int = 0,
) -> Dialogue:
    """Keep a file with the draft; its caption is a part of the story, or the words on a case."""
    if dialogue.draft is None and barred(unit, actor, caption):
        return dialogue
    draft = dialogue.draft or _begun(unit, actor)
    refusal = _refusal(draft, file)
    if refusal:
        say(unit, actor, refusal, merge_key=f"{refusal}-{draft.id}")
        if caption and draft.conversation in TOLD:
            return _captioned(unit, actor, dialogue, draft, caption=caption, source=source)
        return ask(unit, actor, dialogue)
    filed = replace(draft, files=unit.files.keep(draft.id, actor.person, file))
    if draft.conversation in WORDS:
        return _with_words(unit, actor, dialogue, filed, caption=caption, source=source)
    if caption or dialogue.draft is None:
        _confirm(unit, actor, filed, album=bool(file.album))
    if caption:
        return _captioned(unit, actor, dialogue, filed, caption=caption, source=source)
    if dialogue.draft is None:
        return go_on(unit, actor, dialogue, filed)
    return _stands(unit, actor, dialogue, filed, album=bool(file.album))


def _captioned(
    unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft, *, caption: str, source: int
) -> Dialogue:
    """Take what was written under a file as a part of the story, which before the consent is only held."""
    if draft.conversation == "consent":
        return hold(unit, actor, dialogue, text=caption, source=source, draft=draft)
    return tell(unit, actor, dialogue, with_part(draft, caption, source))


def _refusal(draft: Draft, file: Attachment) -> str:
    if draft.conversation not in (*WORDS, *TOLD):
        return "misfit-file"
    if file.size > LARGEST_FILE:
        return "file-too-large"
    return "files-full" if draft.files >= MOST_FILES else ""


def _stands(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, filed: Draft, *, album: bool) -> Dialogue:
    """Keep the question and its buttons; where it asks for files, it is put again with what has come."""
    kept = unit.dialogues.save(replace(dialogue, draft=filed))
    question = next_question(filed)
    if question is None or question.kind is not Kind.FILES:
        _confirm(unit, actor, filed, album=album)
        return kept
    return ask(unit, actor, kept, pause=ALBUM_PAUSE * album)


def _with_words(
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    filed: Draft,
    *,
    caption: str,
    source: int,
) -> Dialogue:
    """Let a file's caption be words, after those that were written; a citizen's file needs none."""
    written = filed.slots.get("words", "")
    enough = caption or filed.conversation == "supply"
    if written and caption:
        filed = _longer(unit, actor, filed, f"{written}\n{caption}")
    elif not written and enough:
        filed = filed.with_answer("words", caption, source=source)
    elif not written:
        _confirm(unit, actor, filed, album=True)
    return go_on(unit, actor, dialogue, filed, pause=ALBUM_PAUSE)


def _longer(unit: UnitOfWork, actor: Actor, draft: Draft, words: str) -> Draft:
    """Let the words be those of two messages, neither of which edits them any more; where they are too many, say so."""
    if not fits(unit, actor, question_of(draft.conversation, "words"), words):
        return draft
    sources = {slot: message for slot, message in draft.sources.items() if slot != "words"}
    return replace(draft.with_answer("words", words), sources=sources)


def _confirm(unit: UnitOfWork, actor: Actor, draft: Draft, *, album: bool) -> None:
    """Say how many files are kept; of an album only this waits, pushed on by each item."""
    unit.outbox.add(
        Letter(
            chat=actor.chat,
            key="files-kept",
            values={"count": draft.files},
            not_before=unit.now + ALBUM_PAUSE * album,
            merge_key=f"files-{draft.id}",
        ),
    )


def drop_file(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, row: int, draft: str) -> tuple[Dialogue, Toast]:
    """Remove a file from the open draft; pressing again changes nothing."""
    open_ = dialogue.draft
    if open_ is None or open_.id != draft:
        return dialogue, Toast(key="press-stale")
    left = replace(open_, files=unit.files.drop(draft, row))
    return go_on(unit, actor, dialogue, left), Toast(key="toast-dropped")


def keep_place(
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    point: Point,
    *,
    named: str = "",
    source: int = 0,
) -> Dialogue:
    """Keep a pin, wherever in the report it comes; one outside the tenant is kept too, and said."""
    if dialogue.draft is None and barred(unit, actor):
        return dialogue
    draft = dialogue.draft or _begun(unit, actor)
    asked = next_question(draft)
    at_place = asked is not None and asked.kind is Kind.PLACE
    editing = "" if at_place else draft.editing
    placed = draft.with_answer("place", named, source=source)
    placed = replace(placed, slots={**placed.slots, "point": point.to_text()}, editing=editing)
    known = renewed(unit, actor, placed)
    told_outside(unit, actor, placed, known)
    if not at_place and asked is not None and "place" in known.slots:
        area = shown(unit, known.slots.get("area", ""))
        say(unit, actor, "place-kept", place=named or point.to_text(), area=area)
    return go_on(unit, actor, dialogue, known)


def back(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Go one question back; from what was only to be changed, back to the review."""
    draft, question = dialogue.draft, next_question(dialogue.draft)
    if draft is None or question is None:
        return dialogue
    return go_on(unit, actor, dialogue, replace(draft, editing=before(draft, question), misses=0))


def edit(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Ask which answer to change."""
    draft = dialogue.draft
    return go_on(unit, actor, dialogue, replace(draft, editing="edit")) if draft else dialogue


def others(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Offer the other agencies too, where only the surest was offered."""
    draft = dialogue.draft
    return go_on(unit, actor, dialogue, with_others(draft)) if draft else dialogue


def apart(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Let words that were offered to a report begin one of their own."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    words, source = draft.slots.get("words", ""), draft.sources.get("words", 0)
    fresh = replace(opened(unit, actor, new_draft("report")), id=draft.id, files=draft.files, below=draft.below)
    return tell(unit, actor, dialogue, with_part(fresh, words, source) if words else fresh)
