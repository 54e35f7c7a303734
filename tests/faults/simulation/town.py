"""The town: the real intake, use cases, storage and messenger on one thread, with a clock that is moved."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from bot.domain.agencies import Agency
from bot.domain.errors import LostRace, StorageAway
from bot.domain.rules import Phrase, Rules
from bot.texts import Texts
from bot.texts import build as texts
from bot.usecases import delivery
from bot.usecases.upkeep import sweep
from bot.workers.clockwork import Clockwork
from handlers.chat import application
from handlers.chat.intake import Intake
from handlers.chat.messenger import TelegramMessenger
from storage import blobs, engine
from storage.lane import Item
from storage.lanes import Lanes
from tests.faults.simulation.phones import BOT, Chat, NoFigures, Phones
from tests.faults.simulation.rules import Rulebook, Violation
from tests.faults.simulation.storms import Storm
from tests.faults.simulation.updates import Forge, Person
from tests.support.archive import AREAS, START, TENANT, HandClock

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from bot.ports import Outgoing, UnitOfWork
    from handlers.chat.raw import RawUpdate
    from handlers.chat.turn import LaneApplication

T = TypeVar("T")

TOWN = replace(
    TENANT,
    agencies={code: Agency(code=code, name=f"Dinas {code.title()}", type=code) for code in ("lampu", "taman")},
    rules=Rules(version=1, phrases={code: (Phrase(words=(code,), weight=2.0),) for code in ("lampu", "taman")}),
)
TOKEN = "700:AAcontoh-token-simulasi-000000000000000"

WAITS = "SELECT 1 FROM outbox WHERE state = 'queued' UNION ALL SELECT 1 FROM cards WHERE state <> 'shown' LIMIT 1"
"""Whether anything may have to be sent: a round for nothing costs as much as another."""


class StillLanes(Lanes):
    """The lanes without their threads: what is asked for in one turn of the loop is one group, in the order asked."""

    asked: list[Item]

    async def run(self, key: int, job: Callable[[UnitOfWork], T]) -> T:
        """Run the job with whatever else waits; there is one lane."""
        del key
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self.asked = [*getattr(self, "asked", []), Item(job=job, future=future, loop=loop)]
        loop.call_soon(self._serve)
        return await future

    def _serve(self) -> None:
        items, self.asked = self.asked, []
        if items:
            self.lanes[0]._serve(items)


@cache
def spoken() -> Texts:
    """Read the texts once."""
    return texts()


DOORS: list[LaneApplication] = []
"""The library's Application, built once: it keeps nothing between updates."""


async def open_door() -> None:
    """Build it, where nobody did."""
    if not DOORS:
        DOORS.append(await application.build(TOKEN, {**BOT, "can_join_groups": True}, spoken()))


