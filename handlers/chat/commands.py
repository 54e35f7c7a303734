"""Commands: they never end the conversation that is open; those that interrupt put its question again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import AGENCY_ADMIN
from bot.usecases import (
    claiming,
    consent,
    draft,
    join,
    leave,
    privacy,
    rate,
    rights,
    rulebook,
    settle,
    status,
    submit,
    talk,
)
from bot.usecases import invite as inviting
from handlers.chat.messages import message_of, words_of
from handlers.chat.said import greeted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Bot, Update

    from bot.texts import Texts
    from handlers.chat.turn import Context

MENU = {
    "lapor": "menu-lapor",
    "status": "menu-status",
    "laporanku": "menu-laporanku",
    "pengaturan": "menu-pengaturan",
    "privasi": "menu-privasi",
    "bahasa": "menu-bahasa",
    "bantuan": "menu-bantuan",
    "batal": "menu-batal",
}
"""The commands in everyone's menu, each with the text that describes it."""

_ALL_DESKS = {"cari": "menu-cari", "statistik": "menu-statistik"}
_AT_DESK = {"tugas": "menu-tugas", "balasan": "menu-balasan", **_ALL_DESKS}
_VERIFYING = {"verifikasi": "menu-verifikasi", "undang": "menu-undang", "aturan": "menu-aturan", **_ALL_DESKS}
OF_ROLES = {
    "admin": {**_VERIFYING, "jejak": "menu-jejak", "batasi": "menu-batasi"},
    "verifier": _VERIFYING,
    "officer": {**_AT_DESK, "serahkan": "menu-serahkan"},
    AGENCY_ADMIN: {**_AT_DESK, "undang": "menu-undang"},
    "village_head": {"desa": "menu-desa"},
}
"""The commands that a role adds to the menu of its person's chat."""


async def start(update: Update, context: Context) -> None:
    """Greet; with an invitation or a claim link, let the person join, or take the report over."""
    del update
    turn, payload = context.turn, " ".join(context.args or [])
    if payload.startswith(submit.CLAIM):
        turn.dialogue = claiming.follow(turn.unit, turn.actor, turn.dialogue, payload.removeprefix(submit.CLAIM))
        turn.dialogue = consent.notice_first(turn.unit, turn.actor, turn.dialogue)
    elif not payload.startswith(join.PREFIX):
        turn.dialogue = consent.greet(turn.unit, turn.actor, turn.dialogue)
    elif not join.redeem(turn.unit, turn.actor, payload):
        turn.dialogue = consent.notice_first(turn.unit, turn.actor, turn.dialogue)


async def report(update: Update, context: Context) -> None:
    """Begin a report, with the story where it was written along; where one is open already, go on with it."""
    turn, message = context.turn, message_of(update)
    turn.dialogue = rate.passed(turn.dialogue)
    if turn.conversation == "consent" or (turn.dialogue.draft is None and not turn.actor.consented):
        await greeted(update, context)
    elif turn.dialogue.draft is None:
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


async def show_mine(update: Update, context: Context) -> None:
    """List one's own reports, a page at a time."""
    del update
    turn = context.turn
    status.list_mine(turn.unit, turn.actor)
    turn.dialogue = consent.notice_first(turn.unit, turn.actor, turn.dialogue)


async def show_privacy(update: Update, context: Context) -> None:
    """Say what is kept, and put the open question again."""
    del update
    turn = context.turn
    privacy.show(turn.unit, turn.actor)
    turn.dialogue = consent.resume(turn.unit, turn.actor, turn.dialogue)


async def invite(update: Update, context: Context) -> None:
    """Invite people and groups."""
    del update
    turn = context.turn
    turn.dialogue = inviting.begin(turn.unit, turn.actor, turn.dialogue)


async def rules(update: Update, context: Context) -> None:
    """Look into the rules, and change which are followed."""
    del update
    turn = context.turn
    turn.dialogue = rulebook.begin(turn.unit, turn.actor, turn.dialogue)


async def show_help(update: Update, context: Context) -> None:
    """Say what can be done here, and put the open question again."""
    del update
    turn = context.turn
    talk.say(turn.unit, turn.actor, "help")
    if rights.sits(turn.unit, turn.actor):
        talk.say(turn.unit, turn.actor, "help-desk")
    turn.dialogue = consent.resume(turn.unit, turn.actor, turn.dialogue)


async def cancel(update: Update, context: Context) -> None:
    """Leave the open conversation."""
    del update
    turn = context.turn
    turn.dialogue = leave.cancel(turn.unit, turn.actor, turn.dialogue)


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


def menu_of(texts: Texts, language: str, roles: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Give the menu of somebody with these roles."""
    menu = MENU | {command: key for role in roles for command, key in OF_ROLES.get(role, {}).items()}
    return [(command, texts.label(key, language)) for command, key in menu.items()]


LANGUAGES = (("id", None), ("en", "en"))
"""The languages in which Telegram tells of the bot, with the code of the phones that read it; None is any other."""


async def publish(bot: Bot, texts: Texts) -> None:
    """Give Telegram the menu, and what the bot says of itself before START unless somebody has written that already."""
    described = (await bot.get_my_description()).description
    for language, code in LANGUAGES:
        await bot.set_my_commands(menu_of(texts, language), language_code=code)
        if not described:
            await bot.set_my_description(texts.label("bot-description", language), language_code=code)
