"""Cases change hands inside an agency, and chats come to a desk or leave it; the history says who gave what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import VERIFYING, Event, Role, Status
from bot.domain.messages import Letter, LetterKind
from bot.domain.profile import GUARDED
from bot.domain.tasks import HOLDER
from bot.usecases.cases import move
from bot.usecases.desk import each_once, hand_over, place, show
from bot.usecases.rights import desk_roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.messages import Value
    from bot.domain.people import Actor, Membership
    from bot.domain.report import Report
    from bot.ports import UnitOfWork


def give(  # noqa: PLR0913 - whose cases, in which agency, to whom, and who says so in which capacity
    unit: UnitOfWork, *, whose: int, agency: str, to: int | None, role: Role, actor: Actor | None, why: str = ""
) -> int:
    """Give what somebody works on to a colleague, or (None) back to the agency; gives the number of cases.

    What the colleague may not read goes back to the agency all the same.
    """
    cases = [one.report for one in unit.tasks.held_by(whose, agency)]
    theirs = [one for one in cases if to is not None and Role.OFFICER in desk_roles(unit, to, one)]
    for report in cases:
        details = {HOLDER: {"before": whose, "after": to if report in theirs else None}}
        move(unit, report, event=Event.HAND_OVER, role=role, actor=actor, text=why, details=details)
    if to is not None and theirs:
        values: dict[str, Value] = {
            "name": unit.people.name_of(whose),
            "cases": str(len(theirs)),
            "taken": [{"code": report.code} for report in theirs],
        }
        tell(unit, to, "cases-taken-over", values)
    return len(cases)


def tell(unit: UnitOfWork, person: int, key: str, values: Mapping[str, Value]) -> None:
    """Write to a person's private chat, where there is one."""
    chat = unit.people.private_chat(person)
    if chat is not None:
        unit.outbox.add(Letter(chat=chat, key=key, values=values))


def menu(unit: UnitOfWork, person: int) -> None:
    """Let the menu of the person's chat show the commands of the roles they hold now."""
    chat = unit.people.private_chat(person)
    if chat is not None:
        roles = ",".join(dict.fromkeys(one.told_as for one in unit.members.memberships(person)))
        unit.outbox.add(Letter(chat=chat, key="", kind=LetterKind.MENU, values={"roles": roles}))


def seat(unit: UnitOfWork, held: Membership) -> None:
    """Show somebody new what waits for them; what waited for somebody of this agency is assigned now."""
    chat = unit.people.private_chat(held.person)
    if chat is None:
        return
    if held.role in VERIFYING and held.agency is None:
        orphans = _open_of(unit, _deserted(unit, unit.reports.charged()))
        hand_over(unit, [*unit.reports.unplaced(), *orphans, *unit.reports.guarded(GUARDED)], chat)
    if held.role is not Role.OFFICER or held.agency is None:
        return
    waiting = [*unit.reports.open_of(held.agency), *unit.reports.guarded(GUARDED)]
    placed = [place(unit, one) if one.status is Status.SUBMITTED else one for one in each_once(waiting)]
    hand_over(unit, placed, chat)


def unseat(unit: UnitOfWork, chat: int | None, ended: Iterable[Membership]) -> None:
    """Let the cards in a chat be those of the roles that are left; what nobody is left for finds other eyes."""
    if chat is not None:
        unit.cards.look_again(chat)
    left = _deserted(unit, sorted({one.agency for one in ended if one.agency}))
    for report in each_once([*_open_of(unit, left), *(unit.reports.guarded(GUARDED) if left else ())]):
        show(unit, report)


def _deserted(unit: UnitOfWork, agencies: Iterable[str]) -> list[str]:
    """List those agencies at which no officer is left: their reports are the verifiers'."""
    return [agency for agency in agencies if not unit.members.officers(agency)]


def _open_of(unit: UnitOfWork, agencies: Iterable[str]) -> list[Report]:
    """List the open reports of these agencies."""
    return [report for agency in agencies for report in unit.reports.open_of(agency)]
