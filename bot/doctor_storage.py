"""What ``simpul check`` looks at in the database: its schema, its standby, letters and identities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.app import SystemClock
from bot.domain.errors import SimpulError, StorageAway
from bot.tenancy import ring_of
from bot.visit import Doubt
from storage import engine, figures, migrate, standing, updates

if TYPE_CHECKING:
    from bot.visit import Visit

LATE_SECONDS = 300
"""A letter that may go leaves within seconds; one that is this late has nobody to send it, or is held up."""


class SchemaBehind(SimpulError):
    """The database's schema is not this version's; run `simpul migrate`."""


class WritesRefused(SimpulError):
    """The database takes no writes; see its free space, whether it was set to read-only, and who else holds it."""


class UpdatesParked(SimpulError):
    """Updates failed by themselves and were set aside; the log names their cause."""


class LettersLate(Doubt):
    """Letters wait that could have left; see whether `simpul run` is running, and what its log says of sending."""


class StandbyNone(Doubt):
    """No other server has every commit: what was confirmed is lost with this one; set synchronous_standby_names."""


class StandbyGone(SimpulError):
    """No synchronous standby follows, so nothing can be committed; start one, or empty synchronous_standby_names."""


class IdentitiesPlain(Doubt):
    """Names, phone numbers and Telegram ids lie readable in the database; see docs/identities.md for IDENTITY_KEYS."""


def database(visit: Visit) -> str:
    """Look at the schema, whether a row can be written, and at what was set aside."""
    file = standing.file(visit.settings.database_url)
    if file is not None and not file.exists():
        raise SchemaBehind(f"is not there, must be {migrate.HEAD}")
    opened = engine.build(visit.settings.database_url)
    if not migrate.fits(opened):
        raise SchemaBehind(f"is {migrate.current(opened)}, must be {migrate.HEAD}")
    visit.fits = True
    try:
        updates.try_out(opened, SystemClock().now())
    except StorageAway as error:
        raise WritesRefused(str(error)) from error
    counted = figures.read(visit.settings.database_url)
    if counted["updates_parked"]:
        raise UpdatesParked(counted["updates_parked"])
    return ", ".join(f"{name} {number}" for name, number in counted.items())


def standby(visit: Visit) -> str:
    """Look whether a commit is on two machines before it is confirmed."""
    if standing.file(visit.settings.database_url):
        return "SQLite has none; its backups are what outlives the disk"
    names, following = standing.standbys(visit.readable())
    if not names:
        raise StandbyNone("synchronous_standby_names is empty")
    if not following:
        raise StandbyGone(names)
    return f"{following} of {names}"


def letters(visit: Visit) -> str:
    """Look how long letters wait that may go."""
    seconds = standing.oldest(visit.readable(), SystemClock().now())
    told = f"the oldest has waited {seconds:.0f} s" if seconds else "none is late"
    if seconds > LATE_SECONDS:
        raise LettersLate(told)
    return told


def identities(visit: Visit) -> str:
    """Look whether identities are sealed."""
    ring = ring_of(visit.settings)
    if not ring.keys:
        raise IdentitiesPlain("IDENTITY_KEYS is empty")
    return f"sealed with {ring.writes}"
