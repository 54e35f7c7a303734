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
from handlers.chat import (
    brought,
    commands,
    figured,
    filed,
    pressed,
    replied,
    restricted,
    rooms,
    said,
    settled,
    steered,
    tasked,
    villaged,
)
from handlers.chat.conversation import RowConversation
from handlers.chat.offline import OfflineRequest
from handlers.chat.turn import Context, LaneApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from telegram.ext import BaseHandler

    from bot.texts import Texts
    from handlers.chat.turn import Turn

    Handlers = Sequence[BaseHandler[Update, Context, Any]]

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
TEXT = PRIVATE & filters.TEXT & ~filters.COMMAND
FILE = (
    filters.PHOTO
    | filters.Document.ALL
    | filters.VIDEO
    | filters.VOICE
    | filters.AUDIO
    | filters.ANIMATION
    | filters.VIDEO_NOTE
)
PLACE = PRIVATE & (filters.LOCATION | filters.VENUE)
ON_CASE = filters.UpdateType.MESSAGE & replied.BearsCode()
COMMANDS = {
    "start": commands.start,
    "lapor": commands.report,
    "status": commands.show_status,
    "laporanku": commands.show_mine,
    "undang": commands.invite,
    "aturan": commands.rules,
    "statistik": figured.asked,
    "tugas": tasked.asked,
    "verifikasi": tasked.queue,
    "cari": tasked.sought,
    "balasan": tasked.kept,
    "desa": villaged.asked,
    "pengaturan": settled.asked,
    "serahkan": steered.handing_over,
    "jejak": steered.looked,
    "batasi": restricted.asked,
    "privasi": commands.show_privacy,
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
        CallbackQueryHandler(pressed.pressed),
        MessageHandler(GROUP & rooms.Nameless(), rooms.nameless),
        CommandHandler("start", rooms.started, GROUP),
        CommandHandler("tugas", tasked.asked, GROUP),
        *(CommandHandler(name, callback, PRIVATE) for name, callback in COMMANDS.items()),
        MessageHandler(ON_CASE & filters.TEXT & ~filters.COMMAND, replied.replied(texts)),
        MessageHandler(ON_CASE & FILE, replied.pictured),
        MessageHandler(GROUP, rooms.explained),
        *(_conversation(name, texts, turn) for name in QUESTIONS),
        MessageHandler(PRIVATE & filters.COMMAND, commands.unknown),
        MessageHandler(PRIVATE, brought.misfitting),
        TypeHandler(Update, _ignored),
    ]


async def _ignored(update: Update, context: Context) -> None:
    """Let what people say to each other in groups pass."""
    del update, context


def _conversation(name: str, texts: Texts, turn: Any) -> RowConversation:  # noqa: ANN401 - as above
    """Map a conversation: a text answers the open question, whatever its slot; the rest fits anywhere or nowhere."""
    entries, opens = _entries(name, texts)
    fallbacks = _consent_fallbacks() if name == "consent" else _fallbacks()
    return RowConversation(
        name,
        turn,
        entries=entries,
        states={question.slot: [MessageHandler(TEXT, said.typed(texts))] for question in QUESTIONS[name]},
        fallbacks=fallbacks,
        opens=opens,
    )


def _entries(name: str, texts: Texts) -> tuple[Handlers, Callable[[Turn], bool]]:
    """Say what begins a conversation, and for whom; the others are begun by buttons, commands and replies."""
    match name:
        case "consent":
            first = [MessageHandler(TEXT, said.held(texts)), *_consent_fallbacks()]
            return first, lambda turn: turn.dialogue.draft is None and not turn.actor.consented
        case "report":
            first = [
                MessageHandler(TEXT, said.told(texts)),
                MessageHandler(PRIVATE & FILE, filed.filed),
                MessageHandler(PLACE, brought.pinned),
            ]
            return first, lambda turn: turn.dialogue.draft is None
        case _:
            return [], lambda _: False


def _fallbacks() -> Handlers:
    return [
        MessageHandler(PRIVATE & FILE, filed.filed),
        MessageHandler(PLACE, brought.pinned),
        MessageHandler(PRIVATE & filters.CONTACT, brought.contacted),
        MessageHandler(PRIVATE & filters.COMMAND, commands.unknown),
        MessageHandler(PRIVATE, brought.misfitting),
    ]


def _consent_fallbacks() -> Handlers:
    return [
        MessageHandler(PRIVATE & FILE, filed.filed),
        MessageHandler(PLACE, brought.pinned),
        MessageHandler(PRIVATE, said.greeted),
    ]
