"""Keeping nothing longer than the tenant says: people, files and links whose time is over go, some at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.messages import REMOVED, Letter, Priority
from bot.domain.retention import Kept, over_before
from bot.usecases.privacy import forget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ports import UnitOfWork

PEOPLE_AT_ONCE, ROWS_AT_ONCE = 20, 500
"""So much goes in one unit."""


def let_go(unit: UnitOfWork) -> Mapping[str, int]:
    """Let some of what is over go; gives the numbers by kind, all 0 where nothing is left."""
    keeps = unit.tenant.profile.keeps
    people, files, links = (over_before(keeps, kind, unit.now) for kind in (Kept.PEOPLE, Kept.FILES, Kept.LINKS))
    gone = unit.retention.unheard(people, PEOPLE_AT_ONCE)
    for person in gone:
        _forget(unit, person)
    return {
        "people": len(gone),
        "old_files": unit.retention.drop_files(files, ROWS_AT_ONCE),
        "links": unit.retention.drop_links(links, ROWS_AT_ONCE),
    }


def _forget(unit: UnitOfWork, person: int) -> None:
    """Erase somebody, and say so, as the law wants it."""
    chat = unit.people.private_chat(person)
    forget(unit, person)
    if chat is not None:
        unit.outbox.add(
            Letter(
                chat=chat,
                key="erased-by-time",
                priority=Priority.NOTICE,
                keyboard=REMOVED,
                not_before=unit.tenant.by_day(unit.now),
            ),
        )
