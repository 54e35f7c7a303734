"""The updates of a bot that have not been delivered yet, oldest first."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sandbox.clock import Clock
from sandbox.models import Bot
from sandbox.store import Store

DAY = 86_400.0
WEEK = 7 * DAY
LARGEST_JUMP = 1_000_000
LIFETIMES = {"callback_query": 150.0, "inline_query": 30.0, "chosen_inline_result": 600.0}
KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "guest_message",
        "subscription",
        "stopped_message_generation",
    }
)
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class Update:
    """One undelivered update; updates of the same lane reach a webhook strictly one after another."""

    seq: int
    bot: int
    id: int
    lane: str
    expires: float
    body: dict[str, Any]
    repeated: bool = False


class Queue:
    """Undelivered updates of one bot; polling confirms them, a webhook takes them out one by one."""

    def __init__(self, bot: Bot, clock: Clock, store: Store, emptied: Callable[[], None]) -> None:
        """Start empty; `restore` brings back what an earlier run left, `emptied` hears when nothing waits any more."""
        self.bot = bot
        self.heirs: list[Callable[[Update], None]] = []
        self._clock = clock
        self._store = store
        self._emptied = emptied
        self._waiting: dict[int, Update] = {}
        self._seq = 0

    def restore(self, update: Update) -> None:
        """Put back an update from the archive."""
        self._waiting[update.seq] = update
        self._seq = max(self._seq, update.seq)

    def wants(self, kind: str) -> bool:
        """Whether the bot's allowed_updates let this kind in."""
        return kind in self.bot.allowed if self.bot.allowed else kind not in ON_REQUEST

    def add(self, kind: str, content: dict[str, Any], lane: str) -> None:
        """Queue an update under the next number, unless the bot does not want its kind."""
        if self.wants(kind):
            self._count_on()
            body = {"update_id": self.bot.last_update_id, kind: content}
            self._put(body, lane, self._clock.now() + LIFETIMES.get(kind, DAY), repeated=False)

    def push(self, body: dict[str, Any], lane: str) -> int:
        """Queue a ready update; one with a number that is already confirmed is delivered once more all the same."""
        repeated = "update_id" in body and int(body["update_id"]) <= self.bot.last_update_id
        body.setdefault("update_id", self.bot.last_update_id + 1)
        self.bot.last_update_id = max(self.bot.last_update_id, int(body["update_id"]))
        self._put(body, lane, self._clock.now() + DAY, repeated=repeated)
        return int(body["update_id"])

    def waiting(self) -> Iterator[Update]:
        """Give the updates that are still worth delivering, in order."""
        now = self._clock.now()
        for update in list(self._waiting.values()):
            if update.expires > now:
                yield update
            else:
                self.drop(update)

    def has(self, update: Update) -> bool:
        """Whether the update still waits and has not expired."""
        return update.seq in self._waiting and update.expires > self._clock.now()

    def confirm(self, offset: int) -> None:
        """Forget all updates below the offset."""
        for update in list(self._waiting.values()):
            if update.id < offset and not update.repeated:
                self.drop(update)

    def drop(self, update: Update) -> None:
        """Forget one update."""
        if self._waiting.pop(update.seq, None):
            self._store.drop("update", f"{update.bot}:{update.seq}")
            if not self._waiting:
                self._emptied()

    def clear(self) -> None:
        """Forget everything, as drop_pending_updates asks."""
        for update in list(self._waiting.values()):
            self.drop(update)

    def __len__(self) -> int:
        """How many updates wait."""
        return sum(1 for _ in self.waiting())

    def _count_on(self) -> None:
        # After a week without updates Telegram goes on at random; here always upwards, so that offsets stay true.
        now, quiet = self._clock.now(), self.bot.last_update_at
        jump = secrets.randbelow(LARGEST_JUMP) if quiet and now > quiet + WEEK else 0
        self.bot.last_update_id += 1 + jump
        self.bot.last_update_at = now

    def _put(self, body: dict[str, Any], lane: str, expires: float, *, repeated: bool) -> None:
        self._seq += 1
        update = Update(self._seq, self.bot.id, int(body["update_id"]), lane, expires, body, repeated)
        self._waiting[update.seq] = update
        self._store.put("update", f"{update.bot}:{update.seq}", update)
        self._store.put("bot", self.bot.id, self.bot)
        for heir in self.heirs:
            heir(update)
