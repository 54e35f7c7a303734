"""The things of the little world: bots, people, groups, rooms with their posts, button presses, files."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Webhook:
    """Where a bot wants its updates, and how the last deliveries went."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_at: int = 0
    last_error: str = ""
    set_at: float = 0.0
    last_success_at: float = 0.0


@dataclass(slots=True)
class Bot:
    """A bot account with everything that BotFather and the Bot API can set."""

    id: int
    token: str
    username: str
    name: str
    reads_all: bool = False
    last_message_id: int = 0
    last_update_id: int = 0
    last_update_at: float = 0.0
    allowed: list[str] | None = None
    webhook: Webhook | None = None
    commands: Json = field(default_factory=dict)
    profile: Json = field(default_factory=dict)


@dataclass(slots=True)
class Person:
    """Somebody with a phone; knows which bots they wrote to and which they blocked."""

    id: int
    name: str
    username: str | None
    language: str
    phone: str
    last_name: str | None = None
    started: list[int] = field(default_factory=list)
    blocked: list[int] = field(default_factory=list)
    deactivated: bool = False


@dataclass(slots=True)
class Group:
    """A group, supergroup or channel with the status of each who is or was in it."""

    id: int
    title: str
    kind: str = "group"
    members: dict[str, str] = field(default_factory=dict)
    upgraded_to: int | None = None
    upgraded_from: int | None = None
    deleted: bool = False

    def status(self, user: int) -> str:
        """Give the Bot API status of a user; `left` for strangers."""
        return self.members.get(str(user), "left")

    def has(self, user: int) -> bool:
        """Whether the user can read here now."""
        return self.status(user) not in {"left", "kicked"}


@dataclass(slots=True)
class Post:
    """One message as it stands now; `body` is the Bot API object without file ids, which differ from bot to bot."""

    room: str
    id: int
    author: int
    revision: int
    body: Json
    keyboard: Json | None = None
    deleted: bool = False


@dataclass(slots=True)
class Room:
    """A chat as a place: a private chat of one person with one bot, or a group; `asked` is a message to be answered."""

    key: str
    chat: int
    bot: int | None = None
    last_id: int = 0
    keyboard: Json | None = None
    asked: int | None = None
    pinned: list[int] = field(default_factory=list)
    posts: dict[int, Post] = field(default_factory=dict)

    def to_json(self) -> Json:
        """Give the stored form: the posts are facts of their own."""
        return {
            "key": self.key,
            "chat": self.chat,
            "bot": self.bot,
            "last_id": self.last_id,
            "keyboard": self.keyboard,
            "asked": self.asked,
            "pinned": self.pinned,
        }


@dataclass(slots=True)
class Mark:
    """How far somebody has read a room."""

    room: str
    person: int
    post: int

    @property
    def key(self) -> tuple[str, int]:
        """Whose mark it is, and where."""
        return self.room, self.person


@dataclass(slots=True)
class Query:
    """A press on an inline button that waits for the bot's answer."""

    id: str
    bot: int
    person: int
    room: str
    post: int
    data: str
    label: str
    at: float
    answer: Json | None = None


@dataclass(slots=True)
class File:
    """A stored file; the same bytes are kept once, under their hash."""

    unique: str
    blob: str
    kind: str
    size: int
    path: str
    name: str | None = None
    mime: str | None = None
    about: Json = field(default_factory=dict)
