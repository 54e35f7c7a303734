"""Indonesia's national holidays and cuti bersama (SKB 3 Menteri), as the package ``holidays`` knows them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

ESTIMATED = "(perkiraan)"
"""What a holiday's name carries while its date is calculated; the decree that fixes it comes the year before."""

_PUBLIC, _GOVERNMENT = "public", "government"


def holidays(years: Iterable[int]) -> Mapping[date, str]:
    """Give the days of these years on which no government works, weekends aside, with their Indonesian names."""
    return MappingProxyType(_days(years, _PUBLIC, _GOVERNMENT))


def is_complete(year: int) -> bool:
    """Tell whether the decree for this year is known: cuti bersama are there, and no date is an estimate."""
    estimated = any(ESTIMATED in name for name in _days((year,), _PUBLIC).values())
    return bool(_days((year,), _GOVERNMENT)) and not estimated


def _days(years: Iterable[int], *categories: str) -> dict[date, str]:
    """Ask the package for some of its categories."""
    from holidays import country_holidays  # noqa: PLC0415 - 60 ms that a start without deadlines does not need

    return dict(country_holidays("ID", years=tuple(years), categories=categories, language="id"))
