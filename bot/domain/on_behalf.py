"""On whose behalf a village head reports: a resident, a household, the community; named only with consent."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.report import Draft

WHOM, AGREED, RESIDENT, CONTACT, HOUSEHOLDS = "whom", "agreed", "resident", "contact", "households"
"""The slots of what a village head is asked before the story."""

THEIRS = (AGREED, RESIDENT, CONTACT, HOUSEHOLDS)
"""The slots that tell of whom it is for."""

VILLAGE = "village"
"""What is proposed to a village head: the code of the own area."""


class Whom(StrEnum):
    """For whom a village head speaks."""

    SELF = "self"
    RESIDENT = "resident"
    HOUSEHOLD = "household"
    COMMUNITY = "community"


SINGLE = (Whom.RESIDENT, Whom.HOUSEHOLD)
"""Those who may be named, where they agreed."""


YES, NO = "yes", "no"
"""Whether they did."""


def relays(draft: Draft) -> bool:
    """Tell whether a draft speaks for others."""
    return bool(draft.proposed.get(VILLAGE)) and draft.slots.get(WHOM, Whom.SELF) != Whom.SELF


def resident_of(draft: Draft) -> str:
    """Name for whom it speaks; empty where nobody agreed to be named."""
    agreed = draft.slots.get(WHOM) in SINGLE and draft.slots.get(AGREED) == YES
    return draft.slots.get(RESIDENT, "") if relays(draft) and agreed else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OnBehalf:
    """For whom a report speaks: ``head`` is the person who said so, ``village`` the code of that person's area.

    ``name`` and ``phone`` are the resident's and empty without consent; ``consented`` is the ISO time at which the
    head said that there is one.
    """

    whom: Whom
    head: int
    village: str
    name: str = ""
    phone: str = ""
    households: int = 0
    consented: str = ""

    @classmethod
    def from_text(cls, text: str | None) -> OnBehalf | None:
        """Read what was stored; None where the report is its reporter's own."""
        if not text:
            return None
        kept = json.loads(text)
        return cls(**{**kept, "whom": Whom(kept["whom"])})

    def to_text(self) -> str:
        """Write it down."""
        return json.dumps(asdict(self), ensure_ascii=False)
