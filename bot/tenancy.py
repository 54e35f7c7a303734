"""What the settings name, as values: the government, its texts, and the pace at which Telegram lets it speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.data import loading
from bot.data.bundle import spare
from bot.data.holidays import holidays, is_complete
from bot.data.holidays_file import laid_over, own_days
from bot.data.safety_file import safety
from bot.data.tenant_file import profile
from bot.data.trouble import TenantDataInvalid
from bot.domain.deadlines import WorkCalendar
from bot.domain.pace import Limits
from bot.domain.patience import Patience
from bot.domain.tenant import Tenant
from storage import sealing
from storage.areas import archive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from bot.domain.agencies import Agency
    from bot.domain.deadlines import Promise
    from bot.domain.profile import Profile
    from bot.domain.rules import Rules
    from bot.domain.safety import Safety
    from bot.settings import Settings
    from storage.areas.archive import AreaArchive
    from storage.sealing import Ring

YEARS = range(2024, 2036)
"""The years whose holidays are known to the calendar; far ones are estimates, and `simpul check` says so."""


def tenant_of(settings: Settings, *, forgiving: bool = False) -> Tenant:
    """Read the government's agencies and rules, what needs care, and the calendar of its office.

    Raises ``TenantDataInvalid``; where it is ``forgiving``, rules that cannot be read are a fault of the tenant's, and
    the shipped ones stand in for them.
    """
    data = _read(settings.tenant, forgiving=forgiving) if settings.tenant else _shipped()
    return Tenant(
        agencies=data.agencies,
        rules=data.rules,
        profile=data.profile,
        safety=data.safety,
        calendar=calendar_of(settings),
        hours=settings.notice_hours,
        verify_all=settings.verification == "always",
        folder=settings.tenant,
        fault=data.fault,
        patience=Patience(messages=settings.limit_messages_per_minute, reports=settings.limit_reports_per_day),
    )


def calendar_of(settings: Settings) -> WorkCalendar:
    """Give the working days, by the nation's holidays and the tenant's; raises ``TenantDataInvalid``."""
    days = laid_over(holidays(YEARS), own_days(settings.tenant))
    return WorkCalendar(holidays=days, zone=settings.zone)


def promises_in(settings: Settings) -> Mapping[str, Promise]:
    """Give the working days that the tenant promises, by stage; raises ``TenantDataInvalid``."""
    return profile(settings.tenant).promises


def unsure_years(settings: Settings, years: Iterable[int]) -> list[int]:
    """List the years whose decree is not known, and of which the tenant's own file says nothing either."""
    own = {day.year for day in own_days(settings.tenant)}
    return [year for year in years if year not in own and not is_complete(year)]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Data:
    """What a tenant's folder holds."""

    agencies: Mapping[str, Agency]
    rules: Rules
    profile: Profile
    safety: Safety
    fault: str = ""


def _read(folder: Path | None, *, forgiving: bool = False) -> _Data:
    agencies = {agency.code: agency for agency in loading.agencies(folder)}
    try:
        rules, fault = loading.rules(folder), ""
    except TenantDataInvalid as error:
        if not forgiving:
            raise
        rules, fault = spare({agency.type for agency in agencies.values()}), str(error)
    return _Data(agencies=agencies, rules=rules, profile=profile(folder), safety=safety(folder), fault=fault)


@cache
def _shipped() -> _Data:
    """Read what lies in the wheel once: it cannot change while a process lives, and takes a tenth of a second."""
    return _read(None)


def areas_of(settings: Settings, *, load: str | None = None) -> AreaArchive:
    """Open the official areas and the tenant's boundaries; ``load`` reads the names in an area at once."""
    return archive.build(settings.tenant, load=load)


def texts_of(settings: Settings) -> Path | None:
    """Give the folder of the tenant's own texts; None where there is none."""
    folder = settings.tenant / "texts" if settings.tenant else None
    return folder if folder and folder.is_dir() else None


def ring_of(settings: Settings) -> Ring:
    """Give the keys that seal identities; none where nothing is sealed."""
    keys = settings.identity_keys.get_secret_value() if settings.identity_keys else ""
    return sealing.ring(filter(None, keys.split(",")))


def limits_of(settings: Settings) -> Limits:
    """Give the pace."""
    return Limits(
        per_second=settings.send_per_second,
        chat_per_second=settings.send_chat_per_second,
        chat_burst=settings.send_chat_burst,
        group_per_minute=settings.send_group_per_minute,
    )
