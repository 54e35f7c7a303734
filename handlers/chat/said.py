"""What people write or edit, translated into use cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain import ticket
from bot.domain.lifecycle import FINISHED, Event, Status
from bot.domain.notices import OFFER_LABELS
from bot.domain.question import Kind
from bot.domain.questions import next_question
from bot.domain.ratings import RATE
from bot.domain.smalltalk import is_small_talk, verdict
from bot.usecases import consent, conversation, draft, follow, rights, status, story, supply, talk
from bot.usecases.talk import ask, ask_key, say
from handlers.chat.choices import chosen
from handlers.chat.labels import labelled
from handlers.chat.messages import message_of, rest_of, text_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence

    from telegram import Message, Update

    from bot.texts import Texts
    from handlers.chat.turn import Context, Turn

    Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]

KEYS_TYPED: Mapping[str, Mapping[str, str]] = {
    "place": {"label-send-location": "place-how"},
    "phone": {"label-send-phone": "phone-how"},
}
"""Labels of keys that ask something of the phone, by their keyboard: typed, they say nothing, and get told how."""

STRAYS = ("label-skip", "label-back", "label-done", "label-send", "label-edit")
"""Labels of other questions: where a report asks for words, they are no words."""


ASIDE = ("report", RATE)
"""Conversations in which the label of a report that waits is heard, and then the open question put again."""


def typed(texts: Texts) -> Handler:
    """Make the handler for a text while a question is open."""

    async def handle(update: Update, context: Context) -> None:
        answer(texts, context.turn, message_of(update))

    return handle


def answer(texts: Texts, turn: Turn, message: Message) -> None:
    """Answer the open question by a text, or say why it is no answer."""
    text, source = text_of(message), message.message_id
    value, events = chosen(texts, turn, text), offered(texts, text)
    if value is not None:
        turn.dialogue = conversation.answer(turn.unit, turn.actor, turn.dialogue, value=value)
    elif labelled(texts, turn, text):
        return
    elif turn.conversation in ASIDE and any(follow.waiting(turn.unit, turn.actor, one) for one in events):
        turn.dialogue = follow.typed(turn.unit, turn.actor, turn.dialogue, events=events)
        turn.dialogue = ask(turn.unit, turn.actor, turn.dialogue)
    elif turn.conversation == "consent":
        _hold(turn, message)
    elif how := _how(texts, turn, text):
        turn.dialogue = talk.misfit(turn.unit, turn.actor, turn.dialogue, key=how)
    elif _crossed(turn, source):
        _more_story(turn, text, source)
    else:
        turn.dialogue = conversation.written(turn.unit, turn.actor, turn.dialogue, text=text, source=source)


def _how(texts: Texts, turn: Turn, text: str) -> str | None:
    """Name the text that says what a label means that is typed where it answers nothing."""
    question = next_question(turn.dialogue.draft)
    if question is None:
        return None
    told = dict(KEYS_TYPED.get(question.keyboard, {}))
    if turn.conversation == "report" and question.kind in (Kind.TEXT, Kind.PLACE):
        told |= dict.fromkeys(STRAYS, "misfit-label")
    return next((key for label, key in told.items() if texts.matches(label, text)), None)


def _crossed(turn: Turn, source: int) -> bool:
    """Tell whether a text was written before the question after the story was seen: it belongs to the story then."""
    open_ = turn.dialogue.draft
    if open_ is None or open_.conversation != "report" or open_.editing or not story.just_told(open_):
        return False
    return turn.unit.outbox.unseen(turn.actor.chat, ask_key(open_), source)


def _more_story(turn: Turn, text: str, source: int) -> None:
    if turn.dialogue.draft is not None:
        told = story.with_part(turn.dialogue.draft, text, source)
        turn.dialogue = story.tell(turn.unit, turn.actor, turn.dialogue, told)


def offered(texts: Texts, text: str) -> Sequence[Event]:
    """Find the events whose button's whole label was typed."""
    return [event for event, label in OFFER_LABELS.items() if texts.matches(label, text)]


