"""Who may do what to whose role: every person, every action, on every kind of role, in the own agency and in others.

What is allowed is said here anew. A try goes past every button, as in ``test_permissions``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.people import AGENCY_ADMIN, GROUP, Membership
from bot.domain.report import Draft
from bot.domain.steering_questions import NOBODY, OF_AGENCY
from bot.usecases import deputies, handover, invite, join, members, revoke
from tests.support.archive import add_report, entry, meet
from tests.usecases.test_permissions import LAMPS, PARKS, PEOPLE, TOWN, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.people import Actor, Held
    from storage.unit import Unit
    from tests.support.archive import Archive, Replica

pytestmark = pytest.mark.asyncio

WHY = "Pindah tugas."


class Theirs(NamedTuple):
    """A role that is given or taken: who holds it, its kind, and its agency."""

    who: str
    kind: str
    agency: str | None


ROLES = (
    Theirs("officer of the lamps", Role.OFFICER, LAMPS),
    Theirs("officer of the parks", Role.OFFICER, PARKS),
    Theirs("admin of the lamps", AGENCY_ADMIN, LAMPS),
    Theirs("second admin of the parks", AGENCY_ADMIN, PARKS),
    Theirs("village head", Role.VILLAGE_HEAD, None),
    Theirs("verifier", Role.VERIFIER, None),
    Theirs("second admin", Role.ADMIN, None),
)
GROUPS = (Theirs("", GROUP, LAMPS), Theirs("", GROUP, PARKS))


def steered(who: str, kind: str, agency: str | None) -> bool:
    """Say whose roles this person steers."""
    if who in ("admin", "second admin"):
        return True
    if who == "verifier":
        return kind not in (Role.VERIFIER, Role.ADMIN)
    own = {"admin of the lamps": LAMPS, "second admin of the parks": PARKS}.get(who)
    return own is not None and agency == own and kind in (Role.OFFICER, GROUP)


def peopled(unit: Unit) -> dict[str, Actor]:
    """Let everybody join, and some more whose roles are taken."""
    actors = settle(unit)
    for number, who, role, agency in (
        (31, "second admin", Role.ADMIN, None),
        (32, "second admin of the parks", Role.ADMIN, PARKS),
    ):
        actors[who] = meet(unit, number, name=who)
        unit.members.join(Membership(person=actors[who].person, role=role, agency=agency))
    return actors


def role_of(unit: Unit, actors: dict[str, Actor], theirs: Theirs) -> Held:
    """Find the row of a role."""
    everything = members.steered(unit, actors["admin"])
    page = unit.members.page(everything, start=0, size=100)
    return next(
        one
        for one in page
        if one.membership.person == actors[theirs.who].person and one.membership.told_as == theirs.kind
    )


def finish(unit: Unit, actor: Actor, draft: Draft, end: Callable[..., object]) -> None:
    """End a conversation as if it had been begun before."""
    end(unit, actor, replace(unit.dialogues.get(actor.chat, actor.person), draft=draft))


def lists(unit: Unit, actor: Actor, held: Held) -> bool:
    """See the role on the list."""
    page = unit.members.page(members.steered(unit, actor), start=0, size=100)
    return held.row in {one.row for one in page}


def shows(unit: Unit, actor: Actor, held: Held) -> bool:
    """Press its number."""
    return not members.show_one(unit, actor, held).key


def revokes(unit: Unit, actor: Actor, held: Held) -> bool:
    """Confirm that it is taken."""
    slots = {"row": str(held.row), "words": WHY, "send": "yes", "to": NOBODY}
    finish(unit, actor, Draft(id="d", conversation="revoke", slots=slots), revoke.act)
    ended = unit.members.find(held.row)
    return ended is not None and ended.stage(unit.now) == "ended"


def invites(unit: Unit, actor: Actor, held: Held) -> bool:
    """Confirm an invitation to the same role."""
    mine = held.membership
    slots = {"role": mine.told_as} | ({"agency": mine.agency or ""} if mine.told_as in OF_AGENCY else {})
    before = unit.connection.exec_driver_sql("SELECT count(*) FROM invites").scalar_one()
    finish(unit, actor, Draft(id="d", conversation="invite", slots=slots), invite.hand_out)
    return bool(unit.connection.exec_driver_sql("SELECT count(*) FROM invites").scalar_one() - before)


def withdraws(unit: Unit, actor: Actor, held: Held) -> bool:
    """Take an open invitation to the same role back."""
    mine = held.membership
    join.invite(unit, role=mine.role, agency=mine.agency, area=mine.area, days=7)
    number = unit.connection.exec_driver_sql("SELECT max(id) FROM invites").scalar_one()
    members.withdraw(unit, actor, number)
    found = unit.invites.find(number)
    return found is not None and found.expires <= unit.now


def gives_back(unit: Unit, actor: Actor, held: Held) -> bool:
    """Let them have given the role back that somebody took just now: nobody but who took it may."""
    unit.members.revoke(held, by=actor.person, reason=WHY)
    revoke.undo(unit, actor, unit.members.find(held.row))
    return held.membership in unit.members.memberships(held.membership.person)


ACTIONS = {
    "list": lists,
    "show": shows,
    "revoke": revokes,
    "invite": invites,
    "withdraw an invitation": withdraws,
    "undo": gives_back,
}


def allowed(who: str, action: str, theirs: Theirs) -> bool:
    """Say what should be: whom one steers, whatever is done; a village has one head, who is not given back."""
    if action == "undo":
        # Who took their own role steers nobody any more.
        return steered(who, theirs.kind, theirs.agency) and theirs.kind != Role.VILLAGE_HEAD and who != theirs.who
    return steered(who, theirs.kind, theirs.agency)


@pytest.fixture
def town(lite_archive: Archive) -> Replica:
    return lite_archive.replica(tenant=TOWN)


@pytest.mark.parametrize("action", ACTIONS)
async def test_whoever_steers_a_role_does_and_nobody_else(town: Replica, action: str) -> None:
    """Fourteen people, seven kinds of roles: exactly those whom the table names, before and after leaving."""

    def job(unit: Unit) -> dict[tuple[str, str], tuple[bool, bool]]:
        actors, found = peopled(unit), {}
        for theirs in ROLES:
            held = role_of(unit, actors, theirs)
            for who, actor in actors.items():
                saved = unit.connection.begin_nested()
                found[who, theirs.who] = ACTIONS[action](unit, actor, held), allowed(who, action, theirs)
                saved.rollback()
        return found

    found = await town.run(job)  # type: ignore[arg-type]
    assert len(found) == (len(PEOPLE) + 2) * len(ROLES)
    assert {case: did for case, (did, may) in found.items() if did != may} == {}
    assert any(did for did, _ in found.values())


async def test_groups_are_invited_by_who_steers_the_agency(town: Replica) -> None:
    """A group becomes a desk by the link of whoever steers there."""

    def job(unit: Unit) -> dict[tuple[str, str | None], bool]:
        actors, found = peopled(unit), {}
        for theirs in GROUPS:
            for who, actor in actors.items():
                saved = unit.connection.begin_nested()
                slots = {"role": GROUP, "agency": theirs.agency or ""}
                finish(unit, actor, Draft(id="d", conversation="invite", slots=slots), invite.hand_out)
                made = unit.connection.exec_driver_sql("SELECT count(*) FROM invites").scalar_one()
                saved.rollback()
                found[who, theirs.agency] = bool(made) == steered(who, GROUP, theirs.agency)
        return found

    assert all((await town.run(job)).values())  # type: ignore[arg-type]


@pytest.mark.parametrize("agency", [LAMPS, PARKS])
async def test_cases_are_handed_over_by_who_works_on_them_or_steers_there(town: Replica, agency: str) -> None:
    """By the officer, and by whoever steers the agency's officers; the deputy's time as well."""
    officer = {LAMPS: "officer of the lamps", PARKS: "officer of the parks"}[agency]

    def job(unit: Unit) -> dict[str, tuple[bool, bool, bool]]:
        actors, found = peopled(unit), {}
        held = role_of(unit, actors, Theirs(officer, Role.OFFICER, agency))
        report = add_report(unit, actors["reporter"].person, agency=agency)
        line = entry(unit, Event.ACCEPT, Status.IN_PROGRESS, role=Role.OFFICER, actor=held.membership.person)
        report = unit.reports.move(report, replace(line, agency=agency))
        until = unit.now.replace(year=2027)
        for who, actor in actors.items():
            saved = unit.connection.begin_nested()
            slots = {"row": str(held.row), "to": NOBODY, "send": "yes"}
            finish(unit, actor, Draft(id="d", conversation="handover", slots=slots), handover.act)
            gave = unit.reports.history(report.id)[-1].event is Event.HAND_OVER
            deputy = replace(held.membership, person=actors["another citizen"].person)
            unit.members.lend(deputy, since=unit.now, until=until, whose=held.membership.person)
            [lent] = unit.members.lent_for(held.membership.person, agency)
            ended = not deputies.end(unit, actor, lent).alert
            saved.rollback()
            found[who] = gave, ended, who == officer or steered(who, Role.OFFICER, agency)
        return found

    found = await town.run(job)  # type: ignore[arg-type]
    assert {who: case for who, case in found.items() if case != (case[2],) * 3} == {}


async def test_the_last_national_admin_is_nobodys_to_take(town: Replica) -> None:
    """Not one's own, not a verifier's, and not the operator's."""

    def job(unit: Unit) -> list[str]:
        actors = settle(unit)
        held = role_of(unit, actors, Theirs("admin", Role.ADMIN, None))
        refused = [revoke.refusal(unit, actor, held) for actor in (*actors.values(), None)]
        assert not unit.members.revoke(held, by=None, reason=WHY)
        return refused

    refused = await town.run(job)  # type: ignore[arg-type]
    assert set(refused) == {"revoke-not-yours", "revoke-last"}
    assert refused[-1] == "revoke-last"


async def test_a_link_lets_in_only_while_its_maker_could_make_it(town: Replica) -> None:
    """What an admin handed out before the role was taken is past its date; the operator's links stay good."""

    def job(unit: Unit) -> tuple[bool, bool, bool]:
        actors = peopled(unit)

        def link(maker: int | None) -> str:
            return join.invite(unit, role=Role.OFFICER, agency=LAMPS, area=None, days=7, maker=maker)

        first, second = (link(actors["admin of the lamps"].person) for _ in range(2))
        came = join.redeem(unit, meet(unit, 41), first)
        held = role_of(unit, actors, Theirs("admin of the lamps", AGENCY_ADMIN, LAMPS))
        assert unit.members.revoke(held, by=None, reason=WHY)
        return came, join.redeem(unit, meet(unit, 42), second), join.redeem(unit, meet(unit, 43), link(None))

    assert await town.run(job) == (True, False, True)  # type: ignore[arg-type]