@dataclass
class Town:
    """Everything between the people and the file; ``pending`` are updates that Telegram keeps, by person."""

    url: str
    chance: random.Random
    clock: HandClock = field(default_factory=HandClock)
    forge: Forge = field(default_factory=Forge)
    people: list[Person] = field(default_factory=list)
    pending: dict[int, deque[RawUpdate]] = field(default_factory=lambda: defaultdict(deque))
    done: list[tuple[datetime, RawUpdate]] = field(default_factory=list)
    sending: Outgoing | None = None
    restarted: bool = True

    def __post_init__(self) -> None:
        """Open the file, and build what is above it."""
        self.engine = engine.build(self.url)
        self.storm = Storm(self.engine)
        self.lanes = StillLanes(self.engine, clock=self.clock, tenant=lambda: TOWN, areas=AREAS, on_mail=lambda: None)
        self.rules = Rulebook(self.url, self.people)
        self.phones = Phones(self.chance, self._read)
        store = blobs.build(f"file:{self.url.removeprefix('sqlite:///')}-files")
        bot: Any = self.phones
        self.messenger = TelegramMessenger(bot, spoken(), ZoneInfo("Asia/Jakarta"), store, NoFigures())
        self.clockwork = Clockwork(self.lanes)
        self.restart()

    def close(self) -> None:
        """Let go of the file."""
        self.rules.close()
        # Whoever closes last brings the write-ahead log into the file.
        self.lanes.lanes[0]._drop()
        self.engine.dispose()

    def restart(self) -> None:
        """Forget what a process remembers, as a killed one does."""
        bot: Any = self.phones
        self.intake = Intake(bot=bot, lanes=self.lanes, applications=DOORS, texts=spoken())
        self.restarted = True

    def chat_of(self, person: Person) -> Chat:
        """Give somebody's private chat."""
        return self.phones.chats.setdefault(person.id, Chat(id=person.id))

    def comes(self, person: Person, update: RawUpdate) -> None:
        """Let Telegram keep an update for us."""
        self.pending[person.id].append(update)

    async def take(self, user: int) -> None:
        """Take somebody's next update; where it is not acknowledged, it stays the next."""
        queue = self.pending[user]
        if not queue:
            return
        update = queue[0]
        try:
            await self.intake.take(update)
        except StorageAway:
            return
        finally:
            await self.intake.stop()
        queue.popleft()
        self.done.append((self.clock.now(), update))
        self.rules.acknowledged(int(BOT["id"]), update.number)

    async def again(self, update: RawUpdate) -> None:
        """Let an update come once more that had its effect: now it has none."""
        before = self.rules.fingerprint()
        try:
            await self.intake.take(update)
        except StorageAway:
            return
        finally:
            await self.intake.stop()
        self.rules.unchanged(before, update.number)

    async def send(self, limit: int = 6, *, crash: str = "") -> int:
        """Let the sender do a round; ``crash`` says where it dies: before or after the calls. Gives what was taken."""
        if self.restarted and await self._stored(lambda unit: delivery.take_over(unit, at_start=True)) is None:
            return 0
        self.restarted = False
        if not self.rules.one(WAITS):
            return 0
        batch = await self._stored(lambda unit: delivery.claim(unit, limit=limit, without=()))
        if batch is None:
            return 0
        for outgoing in batch.items if crash != "before" else ():
            await self._deliver(outgoing, noted=crash != "after")
        if crash:
            self.restart()
        return len(batch.items)

    async def send_all(self) -> None:
        """Send until nothing is left that may go now or in a moment."""
        resting = False
        while not resting:
            while await self.send():
                pass
            self.clock.forward(seconds=1)
            resting = not await self.send()

    async def _deliver(self, outgoing: Outgoing, *, noted: bool) -> None:
        self.sending = outgoing
        try:
            outcome = await self.messenger.send(outgoing)
        except Violation:
            raise
        except Exception as error:
            # The sender would end the letter here, with its cause; none of ours may need that.
            message = f"{outgoing.key} could not be rendered: {error!r}"
            raise Violation(message) from error
        while noted and await self._stored(lambda unit: _concluded(unit, outgoing, outcome)) is None:
            # The sender tries again until it is noted; for that the storage has to come back.
            self.storm.calm()

    async def tick(self) -> None:
        """Let the clock's work be done, as far as storage lets it."""
        try:
            await self.lanes.run(0, sweep)
            await self.clockwork.turn()
        except (StorageAway, LostRace):
            return

    async def _stored(self, job: Callable[[UnitOfWork], T]) -> T | None:
        try:
            return await self.lanes.run(0, job)
        except (StorageAway, LostRace):
            return None

    def _read(self, chat: int, text: str) -> None:
        self.rules.read(self.phones.chats[chat] if chat in self.phones.chats else Chat(id=chat), text, self.sending)


def _concluded(unit: UnitOfWork, outgoing: Outgoing, outcome: Any) -> bool:
    delivery.conclude(unit, outgoing, outcome)
    return True


def morning() -> datetime:
    """Give the moment at which every history begins: a working day, in office hours."""
    return START.replace(hour=3).astimezone(UTC)
