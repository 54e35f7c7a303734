"""/tugas and /verifikasi: what waits for a desk, and for the verifiers; each entry brings its card down again."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.lifecycle import VERIFYING, Role
from bot.domain.messages import Button, Letter, Toast
from bot.domain.tasks import Desk, Pile, Sight
from bot.usecases import desk
from bot.usecases.cases import masked
from bot.usecases.rights import desk_of, desk_roles, reads, told_here

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.messages import Rows, Value
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.domain.tasks import Counts, Task
    from bot.ports import UnitOfWork

PAGE = 5
TASKS, QUEUE, POST = "tasks", "queue", "post"
"""Actions of the buttons: a pile's page, a page of what is to be verified, the card of one."""

PILES: Mapping[Pile, str] = {
    Pile.ALL: "label-pile-all",
    Pile.MINE: "label-pile-mine",
    Pile.FREE: "label-pile-free",
    Pile.TODAY: "label-pile-today",
    Pile.LATE: "label-pile-late",
}
"""The label of each pile; a group has none that is mine."""

SHORTENED = 60
"""So much of a title a list shows, in characters."""


def agencies_of(unit: UnitOfWork, actor: Actor) -> Sequence[str]:
    """Name the agencies whose list this person may have here: in a group those alone whose desk it is."""
    held = unit.members.memberships(actor.person)
    own = dict.fromkeys(one.agency for one in held if one.role in (Role.OFFICER, Role.ADMIN) and one.agency)
    return list(own) if actor.private else [one for one in unit.members.agencies_at(actor.chat) if one in own]


def sight_of(unit: UnitOfWork, actor: Actor, *, everything: bool) -> Sight:
    """Say which reports this person's lists show; in a group none that only few may read."""
    agencies, held = tuple(agencies_of(unit, actor)), unit.members.memberships(actor.person)
    officer = tuple(one.agency for one in held if one.role is Role.OFFICER and one.agency)
    verifies = everything and actor.private and any(one.verifies for one in held)
    overseen = _named_for(unit, VERIFYING) if verifies else ()
    topics = (*_named_for(unit, officer), *overseen) if everything and actor.private else ()
    trusted = officer if actor.private else ()
    return Sight(
        agencies=agencies,
        trusted=trusted,
        topics=tuple(dict.fromkeys(topics)),
        overseen=overseen,
        everything=verifies,
    )


def _named_for(unit: UnitOfWork, readers: Sequence[str]) -> tuple[str, ...]:
    """Name the topics for which one of these is named."""
    return tuple(topic for topic, named in unit.tenant.profile.sensitive.items() if {*named} & {*readers})


def show(unit: UnitOfWork, actor: Actor, pile: Pile = Pile.ALL, *, start: int = 0) -> Toast:
    """Show a page of a pile of the desk's list, with what every pile has; says why where there is none."""
    agencies = agencies_of(unit, actor)
    if not agencies:
        return Toast(key="tasks-not-yours" if actor.private else "tasks-not-here", alert=True)
    mine = _desk(unit, actor)
    counts, page = unit.tasks.counts(mine), unit.tasks.page(mine, pile, start=start, size=PAGE)
    if start and not page:
        return Toast(key="toast-no-page", alert=True)
    who = ", ".join(unit.tenant.name_of(one) for one in agencies)
    listed = listed_values(unit, page, start, counts.of(pile))
    values: dict[str, Value] = {"who": who, "pile": pile, **_numbers(counts, actor), **listed}
    buttons = (*posts(page, start), *turns(f"{TASKS}.{pile}", start, counts.of(pile)), *_piles(pile, actor))
    unit.outbox.add(Letter(chat=actor.chat, key="tasks", values=values, buttons=buttons))
    return Toast()


def show_queue(unit: UnitOfWork, actor: Actor, *, start: int = 0) -> Toast:
    """Show a page of what waits for a verifier, oldest first; says why where there is none."""
    sight = sight_of(unit, actor, everything=True)
    if not sight.everything:
        return Toast(key="queue-not-yours", alert=True)
    count, page = unit.tasks.count_unverified(sight), unit.tasks.unverified(sight, start=start, size=PAGE)
    if start and not page:
        return Toast(key="toast-no-page", alert=True)
    values, buttons = listed_values(unit, page, start, count), (*posts(page, start), *turns(QUEUE, start, count))
    unit.outbox.add(Letter(chat=actor.chat, key="queue", values=values, buttons=buttons))
    return Toast()


