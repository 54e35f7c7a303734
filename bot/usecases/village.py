"""A village head speaks for others: on whose behalf, from where, and what never goes by way of the village."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.areas import within
from bot.domain.lifecycle import Role
from bot.domain.on_behalf import (
    CONTACT,
    HOUSEHOLDS,
    THEIRS,
    VILLAGE,
    WHOM,
    OnBehalf,
    Whom,
    relays,
    resident_of,
)
from bot.domain.report import Visibility
from bot.usecases.places import shown
from bot.usecases.talk import say

if TYPE_CHECKING:
    from bot.domain.messages import Value
    from bot.domain.people import Actor
    from bot.domain.report import Draft, Report
    from bot.ports import UnitOfWork

_SAYS_AREA = re.compile(r"\b(desa|kelurahan|kel|kecamatan|kec|distrik|kabupaten|kab|kota)\b", re.IGNORECASE)
"""A typed place names an area by such a word; without one a hamlet only sounds like a village elsewhere."""

PLACED = ("place", "point", "area")
"""The slots of where it is."""


def area_of(unit: UnitOfWork, person: int) -> str:
    """Give the code of the area that this person is the village head of; empty where they are none."""
    held = unit.members.memberships(person)
    return next((one.area for one in held if one.role is Role.VILLAGE_HEAD and one.area), "")


def opened(unit: UnitOfWork, actor: Actor, draft: Draft) -> Draft:
    """Let a village head be asked on whose behalf the report is."""
    area = area_of(unit, actor.person)
    return replace(draft, proposed={**draft.proposed, VILLAGE: area}) if area else draft


def inside(unit: UnitOfWork, actor: Actor, draft: Draft) -> Draft:
    """Let what is relayed lie in the village: without an area it does, and a place elsewhere is asked for again."""
    if not strays(draft):
        return at_home(draft)
    area, village = draft.slots.get("area", ""), draft.proposed[VILLAGE]
    say(unit, actor, "village-outside", area=shown(unit, area), village=shown(unit, village))
    slots = {slot: text for slot, text in draft.slots.items() if slot not in PLACED}
    return replace(draft, slots=slots, editing="", proposed={**draft.proposed, "located": "", "outside": ""})


def at_home(draft: Draft) -> Draft:
    """Let what is relayed lie in the village where its place names no area in it."""
    if not relays(draft) or "place" not in draft.slots:
        return draft
    area, village = draft.slots.get("area", ""), draft.proposed[VILLAGE]
    at = area if within(area, village) else village
    return replace(draft, slots={**draft.slots, "area": at}, proposed={**draft.proposed, "where": "", "outside": ""})


def strays(draft: Draft) -> bool:
    """Tell whether what is relayed surely lies outside the village."""
    if not relays(draft) or "place" not in draft.slots:
        return False
    area, village = draft.slots.get("area", ""), draft.proposed[VILLAGE]
    if not area:
        return bool(draft.slots.get("point") and draft.proposed.get("outside"))
    named = draft.slots.get("point") or _SAYS_AREA.search(draft.slots.get("place", ""))
    return bool(named) and not within(area, village) and not within(village, area)


def guarded(unit: UnitOfWork, actor: Actor, draft: Draft) -> Draft:
    """Keep what is sensitive away from the village: it is the person's own, or goes confidentially and for nobody."""
    if not bypasses(draft):
        return draft
    say(unit, actor, "village-sensitive", merge_key=f"village-{draft.id}")
    return kept_from(draft)


def bypasses(draft: Draft) -> bool:
    """Tell whether a draft is too sensitive to go by way of the village."""
    return bool(draft.proposed.get(VILLAGE) and draft.value_of("topic") and draft.slots.get(WHOM) != Whom.SELF)


def kept_from(draft: Draft) -> Draft:
    """Make it the village head's own, confidential, and about nobody by name."""
    slots = {slot: text for slot, text in draft.slots.items() if slot not in THEIRS}
    return replace(draft, slots={**slots, WHOM: Whom.SELF, "visibility": Visibility.CONFIDENTIAL})


def on_behalf_of(unit: UnitOfWork, actor: Actor, draft: Draft) -> OnBehalf | None:
    """Say for whom the draft speaks, by name only where the village head said that there is consent."""
    if not relays(draft) or area_of(unit, actor.person) != draft.proposed[VILLAGE]:
        return None
    whom = Whom(draft.slots[WHOM])
    name = resident_of(draft)
    many = int(draft.slots.get(HOUSEHOLDS) or 0) if whom is Whom.COMMUNITY else int(whom is Whom.HOUSEHOLD)
    return OnBehalf(
        whom=whom,
        head=actor.person,
        village=draft.proposed[VILLAGE],
        name=name,
        phone=draft.slots.get(CONTACT, "") if name else "",
        households=many,
        consented=unit.now.isoformat() if name else "",
    )


def on_card(unit: UnitOfWork, report: Report) -> dict[str, Value]:
    """Give what a card says of whom it is for: of who wants to stay unknown only how many households there are."""
    told = report.on_behalf
    if told is None:
        return dict.fromkeys(("whom", "head", "village", "resident", "contact", "households"), "")
    named = report.visibility is Visibility.OPEN
    return {
        "whom": told.whom if named else "",
        "head": unit.people.name_of(told.head) if named else "",
        "village": shown(unit, told.village) if named else "",
        "resident": told.name if named else "",
        "contact": told.phone if named else "",
        "households": str(told.households) if told.households else "",
    }
