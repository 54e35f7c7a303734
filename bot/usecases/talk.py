"""The conversation as a row: open one, ask the next question, close it and go on with what it interrupted."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.messages import Button, Letter, Rows
from bot.domain.questions import UNSURE, Kind, next_question, options_of, unfit
from bot.domain.report import Draft

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.messages import Value
    from bot.domain.people import Actor
    from bot.domain.questions import Question
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork

DRAFTS_FOR = timedelta(days=30)
"""How long an unfinished draft is kept."""

HELD_FOR = timedelta(hours=24)
"""How long a message that came before the consent is held."""

LIFETIMES = {"consent": HELD_FOR, "report": DRAFTS_FOR, "answer": DRAFTS_FOR}

PICK = "pick"
"""The action of a button that answers a question; the option's number follows after a dot."""


def say(unit: UnitOfWork, actor: Actor, key: str, **values: Value) -> None:
    """Queue a reply to the chat the actor writes in."""
    unit.outbox.add(Letter(chat=actor.chat, key=key, values=values))


def fits(unit: UnitOfWork, actor: Actor, question: Question, text: str) -> bool:
    """Tell whether a typed answer can be taken, and say why where it cannot."""
    key = unfit(question, text)
    if key is not None:
        say(unit, actor, key, length=len(text), longest=question.longest)
    return key is None


def new_draft(conversation: str, **slots: str) -> Draft:
    """Make an empty draft with an id of its own."""
    return Draft(id=secrets.token_hex(8), conversation=conversation, slots=slots)


def keep(unit: UnitOfWork, dialogue: Dialogue, draft: Draft | None) -> Dialogue:
    """Write the draft into the row; what buttons referred to before is stale now."""
    fresh = replace(dialogue, draft=draft, revision=dialogue.revision + 1, expires=_expires(unit, dialogue, draft))
    return unit.dialogues.save(fresh)


def _expires(unit: UnitOfWork, dialogue: Dialogue, draft: Draft | None) -> datetime | None:
    """Tell until when the draft is kept; writing on does not keep longer what is held before the consent."""
    if draft is None:
        return None
    times = [unit.now + LIFETIMES[one.conversation] for one in _stack(draft)]
    held = {one.id for one in _stack(draft) if one.conversation == "consent"}
    if dialogue.expires is not None and any(one.id in held for one in _stack(dialogue.draft)):
        times.append(dialogue.expires)
    return min(times)


def _stack(draft: Draft | None) -> list[Draft]:
    """List the open conversation and those that it interrupted."""
    return [draft, *_stack(draft.below)] if draft else []


def ask(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Put the next question, with its buttons."""
    question = next_question(dialogue.draft)
    if question is not None and dialogue.draft is not None:
        unit.outbox.add(
            Letter(
                chat=actor.chat,
                key=question.prompt,
                values=_values(unit, question, dialogue.draft),
                buttons=_buttons(question, dialogue.draft, dialogue.revision),
            ),
        )
    return dialogue


def go_on(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft) -> Dialogue:
    """Keep the draft and put its next question."""
    return ask(unit, actor, keep(unit, dialogue, draft))


def close(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """End the open conversation, and go on with the one it interrupted."""
    below = dialogue.draft.below if dialogue.draft else None
    return ask(unit, actor, keep(unit, dialogue, below))


def _values(unit: UnitOfWork, question: Question, draft: Draft) -> dict[str, Value]:
    values: dict[str, Value] = {slot: draft.slots.get(slot, "") for slot in question.shows}
    if "agency" in values:
        chosen = draft.slots.get("agency")
        values["agency"] = "" if chosen == UNSURE else unit.tenant.name_of(chosen)
        values["files"] = draft.files
    if question.from_draft:
        values["suggestions"] = [{"name": o["text"], "words": o["words"]} for o in draft.options]
    return values


def _buttons(question: Question, draft: Draft, revision: int) -> Rows:
    if question.kind is not Kind.CHOICE:
        return ()
    made = [
        Button(
            action=f"{PICK}.{number}", subject=f"d{draft.id}", revision=revision, label=option.label, text=option.text
        )
        for number, option in enumerate(options_of(question, draft))
    ]
    if question.from_draft:
        return tuple((button,) for button in made)
    return (tuple(made),)
