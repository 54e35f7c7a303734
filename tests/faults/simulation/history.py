"""One history: a town that has just opened, so many events by one seed, and what must hold at the end."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from bot import reconciling
from bot.domain.lifecycle import Role
from bot.usecases import join
from storage import blobs
from tests.faults.simulation.acts import act, somebody
from tests.faults.simulation.phones import Chat
from tests.faults.simulation.rules import Violation
from tests.faults.simulation.town import TOWN, Town, morning, open_door
from tests.faults.simulation.updates import Person
from tests.support.archive import AREAS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

GROUP = -1_001_000_000_900
PEOPLE = (
    *(Person(id=800 + number, name=f"Warga Nx{number}") for number in range(1, 5)),
    Person(id=811, name="Petugas Nx11", role="officer", agency="lampu"),
    Person(id=812, name="Petugas Nx12", role="officer", agency="lampu"),
    Person(id=813, name="Petugas Nx13", role="officer", agency="taman"),
    Person(id=814, name="Verifikator Nx14", role="verifier"),
)
REPEATED_FOR = timedelta(days=1)
DRAINED = 400
"""After so many rounds all letters must have ended: each is tried again after at most five minutes."""


@dataclass
class History:
    """A town with what is done to it."""

    town: Town
    chance: random.Random
    did: Counter[str] = field(default_factory=Counter)

    async def opens(self) -> None:
        """Let everybody come in: officers by invitation, a group as a desk, citizens by agreeing."""
        town = self.town
        town.phones.share = 0.0
        town.people.extend(PEOPLE)
        town.phones.chats[GROUP] = Chat(id=GROUP, kind="supergroup")
        for person in PEOPLE:
            town.rules.wrote[person.name.split()[1]] = person.id
            invited = person.role != "citizen"
            payload = f" {await self._invite(Role(person.role), person.agency)}" if invited else ""
            await self._does(person, town.chat_of(person), f"/start{payload}")
            if not invited:
                await self._agrees(person)
        group = await self._invite(None, "lampu")
        await self._does(PEOPLE[4], town.phones.chats[GROUP], f"/start@simpul_bot {group}")
        town.phones.share = 0.06

    async def _invite(self, role: Role | None, agency: str | None) -> str:
        return await self.town.lanes.run(0, lambda unit: join.invite(unit, role=role, agency=agency, area=None, days=7))

    async def _does(self, person: Person, chat: Chat, text: str) -> None:
        self.town.comes(person, self.town.forge.says(person, chat, text))
        await self.settle()

    async def _agrees(self, person: Person) -> None:
        chat = self.town.chat_of(person)
        shown = chat.screen[-1]
        self.town.comes(person, self.town.forge.presses(person, chat, shown, shown.buttons[0][1]))
        await self.settle()

    async def settle(self) -> None:
        """Take what waits and send what there is."""
        for user in list(self.town.pending):
            while self.town.pending[user]:
                await self.town.take(user)
        await self.town.send_all()

    async def step(self) -> None:
        """Let one event happen."""
        [name] = self.chance.choices(list(EVENTS), [weight for weight, _ in EVENTS.values()])
        self.did[name] += 1
        self.town.clock.forward(seconds=self.chance.randrange(1, 20))
        await EVENTS[name][1](self)

    async def ends(self) -> None:
        """Let everything come back and calm down, and hold that all is proved."""
        town = self.town
        town.storm.calm()
        town.phones.down, town.phones.share = False, 0.0
        town.restart()
        for _ in range(DRAINED):
            await self.settle()
            town.clock.forward(minutes=6)
            if not town.rules.one(
                "SELECT 1 FROM outbox WHERE state = 'claimed' OR (state = 'queued' AND attempts > 0)"
            ):
                break
        await town.tick()
        await self.settle()
        town.rules.look()
        await self.proved()

    async def proved(self) -> None:
        """Hold that the database is proved, and that no update failed by itself."""
        town = self.town
        store = blobs.build(f"file:{town.url.removeprefix('sqlite:///')}-files")
        found = await reconciling.proved(town.url, store, now=town.clock.now(), tenant=TOWN, areas=AREAS)
        if found.exceptions:
            raise Violation("\n".join(f"{one.check}: {one.subject} {one.detail}" for one in found.exceptions))
        parked = town.rules.rows("SELECT update_id, cause FROM parked")
        if parked:
            message = f"updates failed by themselves: {parked}"
            raise Violation(message)

    # ----- the events

    async def acts(self) -> None:
        """Let somebody do something, and the bot take it."""
        person = somebody(self.chance, self.town.people)
        self.town.forge.time = int(self.town.clock.now().timestamp())
        self.town.comes(person, act(self.town, person))
        await self.town.take(person.id)
        if self.chance.random() < 0.8:
            self.did["sends"] += 1
            await self.town.send()

    async def crowds(self) -> None:
        """Let several people do something at the same time: their units share a COMMIT."""
        people = self.chance.sample(self.town.people, 3)
        for person in people:
            self.town.comes(person, act(self.town, person))
        await asyncio.gather(*(self.town.take(person.id) for person in people))

    async def catches_up(self) -> None:
        """Take what Telegram kept while storage was away, whoever's it is."""
        waiting = [user for user, queue in self.town.pending.items() if queue]
        for user in self.chance.sample(waiting, len(waiting)):
            await self.town.take(user)

    async def repeats(self) -> None:
        """Let an update come again that had its effect, as Telegram does within a day."""
        lately = [one for at, one in self.town.done[-50:] if abs(self.town.clock.now() - at) < REPEATED_FOR]
        if lately:
            await self.town.again(self.chance.choice(lately))

    async def reorders(self) -> None:
        """Let two updates of one person come in the wrong order."""
        person = somebody(self.chance, self.town.people)
        first, second = act(self.town, person), act(self.town, person)
        self.town.comes(person, second)
        self.town.comes(person, first)
        await self.town.take(person.id)

    async def dies_after_commit(self) -> None:
        """Let the process die between the COMMIT and the word to Telegram: the update comes again."""
        person = somebody(self.chance, self.town.people)
        update = act(self.town, person)
        self.town.comes(person, update)
        await self.town.take(person.id)
        self.town.restart()
        if not self.town.pending[person.id]:
            await self.town.again(update)

    async def breaks_off(self) -> None:
        """Cut a statement short in the middle of a unit, or let its COMMIT fail, and let the process die of it."""
        self.town.storm.cut(self.chance.randrange(1, 60))
        self.town.storm.torn = self.chance.random() < 0.3
        await self.acts()
        self.town.storm.calm()
        if self.chance.random() < 0.5:
            self.town.restart()

    async def goes_away(self) -> None:
        """Let storage be away, or the disk full, for some events."""
        if self.chance.random() < 0.5:
            self.town.storm.away = True
        else:
            self.town.storm.fill(full=True)
        for _ in range(self.chance.randrange(1, 6)):
            await self.acts()
            await self.town.send()
        self.town.storm.calm()

    async def sends(self) -> None:
        """Let the sender do a round."""
        await self.town.send()

    async def sender_dies(self) -> None:
        """Let the sender die with letters under way."""
        await self.town.send(crash=self.chance.choice(["before", "after"]))

    async def telegram_goes(self) -> None:
        """Let Telegram be away for a round or two."""
        self.town.phones.down = True
        await self.town.send()
        await self.acts()
        self.town.phones.down = False

    async def time_passes(self) -> None:
        """Move the clock on, by minutes, hours or days, and let it do its work."""
        step = self.chance.choice([{"minutes": 5}, {"minutes": 40}, {"hours": 5}, {"days": 1}, {"days": 4}])
        self.town.clock.forward(**step)
        await self.town.tick()

    async def time_jumps_back(self) -> None:
        """Set the clock back, as a wrong time server does."""
        self.town.clock.forward(minutes=-self.chance.randrange(1, 90))
        await self.town.tick()


