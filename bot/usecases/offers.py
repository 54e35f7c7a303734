"""What may be chosen for a report beside the fixed options; it follows the story and the place."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.domain.agencies import responsible
from bot.domain.coach import lacks
from bot.domain.report_questions import STORY
from bot.domain.routing import margin_of, rank
from bot.usecases.alike import with_alike
from bot.usecases.places import located
from bot.usecases.village import guarded, inside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.agencies import Agency
    from bot.domain.people import Actor
    from bot.domain.report import Draft
    from bot.domain.routing import Ranked
    from bot.domain.tenant import Tenant
    from bot.ports import UnitOfWork

BESIDE = 6
"""So many agency types are ranked: of some the government may have no agency for this place."""

MOST = 3
"""So many agencies are offered."""


def renewed(unit: UnitOfWork, actor: Actor, draft: Draft) -> Draft:
    """See where the place lies, what story and place offer now, and what they lack."""
    draft = guarded(unit, actor, inside(unit, actor, located(unit, draft)))
    if STORY.slot not in draft.slots:
        return draft
    draft = with_alike(unit, actor, with_agencies(unit, draft))
    # What is missing is asked for once, and not any more after the place.
    asked = draft.slots.keys() & {"more", "evidence"}
    return draft if asked else replace(draft, proposed={**draft.proposed, "lacks": lacks(draft)})


def with_agencies(unit: UnitOfWork, draft: Draft) -> Draft:
    """Rank the agencies; other ones mean that the agency is to be chosen again.

    What was chosen stays chosen while story and place are the same: rules may change meanwhile.
    """
    seen = _mark(draft)
    if "agency" in draft.slots and draft.proposed.get("seen") == seen:
        return draft
    found = rank(draft.slots[STORY.slot], unit.tenant.rules, top=BESIDE)
    ranked = tuple(
        _option(unit.tenant, agency, one)
        for one in found
        if (agency := responsible(unit.tenant.agencies.values(), one.agency, draft.slots.get("area", "")))
    )[:MOST]
    share = unit.tenant.rules.confidence.share(margin_of(found))
    sure = bool(ranked) and ranked[0]["type"] == found[0].agency and unit.tenant.rules.sure(margin_of(found))
    others = draft.proposed.get("others", "")
    slots = draft.slots
    if _turned(draft, ranked, sure=sure):
        slots, others = {slot: text for slot, text in slots.items() if slot != "agency"}, ""
    alone = sure and len(ranked) > 1 and not others
    decided = {"seen": seen, "rules": str(unit.tenant.rules.version), "clear": "yes" if sure else ""}
    proposed = {"sure": "yes" if alone else "", "others": others, "share": f"{share:g}", **decided}
    offered = {**draft.offers, "agency": ranked[:1] if alone else ranked}
    return replace(draft, slots=slots, ranked=ranked, offers=offered, proposed={**draft.proposed, **proposed})


def _turned(draft: Draft, ranked: Sequence[Mapping[str, str]], *, sure: bool) -> bool:
    """Tell whether the agency is to be chosen again: others are ranked, and not the chosen one surely the first."""
    before, now = ([one["value"] for one in listed] for listed in (draft.ranked, ranked))
    stands = sure and draft.slots.get("agency") == now[0]
    return before != now and not stands


def _mark(draft: Draft) -> str:
    """Give a mark of what the ranking is made from."""
    told = f"{draft.slots.get('area', '')} {draft.slots[STORY.slot]}"
    return sha256(told.encode()).hexdigest()[:12]


def with_others(draft: Draft) -> Draft:
    """Offer every agency that was ranked, where only the first was."""
    return replace(
        draft,
        offers={**draft.offers, "agency": draft.ranked},
        proposed={**draft.proposed, "sure": "", "others": "yes"},
    )


def _option(tenant: Tenant, agency: Agency, found: Ranked) -> Mapping[str, str]:
    """Write an agency down with the words that decided, as the citizen wrote them and as the rules know them."""
    return {
        "value": agency.code,
        "type": found.agency,
        "text": agency.name,
        "words": ", ".join(found.words),
        "phrases": "|".join(" ".join(one.phrase) for one in found.evidence),
        "score": f"{found.score:g}",
        "beyond": _beyond(tenant, agency, found),
        "category": next((one.rule.category for one in found.evidence if one.rule.category), ""),
    }


def _beyond(tenant: Tenant, agency: Agency, found: Ranked) -> str:
    """Name whose matter it is where that is not this government's: by the strongest topic, or by the agency."""
    topic = found.evidence[0].rule.about
    return tenant.rules.beyond.get(topic, "" if agency.connected else agency.name)
