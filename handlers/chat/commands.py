"""Commands: they never end the conversation that is open; those that interrupt put its question again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.usecases import consent, draft, join, settle, status, talk
from handlers.chat.messages import message_of, words_of

if TYPE_CHECKING:
    from telegram import Bot, Update

    from bot.texts import Texts
    from handlers.chat.turn import Context

MENU = {
    "lapor": "menu-lapor",
    "status": "menu-status",
    "bahasa": "menu-bahasa",
    "bantuan": "menu-bantuan",
    "batal": "menu-batal",
}
"""The commands in everyone's menu, each with the text that describes it."""


async def start(update: Update, context: Context) -> None:
    """Greet; with an invitation in the link, let the person join."""
    del update
    turn, payload = context.turn, " ".join(context.args or [])
    if not payload.startswith(join.PREFIX):
        turn.dialogue = consent.greet(turn.unit, turn.actor, turn.dialogue)
    elif not join.redeem(turn.unit, turn.actor, payload):
        turn.dialogue = consent.notice_first(turn.unit, turn.actor, turn.dialogue)


async def report(update: Update, context: Context) -> None:
    """Begin a report, with the story where it was written along; where one is open already, go on with it."""
    turn, message = context.turn, message_of(update)
    if turn.dialogue.draft is None:
        story, source = words_of(message), message.message_id
        turn.dialogue = draft.begin(turn.unit, turn.actor, turn.dialogue, story=story, source=source)
    else:
        talk.say(turn.unit, turn.actor, "draft-open")
        turn.dialogue = talk.ask(turn.unit, turn.actor, turn.dialogue)


async def show_status(update: Update, context: Context) -> None:
    """Show a report's status."""
    del update
    turn = context.turn
    status.show(turn.unit, turn.actor, " ".join(context.args or []))
    turn.dialogue = consent.notice_first(turn.unit, turn.actor, turn.dialogue)


async def show_help(update: Update, context: Context) -> None:
    """Say what can be done here, and put the open question again."""
    del update
    turn = context.turn
    talk.say(turn.unit, turn.actor, "help")
    turn.dialogue = consent.resume(turn.unit, turn.actor, turn.dialogue)


async def cancel(update: Update, context: Context) -> None:
    """Leave the open conversation."""
    del update
    turn = context.turn
    turn.dialogue = draft.cancel(turn.unit, turn.actor, turn.dialogue)


async def choose_language(update: Update, context: Context) -> None:
    """Ask which language to read; a newcomer's notice follows in the one that is chosen."""
    del update
    settle.ask_language(context.turn.unit, context.turn.actor)


async def unknown(update: Update, context: Context) -> None:
    """Say that there is no such command, and put the open question again."""
    del update
    turn = context.turn
    talk.say(turn.unit, turn.actor, "unknown-command")
    turn.dialogue = consent.resume(turn.unit, turn.actor, turn.dialogue)


async def publish(bot: Bot, texts: Texts) -> None:
    """Give Telegram the menu, in Indonesian for everyone and in English where the phone speaks it."""
    for language, code in (("id", None), ("en", "en")):
        menu = [(command, texts.label(key, language)) for command, key in MENU.items()]
        await bot.set_my_commands(menu, language_code=code)
