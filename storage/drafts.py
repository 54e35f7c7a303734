"""A draft as JSON and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.domain.report import Draft


def to_json(draft: Draft | None) -> dict[str, object] | None:
    """Write a draft, with all that waits below it, as a JSON object."""
    if draft is None:
        return None
    return {**asdict(draft), "options": [dict(o) for o in draft.options], "below": to_json(draft.below)}


def from_json(stored: dict[str, Any] | None) -> Draft | None:
    """Read a draft back from its JSON object."""
    if stored is None:
        return None
    return Draft(
        id=stored["id"],
        conversation=stored["conversation"],
        slots=stored["slots"],
        options=tuple(stored["options"]),
        sources=stored["sources"],
        files=stored["files"],
        proposed=stored.get("proposed", {}),
        editing=stored.get("editing", ""),
        misses=stored.get("misses", 0),
        below=from_json(stored["below"]),
    )
