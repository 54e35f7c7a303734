"""/cari: a desk finds cases by code, by words, or by area, among those alone that its reader may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import ticket
from bot.domain.areas import SURE, within
from bot.domain.messages import Button, Letter, Toast
from bot.domain.report import Visibility
from bot.domain.searching import LONGEST, SHORTEST, cleaned, has_all
from bot.usecases.cases import masked
from bot.usecases.rights import sits
from bot.usecases.tasks import PAGE, listed_values, posts, readable, sight_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.messages import Rows
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

SEARCH = "find"
"""The action of the buttons that turn the page; their subject are the words."""

MOST = 200
"""So many cases one search finds, the newest."""

IN_A_BUTTON = 48
"""So many bytes of words a button holds; a longer search shows its first page and asks for fewer words."""


def find(unit: UnitOfWork, actor: Actor, typed: str, *, start: int = 0) -> Toast:
    """Show a page of what is found; says why where nothing is looked for."""
    words = cleaned(typed)
    if not sits(unit, actor):
        return Toast(key="search-not-yours", alert=True)
    if not SHORTEST <= len(words) <= LONGEST:
        return Toast(key="search-length", alert=True)
    found = _found(unit, actor, words)
    page = unit.tasks.of([one.id for one in found[start : start + PAGE]])
    if start and not page:
        return Toast(key="toast-no-page", alert=True)
    turns = _turns(words, start, len(found))
    narrow = len(found) >= MOST or (len(found) > PAGE and not turns)
    values = {"words": words, "narrow": "yes" if narrow else "", **listed_values(unit, page, start, len(found))}
    unit.outbox.add(Letter(chat=actor.chat, key="found", values=values, buttons=(*posts(page, start), *turns)))
    return Toast()


def _found(unit: UnitOfWork, actor: Actor, words: str) -> Sequence[Report]:
    """Give the case with this code, or those with these words; one that may not be read is as if it were not."""
    code = ticket.read(words)
    coded = unit.reports.find_code(code) if code else None
    if coded is not None and readable(unit, actor, coded):
        return [coded]
    areas, sight = _areas(unit, words), sight_of(unit, actor, everything=True)
    return [one for one in unit.finder.find(sight, words, areas, MOST) if _shows(unit, one, words, areas)]


def _areas(unit: UnitOfWork, words: str) -> Sequence[str]:
    """Give the areas that are named by the words as they stand: who looks for lamps means no town of a like name."""
    found = [one.area for one in unit.areas.find(words, within=unit.tenant.profile.area) if one.score >= SURE]
    return [area.code for area in found if area.name.casefold() in words.casefold()]


def _shows(unit: UnitOfWork, report: Report, words: str, areas: Sequence[str]) -> bool:
    """Tell whether it is found by what the desk reads: a name or number that is masked there finds nothing."""
    if any(within(report.area, code) for code in areas):
        return True
    names = () if report.visibility is Visibility.OPEN else unit.people.names_of(report.id)
    return has_all(words, *(masked(report, text, *names) for text in (report.title, report.story, report.place)))


def _turns(words: str, start: int, count: int) -> Rows:
    pages = ((start - PAGE, "label-page-before"), (start + PAGE, "label-page-after"))
    row = tuple(
        Button(action=f"{SEARCH}.{page}", subject=words, revision=0, label=label)
        for page, label in pages
        if 0 <= page < count and len(words.encode()) <= IN_A_BUTTON
    )
    return (row,) if row else ()
