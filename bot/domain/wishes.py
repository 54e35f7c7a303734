"""Figures that somebody asks for: of which days and agencies, and what of it this reader may see by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.domain.lifecycle import VERIFYING, Status
from bot.domain.periods import Span
from bot.domain.profile import CONFIDENTIAL
from bot.domain.report import Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.messages import Value
    from bot.domain.official import Record

BETWEEN = ","


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What is asked for; ``agencies`` is None for all, ``sits_at`` where the reader is an officer."""

    span: Span
    agencies: tuple[str, ...] | None = None
    sits_at: tuple[str, ...] = ()
    verifies: bool = False

    def lists(self, record: Record, sensitive: Mapping[str, tuple[str, ...]]) -> bool:
        """Tell whether the record may stand in this reader's list; ``sensitive`` names who reads which topic."""
        topic = record.topic or (CONFIDENTIAL if record.visibility is Visibility.CONFIDENTIAL else "")
        if not topic:
            return True
        charged = record.agency in self.sits_at and record.status is not Status.SUBMITTED
        return charged or topic in self.topics(sensitive)

    def topics(self, sensitive: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Name the topics for which this reader is named."""
        mine = (*self.sits_at, *(VERIFYING if self.verifies else ()))
        return tuple(topic for topic, readers in sensitive.items() if any(reader in mine for reader in readers))

    def to_values(self) -> dict[str, Value]:
        """Write it as the values of a letter."""
        return {
            "since": self.span.first.isoformat() if self.span.first else "",
            "until": self.span.last.isoformat() if self.span.last else "",
            "of": "" if self.agencies is None else BETWEEN.join(self.agencies) or BETWEEN,
            "sits": BETWEEN.join(self.sits_at),
            "verifies": "yes" if self.verifies else "",
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Value]) -> Wish:
        """Read it from the values of a letter."""
        first, last, of = (str(values.get(name, "")) for name in ("since", "until", "of"))
        return cls(
            span=Span(
                first=date.fromisoformat(first) if first else None, last=date.fromisoformat(last) if last else None
            ),
            agencies=_parts(of) if of else None,
            sits_at=_parts(str(values.get("sits", ""))),
            verifies=values.get("verifies") == "yes",
        )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(BETWEEN) if part)
