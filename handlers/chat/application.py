"""The map of handlers, one Application a lane; states are generated from QUESTIONS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.domain.questions import QUESTIONS
from handlers.chat import commands, filed, pressed, replied, rooms, said
from handlers.chat.conversation import RowConversation
from handlers.chat.offline import OfflineRequest
from handlers.chat.turn import Context, LaneApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram.ext import BaseHandler

    from bot.texts import Texts
    from handlers.chat.turn import Turn

    Handlers = Sequence[BaseHandler[Update, Context, Any]]

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
TEXT = PRIVATE & filters.TEXT & ~filters.COMMAND
REPLY = TEXT & replied.BearsCode()
FILE = PRIVATE & (
    filters.PHOTO
    | filters.Document.ALL
    | filters.VIDEO
    | filters.VOICE
    | filters.AUDIO
    | filters.ANIMATION
    | filters.VIDEO_NOTE
)
COMMANDS = {
    "start": commands.start,
    "status": commands.show_status,
    "bantuan": commands.show_help,
    "help": commands.show_help,
    "batal": commands.cancel,
    "bahasa": commands.choose_language,
}


async def build(token: str, identity: dict[str, Any], texts: Texts) -> LaneApplication:
    """Make a lane's Application; its bot knows who it is and can call nobody."""
    bot: ExtBot[None] = ExtBot(token, request=OfflineRequest(identity), get_updates_request=OfflineRequest(identity))
    builder: Any = ApplicationBuilder().application_class(LaneApplication).bot(bot).updater(None).job_queue(None)
    application: LaneApplication = builder.context_types(ContextTypes(context=Context)).build()

    def turn() -> Turn:
        if application.turn is None:
            raise RuntimeError("no turn is open")  # noqa: TRY003 - a programming error
        return application.turn

    application.add_handlers(_handlers(texts, turn))
    application.add_error_handler(_failed)
    await application.initialize()
    return application


async def _failed(update: object, context: Context) -> None:
    """Mark the unit as failed, so that it rolls back."""
    del update
    error = context.error
    context.turn.failure = error if isinstance(error, Exception) else RuntimeError(repr(error))


def _handlers(texts: Texts, turn: Any) -> Handlers:  # noqa: ANN401 - a function that gives the turn
    return [
        ChatMemberHandler(rooms.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.MIGRATE, rooms.migrated),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE, said.edited),
        *(CommandHandler(name, callback, PRIVATE) for name, callback in COMMANDS.items()),
        CallbackQueryHandler(pressed.spoken, r"^lang\."),
        CallbackQueryHandler(pressed.decided, r"^(accept|close|reply)\|"),
        _answer(texts, turn),
        _consent(texts, turn),
        _report(texts, turn),
        CallbackQueryHandler(pressed.picked, r"^pick\."),
        CallbackQueryHandler(pressed.stale),
        MessageHandler(PRIVATE & filters.COMMAND, commands.unknown),
        MessageHandler(PRIVATE, said.misfitting),
        TypeHandler(Update, _ignored),
    ]


async def _ignored(update: Update, context: Context) -> None:
    """Let what people say to each other in groups pass."""
    del update, context


def _states(name: str, texts: Texts) -> dict[object, Handlers]:
    """Give each question of a conversation its handlers."""
    return {
        question.slot: [MessageHandler(TEXT, said.typed(texts)), CallbackQueryHandler(pressed.picked, r"^pick\.")]
        for question in QUESTIONS[name]
    }


FALLBACKS: Any = (
    MessageHandler(FILE, filed.filed),
    CommandHandler("lapor", commands.report, PRIVATE),
    MessageHandler(PRIVATE & filters.COMMAND, commands.unknown),
    MessageHandler(PRIVATE, said.misfitting),
)


def _answer(texts: Texts, turn: Any) -> RowConversation:  # noqa: ANN401 - as above
    """Map an officer's words on a case, opened by the card's button or by a reply to a message with its code."""
    states = _states("answer", texts)
    return RowConversation(
        "answer",
        turn,
        entries=[
            CallbackQueryHandler(pressed.answering, r"^answer\|"),
            MessageHandler(REPLY, replied.replied(texts)),
            MessageHandler(FILE & replied.BearsCode(), replied.pictured),
        ],
        states={slot: [MessageHandler(REPLY, replied.replied(texts)), *rest] for slot, rest in states.items()},
        fallbacks=[CallbackQueryHandler(pressed.answering, r"^answer\|"), *FALLBACKS],
    )


def _consent(texts: Texts, turn: Any) -> RowConversation:  # noqa: ANN401 - as above
    """First contact: whatever comes before the consent is held."""
    return RowConversation(
        "consent",
        turn,
        entries=[
            MessageHandler(TEXT, said.held(texts)),
            MessageHandler(FILE, filed.filed),
            MessageHandler(PRIVATE, said.greeted),
        ],
        states=_states("consent", texts),
        fallbacks=[MessageHandler(FILE, filed.filed), MessageHandler(PRIVATE, said.greeted)],
        opens=lambda turn: turn.dialogue.draft is None and not turn.actor.consented,
    )


def _report(texts: Texts, turn: Any) -> RowConversation:  # noqa: ANN401 - as above
    """Map a citizen's report, from the first word or file to ``Kirim``."""
    return RowConversation(
        "report",
        turn,
        entries=[
            CommandHandler("lapor", commands.report, PRIVATE),
            MessageHandler(TEXT, said.told(texts)),
            MessageHandler(FILE, filed.filed),
        ],
        states=_states("report", texts),
        fallbacks=FALLBACKS,
        opens=lambda turn: turn.dialogue.draft is None,
    )
