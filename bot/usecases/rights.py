"""Who may do what on a report, and which chats are its desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import ACTING, LIFECYCLE, OVERSEEN, VERIFYING, Event, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.people import Actor, Membership
    from bot.domain.report import Report
    from bot.ports import UnitOfWork


def roles_of(unit: UnitOfWork, actor: Actor, report: Report) -> frozenset[Role]:
    """Say in which capacities this person may act on this report."""
    mine = {Role.REPORTER} if report.reporter == actor.person else set()
    return frozenset(mine | desk_roles(unit, actor.person, report))


def desk_roles(unit: UnitOfWork, person: int, report: Report) -> set[Role]:
    """Say in which capacities somebody sits at the report's desk."""
    held = unit.members.memberships(person)
    # What only few may read is not an agency's admin's: it may be about them.
    acting = (Role.OFFICER,) if report.topic else ACTING
    agencies = [one.agency for one in held if one.role in acting and one.agency]
    roles = _of_agencies(unit, agencies, report)
    if _verifying(held) and verifies(unit, report):
        roles.add(Role.VERIFIER)
    return roles


def desk_role(unit: UnitOfWork, person: int, report: Report, event: Event) -> Role | None:
    """Pick the capacity in which somebody of a desk may let the event happen now; None where there is none."""
    roles = desk_roles(unit, person, report)
    if event in OVERSEEN:
        roles |= {*overseeing(unit, person, report)}
    return role_for(report, event, frozenset(roles))


def holder_of(unit: UnitOfWork, report: Report) -> int | None:
    """Name who works on the report, as long as they sit at its desk."""
    held = unit.members.memberships(report.holder) if report.holder and report.agency else ()
    sits_there = any(one.agency == report.agency and one.role in ACTING for one in held)
    return report.holder if sits_there else None


def colleague_on(unit: UnitOfWork, person: int, report: Report) -> int | None:
    """Name the other officer who works on it, where this person may do so too and does not stand in for them."""
    holder = holder_of(unit, report)
    if holder in (None, person) or holder in unit.members.stands_for(person):
        return None
    return holder if Role.OFFICER in desk_roles(unit, person, report) else None


def oversees(unit: UnitOfWork, person: int, report: Report) -> bool:
    """Tell whether somebody verifies, and may know of this report although an agency has it."""
    return _verifying(unit.members.memberships(person)) and (
        not report.topic or _named(unit, report) or verifies(unit, report)
    )


def _verifying(held: Sequence[Membership]) -> bool:
    """Tell whether somebody who holds these roles verifies; the admin of one agency does not."""
    return any(one.role in VERIFYING and one.agency is None for one in held)


def verifying(unit: UnitOfWork, actor: Actor) -> bool:
    """Tell whether this person verifies: a verifier, or a national admin."""
    return _verifying(unit.members.memberships(actor.person))


def overseeing(unit: UnitOfWork, person: int | None, report: Report) -> tuple[Role, ...]:
    """Give the capacity of whoever oversees the report; nobody's in a chat that is no person's."""
    return (Role.VERIFIER,) if person is not None and oversees(unit, person, report) else ()


def administers(unit: UnitOfWork, actor: Actor) -> bool:
    """Tell whether this person is an admin of the whole government, not of one agency."""
    return any(one.told_as == Role.ADMIN for one in unit.members.memberships(actor.person))


def sits(unit: UnitOfWork, actor: Actor) -> bool:
    """Tell whether this person sits at some desk: answers reports, or verifies them."""
    return any(one.role in (Role.OFFICER, *VERIFYING) for one in unit.members.memberships(actor.person))


def roles_at(unit: UnitOfWork, chat: int, report: Report) -> set[Role]:
    """Say which capacities a chat's card serves: its person's, or those of the group's agencies."""
    person = unit.people.person_at(chat)
    if person is not None:
        return desk_roles(unit, person, report)
    return _of_agencies(unit, unit.members.agencies_at(chat), report)


def placed(unit: UnitOfWork, actor: Actor, report: Report) -> bool:
    """Tell whether a case may be worked on in this chat: one's own, or a group that is its desk."""
    return actor.private or bool(not report.topic and roles_at(unit, actor.chat, report))


def told_here(unit: UnitOfWork, actor: Actor, report: Report) -> bool:
    """Tell whether what a report says may be shown in this chat: in a group nothing sensitive, and nothing hidden."""
    return placed(unit, actor, report) and (actor.private or not report.blocked)


def _of_agencies(unit: UnitOfWork, agencies: Sequence[str], report: Report) -> set[Role]:
    charged = report.agency in agencies and report.status is not Status.SUBMITTED
    return {Role.OFFICER} if charged or (agencies and refused_by(unit, report) in agencies) else set()


def refused_by(unit: UnitOfWork, report: Report) -> str | None:
    """Name the agency that gave the report back last, as long as nobody else has it."""
    if report.status is not Status.SUBMITTED:
        return None
    history = unit.reports.history(report.id)
    return next((one.agency for one in reversed(history) if one.event is Event.NOT_OURS), None)


def verifies(unit: UnitOfWork, report: Report) -> bool:
    """Tell whether the report is the verifier's: nobody has it, and where it is sensitive, the verifier is named."""
    agency = report.agency if report.status is not Status.SUBMITTED else None
    free = agency is None or not unit.members.officers(agency)
    left = not report.topic or _named(unit, report) or not _readers(unit, report)
    return free and (left or refused_by(unit, report) is not None)


def _named(unit: UnitOfWork, report: Report) -> bool:
    return any(reader in VERIFYING for reader in unit.tenant.profile.sensitive[report.topic])


def _readers(unit: UnitOfWork, report: Report) -> list[int]:
    """List the chats of the persons who are named for a sensitive report."""
    return [
        chat
        for reader in unit.tenant.profile.sensitive[report.topic]
        for chat in (unit.members.verifiers() if reader in VERIFYING else unit.members.officers(reader))
    ]


def named_agency(unit: UnitOfWork, topic: str) -> str | None:
    """Name the first agency for these sensitive reports where somebody has joined."""
    readers = (one for one in unit.tenant.profile.sensitive[topic] if one not in VERIFYING)
    return next((agency for agency in readers if unit.members.officers(agency)), None)


def desk_of(unit: UnitOfWork, report: Report) -> Sequence[int]:
    """List the chats that are to have a card: the agency's groups or officers, the persons named, or the verifiers."""
    charged = report.agency if report.status is not Status.SUBMITTED else None
    if report.topic:
        given_back = unit.members.verifiers() if refused_by(unit, report) else ()
        inside = [*(unit.members.officers(charged) if charged else ()), *_readers(unit, report), *given_back]
        return _each(inside) or unit.members.verifiers()
    if charged and (officers := unit.members.officers(charged)):
        return unit.members.groups_of(charged) or officers
    return unit.members.verifiers()


def reads(unit: UnitOfWork, actor: Actor, report: Report) -> bool:
    """Tell whether this person may read all of the report: who sits at its desk, is named for it, or oversees it."""
    if report.blocked:
        return oversees(unit, actor.person, report)
    at_desk = actor.private and actor.chat in desk_of(unit, report)
    return at_desk or bool(desk_roles(unit, actor.person, report)) or oversees(unit, actor.person, report)


def _each(chats: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(chats))


def role_for(report: Report, event: Event, roles: frozenset[Role]) -> Role | None:
    """Pick the capacity in which the event is allowed now; None where there is none."""
    return next((role for role in roles if (report.status, event, role) in LIFECYCLE), None)
