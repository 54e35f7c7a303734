"""Publishing rules: a new version is followed from now on, and admins learn of one that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.messages import Letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ports import UnitOfWork

FAULT = "rules-fault"


def publish(unit: UnitOfWork, texts: Mapping[str, str], *, note: str = "", by: int | None = None) -> int | None:
    """Keep these texts as a new version and let every replica follow it; None where the followed one says the same."""
    active = unit.rules.active()
    if active is not None and unit.rules.get(active) == texts:
        return None
    number = unit.rules.add(texts, note=note, by=by)
    unit.rules.activate(number, by=by, note=note)
    return number


def tell_fault(unit: UnitOfWork, number: int | None, cause: str) -> None:
    """Tell whoever verifies that rules cannot be read, with the line; those before stay in force."""
    for chat in unit.members.verifiers():
        unit.outbox.add(Letter(chat=chat, key=FAULT, values={"number": number or 0, "cause": cause}, merge_key=FAULT))