EVENTS: dict[str, tuple[float, Callable[[History], Awaitable[None]]]] = {
    "acts": (70, History.acts),
    "crowds": (4, History.crowds),
    "catches up": (6, History.catches_up),
    "repeats": (5, History.repeats),
    "reorders": (2, History.reorders),
    "dies after commit": (2, History.dies_after_commit),
    "breaks off": (3, History.breaks_off),
    "goes away": (1, History.goes_away),
    "sends": (5, History.sends),
    "sender dies": (2, History.sender_dies),
    "telegram goes": (1, History.telegram_goes),
    "time passes": (3, History.time_passes),
    "time jumps back": (0.5, History.time_jumps_back),
}
"""Every kind of event, how often it comes, and what it does; a round of the sender after an act counts for itself."""


async def lived(seed: int, events: int, template: str, folder: Path) -> Counter[str]:
    """Live one history; gives how often each kind of event came, and raises Violation with the seed."""
    file = folder / f"town-{seed}.db"
    shutil.copy(template, file)
    await open_door()
    chance = random.Random(seed)
    town = Town(f"sqlite:///{file}", chance)
    town.clock.time = morning()
    history = History(town, chance)
    try:
        await history.opens()
        while history.did.total() < events:
            await history.step()
        await history.ends()
    except Violation as broken:
        message = f"seed {seed}, event {history.did.total()}: {broken}"
        raise Violation(message) from broken
    finally:
        town.close()
        _cleared(folder, seed)
    return history.did


def _cleared(folder: Path, seed: int) -> None:
    """Take away what a town leaves: two hundred of them would fill the disk."""
    for left in folder.glob(f"town-{seed}.db*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
