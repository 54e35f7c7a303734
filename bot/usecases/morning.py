"""The morning's digest: on working days, once, how much waits at each desk and with the verifiers, unless nothing."""

from __future__ import annotations

import zlib
from datetime import time
from typing import TYPE_CHECKING

from bot.domain.lifecycle import VERIFYING
from bot.domain.messages import Button, Letter, Priority
from bot.domain.tasks import Desk, Pile, Sight
from bot.usecases.reach import reachable
from bot.usecases.tasks import QUEUE, TASKS, tomorrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.messages import Rows
    from bot.domain.tasks import Counts
    from bot.ports import UnitOfWork

FROM, UNTIL = time(7, 30), time(12)
"""When it leaves, on the tenant's clock; what did not leave by noon is no morning's digest any more."""

VERIFIERS = ""
"""Stands for the verifiers among the agencies' codes."""


def day(unit: UnitOfWork) -> str:
    """Name the day whose digests may leave now; empty where none may."""
    calendar = unit.tenant.calendar
    today, clock = calendar.day(unit.now), unit.now.astimezone(calendar.zone).time()
    open_ = unit.tenant.by_day(unit.now) == unit.now and FROM <= clock < UNTIL
    return today.isoformat() if open_ and calendar.is_working(today) else ""


def desks(unit: UnitOfWork) -> Sequence[str]:
    """List who gets one, each in a unit of its own: the agencies by code, and the verifiers."""
    return (*unit.tenant.agencies, VERIFIERS)


def send(unit: UnitOfWork, agency: str) -> int:
    """Write the digest to an agency's desk, or to the verifiers, if today's was not written; gives the letters."""
    if not unit.updates.mark(-int(f"{unit.tenant.calendar.day(unit.now):%Y%m%d}"), zlib.crc32(agency.encode())):
        return 0
    letters = _to_agency(unit, agency) if agency else _to_verifiers(unit)
    for letter in letters:
        unit.outbox.add(letter)
    return len(letters)


def _to_agency(unit: UnitOfWork, agency: str) -> Sequence[Letter]:
    """Write to the agency's groups, which hear nothing of what only few may read, or to its officers."""
    groups = unit.members.groups_of(agency)
    chats = groups or reachable(unit, unit.members.officers(agency))
    if not chats:
        return ()
    counts = _counts(unit, Sight(agencies=(agency,), trusted=() if groups else (agency,)))
    who, buttons = unit.tenant.name_of(agency), _button(f"{TASKS}.{Pile.ALL}")
    letter_for = [_letter(chat, agency, "digest", {"who": who, **_values(counts)}, buttons) for chat in chats]
    return letter_for if counts.all else ()


def _to_verifiers(unit: UnitOfWork) -> Sequence[Letter]:
    named = [topic for topic, readers in unit.tenant.profile.sensitive.items() if {*readers} & {*VERIFYING}]
    sight = Sight(topics=tuple(named), everything=True)
    chats = reachable(unit, unit.members.verifiers())
    if not chats:
        return ()
    counts, waiting = _counts(unit, sight), unit.tasks.count_unverified(sight)
    values = {"waiting": str(waiting), **_values(counts)}
    letters = [_letter(chat, VERIFIERS, "digest-verifier", values, _button(QUEUE)) for chat in chats]
    return letters if counts.all or waiting else ()


def _counts(unit: UnitOfWork, sight: Sight) -> Counts:
    return unit.tasks.counts(Desk(sight=sight, people=(), now=unit.now, tomorrow=tomorrow(unit)))


def _values(counts: Counts) -> dict[str, str]:
    return {pile.value: str(counts.of(pile)) for pile in Pile if pile is not Pile.MINE}


def _button(action: str) -> Rows:
    return ((Button(action=action, subject="p0", revision=0, label="label-digest-open"),),)


def _letter(chat: int, agency: str, key: str, values: dict[str, str], buttons: Rows) -> Letter:
    return Letter(
        chat=chat, key=key, values={**values}, buttons=buttons, priority=Priority.BULK, merge_key=f"digest.{agency}"
    )
