"""A draft as JSON and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.domain.report import Draft


def to_json(draft: Draft | None) -> dict[str, object] | None:
    """Write a draft, with all that waits below it, as a JSON object."""
    if draft is None:
        return None
    return {**asdict(draft), "below": to_json(draft.below)}


def from_json(stored: dict[str, Any] | None) -> Draft | None:
    """Read a draft back from its JSON object."""
    if stored is None:
        return None
    return Draft(
        id=stored["id"],
        conversation=stored["conversation"],
        slots=stored["slots"],
        offers={slot: tuple(listed) for slot, listed in _offers(stored).items()},
        ranked=tuple(stored.get("ranked", ())),
        sources=stored["sources"],
        files=stored["files"],
        proposed=stored.get("proposed", {}),
        editing=stored.get("editing", ""),
        misses=stored.get("misses", 0),
        below=from_json(stored["below"]),
    )


def _offers(stored: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """Read what is offered; earlier releases offered agencies alone."""
    return stored["offers"] if "offers" in stored else {"agency": stored["options"]} if stored["options"] else {}