def held(texts: Texts) -> Handler:
    """Make the handler that keeps a first text until the consent; ``Setuju`` itself is nothing to keep."""

    async def handle(update: Update, context: Context) -> None:
        turn, message = context.turn, message_of(update)
        text = text_of(message)
        events = [one for one in offered(texts, text) if _means(turn, one)]
        if events:
            turn.dialogue = follow.typed(turn.unit, turn.actor, turn.dialogue, events=events)
        elif labelled(texts, turn, text):
            return
        elif texts.matches("label-agree", text) or is_small_talk(text):
            turn.dialogue = consent.greet(turn.unit, turn.actor, turn.dialogue)
        else:
            _hold(turn, message)

    return handle


async def greeted(update: Update, context: Context) -> None:
    """Answer whatever a newcomer sends with the greeting; what stands behind a command is held."""
    turn, message = context.turn, message_of(update)
    if rest_of(message):
        _hold(turn, message)
    else:
        turn.dialogue = consent.greet(turn.unit, turn.actor, turn.dialogue)


def told(texts: Texts) -> Handler:
    """Make the handler for a text while nothing is open: a label, a code, words for a report that waits, or a story."""

    async def handle(update: Update, context: Context) -> None:
        turn, message = context.turn, message_of(update)
        text, source = text_of(message), message.message_id
        events, code = [one for one in offered(texts, text) if _means(turn, one)], ticket.read(text)
        waiting = supply.waiting_for(turn.unit, turn.actor)
        asked = len(waiting) == 1 and waiting[0].status is Status.NEEDS_INFO
        if events:
            turn.dialogue = follow.typed(turn.unit, turn.actor, turn.dialogue, events=events)
        elif code is not None and turn.unit.reports.find_code(code) is not None:
            status.show(turn.unit, turn.actor, code)
        elif labelled(texts, turn, text, asked=asked):
            return
        elif len(waiting) == 1 and not asked and (event := _judged(text)):
            turn.dialogue = follow.on(turn.unit, turn.actor, turn.dialogue, event=event, report=waiting[0])
        elif not asked and (listed := status.numbered(turn.unit, turn.actor, text)):
            status.show_report(turn.unit, turn.actor, listed)
        elif is_small_talk(text) and not asked:
            say(turn.unit, turn.actor, "welcome-back")
        elif len(waiting) == 1:
            turn.dialogue = supply.begin(
                turn.unit, turn.actor, turn.dialogue, report=waiting[0], words=text, source=source, offered=True
            )
        else:
            turn.dialogue = draft.begin(turn.unit, turn.actor, turn.dialogue, story=text, source=source)

    return handle


def _judged(text: str) -> Event | None:
    """Read a bare "sudah" or "belum" as the answer to whether the problem is solved."""
    solved = verdict(text)
    return None if solved is None else Event.CLOSE if solved else Event.REPLY


def _means(turn: Turn, event: Event) -> bool:
    """Tell whether the label is this person's to type: reporters have agreed to the notice, officers have joined."""
    if event in follow.REPORTERS:
        return turn.actor.consented
    return rights.sits(turn.unit, turn.actor)


async def edited(update: Update, context: Context) -> None:
    """Let an edited message change what it said; after sending, it is offered as an addition."""
    turn, message = context.turn, message_of(update)
    text, source = words_of(message), message.message_id
    if not text:
        return  # A live location that moves says nothing.
    changed = story.edited(turn.unit, turn.actor, turn.dialogue, source=source, text=text)
    latest = turn.unit.reports.latest_of(turn.actor.person) if turn.dialogue.draft is None else None
    if changed is not None:
        turn.dialogue = changed
    elif latest is not None and latest.status not in FINISHED:
        turn.dialogue = supply.begin(
            turn.unit, turn.actor, turn.dialogue, report=latest, words=text, source=source, offered=True
        )
    else:
        say(turn.unit, turn.actor, "edit-late")


def _hold(turn: Turn, message: Message) -> None:
    text, source = words_of(message), message.message_id
    turn.dialogue = consent.hold(turn.unit, turn.actor, turn.dialogue, text=text, source=source)
