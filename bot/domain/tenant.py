"""The government this installation serves, as one frozen value that every unit is handed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.hours import BY_DAY
from bot.domain.patience import Patience

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from bot.domain.agencies import Agency
    from bot.domain.deadlines import WorkCalendar
    from bot.domain.hours import Hours
    from bot.domain.profile import Profile
    from bot.domain.rules import Rules
    from bot.domain.safety import Safety


@dataclass(frozen=True, kw_only=True, slots=True)
class Tenant:
    """Agencies by code, the keyword rules that lead to them, what needs care, and the calendar of its office.

    ``hours`` are those in which notices leave. ``verify_all`` sends every report to the verifier first (the setting
    VERIFICATION). ``folder`` is where the government keeps its files, None for the shipped ones; ``fault`` says why
    newer rules could not be read. ``patience`` is how much one person may send.
    """

    agencies: Mapping[str, Agency]
    rules: Rules
    profile: Profile
    safety: Safety
    calendar: WorkCalendar
    hours: Hours = BY_DAY
    verify_all: bool = False
    folder: Path | None = None
    fault: str = ""
    patience: Patience = field(default_factory=Patience)

    def prepare(self) -> None:
        """Make at once all that reading a text looks up, so that the first person's does not hold up the others."""
        for rules in (self.rules, *self.safety.topics.values()):
            rules.prepare()

    def name_of(self, code: str | None) -> str:
        """Give the agency's name, or its code where the tenant no longer knows it."""
        agency = self.agencies.get(code or "")
        return agency.name if agency else (code or "")

    def by_day(self, now: datetime) -> datetime:
        """Give the next moment at which a notice may leave."""
        return self.hours.next(now, self.calendar.zone)
