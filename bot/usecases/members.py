"""The list under ``/undang``: who holds which role and which invitations are still good, as far as one steers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import ACTING, Role
from bot.domain.messages import Button, Letter, Toast
from bot.domain.steering import scopes, steers
from bot.usecases.places import shown
from bot.usecases.tasks import PAGE, turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.messages import Rows, Value
    from bot.domain.people import Actor, Held, Invite, Membership
    from bot.domain.steering import Scope
    from bot.ports import UnitOfWork

MEMBERS, MEMBER, REVOKE, RELIEVE = "members", "member", "revoke", "relieve"
"""Actions of the buttons: a page of the list, one of it, take the role, hand over the cases."""

INVITES, INVITED, WITHDRAW = "invites", "invited", "uninvite"
"""Actions of the buttons: a page of the invitations that are still good, one of them, and take it back."""


def steered(unit: UnitOfWork, actor: Actor) -> tuple[Scope, ...]:
    """Say what this person may steer."""
    return scopes(unit.members.memberships(actor.person))


def may_steer(unit: UnitOfWork, actor: Actor, held: Membership) -> bool:
    """Tell whether this person may give and take such a role."""
    return steers(unit.members.memberships(actor.person), held.told_as, held.agency)


def show(unit: UnitOfWork, actor: Actor, *, start: int = 0) -> Toast:
    """List a page of the people whose roles this person steers."""
    mine = steered(unit, actor)
    count, page = unit.members.count(mine), unit.members.page(mine, start=start, size=PAGE)
    if not mine:
        return Toast(key="invite-not-yours", alert=True)
    if start and not page:
        return Toast(key="toast-no-page", alert=True)
    values: dict[str, Value] = {
        **range_of(start, len(page), count),
        "unused": str(unit.invites.count_open(mine)),
        "members": [{"number": str(number), **told(unit, one)} for number, one in enumerate(page, start=start + 1)],
    }
    numbered = numbers(MEMBER, [f"m{one.row}" for one in page], start)
    invites = (Button(action=INVITES, subject="p0", revision=0, label="label-open-invites"),)
    buttons = (*numbered, *turns(MEMBERS, start, count), invites)
    unit.outbox.add(Letter(chat=actor.chat, key="members", values=values, buttons=buttons))
    return Toast()


def show_one(unit: UnitOfWork, actor: Actor, held: Held | None) -> Toast:
    """Show one of the list, with what can be done about the role."""
    if held is None or held.stage(unit.now) == "ended":
        return Toast(key="revoke-gone", alert=True)
    if not may_steer(unit, actor, held.membership):
        return Toast(key="revoke-not-yours", alert=True)
    cases = cases_of(unit, held)
    labels = {REVOKE: "label-revoke"} | ({RELIEVE: "label-relieve"} if held.membership.role is Role.OFFICER else {})
    row = tuple(Button(action=one, subject=f"m{held.row}", revision=0, label=label) for one, label in labels.items())
    values: dict[str, Value] = {**told(unit, held), "cases": str(cases or "")}
    unit.outbox.add(Letter(chat=actor.chat, key="member", values=values, buttons=(row,)))
    return Toast()


def cases_of(unit: UnitOfWork, held: Held) -> int:
    """Count the cases that somebody works on in this role."""
    mine, agency = held.membership, held.membership.agency
    return len(unit.tasks.held_by(mine.person, agency)) if mine.role in ACTING and agency else 0


def told(unit: UnitOfWork, held: Held) -> dict[str, str]:
    """Give what is said of a role: who holds it, for what, since when, and until when or in whose place."""
    mine = held.membership
    return {
        "name": unit.people.name_of(mine.person),
        "role": mine.told_as,
        "of": shown(unit, mine.area) if mine.area else unit.tenant.name_of(mine.agency),
        "at": held.since.isoformat(),
        "due": held.until.isoformat() if held.until else "",
        "whose": unit.people.name_of(held.whose) if held.whose else "",
    }


def show_invites(unit: UnitOfWork, actor: Actor, *, start: int = 0) -> Toast:
    """List a page of the invitations that are still good; each can be taken back."""
    mine = steered(unit, actor)
    count, page = unit.invites.count_open(mine), unit.invites.open(mine, start=start, size=PAGE)
    if not mine:
        return Toast(key="invite-not-yours", alert=True)
    if start and not page:
        return Toast(key="toast-no-page", alert=True)
    values: dict[str, Value] = {
        **range_of(start, len(page), count),
        "invites": [{"number": str(number), **_invited(unit, one)} for number, one in enumerate(page, start=start + 1)],
    }
    buttons = (*numbers(INVITED, [f"i{one.id}" for one in page], start), *turns(INVITES, start, count))
    unit.outbox.add(Letter(chat=actor.chat, key="invites", values=values, buttons=buttons))
    return Toast()


def show_invite(unit: UnitOfWork, actor: Actor, number: int) -> Toast:
    """Show an invitation that is still good, with the button that takes it back."""
    found = _invite(unit, actor, number)
    if found is None:
        return Toast(key="revoke-not-yours", alert=True)
    if found.used or found.expires <= unit.now:
        return Toast(key="toast-uninvited-late", alert=True)
    button = Button(action=WITHDRAW, subject=f"i{found.id}", revision=0, label="label-uninvite")
    values: dict[str, Value] = {**_invited(unit, found)}
    unit.outbox.add(Letter(chat=actor.chat, key="invite-open", values=values, buttons=((button,),)))
    return Toast()


def withdraw(unit: UnitOfWork, actor: Actor, number: int) -> Toast:
    """Take an invitation back: whoever opens its link from now on is told that it is not good any more."""
    if _invite(unit, actor, number) is None:
        return Toast(key="revoke-not-yours", alert=True)
    return Toast(key="toast-uninvited" if unit.invites.withdraw(number) else "toast-uninvited-late", alert=True)


def _invite(unit: UnitOfWork, actor: Actor, number: int) -> Invite | None:
    """Find an invitation that this person may take back."""
    found = unit.invites.find(number)
    mine = unit.members.memberships(actor.person)
    return found if found and steers(mine, found.told_as, found.agency) else None


def _invited(unit: UnitOfWork, one: Invite) -> dict[str, str]:
    where = shown(unit, one.area) if one.area else unit.tenant.name_of(one.agency)
    return {"role": one.told_as, "of": where, "due": one.expires.isoformat()}


def range_of(start: int, shown_: int, count: int) -> dict[str, str]:
    """Give what a list says of its page: from which number to which, and of how many."""
    return {"count": str(count), "first": str(start + 1), "last": str(start + shown_)}


def numbers(action: str, subjects: Sequence[str], start: int) -> Rows:
    """Make the buttons that open what is on a page, by their numbers."""
    row = tuple(
        Button(action=action, subject=one, revision=0, text=str(number))
        for number, one in enumerate(subjects, start=start + 1)
    )
    return (row,) if row else ()
