"""The Telegram of the simulation: chats with what they show, the calls of the bot, and every way in which they fail."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from telegram import InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.ports.figures import Pictured, Tabled

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

BOT = {"id": 700, "is_bot": True, "first_name": "Simpul", "username": "simpul_bot"}


@dataclass
class Shown:
    """A message in a chat, as its people see it; ``buttons`` are label and data."""

    number: int
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


@dataclass
class Chat:
    """A private chat or a group; ``away`` tells that the bot was blocked or removed."""

    id: int
    kind: str = "private"
    screen: list[Shown] = field(default_factory=list)
    away: bool = False
    last: int = 0

    def next(self) -> int:
        """Number the next message."""
        self.last += 1
        return self.last


MISHAPS: dict[str, Callable[[Chat], TelegramError]] = {
    "flood": lambda _: RetryAfter(3),
    "slow": lambda _: TimedOut(),
    "lost answer": lambda _: TimedOut(),
    "down": lambda _: NetworkError("Bad Gateway"),
    "refused": lambda _: BadRequest("Can't parse entities"),
    "no rights": lambda _: BadRequest("not enough rights"),
    "blocked": lambda chat: Forbidden("bot was blocked by the user" if chat.kind == "private" else "bot was kicked"),
    "gone": lambda _: BadRequest("chat not found"),
}
"""What may go wrong with a call; of ``lost answer`` the message arrives all the same."""

LASTING = ("blocked", "gone")
"""After these the chat stays out of reach until its person comes back."""


class Phones:
    """Every chat, and the Bot API's client that the real messenger calls; ``read`` is told what a chat shows."""

    username = BOT["username"]

    def __init__(self, chance: random.Random, read: Callable[[int, str], None]) -> None:
        """Begin without chats."""
        self.chance, self.read = chance, read
        self.chats: dict[int, Chat] = {}
        self.down, self.share = False, 0.06
        self.calls: list[str] = []

    async def answer_callback_query(self, query: str, **_: Any) -> None:
        """Take the answer of a press."""
        self.calls.append(query)

    async def edit_message_text(self, text: str, *, chat_id: int, message_id: int, reply_markup: Any, **_: Any) -> bool:
        """Change a message, where it is still there."""
        chat = self._reached(chat_id)
        found = next((one for one in chat.screen if one.number == message_id), None)
        if found is None:
            message = "Message to edit not found"
            raise BadRequest(message)
        if (found.text, found.buttons) == (text, _buttons(reply_markup)):
            message = "Message is not modified"
            raise BadRequest(message)
        self.read(chat_id, text)
        found.text, found.buttons = text, _buttons(reply_markup)
        return True

    async def set_my_commands(self, *_: Any, **__: Any) -> bool:
        """Take a menu."""
        return True

    async def leave_chat(self, chat_id: int) -> bool:
        """Go out of a group."""
        self.chats[chat_id].away = True
        return True

    async def send_message(self, chat_id: int, text: str, **more: Any) -> Any:
        """Show a text."""
        return self._show(chat_id, text, more.get("reply_markup"))

    async def send_media_group(self, chat_id: int, media: list[Any], **_: Any) -> list[Any]:
        """Show an album by its caption."""
        return [self._show(chat_id, media[0].caption or "", None) for _ in media]

    def __getattr__(self, name: str) -> Any:
        """Show any other file by its caption."""
        if not name.startswith("send_"):
            raise AttributeError(name)

        async def send(chat_id: int, *_: Any, caption: str = "", reply_markup: Any = None, **__: Any) -> Any:
            return self._show(chat_id, caption, reply_markup)

        return send

    def _show(self, chat_id: int, text: str, markup: Any) -> Any:
        chat = self._reached(chat_id, said=(text, markup))
        return SimpleNamespace(message_id=self._put(chat, text, markup))

    def _put(self, chat: Chat, text: str, markup: Any) -> int:
        self.read(chat.id, text)
        keys = [key.text for row in markup.keyboard for key in row] if isinstance(markup, ReplyKeyboardMarkup) else []
        shown = Shown(number=chat.next(), text=text, buttons=_buttons(markup), keys=keys)
        chat.screen.append(shown)
        return shown.number

    def _reached(self, chat_id: int, said: tuple[str, Any] | None = None) -> Chat:
        """Give the chat, or raise what Telegram would say instead."""
        chat = next((one for one in self.chats.values() if one.id == chat_id), None)
        if chat is None:
            moved = self.chats.get(chat_id)
            raise ChatMigrated(moved.id) if moved else BadRequest("chat not found")
        if self.down:
            raise TimedOut if self.chance.random() < 0.5 else NetworkError("Bad Gateway")
        if chat.away:
            raise MISHAPS["blocked"](chat)
        if self.chance.random() < self.share:
            self._mishap(chat, said)
        return chat

    def _mishap(self, chat: Chat, said: tuple[str, Any] | None) -> None:
        name = self.chance.choice(list(MISHAPS))
        if name == "lost answer" and said is not None:
            self._put(chat, *said)
        if name in LASTING:
            if chat.kind != "private" or self.chance.random() < 0.7:
                name = "slow"
            chat.away = name in LASTING
        raise MISHAPS[name](chat)


def _buttons(markup: Any) -> list[tuple[str, str]]:
    if not isinstance(markup, InlineKeyboardMarkup):
        return []
    return [
        (str(key.text), str(key.callback_data)) for row in markup.inline_keyboard for key in row if key.callback_data
    ]


class NoFigures:
    """Stands where figures are drawn: what they say is proved elsewhere."""

    async def pictured(self, *_: Any) -> Pictured:
        """Give no picture."""
        return Pictured(picture=b"", values={})

    async def table(self, *_: Any) -> Tabled:
        """Give no table."""
        return Tabled(content=b"", values={})

    async def drawn(self, *_: Any, **__: Any) -> bytes:
        """Draw nothing."""
        return b""

    sheet = drawn
