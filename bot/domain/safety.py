"""Weighted phrases tell which reports need help at once and which may be seen by few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.routing import rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.rules import Rules

EMERGENCY = "emergency"
ABUSE = "abuse"
CHILDREN, VIOLENCE = "children", "violence"
SENSITIVE = (CHILDREN, VIOLENCE, ABUSE)
"""The sensitive topics; where a report is of several, the first of them decides."""

TOPICS = (EMERGENCY, *SENSITIVE)
ENOUGH = 1.0
"""The score from which a text is of a topic: words below it speak only together, negative ones speak against."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Safety:
    """One immutable version of the phrases of every topic; each topic is matched by itself, so none hides another's."""

    version: str
    topics: Mapping[str, Rules]


@dataclass(frozen=True, kw_only=True, slots=True)
class Signals:
    """What a text asks to be careful about, with the words that say so as they were written, the strongest first."""

    emergency: tuple[str, ...] = ()
    sensitive: str = ""
    words: tuple[str, ...] = ()


def signals(text: str, safety: Safety) -> Signals:
    """Tell whether a text, its title included, is about an emergency of this moment or about a sensitive topic."""
    found = {topic: _words(text, topic, safety) for topic in TOPICS}
    sensitive = next((topic for topic in SENSITIVE if found[topic]), "")
    return Signals(emergency=found[EMERGENCY], sensitive=sensitive, words=found.get(sensitive, ()))


def _words(text: str, topic: str, safety: Safety) -> tuple[str, ...]:
    """Give the words that speak for a topic, none where they do not suffice."""
    return tuple(word for found in rank(text, safety.topics[topic]) if found.score >= ENOUGH for word in found.words)
