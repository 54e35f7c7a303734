"""The government this installation serves, as one frozen value that every unit is handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.agencies import Agency
    from bot.domain.routing import Rules


@dataclass(frozen=True, kw_only=True, slots=True)
class Tenant:
    """Agencies by code, and the keyword rules that lead to them."""

    agencies: Mapping[str, Agency]
    rules: Rules

    def name_of(self, code: str | None) -> str:
        """Give the agency's name, or its code where the tenant no longer knows it."""
        agency = self.agencies.get(code or "")
        return agency.name if agency else (code or "")
