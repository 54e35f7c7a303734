"""Figures in somebody's language: as a drawing, and as the values of a caption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from bot.domain.areas import Level, codes_above, spelt
from bot.exchange.chart import Bar, Chart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.domain.messages import Value
    from bot.domain.periods import Span
    from bot.domain.statistics import Figures
    from bot.domain.tenant import Tenant
    from bot.domain.wishes import Wish
    from bot.ports.areas import Areas
    from bot.texts import Texts

MOST_DRAWN, MOST_TOLD = 6, 4
"""So many agencies are drawn, and so many agencies and areas are named in a caption; the rest is summed up."""

PERCENT, DAYS, RATING, NOTHING = "#,##0.00 %", "#,##0.0", "0.00", "-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Figures that were asked for, and what they are shown with."""

    figures: Figures
    wish: Wish
    now: datetime
    tenant: Tenant
    areas: Areas
    texts: Texts
    language: str

    def chart(self) -> Chart:
        """Give them as a drawing."""
        found = self.figures
        parts = {"chart-done": found.done, "chart-process": found.in_process}
        parts |= {"chart-untouched": found.untouched, "chart-archived": found.archived}
        return Chart(
            title=self.tenant.profile.name,
            subtitle=f"{period_of(self.wish.span, self.texts, self.language)} · {self.who()}",
            received=self._label("chart-received", told=self._count(found.received)),
            parts=[Bar(name=self._label(key), value=count, told=self._count(count)) for key, count in parts.items()],
            shares=(
                (self._label("chart-resolution"), self._percent(found.resolution)),
                (self._label("chart-followed"), self._percent(found.followed_up)),
            ),
            facts=self._facts(),
            late_title=self._label("chart-overdue", told=self._count(len(found.late))),
            late=self._late("agency", MOST_DRAWN),
            note=self._label("chart-note", told=self._moment()),
        )

    def values(self) -> dict[str, Value]:
        """Give them as the values of the text ``figures``."""
        found = self.figures
        counts = {
            "received": found.received,
            "done": found.done,
            "process": found.in_process,
            "untouched": found.untouched,
            "archived": found.archived,
            "system": found.closed_by_system,
            "reopened": found.reopened,
            "moved": found.reassignments,
            "overdue": len(found.late),
        }
        shares = {"resolution": found.resolution, "followed": found.followed_up}
        shares |= {"share": found.system_share, "rate": found.reopen_rate}
        days = {"mean": found.mean_days, "median": found.median_days, "ninety": found.p90_days}
        return {
            "period": period_of(self.wish.span, self.texts, self.language),
            "who": self.who(),
            **{name: self._count(count) for name, count in counts.items()},
            **{name: self._percent(share) for name, share in shares.items()},
            **{name: self._days(count) for name, count in days.items()},
            "rating": self.rating(found.mean_rating, len(found.ratings)),
            "graded": self._graded(),
            "desks": [{"name": bar.name, "told": bar.told} for bar in self._late("agency", MOST_TOLD)],
            "spots": [{"name": bar.name, "told": bar.told} for bar in self._late("area", MOST_TOLD)],
        }

    def who(self) -> str:
        """Say which agencies it is about."""
        if self.wish.agencies is None:
            return self._label("chart-all-agencies")
        return ", ".join(map(self.tenant.name_of, self.wish.agencies)) or NOTHING

    def _facts(self) -> Sequence[tuple[str, str]]:
        found = self.figures
        return (
            (self._label("chart-mean"), self._days(found.mean_days)),
            (self._label("chart-median"), self._middle()),
            (self._label("chart-system"), self._of(found.closed_by_system, found.system_share)),
            (self._label("chart-reopened"), self._of(found.reopened, found.reopen_rate)),
            (self._label("chart-moved"), self._count(found.reassignments)),
            (self._label("chart-rated"), self.rating(found.mean_rating, len(found.ratings))),
        )

    def _middle(self) -> str:
        found = self.figures
        return f"{self._days(found.median_days)} · {self._days(found.p90_days)}" if found.measured else NOTHING

    def _late(self, what: str, most: int) -> Sequence[Bar]:
        """Count the overdue by agency or area, those with the most first, and what is over as one."""
        counts = self.figures.late_by(what) if what == "agency" else by_district(self.figures)
        named = list(counts.items())
        shown = named if len(named) <= most else named[: most - 1]
        name_of = self.agency if what == "agency" else self.area
        bars = [Bar(name=name_of(code), value=count, told=self._count(count)) for code, count in shown]
        if rest := sum(count for _, count in named[len(shown) :]):
            bars.append(Bar(name=self._label("chart-others"), value=rest, told=self._count(rest)))
        return bars

    def rating(self, mean: float | None, count: int) -> str:
        """Write what reporters thought: the mean of one to five, and of how many."""
        return NOTHING if mean is None else f"{format_decimal(mean, RATING, locale=self.language)} ({count})"

    def agency(self, code: str) -> str:
        """Name an agency; without a code it is at the verifiers."""
        return self.tenant.name_of(code) or self._label("chart-verifier")

    def area(self, code: str) -> str:
        """Write where an area lies."""
        return spelt(self.areas.path(code)) or self._label("chart-nowhere")

    def _graded(self) -> list[dict[str, str]]:
        """Say what reporters thought of each agency, those with the most ratings first, where it is about all."""
        named = list(self.figures.rated.items())[:MOST_TOLD] if self.wish.agencies is None else []
        return [{"name": self.agency(code), "told": self.rating(mean, count)} for code, (mean, count) in named]

    def _moment(self) -> str:
        local = self.now.astimezone(self.tenant.calendar.zone)
        return format_datetime(local, "d MMMM y HH:mm", locale=self.language)

    def _label(self, key: str, **values: object) -> str:
        return self.texts.label(key, self.language, **values)

    def _count(self, number: int) -> str:
        return str(format_decimal(number, locale=self.language))

    def _percent(self, share: float | None) -> str:
        return NOTHING if share is None else str(format_decimal(share, PERCENT, locale=self.language))

    def _days(self, number: float | None) -> str:
        return NOTHING if number is None else str(format_decimal(number, DAYS, locale=self.language))

    def _of(self, count: int, share: float | None) -> str:
        return self._count(count) if share is None else f"{self._count(count)} ({self._percent(share)})"


def period_of(span: Span, texts: Texts, language: str) -> str:
    """Say which days it is about."""
    days = {"since": span.first, "until": span.last}
    told = {name: format_date(day, "d MMMM y", locale=language) for name, day in days.items() if day}
    match bool(span.first), bool(span.last):
        case True, True:
            return texts.label("chart-period-span", language, **told)
        case True, False:
            return texts.label("chart-period-from", language, **told)
        case False, True:
            return texts.label("chart-period-until", language, **told)
        case _:
            return texts.label("chart-period-all", language)


def by_district(figures: Figures) -> Mapping[str, int]:
    """Count the overdue by the district in which they lie, as far as that is known, the most first."""
    counts: dict[str, int] = {}
    for code, count in figures.late_by("area").items():
        district = codes_above(code)[: Level.DISTRICT][-1] if code else ""
        counts[district] = counts.get(district, 0) + count
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
