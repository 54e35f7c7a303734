"""One update's turn: the unit it runs in, who acts, the conversation as it stands, the answer to a press."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from telegram.constants import ChatType
from telegram.ext import Application, CallbackContext, ExtBot

from bot.domain.errors import SimpulError
from bot.domain.messages import Toast

if TYPE_CHECKING:
    from telegram import Message, Update

    from bot.domain.people import Actor
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork


GROUP_COMMANDS = ("/start", "/bantuan", "/help", "/tugas")
"""The commands that mean the bot also in a group where they do not name it."""


class UpdateMalformed(SimpulError):
    """The update does not say whose it is in the way Telegram does; the particulars name what is wrong."""


@dataclass(slots=True)
class Turn:
    """What handlers work on; the dialogue is replaced as the use cases go."""

    unit: UnitOfWork
    actor: Actor
    dialogue: Dialogue
    toast: Toast = field(default_factory=Toast)
    failure: Exception | None = None

    @property
    def conversation(self) -> str | None:
        """Name the open conversation."""
        return self.dialogue.draft.conversation if self.dialogue.draft else None


def begin(unit: UnitOfWork, update: Update) -> Turn | None:
    """Meet who sent the update, and read the conversation; None where nobody or no chat is behind it.

    Left out, with whoever is behind them, are also messages in groups that are not for us.
    """
    user, chat, message = update.effective_user, update.effective_chat, update.effective_message
    if message is not None and chat is None:
        raise UpdateMalformed("chat")
    if user is None or chat is None or (message is not None and _passes(update, message)):
        return None
    if not (_is_id(user.id) and _is_id(chat.id)):
        raise UpdateMalformed("id")
    actor = unit.people.meet(user=user.id, chat=chat.id, kind=chat.type, name=user.full_name)
    return Turn(unit=unit, actor=actor, dialogue=unit.dialogues.get(actor.chat, actor.person))


def _passes(update: Update, message: Message) -> bool:
    """Tell whether this is only said in a group; that a group moves counts on its old side alone."""
    if update.callback_query is not None or message.chat.type == ChatType.PRIVATE:
        return False
    return message.migrate_to_chat_id is None and not _for_us(message)


def _for_us(message: Message) -> bool:
    """Tell whether a message in a group speaks to the bot: a reply to it, or a command for it and no other."""
    original, me = message.reply_to_message, message.get_bot()
    if original is not None and original.from_user is not None and original.from_user.id == me.id:
        return True
    command, _, named = (message.text or "").partition(" ")[0].partition("@")
    if named:
        return command.startswith("/") and named.casefold() == me.username.casefold()
    return command in GROUP_COMMANDS


def _is_id(value: object) -> bool:
    """Look twice: the library takes over whatever stands there."""
    return isinstance(value, int)


class LaneApplication(Application[Any, Any, Any, Any, Any, Any]):
    """An Application that belongs to one lane; ``turn`` is the update it is at."""

    turn: Turn | None = None


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """What a handler is given: the turn stands in for all of the library's own data."""

    @property
    def turn(self) -> Turn:
        """Give the turn of the update at hand."""
        turn = cast("LaneApplication", self.application).turn
        if turn is None:
            raise RuntimeError("no turn is open")  # noqa: TRY003 - a programming error
        return turn
