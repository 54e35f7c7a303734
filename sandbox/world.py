"""The little world: all bots, people, groups, rooms and files, and the instruments around them."""

import secrets
from collections import Counter
from collections.abc import Callable
from typing import Any

from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.journal import Journal
from sandbox.limits import Limiter
from sandbox.models import Bot, File, Group, Json, Mark, Person, Query, Room
from sandbox.polling import Poller
from sandbox.store import Store
from sandbox.updates import Queue
from sandbox.webhook import Courier, Reply

FIRST_BOT = 7_100_000_001
FIRST_PERSON = 5_200_000_001  # beyond 32 bits, as real accounts are
FIRST_GROUP = 4_100_000_001
FIRST_SUPERGROUP = 2_100_000_001
SUPERGROUP_BASE = 1_000_000_000_000


class World:
    """Everything the sandbox knows; functions of the other modules act on it."""

    def __init__(self, store: Store, replier: "Replier", *, limits: bool) -> None:
        """Start empty; `archive.restore` brings back what an earlier run left."""
        self._replier = replier
        self.store = store
        self.clock = Clock()
        self.changes = Changes()
        self.journal = Journal()
        self.faults = Faults()
        self.limiter = Limiter(self.clock, on=limits)
        self.counters: Counter[str] = Counter()
        self.bots: dict[int, Bot] = {}
        self.tokens: dict[str, Bot] = {}
        self.queues: dict[int, Queue] = {}
        self.pollers: dict[int, Poller] = {}
        self.couriers: dict[int, Courier] = {}
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.rooms: dict[str, Room] = {}
        self.queries: dict[str, Query] = {}
        self.marks: dict[tuple[str, int], Mark] = {}
        self.files: dict[str, File] = {}
        self.blobs: dict[str, bytes] = {}
        self.done: dict[str, object] = {}  # what acts gave that may come once more, by their marks
        self.guide: Json = {}
        store.troubled = lambda: self.changes.tell("trouble")

    def next(self, name: str) -> int:
        """Count on: the next number of a series."""
        self.counters[name] += 1
        self.store.put("meta", "counters", self.counters)
        return self.counters[name]

    def now(self) -> int:
        """Give the sandbox's time in whole seconds, as Telegram gives it."""
        return int(self.clock.now())

    def advance(self, seconds: float) -> None:
        """Move the clock forward and remember how far."""
        if seconds < 0:
            message = "time only moves forward"
            raise ValueError(message)
        self.clock.advance(seconds)
        self.store.put("meta", "clock", {"offset": self.clock.offset})
        self.changes.tell("clock", "clock", offset=self.clock.offset)

    def begin(self, moment: float) -> None:
        """Let the clock of a new world start at a moment; a world that an earlier run began keeps its own."""
        if not self.bots:
            self.clock.offset += moment - self.clock.now()
            self.store.put("meta", "clock", {"offset": self.clock.offset})

    def guided(self, guide: Json) -> None:
        """Let the page lead newcomers by this table; an empty one leads nobody."""
        self.guide = guide
        self.store.put("guide", "guide", guide)
        self.changes.tell("guide")

    def keep(self, thing: Bot | Person | Group | Query) -> None:
        """Write the thing through to the archive."""
        self.store.put(type(thing).__name__.lower(), thing.id, thing)

    def admit(self, bot: Bot) -> None:
        """Make the bot known, with its queue and both ways of delivery."""
        self.bots[bot.id] = self.tokens[bot.token] = bot
        queue = self.queues[bot.id] = Queue(
            bot, self.clock, self.store, lambda: self.changes.tell("settled", bot=bot.id)
        )
        self.pollers[bot.id] = Poller(queue)
        self.couriers[bot.id] = Courier(queue, self.clock, lambda: self.keep(bot), self._replier(self, bot))


Replier = Callable[[World, Bot], Reply]


def new_bot(world: World, username: str, name: str, token: str | None) -> Bot:
    """Find the bot of that token or user name, or make it."""
    for bot in world.bots.values():
        if bot.token == token or (token is None and bot.username == username):
            return bot
        if bot.username == username:
            message = f"@{username} is taken and has another token"
            raise ValueError(message)
    number = int(token.partition(":")[0]) if token else FIRST_BOT + world.next("bot") - 1
    bot = Bot(number, token or f"{number}:AA{secrets.token_urlsafe(25)[:33]}", username, name)
    bot.last_update_id = 100_000_000 + secrets.randbelow(800_000_000)
    world.admit(bot)
    world.keep(bot)
    world.changes.tell("bot", bot=bot.id)
    return bot


def new_person(world: World, name: str, **details: Any) -> Person:  # noqa: ANN401 - JSON
    """Somebody new with a phone number of their own."""
    count = world.next("person")
    first, _, last = name.partition(" ")
    person = Person(
        id=int(details.get("id") or FIRST_PERSON + 7919 * (count - 1)),
        name=first,
        last_name=last or None,
        username=details.get("username"),
        language=str(details.get("language") or "id"),
        phone=str(details.get("phone") or f"+62811{count:07d}"),
    )
    if person.id in world.people:
        message = f"somebody has the id {person.id} already"
        raise ValueError(message)
    world.people[person.id] = person
    world.keep(person)
    world.changes.tell("person", person=person.id)
    return person


def new_group(world: World, title: str, kind: str = "group") -> Group:
    """Make an empty group, supergroup or channel with an id of the right shape."""
    if kind == "group":
        number = -(FIRST_GROUP + world.next("group") - 1)
    else:
        number = -(SUPERGROUP_BASE + FIRST_SUPERGROUP + world.next("supergroup") - 1)
    group = Group(number, title, kind)
    world.groups[number] = group
    world.keep(group)
    world.changes.tell("group", chat=group.id)
    return group
