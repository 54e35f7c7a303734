"""Load ``holidays.csv``, the days that a government adds to the national holidays or takes from them."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

from bot.data.bundle import read
from bot.data.trouble import TenantDataInvalid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOLIDAYS = "holidays.csv"
COLUMNS = ["date", "name"]
WORKS = "-"
"""The name of a day on which this government works although the nation does not."""

Stamp = tuple[int, int] | None
"""When a file was written, in nanoseconds, and its size in bytes; None where there is none."""

_REMEDY = f"Write lines such as 2026-06-01,Hari Jadi Kota, or 2026-12-24,{WORKS} for a day on which you work"


def own_days(tenant: Path | None) -> Mapping[date, str]:
    """Give what the tenant's file says by day, ``WORKS`` where it takes one away; raises ``TenantDataInvalid``."""
    file = tenant / HOLIDAYS if tenant else None
    if file is None or not file.exists():
        return {}
    lines = list(csv.reader(read(file, HOLIDAYS).splitlines()))
    if not lines or lines[0] != COLUMNS:
        raise TenantDataInvalid(HOLIDAYS, "line 1", "the columns are not date,name", _REMEDY)
    days: dict[date, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line:
            day, name = _day(line, number)
            if day in days:
                raise TenantDataInvalid(HOLIDAYS, f"line {number}", f"{day} was named before", "Keep one of the lines")
            days[day] = name
    return days


def stamp(tenant: Path | None) -> Stamp:
    """Tell one state of the tenant's file from another, without reading it."""
    try:
        found = (tenant / HOLIDAYS).stat() if tenant else None
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size) if found else None


def laid_over(national: Mapping[date, str], own: Mapping[date, str]) -> Mapping[date, str]:
    """Give the holidays of a government: the nation's and its own, without those on which it works."""
    return {day: name for day, name in {**national, **own}.items() if name != WORKS}


def _day(line: list[str], number: int) -> tuple[date, str]:
    """Read one line."""
    try:
        written, name = (part.strip() for part in line)
        day = date.fromisoformat(written)
    except ValueError as error:
        raise TenantDataInvalid(HOLIDAYS, f"line {number}", str(error), _REMEDY) from error
    if not name:
        raise TenantDataInvalid(HOLIDAYS, f"line {number}", "has no name", _REMEDY)
    return day, name
