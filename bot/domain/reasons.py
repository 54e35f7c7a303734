"""Why a report is archived: one table of specific reasons, of which a report always has exactly one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "unclear": "label-reason-unclear",
        "no_place": "label-reason-no-place",
        "no_evidence": "label-reason-no-evidence",
        "general": "label-reason-general",
        "hateful": "label-reason-hateful",
        "insulting": "label-reason-insulting",
        "not_public": "label-reason-not-public",
        "in_court": "label-reason-in-court",
        "reported": "label-reason-reported",
        "solved": "label-reason-solved",
        "trial": "label-reason-trial",
    },
)
"""What an officer may choose, with its label; what each says to the citizen is in the texts (``because``)."""

BY_ITSELF: Mapping[Event, str] = MappingProxyType(
    {Event.WITHDRAW: "withdrawn", Event.MERGE: "merged", Event.EXPIRE: "expired"},
)
"""Events that archive for the one reason that they are."""
