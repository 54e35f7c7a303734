"""``simpul check``: one finding a part, with the remedy where something is wrong."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot import rulebook, texts
from bot.app import SystemClock
from bot.domain.areas import spelt
from bot.domain.errors import SimpulError
from bot.tenancy import areas_of, calendar_of, ring_of, tenant_of, texts_of, unsure_years
from handlers.chat import probe
from storage import engine, figures, migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.settings import Settings

ROOMS = ("bot", "handlers", "storage", "sandbox")
FREE_MB = 500
"""Below this much free space a report with photos may soon not fit any more."""


class RoomsMixed(SimpulError):
    """Another package owns one of our names; install Simpul in an environment of its own."""


class SchemaBehind(SimpulError):
    """The database's schema is not this version's; run `simpul migrate`."""


class DiskFull(SimpulError):
    """There is hardly any free space where the data is kept; make room."""


class AreaUnknown(SimpulError):
    """No area has the code that tenant.toml gives; look yours up with `simpul areas find NAME`."""


class Doubt(SimpulError):
    """Nothing is wrong yet; something is to be seen to."""


class HolidaysUnsure(Doubt):
    """A year's decree is not known; update the package `holidays`, or name its days in the tenant's holidays.csv."""


class IdentitiesPlain(Doubt):
    """Names, phone numbers and Telegram ids lie readable in the database; see docs/identities.md for IDENTITY_KEYS."""


class FilesApart(Doubt):
    """On PostgreSQL several replicas may run, and each would have files of its own; name s3:// or a shared folder."""


class UpdatesParked(SimpulError):
    """Updates failed by themselves and were set aside; the log names their cause."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What was found about one part; one that is ok and has a remedy is a doubt."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Look at every part; each look is independent of the others."""
    return [_finding(name, look, settings) for name, look in LOOKS.items()]


def refuse(faults: Mapping[str, str]) -> list[Finding]:
    """Turn settings that cannot be used into findings, one a setting."""
    return [
        Finding(name=name, ok=False, detail=fault, remedy="Correct it in .env or in the environment.")
        for name, fault in faults.items()
    ]


def _finding(name: str, look: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(name=name, ok=True, detail=look(settings))
    except SimpulError as error:
        detail, remedy = ", ".join(map(str, error.args)), str(type(error).__doc__)
        return Finding(name=name, ok=isinstance(error, Doubt), detail=detail, remedy=remedy)


def _rooms(_: Settings) -> str:
    owners = packages_distributions()
    mixed = [room for room in ROOMS if len(set(owners.get(room, []))) > 1]
    folders = {str(Path(spec.origin).parent.parent) for room in ROOMS if (spec := find_spec(room)) and spec.origin}
    if mixed or len(folders) != 1:
        raise RoomsMixed(*mixed, *sorted(folders))
    return folders.pop()


def _texts(settings: Settings) -> str:
    spoken = texts.build(texts_of(settings))
    return ", ".join(f"{language}: {len(spoken.keys(language))}" for language in spoken.languages)


def _tenant(settings: Settings) -> str:
    tenant = tenant_of(settings)
    return f"{len(tenant.agencies)} agencies, rules {tenant.rules.version}"


def _areas(settings: Settings) -> str:
    """Look at the list, at the tenant's own area, and at its boundaries, without which a pin is kept unresolved."""
    archive, area = areas_of(settings), tenant_of(settings).profile.area
    if area and archive.get(area) is None:
        raise AreaUnknown(area)
    where = spelt(archive.path(area)) if area else "all of Indonesia (no area in tenant.toml)"
    count = archive.boundaries.count if archive.boundaries else 0
    bounds = f"{count} boundaries" if count else "no boundaries, so pins tell no area (simpul areas import FILE)"
    return f"{archive.names.made_of}, {where}, {bounds}"


def _rules(settings: Settings) -> str:
    found = rulebook.book(settings)
    told = f"version {found.rules.version}: {sum(map(len, found.rules.phrases.values()))} phrases"
    return "; ".join([told, *rulebook.oddly(found), *filter(None, [found.note])])


def _database(settings: Settings) -> str:
    opened = engine.build(settings.database_url)
    if not migrate.fits(opened):
        raise SchemaBehind(f"is {migrate.current(opened)}, must be {migrate.HEAD}")
    counted = figures.read(settings.database_url)
    if counted["updates_parked"]:
        raise UpdatesParked(counted["updates_parked"])
    return ", ".join(f"{name} {number}" for name, number in counted.items())


def _identities(settings: Settings) -> str:
    ring = ring_of(settings)
    if not ring.keys:
        raise IdentitiesPlain("IDENTITY_KEYS is empty")
    return f"sealed with {ring.writes}"


def _telegram(settings: Settings) -> str:
    token = settings.telegram_bot_token.get_secret_value()
    return asyncio.run(probe.look(token=token, api=settings.telegram_api_url, texts=texts.build()))


def _holidays(settings: Settings) -> str:
    """Look at this year and the next: what is missing only moves dates, so it is a doubt and no fault."""
    calendar = calendar_of(settings)
    year = calendar.day(SystemClock().now()).year
    counted = ", ".join(f"{one}: {sum(day.year == one for day in calendar.holidays)} days" for one in (year, year + 1))
    if unsure := unsure_years(settings, (year, year + 1)):
        raise HolidaysUnsure(f"{counted}; not decreed or not known: {', '.join(map(str, unsure))}")
    return counted


def _files(settings: Settings) -> str:
    """Doubt a folder where replicas may run on several machines: what one of them fetched the others would not find."""
    if settings.files_url.startswith("file:") and not settings.database_url.startswith("sqlite"):
        raise FilesApart("kept in a folder, with PostgreSQL")
    return settings.files_url.partition(":")[0]


def _disk(_: Settings) -> str:
    free = shutil.disk_usage(".").free // 1024**2
    if free < FREE_MB:
        raise DiskFull(f"{free} MB free")
    return f"{free} MB free"


LOOKS: Mapping[str, Callable[[Settings], str]] = {
    "rooms": _rooms,
    "texts": _texts,
    "tenant": _tenant,
    "areas": _areas,
    "holidays": _holidays,
    "database": _database,
    "telegram": _telegram,
    "disk": _disk,
    "rules": _rules,
    "identities": _identities,
    "files": _files,
}
"""The parts in the order in which they are shown."""
