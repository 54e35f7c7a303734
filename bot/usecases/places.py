"""In which official area a place lies: its pin tells, or what somebody typed; where that is not clear, one question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.areas import AHEAD, SURE, Level, clear, codes_above, spelt, within
from bot.domain.report import Point
from bot.usecases.talk import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.areas import Area
    from bot.domain.people import Actor
    from bot.domain.report import Draft
    from bot.ports import UnitOfWork

MOST = 4
"""So many areas of one name are offered; of more, the name is asked for again."""

CONTEXT = 12
"""Among so many of what a text may mean elsewhere, the regency around it has to be."""

WHICH, NAME = "which", "name"
"""Why the area is asked for: several have that name, or a pin tells none."""


def located(unit: UnitOfWork, draft: Draft) -> Draft:
    """See where the place lies, once it is another one than before; an area that somebody chose stays."""
    said = f"{draft.slots.get('place', '')}\n{draft.slots.get('point', '')}"
    if said != draft.proposed.get("located", "\n"):
        draft = _resolved(unit, replace(draft, proposed={**draft.proposed, "located": said}))
    area, point = draft.slots.get("area", ""), Point.from_text(draft.slots.get("point", ""))
    outside = "yes" if lies_outside(unit, area, point) else ""
    return replace(draft, proposed={**draft.proposed, "outside": outside})


def lies_outside(unit: UnitOfWork, area: str, point: Point | None) -> bool:
    """Tell whether a place is not the government's, by its area; by its pin where it has none."""
    own, bounds = unit.tenant.profile.area, unit.tenant.profile.bounds
    if area:
        return not (within(area, own) or within(own, area))
    if point is None:
        return False
    beyond = bounds is not None and not bounds.contains(point.latitude, point.longitude)
    return beyond or bool(own and unit.areas.bounded)


def told_outside(unit: UnitOfWork, actor: Actor, before: Draft, after: Draft) -> None:
    """Say, once a place, that it is not the government's and is kept all the same."""
    new = after.proposed.get("located", "") != before.proposed.get("located", "")
    if after.proposed.get("outside") and (new or not before.proposed.get("outside")):
        say(unit, actor, "place-outside", name=unit.tenant.profile.name)


def named(unit: UnitOfWork, draft: Draft, text: str) -> Draft | None:
    """Take a typed name for the area, or offer those of that name; None where there is none, or too many are."""
    found = _by_name(unit, text)
    if not found or len(found) > MOST:
        return None
    editing = draft.editing if len(found) > 1 else ""
    return _with(unit, replace(draft, misses=0, editing=editing), found)


def shown(unit: UnitOfWork, code: str) -> str:
    """Write an area as people do; one that is not in the list of areas by its code."""
    return spelt(unit.areas.path(code)) or code


def _resolved(unit: UnitOfWork, draft: Draft) -> Draft:
    """Find the area of the place as it is now; where a pin tells none, a government with an area asks."""
    point, place = Point.from_text(draft.slots.get("point", "")), draft.slots.get("place", "")
    slots = {slot: text for slot, text in draft.slots.items() if slot != "area"}
    fresh = replace(draft, slots=slots, offers={slot: o for slot, o in draft.offers.items() if slot != "area"})
    at = unit.areas.at(point.latitude, point.longitude) if point else None
    found = [at] if at else _by_name(unit, place)
    unsaid = bool(point and unit.tenant.profile.area and not found and not unit.areas.bounded)
    return _with(unit, fresh, found, otherwise=NAME if unsaid and not lies_outside(unit, "", point) else "")


def _with(unit: UnitOfWork, draft: Draft, found: Sequence[Area], *, otherwise: str = "") -> Draft:
    """Take the one area, or offer the several."""
    several = found if 1 < len(found) <= MOST else ()
    where = WHICH if several else NAME if found[1:] else "" if found else otherwise
    slots = {**draft.slots, "area": found[0].code} if len(found) == 1 else draft.slots
    offered = tuple({"value": one.code, "text": shown(unit, one.code)} for one in several)
    offers = {**draft.offers, "area": offered}
    return replace(draft, slots=slots, offers=offers, proposed={**draft.proposed, "where": where})


def _by_name(unit: UnitOfWork, text: str) -> list[Area]:
    """Give the one area that a text means beyond doubt, or those that it means equally well; first among one's own."""
    own = unit.tenant.profile.area
    found = unit.areas.find(text, within=own, limit=MOST + 1) if own and text else []
    if area := clear(found):
        return [area]
    tied = [one.area for one in found if one.score >= max(SURE, found[0].score - AHEAD)]
    if len(tied) > 1:
        return tied
    elsewhere = _elsewhere(unit, text)
    return [elsewhere] if elsewhere else []


def _elsewhere(unit: UnitOfWork, text: str) -> Area | None:
    """Give the area anywhere that a text means beyond doubt: names repeat, so the text names its regency too."""
    found = unit.areas.find(text, limit=CONTEXT) if text else []
    area = clear(found)
    if area is None or area.level <= Level.REGENCY:
        return area
    regency = codes_above(area.code)[Level.REGENCY - 1]
    return area if any(one.area.code == regency for one in found) else None
