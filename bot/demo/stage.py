"""Makes the demo's people and lets them do what the tables say, waiting each time for what they should see."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.clock import LOOK_SECONDS
from bot.demo.past import STEPS, Act
from bot.demo.people import GROUPS, ON_THE_DESK, PEOPLE
from bot.domain.errors import SimpulError
from bot.tools import in_unit
from bot.usecases import join

if TYPE_CHECKING:
    from bot.demo.past import Step
    from bot.demo.people import Invitation
    from bot.ports import Clock, UnitOfWork
    from bot.settings import Settings
    from sandbox.client import Bot, Group, Message, Person, Sandbox

PATIENCE = 30.0
"""Seconds that somebody waits for the bot: the machine may be slow."""

FOLLOWED_SECONDS = 2 * LOOK_SECONDS
"""By then the bot's clock has followed the sandbox's."""

NEARLY = timedelta(hours=1)
"""What is left to the present after the last span: the time that it all took."""

INVITED_DAYS = 7


class SeedFailed(SimpulError):
    """The bot did not do what the demo's people expected; `bot/demo/past.py` has to follow the conversation."""


@dataclass(slots=True)
class Stage:
    """The sandbox with the people on it, and the bot's settings for what only an operator can do."""

    sandbox: Sandbox
    bot: Bot
    settings: Settings
    clock: Clock
    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    _seen: dict[tuple[str, str], Message] = field(default_factory=dict)

    async def fill(self) -> None:
        """Make the people and groups, let them join, and let them do their steps."""
        for one in PEOPLE:
            self.people[one.name] = await self.sandbox.person(one.name, username=one.username)
        try:
            await self._join()
            for step in STEPS:
                await (self.wait(step) if isinstance(step, timedelta) else self.play(step))
        except AssertionError as error:  # the client's word for "not seen" and for "not possible now"
            raise SeedFailed(error) from error

    def layout(self) -> str:
        """Give what the page's address says about whose phones lie on the desk."""
        phones = [f"{self.people[name].id}:{self.groups[at].id if at else self.bot.id}" for name, at in ON_THE_DESK]
        return f"?phones={','.join(phones)}"

    async def wait(self, span: timedelta) -> None:
        """Let the time pass in a moment, for the bot too; it ends at the present, and never goes beyond."""
        left = self.clock.now() - await self.sandbox.now()
        if left > timedelta():
            await self.sandbox.advance((span if left - span > NEARLY else left).total_seconds())
            await asyncio.sleep(FOLLOWED_SECONDS)

    async def play(self, step: Step) -> None:
        """Let somebody do one step and wait for what they should see."""
        person, group = self.people[step.who], self.groups.get(step.at)
        await self._act(step, person, group)
        if step.sees:
            self._seen[step.who, step.at] = await person.sees(step.sees, chat=group, timeout=PATIENCE)

    async def _act(self, step: Step, person: Person, group: Group | None) -> None:
        seen = self._seen.get((step.who, step.at))
        match step.act:
            case Act.STARTS:
                await person.starts(step.what or None)
            case Act.SAYS:
                await person.says(step.what, chat=group)
            case Act.REPLIES:
                await person.says(step.what, chat=group, reply_to=seen)
            case Act.TAPS:
                under = seen if seen and any(step.what in row for row in seen.buttons) else None
                await person.taps(step.what, message=under, chat=group)
            case Act.PINS:
                latitude, longitude = map(float, step.what.split(","))
                await person.presses("Kirim lokasi", chat=group, latitude=latitude, longitude=longitude)
            case Act.SENDS:
                await person.sends(step.what, chat=group)
            case Act.LOOKS:
                pass

    async def _join(self) -> None:
        """Let everybody be what they are invited to be."""
        made = partial(_invite, invitations=[one.invited for one in (*GROUPS, *PEOPLE) if one.invited])
        payloads = iter(await asyncio.to_thread(in_unit, self.settings, made))
        for circle in GROUPS:
            first, *others = [self.people[name] for name in circle.members]
            group = await self.sandbox.group(circle.title, [first, *others])
            self.groups[circle.title] = group
            await first.adds_bot(group, self.bot, next(payloads))
            await first.sees("sekarang meja", chat=group, timeout=PATIENCE)
        for one in PEOPLE:
            if one.invited:
                await self.people[one.name].starts(next(payloads))
                await self.people[one.name].sees("Anda sekarang", timeout=PATIENCE)


def _invite(unit: UnitOfWork, *, invitations: list[Invitation]) -> list[str]:
    """Make invitations as the command line does; gives their payloads."""
    return [
        join.invite(unit, role=one.role, agency=one.agency, area=one.area, days=INVITED_DAYS) for one in invitations
    ]
