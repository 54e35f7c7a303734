"""Reports of others that may be about the same matter: looked for once the place is known, and offered once a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.domain.alike import Matter, Where, alike, near
from bot.domain.areas import spelt
from bot.domain.lifecycle import FINISHED
from bot.domain.masking import for_strangers
from bot.domain.question import ANYWAY
from bot.domain.report import Point, Visibility
from bot.usecases.cases import show_everywhere

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.domain.report import Draft, Report
    from bot.ports import UnitOfWork

LIKE = "like"
"""The slot: the id of the report that was supported, or that one's own is to be sent anyway."""

SINCE = timedelta(days=60)
"""Older reports are not looked at."""

COMPARED, LABELS = 12, ("label-support-1", "label-support-2", "label-support-3")
"""So many of the newest nearby are compared word by word; so many are offered, the most alike first."""


def with_alike(unit: UnitOfWork, actor: Actor, draft: Draft) -> Draft:
    """Offer the reports that may be the same, once there is a place and until there is evidence."""
    if draft.slots.keys() & {LIKE, "evidence"}:
        return draft
    found = similar(unit, actor.person, draft)
    labels = LABELS if len(found) > 1 else ("label-support",)
    offered = tuple({"value": str(one), "label": label} for one, label in zip(found, labels, strict=False))
    return replace(draft, offers={**draft.offers, LIKE: offered})


def similar(unit: UnitOfWork, person: int, draft: Draft) -> Sequence[int]:
    """Find the open reports of others near this place that tell of this matter; of what is sensitive, none."""
    mine, codes = _where(draft), [one["value"] for one in draft.ranked]
    nowhere = not (mine.place or mine.point or mine.area)
    if nowhere or not codes or draft.value_of("topic"):
        return []
    lie = unit.neighbours.around(codes, mine.area, since=unit.now - SINCE, without=person)
    close = near(mine, lie, fuzz.ratio)
    told = unit.neighbours.matters(sorted(close, reverse=True)[:COMPARED])
    matter = Matter(story=draft.slots["story"], place=mine.place, ranked=draft.ranked)
    found = alike(matter, [one for one in told if one.agency in codes], close, fuzz.token_set_ratio)
    return sorted(found, key=lambda one: (-found[one], -one))[: len(LABELS)]


def _where(draft: Draft) -> Where:
    """Give where the draft's report lies."""
    slots = draft.slots
    point = Point.from_text(slots.get("point", ""))
    return Where(place=slots.get("place", ""), point=point, area=slots.get("area", ""))


def supportable(report: Report) -> bool:
    """Tell whether others may learn of the report, and something may still become of it."""
    guarded = report.topic or report.visibility is Visibility.CONFIDENTIAL
    return not guarded and report.status not in FINISHED


def offered(unit: UnitOfWork, draft: Draft) -> list[dict[str, str]]:
    """Say of each report that is offered what a stranger may know of it."""
    reports = [unit.reports.get(int(one["value"])) for one in draft.offers.get(LIKE, ())]
    return [_told(unit, draft, report) for report in reports]


def _told(unit: UnitOfWork, draft: Draft, report: Report) -> dict[str, str]:
    """Describe a report to a stranger: in its own words only where the reporter is open, and then without people.

    Of an anonymous one only words that the stranger has used too are shown.
    """
    agency = agency_of(report)
    named = report.visibility is Visibility.OPEN and supportable(report)
    people = report.people(*unit.people.names_of(report.id))
    title, place = (for_strangers(text, *people) if named else "" for text in (report.title, report.place))
    mine, theirs = (Matter(story="", agency=agency, ranked=one) for one in (draft.ranked, report.suggestions))
    return {
        "title": title,
        "place": place or spelt(unit.areas.path(report.area)),
        "agency": unit.tenant.name_of(agency),
        "words": "" if title else ", ".join(sorted(mine.shares_with(theirs))),
        "status": report.status,
        "at": report.submitted.isoformat(),
    }


def agency_of(report: Report) -> str:
    """Give the agency that has the report, or that it will most likely have."""
    return report.agency or next((one["value"] for one in report.suggestions), "")


def chosen(draft: Draft) -> int | None:
    """Give the report that was chosen to be supported; None where none was."""
    choice = draft.slots.get(LIKE, "")
    return None if choice in ("", ANYWAY) else int(choice)


def without_choice(draft: Draft) -> Draft:
    """Let the question be put again."""
    return replace(draft, slots={slot: text for slot, text in draft.slots.items() if slot != LIKE})


def taken_back(unit: UnitOfWork, actor: Actor, draft: Draft) -> Draft:
    """Undo the support by which a draft ended, where it did."""
    report = chosen(draft)
    if report is not None and unit.supporters.remove(report, actor.person):
        show_everywhere(unit, unit.reports.get(report))
    return without_choice(draft) if report is not None else draft
