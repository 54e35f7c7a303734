"""A deputy holds an officer's role for a time: it begins and ends by itself, and both are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.domain.messages import Button, Letter, Toast
from bot.usecases.members import may_steer
from bot.usecases.relief import give, menu, seat, tell, unseat

if TYPE_CHECKING:
    from bot.domain.messages import Value
    from bot.domain.people import Actor, Held, Membership
    from bot.ports import UnitOfWork

UNLEND = "unlend"
"""The action of the button that ends a deputy's time before it is over."""


def lend(unit: UnitOfWork, actor: Actor, mine: Membership, *, to: int, days: str) -> None:
    """Let somebody stand in: from the first day's beginning, or at once, to the last day's end."""
    zone = unit.tenant.calendar.zone
    first, last = (date.fromisoformat(one) for one in days.split("/"))
    since = max(unit.now, datetime.combine(first, time.min, zone))
    until = datetime.combine(last + timedelta(days=1), time.min, zone)
    unit.members.lend(replace(mine, person=to), since=since, until=until, whose=mine.person)
    values = _values(unit, mine.person, to, since, until)
    unit.outbox.add(Letter(chat=actor.chat, key="deputy-set", values=values))
    if since > unit.now:
        tell(unit, to, "deputy-will", values)
    turn(unit)


def _values(unit: UnitOfWork, whose: int, to: int, since: datetime, until: datetime) -> dict[str, Value]:
    zone, name = unit.tenant.calendar.zone, unit.people.name_of
    last = (until.astimezone(zone) - timedelta(seconds=1)).date()
    return {
        "name": name(whose),
        "colleague": name(to),
        "begins": since.astimezone(zone).date().isoformat(),
        "ends": last.isoformat(),
    }


def turn(unit: UnitOfWork) -> int:
    """Let the deputies' times that have come begin, and those that are over end; gives their number."""
    come = unit.members.lent()
    for held in come:
        unit.members.tell(held)
        mine, chat = held.membership, unit.people.private_chat(held.membership.person)
        menu(unit, mine.person)
        if held.stage(unit.now) == "begun":
            seat(unit, mine)
            _say_both(unit, held, "deputy-begins")
        else:
            if mine not in unit.members.memberships(mine.person):
                to = _back(unit, held)
                give(unit, whose=mine.person, agency=mine.agency or "", to=to, role=Role.ADMIN, actor=None)
            unseat(unit, chat, [mine])
            _say_both(unit, held, "deputy-ends")
    return len(come)


def tick(unit: UnitOfWork) -> int:
    """Do so by day: what holds since midnight is told, with its cards, when notices leave."""
    return turn(unit) if unit.tenant.by_day(unit.now) == unit.now else 0


def _back(unit: UnitOfWork, held: Held) -> int | None:
    """Name who gets back what a deputy works on who is none of the agency's own: whose place it was."""
    mine = held.membership
    there = held.whose and unit.members.has_role(held.whose, mine.role, mine.agency)
    return held.whose if there else None


def show(unit: UnitOfWork, actor: Actor, agency: str | None) -> None:
    """Tell an officer who stands in, or will, with the button that ends it."""
    for held in unit.members.lent_for(actor.person, agency):
        _say_lent(unit, actor.chat, "deputy-on", held)


def _say_both(unit: UnitOfWork, held: Held, key: str) -> None:
    for person in dict.fromkeys((held.membership.person, held.whose)):
        chat = unit.people.private_chat(person) if person else None
        if chat is not None:
            _say_lent(unit, chat, key, held)


def _say_lent(unit: UnitOfWork, chat: int, key: str, held: Held) -> None:
    """Tell of a deputy's time; while it goes on, with the button that ends it for whose place it is."""
    if held.until is None or held.whose is None:
        return
    values = _values(unit, held.whose, held.membership.person, held.since, held.until)
    ends = Button(action=UNLEND, subject=f"m{held.row}", revision=0, label="label-unlend")
    whose = unit.people.person_at(chat) == held.whose and held.stage(unit.now) != "ended"
    unit.outbox.add(Letter(chat=chat, key=key, values=values, buttons=((ends,),) if whose else ()))


def end(unit: UnitOfWork, actor: Actor, held: Held | None) -> Toast:
    """End a deputy's time before it is over."""
    if held is None or held.whose is None or held.stage(unit.now) == "ended":
        return Toast(key="revoke-gone", alert=True)
    if held.whose != actor.person and not may_steer(unit, actor, held.membership):
        return Toast(key="revoke-not-yours", alert=True)
    unit.members.revoke(held, by=actor.person, reason="")
    turn(unit)
    return Toast(key="toast-unlent")
