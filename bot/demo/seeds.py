"""Who is there when a demo begins: tables of invented people and of what they did, and the little that reads them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from bot.clock import LOOK_SECONDS
from bot.domain.errors import SimpulError
from bot.domain.lifecycle import Role
from bot.tools import in_unit
from bot.usecases import join

if TYPE_CHECKING:
    from bot.ports import Clock
    from bot.settings import Settings
    from sandbox.client import Bot, Group, Person, Sandbox

PATIENCE = 30.0
"""Seconds that somebody waits for the bot: the machine may be slow."""

FOLLOWED_SECONDS = 2 * LOOK_SECONDS
"""By then the bot's clock has followed the sandbox's."""

NEARLY = timedelta(hours=1)
"""What is left to the present after the last span: the time that it all took."""

INVITED_DAYS = 7


class SeedFailed(SimpulError):
    """The bot did not do what the demo's people expected; `bot/demo/seeds.py` has to follow the conversation."""


class Act(StrEnum):
    """What somebody can do: press START, perhaps behind an invitation, say, tap, press a key, send a kind of thing."""

    STARTS = "starts"
    SAYS = "says"
    TAPS = "taps"
    PRESSES = "presses"
    SENDS = "sends"


@dataclass(frozen=True, kw_only=True, slots=True)
class Somebody:
    """An invented person, and what they are in a few words."""

    name: str
    username: str
    is_: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation:
    """What somebody is invited to be."""

    role: Role
    agency: str | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody does something, and sees a message of the bot with these words."""

    who: str
    act: Act
    what: str | Invitation
    sees: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Circle:
    """An invented group; the first member made it and brought the bot along."""

    title: str
    members: tuple[str, ...]


SITI, RAHMAT, DARMAWAN = "Siti Aminah", "Rahmat Hidayat", "Pak Darmawan"
BUDI, DEWI, RATNA, AGUS = "Budi Santoso", "Dewi Lestari", "Ratna Wulandari", "Agus Salim"

PEOPLE = (
    Somebody(name=SITI, username="siti_melati", is_="a citizen, who has never written to the bot"),
    Somebody(name=RAHMAT, username="rahmat_hidayat", is_="a citizen"),
    Somebody(name=DARMAWAN, username="kades_melati", is_="head of the village Desa Melati"),
    Somebody(name=BUDI, username="budi_dishub", is_="officer of Dinas Perhubungan (street lights, traffic)"),
    Somebody(name=DEWI, username="dewi_dlh", is_="officer of Dinas Lingkungan Hidup (waste, rivers)"),
    Somebody(name=RATNA, username="ratna_admin", is_="admin, and the one who verifies"),
    Somebody(name=AGUS, username="agus_inspektorat", is_="officer of the Inspektorat (sensitive cases)"),
)

GROUPS = (Circle(title="Petugas Dishub Kota Melati", members=(BUDI, DEWI)),)

STEPS: tuple[Step | timedelta, ...] = (
    Step(BUDI, Act.STARTS, Invitation(role=Role.OFFICER, agency="perhubungan"), "Anda sekarang"),
    Step(DEWI, Act.STARTS, Invitation(role=Role.OFFICER, agency="dlh"), "Anda sekarang"),
    Step(AGUS, Act.STARTS, Invitation(role=Role.OFFICER, agency="inspektorat"), "Anda sekarang"),
    Step(RATNA, Act.STARTS, Invitation(role=Role.ADMIN), "Anda sekarang"),
    Step(DARMAWAN, Act.STARTS, Invitation(role=Role.VILLAGE_HEAD, area="melati"), "Anda sekarang"),
    timedelta(days=21),
)
"""What they did before the demo began, in order; a span is time that passed in between."""

SPAN = sum((step for step in STEPS if isinstance(step, timedelta)), timedelta())
"""How long before now all of it began."""


@dataclass(slots=True)
class Stage:
    """The sandbox with the people on it, and the bot's settings for what only an operator can do."""

    sandbox: Sandbox
    bot: Bot
    settings: Settings
    clock: Clock
    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)

    async def fill(self) -> None:
        """Make the people and groups, and let them do their steps."""
        for one in PEOPLE:
            self.people[one.name] = await self.sandbox.person(one.name, username=one.username)
        for circle in GROUPS:
            members = [self.people[name] for name in circle.members]
            self.groups[circle.title] = await self.sandbox.group(circle.title, members, bot=self.bot)
        for step in STEPS:
            await (self.wait(step) if isinstance(step, timedelta) else self.play(step))

    async def wait(self, span: timedelta) -> None:
        """Let the time pass in a moment, for the bot too; it ends at the present, and never goes beyond."""
        left = self.clock.now() - await self.sandbox.now()
        if left > timedelta():
            await self.sandbox.advance((span if left - span > NEARLY else left).total_seconds())
            await asyncio.sleep(FOLLOWED_SECONDS)

    async def play(self, step: Step) -> None:
        """Let somebody do one step and wait for what they should see."""
        person = self.people[step.who]
        try:
            await self._act(person, step.act, step.what)
            if step.sees:
                await person.sees(step.sees, timeout=PATIENCE)
        except AssertionError as error:  # the client's word for "not seen" and for "not possible now"
            raise SeedFailed(error) from error

    async def _act(self, person: Person, act: Act, what: str | Invitation) -> None:
        match act, what:
            case Act.STARTS, Invitation():
                await person.starts(await self._invite(what))
            case Act.STARTS, str():
                await person.starts(what or None)
            case Act.SAYS, str():
                await person.says(what)
            case Act.TAPS, str():
                await person.taps(what)
            case Act.PRESSES, str():
                await person.presses(what)
            case Act.SENDS, str():
                await person.sends(what)

    async def _invite(self, to: Invitation) -> str:
        """Make an invitation as the command line does."""
        made = partial(join.invite, role=to.role, agency=to.agency, area=to.area, days=INVITED_DAYS)
        return await asyncio.to_thread(in_unit, self.settings, made)
