"""What people say: text, files, edits and everything else, translated into use cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Message, PhotoSize

from bot.domain import ticket
from bot.domain.lifecycle import Event
from bot.domain.questions import Kind, Option, next_question, options_of
from bot.domain.report import Attachment
from bot.usecases import consent, conversation, draft, follow, respond

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from telegram import Update

    from bot.domain.report import Dialogue
    from bot.texts import Texts
    from handlers.chat.turn import Context, Turn

    Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]

FILE_KINDS = ("photo", "document", "video", "voice", "audio", "animation", "video_note")
"""Kinds of messages that are evidence, as the library names their attribute; a photo comes in several sizes."""

MISFITS: Mapping[str, str] = {"location": "misfit-location", "venue": "misfit-location", "contact": "misfit-contact"}
"""Kinds with a sentence of their own; all others get ``misfit-kind``."""

FOLLOW_UPS: Mapping[str, Event] = {"label-solved": Event.CLOSE, "label-not-solved": Event.REPLY}
"""Labels under an answer that can also be typed."""


def typed(texts: Texts) -> Handler:
    """Make the handler for a text while a question is open."""

    async def handle(update: Update, context: Context) -> None:
        turn, message = context.turn, _message(update)
        question, open_ = next_question(turn.dialogue.draft), turn.dialogue.draft
        if question is None or open_ is None:
            return
        value: str | None = (message.text or "").strip()
        if question.kind is Kind.CHOICE:
            value = chosen(texts, options_of(question, open_), message.text or "")
        if value is not None:
            turn.dialogue = conversation.answer(
                turn.unit,
                turn.actor,
                turn.dialogue,
                value=value,
                source=message.message_id,
            )
        elif open_.conversation == "consent":
            turn.dialogue = _hold(turn, message)
        else:
            turn.dialogue = conversation.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-choice")

    return handle


def chosen(texts: Texts, options: tuple[Option, ...], said: str) -> str | None:
    """Find the option whose number or whole label was typed."""
    words = said.strip()
    if words.isdecimal() and words.isascii() and 1 <= int(words) <= len(options):
        return options[int(words) - 1].value
    for option in options:
        if option.label and texts.matches(option.label, words):
            return option.value
        if option.text and option.text.casefold() == words.casefold():
            return option.value
    return None


async def held(update: Update, context: Context) -> None:
    """Keep a first message until the consent."""
    context.turn.dialogue = _hold(context.turn, _message(update))


async def greeted(update: Update, context: Context) -> None:
    """Answer whatever a newcomer sends with the greeting."""
    del update
    turn = context.turn
    turn.dialogue = consent.greet(turn.unit, turn.actor, turn.dialogue)


def told(texts: Texts) -> Handler:
    """Make the handler for a text while nothing is open: a follow-up of an answer, or a new report's story."""

    async def handle(update: Update, context: Context) -> None:
        turn, message = context.turn, _message(update)
        text = (message.text or "").strip()
        event = next((event for label, event in FOLLOW_UPS.items() if texts.matches(label, text)), None)
        if event is not None:
            follow.typed(turn.unit, turn.actor, event=event)
            return
        turn.dialogue = draft.begin(turn.unit, turn.actor, turn.dialogue, story=text, source=message.message_id)

    return handle


async def filed(update: Update, context: Context) -> None:
    """Keep a file as evidence; its caption tells the story where none was told."""
    turn, message = context.turn, _message(update)
    if turn.conversation == "answer":
        turn.dialogue = conversation.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-file")
        return
    turn.dialogue = draft.keep_file(turn.unit, turn.actor, turn.dialogue, file_of(message))
    caption = (message.caption or "").strip()
    question = next_question(turn.dialogue.draft)
    if not caption or question is None:
        return
    if question.slot == "agree":
        turn.dialogue = _hold(turn, message)
    elif question.slot == "story":
        turn.dialogue = conversation.answer(
            turn.unit,
            turn.actor,
            turn.dialogue,
            value=caption,
            source=message.message_id,
        )


async def misfitting(update: Update, context: Context) -> None:
    """Say in one sentence why this kind cannot be taken, and put the question again."""
    turn, message = context.turn, _message(update)
    key = next((MISFITS[kind] for kind in MISFITS if getattr(message, kind, None)), "misfit-kind")
    turn.dialogue = conversation.misfit(turn.unit, turn.actor, turn.dialogue, key=key)


async def edited(update: Update, context: Context) -> None:
    """Let an edited message change the answer it gave."""
    turn, message = context.turn, _message(update)
    text = (message.text or message.caption or "").strip()
    changed = draft.edited(turn.unit, turn.actor, turn.dialogue, source=message.message_id, text=text)
    if changed is not None:
        turn.dialogue = changed


async def replied(update: Update, context: Context) -> None:
    """Take a reply to a message that bears a code as the officer's words on that case."""
    turn, message = context.turn, _message(update)
    code = code_of(message)
    report = turn.unit.reports.find_code(code) if code else None
    if report is None or not message.text:
        turn.dialogue = conversation.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-reply")
        return
    turn.dialogue, toast = respond.begin_answer(
        turn.unit,
        turn.actor,
        turn.dialogue,
        report=report,
        words=message.text.strip(),
    )
    if toast.key:
        turn.dialogue = conversation.misfit(turn.unit, turn.actor, turn.dialogue, key="misfit-reply")


def code_of(message: Message) -> str | None:
    """Find the report code in the message that this one replies to."""
    original = message.reply_to_message
    return ticket.find(original.text or original.caption or "") if original else None


def file_of(message: Message) -> Attachment:
    """Describe the file of a message; of a photo's sizes the largest."""
    kind = next(kind for kind in FILE_KINDS if getattr(message, kind, None))
    found = getattr(message, kind)
    one = found[-1] if isinstance(found, (tuple, list)) else found
    return Attachment(
        kind=kind,
        file_id=one.file_id,
        unique_id=one.file_unique_id,
        name=getattr(one, "file_name", None) or "",
        mime="image/jpeg" if isinstance(one, PhotoSize) else getattr(one, "mime_type", None) or "",
        size=one.file_size or 0,
        album=message.media_group_id or "",
    )


def _hold(turn: Turn, message: Message) -> Dialogue:
    return consent.hold(
        turn.unit,
        turn.actor,
        turn.dialogue,
        text=(message.text or message.caption or "").strip(),
        source=message.message_id,
    )


def _message(update: Update) -> Message:
    message = update.effective_message
    if message is None:
        raise ValueError("the update has no message")  # noqa: EM101, TRY003 - a filter let the wrong kind through
    return message
