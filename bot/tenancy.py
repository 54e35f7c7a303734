"""What the settings name, as values: the government, its texts, and the pace at which Telegram lets it speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.data import loading
from bot.data.holidays import holidays
from bot.data.safety_file import safety
from bot.data.tenant_file import profile
from bot.domain.deadlines import WorkCalendar
from bot.domain.pace import Limits
from bot.domain.tenant import Tenant

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings

YEARS = range(2024, 2036)
"""The years whose holidays are known to the calendar; far ones are estimates, and `simpul check` says so."""


def tenant_of(settings: Settings) -> Tenant:
    """Read the government's agencies and rules, what needs care, and the calendar of its office."""
    folder = settings.tenant
    return Tenant(
        agencies={agency.code: agency for agency in loading.agencies(folder)},
        rules=loading.rules(folder),
        profile=profile(folder),
        safety=safety(folder),
        calendar=WorkCalendar(holidays=holidays(YEARS), zone=settings.zone),
        verify_all=settings.verification == "always",
    )


def texts_of(settings: Settings) -> Path | None:
    """Give the folder of the tenant's own texts; None where there is none."""
    folder = settings.tenant / "texts" if settings.tenant else None
    return folder if folder and folder.is_dir() else None


def limits_of(settings: Settings) -> Limits:
    """Give the pace."""
    return Limits(
        per_second=settings.send_per_second,
        chat_per_second=settings.send_chat_per_second,
        chat_burst=settings.send_chat_burst,
        group_per_minute=settings.send_group_per_minute,
    )
