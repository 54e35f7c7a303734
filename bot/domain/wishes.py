"""Figures that somebody asks for: of which days and agencies, and what of it this reader may see by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.domain.periods import Span
from bot.domain.tasks import Sight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.messages import Value

BETWEEN = ","

NAMED = ("agencies", "trusted", "topics", "overseen")
"""What a sight names, each as one value of a letter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What is asked for; ``agencies`` is None for all.

    ``sight`` is what a table may list of it; None is the operator, who may have all.
    """

    span: Span
    agencies: tuple[str, ...] | None = None
    sight: Sight | None = None

    @classmethod
    def of(cls, span: Span, sight: Sight) -> Wish:
        """Say what somebody who sees this gets: the figures of their agencies, or of all who sees everything."""
        return cls(span=span, agencies=None if sight.everything else sight.agencies, sight=sight)

    def to_values(self) -> dict[str, Value]:
        """Write it as the values of a letter."""
        sight = self.sight or Sight()
        return {
            "since": self.span.first.isoformat() if self.span.first else "",
            "until": self.span.last.isoformat() if self.span.last else "",
            **{name: BETWEEN.join(getattr(sight, name)) for name in NAMED},
            "everything": "yes" if sight.everything else "",
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Value]) -> Wish:
        """Read it from the values of a letter; what they do not say is not seen."""
        first, last = (str(values.get(name, "")) for name in ("since", "until"))
        named = {name: tuple(filter(None, str(values.get(name, "")).split(BETWEEN))) for name in NAMED}
        return cls.of(
            Span(first=date.fromisoformat(first) if first else None, last=date.fromisoformat(last) if last else None),
            Sight(**named, everything=values.get("everything") == "yes"),
        )
