"""The delivery record of a case: its desk reads who was told what, and whether it arrived; nobody by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.domain.notices import NOTICES, Audience
from bot.domain.people import GROUP
from bot.domain.reminders import REMINDERS
from bot.ports.deliveries import CARD, Delivered
from bot.usecases.talk import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

MOST = 20
"""So many of the newest lines are shown."""

REPORTER, SUPPORTERS, FORMER = "reporter", "supporters", "former"
"""Recipients beside the roles: who sent the report, who supports it, and who has nothing to do with it any more."""

REMINDED, FILE = "reminder", "file"

TOGETHER = frozenset(
    notice.key for notices in NOTICES.values() for notice in notices if notice.to is Audience.SUPPORTERS
)
"""Texts whose readers are counted, not listed."""

WHAT: Mapping[str, str] = {
    CARD: CARD,
    **dict.fromkeys(("card-photos", "card-file", "answer-file", "file-held", "file-lost", "file-refused"), FILE),
    **dict.fromkeys((one.key for one in chain.from_iterable(REMINDERS.values())), REMINDED),
    # A text that tells of several events is named by the first of them.
    **{notice.key: event for event, notices in reversed(tuple(NOTICES.items())) for notice in notices},
}
"""The texts that are on record, and what each tells: an event, a reminder, a file or a card."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Letters that ended alike for recipients of one kind; ``agency`` is the code of theirs, where they have one."""

    who: str
    agency: str
    what: str
    delivered: Delivered

    @property
    def state(self) -> str:
        """Say in one word how it stands."""
        one = self.delivered
        if one.state in ("queued", "claimed", "due"):
            return "away" if one.away else "again" if one.tries and one.cause else "waiting"
        return "repeated" if one.unsure and one.state == "sent" else one.state


def record(unit: UnitOfWork, report: Report, *, most: int = MOST) -> Sequence[Line]:
    """Give the record of a case: its cards, then so many of its newest letters."""
    found = unit.deliveries.letters(report.id, keys=WHAT.keys(), together=TOGETHER, limit=most)
    return [*_alike(unit, report, unit.deliveries.cards(report.id)), *_alike(unit, report, found)]


def _alike(unit: UnitOfWork, report: Report, found: Iterable[Delivered]) -> Iterable[Line]:
    """Make one line of what differs in nothing but the colleague it went to."""
    lines: dict[tuple[object, ...], Line] = {}
    for one in found:
        who, agency = _who(unit, report, one.chat)
        line = Line(who=who, agency=agency, what=WHAT[one.key], delivered=one)
        same = (who, agency, line.what, line.state, one.cause, one.at)
        if before := lines.get(same):
            line = replace(line, delivered=replace(one, count=one.count + before.delivered.count))
        lines[same] = line
    return lines.values()


def _who(unit: UnitOfWork, report: Report, chat: int | None) -> tuple[str, str]:
    """Name a recipient by role, and the agency that goes with it."""
    if chat is None:
        return SUPPORTERS, ""
    if chat == unit.people.private_chat(report.reporter):
        return REPORTER, ""
    person = unit.people.person_at(chat)
    if person is None:
        return GROUP, next(iter(unit.members.agencies_at(chat)), "")
    held = [one for one in unit.members.memberships(person) if one.role is not Role.VILLAGE_HEAD]
    here = [one for one in held if one.agency == report.agency]
    one = next(iter(here or held), None)
    return (one.told_as, one.agency or "") if one else (FORMER, "")


def show(unit: UnitOfWork, actor: Actor, report: Report) -> None:
    """Tell the record to somebody of the case's desk."""
    lines = record(unit, report)
    say(
        unit,
        actor,
        "deliveries",
        code=report.code,
        cards=[_told(unit, line) for line in lines if line.what == CARD],
        letters=[_told(unit, line) for line in lines if line.what != CARD],
    )


def _told(unit: UnitOfWork, line: Line) -> dict[str, str]:
    one = line.delivered
    return {
        "who": line.who,
        "role": line.who,
        "of": unit.tenant.name_of(line.agency) if line.agency else "",
        "count": str(one.count) if one.count > 1 else "",
        "what": line.what,
        "state": line.state,
        "at": one.at.isoformat() if one.at else "",
    }