def post(unit: UnitOfWork, actor: Actor, report: Report) -> Toast:
    """Bring the report's card down in this chat, to whoever may read it here."""
    if not readable(unit, actor, report):
        return Toast(key="press-not-yours", alert=True)
    if actor.chat in unit.cards.chats(report.id):
        unit.cards.post_again(report=report.id, chat=actor.chat)
    else:
        desk.show_to(unit, report, actor.chat)
    return Toast(key="toast-card")


def post_numbered(unit: UnitOfWork, actor: Actor, number: int) -> Toast:
    """Bring down the card that has this number in the whole list of the desk."""
    if not agencies_of(unit, actor):
        return show(unit, actor)
    page = unit.tasks.page(_desk(unit, actor), Pile.ALL, start=number - 1, size=1) if number else ()
    return post(unit, actor, page[0].report) if page else Toast(key="toast-no-task", alert=True)


def readable(unit: UnitOfWork, actor: Actor, report: Report) -> bool:
    """Tell whether the report's card may be shown to this person in this chat."""
    if actor.private:
        return reads(unit, actor, report) or _returned(unit, actor, report)
    return told_here(unit, actor, report) and bool(desk_roles(unit, actor.person, report))


def _returned(unit: UnitOfWork, actor: Actor, report: Report) -> bool:
    """Tell whether this verifier has to place it although it is sensitive: the card shows its code alone."""
    return any(one.verifies for one in unit.members.memberships(actor.person)) and (actor.chat in desk_of(unit, report))


def _desk(unit: UnitOfWork, actor: Actor) -> Desk:
    sight = sight_of(unit, actor, everything=False)
    people = (actor.person, *unit.members.stands_for(actor.person)) if actor.private else ()
    return Desk(sight=sight, people=people, now=unit.now, tomorrow=tomorrow(unit))


def tomorrow(unit: UnitOfWork) -> datetime:
    """Give the moment at which the tenant's day is over."""
    calendar = unit.tenant.calendar
    return datetime.combine(calendar.day(unit.now) + timedelta(days=1), time.min, calendar.zone)


def _numbers(counts: Counts, actor: Actor) -> Mapping[str, str]:
    """Give what each pile has as text, for a plain number would select a plural; a group has no pile of one's own."""
    numbers = {pile.value: str(counts.of(pile)) for pile in Pile if pile is not Pile.MINE}
    return {**numbers, "held": str(counts.mine) if actor.private else ""}


def listed_values(unit: UnitOfWork, page: Sequence[Task], start: int, count: int) -> dict[str, Value]:
    """Give what a list says of its page."""
    return {
        "count": str(count),
        "first": str(start + 1),
        "last": str(start + len(page)),
        "tasks": [_line(unit, task, number) for number, task in enumerate(page, start=start + 1)],
    }


def _line(unit: UnitOfWork, task: Task, number: int) -> dict[str, str]:
    """Give what a list says of a report: of one that only few may read, or that is hidden, the code alone."""
    report = task.report
    closed = report.topic or report.blocked
    title = "" if closed else masked(report, report.title, *unit.people.names_of(report.id))
    return {
        "number": str(number),
        "code": report.code,
        "title": title if len(title) <= SHORTENED else title[:SHORTENED] + "…",
        "guarded": "yes" if closed else "",
        "status": report.status,
        "by": report.closed_by,
        "agency": unit.tenant.name_of(report.agency),
        "due": task.due.isoformat() if task.due else "",
        "over": "yes" if task.due and task.due < unit.now else "",
        "holder": unit.people.name_of(task.holder) if task.holder else "",
    }


def posts(page: Sequence[Task], start: int) -> Rows:
    """Make the buttons that bring the cards of a list down, by their numbers."""
    numbered = enumerate(page, start=start + 1)
    row = tuple(
        Button(action=POST, subject=f"r{task.report.id}", revision=0, text=str(number)) for number, task in numbered
    )
    return (row,) if row else ()


def turns(action: str, start: int, count: int) -> Rows:
    """Make the buttons that turn a list's page."""
    pages = ((start - PAGE, "label-page-before"), (start + PAGE, "label-page-after"))
    row = tuple(
        Button(action=action, subject=f"p{page}", revision=0, label=label) for page, label in pages if 0 <= page < count
    )
    return (row,) if row else ()


def _piles(shown: Pile, actor: Actor) -> Rows:
    kept = [one for one in PILES if one is not shown and (actor.private or one is not Pile.MINE)]
    buttons = [Button(action=f"{TASKS}.{one}", subject="p0", revision=0, label=PILES[one]) for one in kept]
    return tuple(tuple(buttons[number : number + 2]) for number in range(0, len(buttons), 2))
