"""What ``simpul check`` sees of agencies' groups, and whether this machine's clock is right."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.app import SystemClock
from bot.doctor_telegram import way
from bot.domain.errors import SimpulError
from bot.tenancy import ring_of
from bot.visit import Doubt, NotLooked
from handlers.chat import probe
from storage import standing

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.visit import Visit

OFF_SECONDS, WRONG_SECONDS = 5, 60
"""Beyond these a clock is doubtful, and wrong."""


class GroupsClosed(SimpulError):
    """Desks hear nothing; let the bot write there, or add it again by `simpul invite group --agency CODE`."""


class PrivacyOff(Doubt):
    """The bot is shown all that is said in its groups; write /setprivacy to @BotFather and choose Enable."""


class ClockOff(Doubt):
    """The machine's clock is some seconds off; let it follow a time server (`timedatectl set-ntp true`)."""


class ClockWrong(SimpulError):
    """The machine's clock is wrong, and so are deadlines; let it follow a time server (`timedatectl set-ntp true`)."""


def groups(visit: Visit) -> str:
    """Look whether each agency's group can be written to, and whether the bot reads more there than it needs."""
    facts = visit.told()
    desks = standing.desks(visit.readable(), ring_of(visit.settings))
    closed = asyncio.run(probe.rights(list(desks), **way(visit.settings)))
    if closed:
        raise GroupsClosed(*(f"{' and '.join(desks[chat])}: {why}" for chat, why in closed.items()))
    if facts.reads_all:
        raise PrivacyOff("privacy mode is off")
    return f"{len(desks)} groups can be written to"


def clock(visit: Visit) -> str:
    """Compare this machine's time with Telegram's, and with PostgreSQL's."""
    off = _ahead(visit.settings)
    told = ", ".join(f"{abs(by):.0f} s {'ahead of' if by > 0 else 'behind'} {whose}" for whose, by in off.items())
    most = max(map(abs, off.values()), default=0.0)
    if most > OFF_SECONDS:
        raise (ClockWrong if most > WRONG_SECONDS else ClockOff)(told)
    return told or "Telegram tells no time"


def _ahead(settings: Settings) -> dict[str, float]:
    """Say by how many seconds our clock is ahead of others."""
    found, now = {}, SystemClock().now
    try:
        if theirs := asyncio.run(probe.time(settings.telegram_api_url)):
            found["Telegram"] = (now() - theirs).total_seconds()
        if standing.file(settings.database_url) is None:
            found["PostgreSQL"] = (now() - standing.time(settings.database_url)).total_seconds()
    except SimpulError as error:
        raise NotLooked(*error.args) from None
    return found
