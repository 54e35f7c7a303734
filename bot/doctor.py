"""``simpul check``: one finding a part, with the remedy where something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot import doctor_files, doctor_groups, doctor_storage, doctor_telegram, rulebook, texts
from bot.app import SystemClock
from bot.domain.areas import spelt
from bot.domain.errors import SimpulError
from bot.tenancy import areas_of, calendar_of, tenant_of, texts_of, unsure_years
from bot.visit import Doubt, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.settings import Settings

ROOMS = ("bot", "handlers", "storage", "sandbox")


class RoomsMixed(SimpulError):
    """Another package owns one of our names; install Simpul in an environment of its own."""


class AreaUnknown(SimpulError):
    """No area has the code that tenant.toml gives; look yours up with `simpul areas find NAME`."""


class HolidaysUnsure(Doubt):
    """A year's decree is not known; update the package `holidays`, or name its days in the tenant's holidays.csv."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What was found about one part; one that is ok and has a remedy is a doubt."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Look at every part, in order; what rests on a part with a fault says so."""
    visit = Visit(settings)
    return [_finding(name, look, visit) for name, look in LOOKS.items()]


def refuse(faults: Mapping[str, str]) -> list[Finding]:
    """Turn settings that cannot be used into findings, one a setting."""
    return [
        Finding(name=name, ok=False, detail=fault, remedy="Correct it in .env or in the environment.")
        for name, fault in faults.items()
    ]


def _finding(name: str, look: Callable[[Visit], str], visit: Visit) -> Finding:
    try:
        return Finding(name=name, ok=True, detail=look(visit))
    except SimpulError as error:
        detail, remedy = ", ".join(map(str, error.args)), str(type(error).__doc__)
        return Finding(name=name, ok=isinstance(error, Doubt), detail=detail, remedy=remedy)


def _rooms(_: Visit) -> str:
    owners = packages_distributions()
    mixed = [room for room in ROOMS if len(set(owners.get(room, []))) > 1]
    folders = {str(Path(spec.origin).parent.parent) for room in ROOMS if (spec := find_spec(room)) and spec.origin}
    if mixed or len(folders) != 1:
        raise RoomsMixed(*mixed, *sorted(folders))
    return folders.pop()


def _texts(visit: Visit) -> str:
    spoken = texts.build(texts_of(visit.settings))
    return ", ".join(f"{language}: {len(spoken.keys(language))}" for language in spoken.languages)


def _tenant(visit: Visit) -> str:
    tenant = tenant_of(visit.settings)
    return f"{len(tenant.agencies)} agencies, rules {tenant.rules.version}"


def _areas(visit: Visit) -> str:
    """Look at the list, at the tenant's own area, and at its boundaries, without which a pin is kept unresolved."""
    archive, area = areas_of(visit.settings), tenant_of(visit.settings).profile.area
    if area and archive.get(area) is None:
        raise AreaUnknown(area)
    where = spelt(archive.path(area)) if area else "all of Indonesia (no area in tenant.toml)"
    count = archive.boundaries.count if archive.boundaries else 0
    bounds = f"{count} boundaries" if count else "no boundaries, so pins tell no area (simpul areas import FILE)"
    return f"{archive.names.made_of}, {where}, {bounds}"


def _rules(visit: Visit) -> str:
    found = rulebook.book(visit.settings)
    told = f"version {found.rules.version}: {sum(map(len, found.rules.phrases.values()))} phrases"
    return "; ".join([told, *rulebook.oddly(found), *filter(None, [found.note])])


def _holidays(visit: Visit) -> str:
    """Look at this year and the next: what is missing only moves dates, so it is a doubt and no fault."""
    calendar = calendar_of(visit.settings)
    year = calendar.day(SystemClock().now()).year
    counted = ", ".join(f"{one}: {sum(day.year == one for day in calendar.holidays)} days" for one in (year, year + 1))
    if unsure := unsure_years(visit.settings, (year, year + 1)):
        raise HolidaysUnsure(f"{counted}; not decreed or not known: {', '.join(map(str, unsure))}")
    return counted


LOOKS: Mapping[str, Callable[[Visit], str]] = {
    "rooms": _rooms,
    "texts": _texts,
    "tenant": _tenant,
    "areas": _areas,
    "holidays": _holidays,
    "database": doctor_storage.database,
    "telegram": doctor_telegram.bot,
    "disk": doctor_files.disk,
    "rules": _rules,
    "identities": doctor_storage.identities,
    "files": doctor_files.files,
    "standby": doctor_storage.standby,
    "letters": doctor_storage.letters,
    "updates": doctor_telegram.updates,
    "groups": doctor_groups.groups,
    "clock": doctor_groups.clock,
}
"""The parts in the order in which they are looked at and shown."""
