"""The conversation as a row: open one, ask the next question, close it and go on with what it interrupted."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.answers import read
from bot.domain.list_questions import LIST
from bot.domain.messages import KEYBOARDS, REMOVED, Letter, LetterKind
from bot.domain.people import Actor
from bot.domain.questions import next_question
from bot.domain.report import Draft
from bot.usecases.prompts import buttons_of, values_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.messages import Rows, Value
    from bot.domain.question import Question
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork

DRAFTS_FOR = timedelta(days=30)
"""How long an unfinished draft is kept."""

HELD_FOR = timedelta(hours=24)
"""How long a message that came before the consent is held."""

LIFETIMES = {
    "consent": HELD_FOR,
    "report": DRAFTS_FOR,
    "answer": DRAFTS_FOR,
    "ask": DRAFTS_FOR,
    "supply": DRAFTS_FOR,
    "rate": HELD_FOR,
    "appeal": DRAFTS_FOR,
    "restrict": HELD_FOR,
    "assign": HELD_FOR,
    "forward": DRAFTS_FOR,
    "archive": DRAFTS_FOR,
    "manage": DRAFTS_FOR,
    "take_over": HELD_FOR,
    "invite": HELD_FOR,
    LIST: HELD_FOR,
    "revoke": HELD_FOR,
    "handover": HELD_FOR,
    "rules": HELD_FOR,
    "rollback": HELD_FOR,
    "publish": HELD_FOR,
    "replies": HELD_FOR,
}


KEPT = {"place": ("place-kept", ("place", "area")), "phone": ("phone-kept", ("phone",))}
"""What is said when a question with this keyboard was answered, and what that shows."""

WAYS_OUT = ("misfit", "example", "way-out")
"""What a message that is no answer is told, from the first to the third; then it begins again."""


def say(
    unit: UnitOfWork,
    actor: Actor,
    key: str,
    *,
    buttons: Rows = (),
    keyboard: str = "",
    merge_key: str | None = None,
    **values: Value,
) -> None:
    """Queue a reply to the chat the actor writes in."""
    unit.outbox.add(
        Letter(chat=actor.chat, key=key, values=values, buttons=buttons, keyboard=keyboard, merge_key=merge_key),
    )


def actor_of(unit: UnitOfWork, person: int, chat: int) -> Actor:
    """Give a person as they act in their private chat, where it is not they who begin."""
    found = unit.people.get(person)
    return Actor(
        person=found.id,
        chat=chat,
        private=True,
        name=found.name,
        language=found.language,
        notice_version=found.notice_version,
        phone=found.phone,
    )


def show_menu(unit: UnitOfWork, actor: Actor) -> None:
    """Let the menu of the person's chat show the commands of the roles they hold now."""
    roles = ",".join(dict.fromkeys(one.told_as for one in unit.members.memberships(actor.person)))
    unit.outbox.add(Letter(chat=actor.chat, key="", kind=LetterKind.MENU, values={"roles": roles}))


def fits(unit: UnitOfWork, actor: Actor, question: Question, text: str) -> bool:
    """Tell whether a typed answer can be taken, and say why where it cannot."""
    fault = read(question, text, today=unit.tenant.calendar.day(unit.now)).fault
    if fault:
        say(unit, actor, fault, length=len(text), longest=question.longest)
    return not fault


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
    stack = stack_of(draft)
    # What was interrupted, and what interrupts it, is kept as long as the one that is kept longest.
    kept = unit.now + max(LIFETIMES[one.conversation] for one in stack)
    held = {one.id for one in stack if one.conversation == "consent"}
    if not held:
        return kept
    begun = dialogue.expires if any(one.id in held for one in stack_of(dialogue.draft)) else None
    return min(kept, unit.now + LIFETIMES["consent"], begun or kept)


def stack_of(draft: Draft | None) -> list[Draft]:
    """List the open conversation and those that it interrupted."""
    return [draft, *stack_of(draft.below)] if draft else []


def put_into(open_: Draft, changed: Draft) -> Draft:
    """Put a changed draft in its place, among the open one and those that it interrupted."""
    if open_.id == changed.id or open_.below is None:
        return changed
    return replace(open_, below=put_into(open_.below, changed))


def ask_key(draft: Draft) -> str:
    """Name the prompt of the open question, so that asking again renews one that waits."""
    question = next_question(draft)
    return f"ask-{draft.id}-{question.slot if question else ''}"


def ask(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, pause: timedelta = timedelta(0)) -> Dialogue:
    """Put the next question, with its buttons or its keyboard, after a pause in which more may come."""
    question = next_question(dialogue.draft)
    if question is not None and dialogue.draft is not None:
        unit.outbox.add(
            Letter(
                chat=actor.chat,
                key=question.prompt,
                values=values_of(unit, actor, question, dialogue.draft),
                buttons=buttons_of(unit, question, dialogue),
                keyboard=question.keyboard,
                merge_key=ask_key(dialogue.draft),
                behind=True,
                not_before=unit.now + pause,
            ),
        )
    return dialogue


def go_on(
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    draft: Draft,
    *,
    pause: timedelta = timedelta(0),
) -> Dialogue:
    """Keep the draft and put its next question; a reply keyboard that was for the last one goes."""
    question, following = next_question(dialogue.draft), next_question(draft)
    if question and question.keyboard in KEYBOARDS and not (following and following.keyboard):
        put_away(unit, actor, question, draft)
    return ask(unit, actor, keep(unit, dialogue, draft), pause=pause)


def put_away(unit: UnitOfWork, actor: Actor, question: Question, draft: Draft) -> None:
    """Take the reply keyboard away, with what was answered."""
    kept, shows = KEPT[question.keyboard]
    key = kept if question.slot in draft.slots else "keyboard-away"
    values = values_of(unit, actor, question, draft, shows=shows)
    merge_key = f"kept-{draft.id}-{question.slot}"
    unit.outbox.add(Letter(chat=actor.chat, key=key, values=values, keyboard=REMOVED, merge_key=merge_key))


def misfit(
    unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, key: str, length: int = 0, longest: int = 0
) -> Dialogue:
    """Say why this cannot be taken here, then by an example, then with a way out; the question stands."""
    draft, question = dialogue.draft, next_question(dialogue.draft)
    if draft is None or question is None:
        say(unit, actor, key, merge_key=key, length=length, longest=longest)
        return dialogue
    said = _said(question, key, WAYS_OUT[draft.misses % len(WAYS_OUT)])
    say(unit, actor, said, merge_key=f"misfit-{draft.id}", length=length, longest=longest)
    kept = unit.dialogues.save(replace(dialogue, draft=replace(draft, misses=draft.misses + 1)))
    return ask(unit, actor, kept)


def _said(question: Question, key: str, turn: str) -> str:
    if turn == "misfit":
        return key
    return question.example if turn == "example" and question.example else "way-out"


def close(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """End the open conversation, and go on with the one it interrupted."""
    below = dialogue.draft.below if dialogue.draft else None
    return ask(unit, actor, keep(unit, dialogue, below))
